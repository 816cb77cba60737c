"""Hand a task to a colleague of one's own agency."""

from django.http import Http404

from concordat.brief.view import CaseView
from concordat.core import sentences
from concordat.core.acts import HandedOn
from concordat.core.away import unless_there
from concordat.core.case import Owed
from concordat.core.colleagues import colleagues
from concordat.core.labels import REASON
from concordat.core.who.colleagues import hands_on_as
from concordat.core.wording import capitalised
from concordat.pages.acting.ask import OWN_READS, Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import FromList, LongText

LABEL = "Hand this to a colleague"
STAYS = (
    "It stays yours until they say that they take it on. The deadline stays as it is.",
    "They are told, and can open this case to read it.",
)


def form(ask: Ask) -> ActForm:
    duty = ask.duty()
    held = hands_on_as(ask.protocol, ask.view.actor, duty)
    if held is None:
        raise Http404
    options = _colleagues(ask.view, duty, held.agency)
    needed = "Choose who you ask."
    person = ask.ask(FromList("person", "Who do you ask?", options=options, needed=needed))
    reason = ask.ask(
        LongText(
            "reason",
            "Why do you hand it on?",
            kept=REASON,
            needed=sentences.SAY_WHY,
            hint="Such as: on leave, too much at once.",
            read_by=OWN_READS,
            rows=3,
        )
    )
    return ActForm(
        heading=LABEL,
        act=lambda: HandedOn(duty.id, person.given, notes=ask.notes(reason)),
        button="Ask them",
        lead=(f"{capitalised(duty.what)}.", *STAYS),
        duty=duty,
    )


def _colleagues(view: CaseView, duty: Owed, agency: str) -> dict[str, str]:
    """Those of an agency who may do this, with their role, by id."""
    found: dict[str, str] = {}
    for each in colleagues(view.record, view.case, duty, view.actor):
        seats = [
            seat
            for seat in view.record.directory.seats
            if seat.holder == each and seat.agency == agency
        ]
        away = unless_there(seats, each, view.today)
        found[each] = f"{view.people[each].name}, {seats[0].title}{away}"
    return dict(sorted(found.items(), key=lambda option: option[1]))


PAGE = ActPage(LABEL, form)
