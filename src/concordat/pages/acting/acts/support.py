"""Bring in an agency that shares the concern, and somebody who works there."""

from concordat.core import sentences
from concordat.core.acts import SUPPORTER, Appointed
from concordat.core.appointing import why_not_appointed
from concordat.core.labels import REASON
from concordat.core.posts import SideOf
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.behalf import ask_who_said
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import FromList, LongText

LABEL = "Bring in an agency that shares your concern"
READS = (
    "They and their safeguarding lead can read this case from then on, add what they know, and ask "
    "for a meeting. They don't act for either side. Both sides are told which agency it is."
)
LATER = "If you withdraw this later, they are told first and can take it on."


def form(ask: Ask) -> ActForm:
    who = ask.ask(
        FromList(
            "who",
            "Which agency, and who there?",
            options=ask.once(_options),
            needed="Choose an agency and somebody who works there.",
        )
    )
    reason = ask.ask(
        LongText(
            "reason",
            "Why do they share your concern?",
            kept=REASON,
            needed=sentences.SAY_WHY,
            rows=3,
        )
    )

    ask_who_said(ask, (SideOf("raising"),), sentences.WHO_OF_THE_RAISING_ASKED)

    def brought_in() -> Appointed:
        agency, _, person = who.given.partition(" ")
        return Appointed(SUPPORTER, person, side="third", agency=agency, notes=ask.notes(reason))

    return ActForm(
        heading=LABEL,
        act=brought_in,
        button="Bring them in",
        lead=(READS, LATER),
    )


def _options(ask: Ask) -> dict[str, str]:
    """Everybody with a role in an agency of the board who can be brought in for it, by agency and
    person.
    """
    lines = [(each.name, line) for each in ask.agencies().values() for line in each.lines]
    record = ask.view.record.with_seats(line.seat for _, line in lines)
    found: dict[tuple[str, str], str] = {}
    for agency, line in lines:
        if line.holder:
            told = f"{agency}: {line.holder.name}, {line.seat.title}"
            found.setdefault((line.seat.agency, line.holder.id), told)

    def can_be(agency: str, person: str) -> bool:
        act = Appointed(SUPPORTER, person, side="third", agency=agency)
        return why_not_appointed(record, ask.view.case, act) is None

    return {" ".join(who): told for who, told in found.items() if can_be(*who)}


PAGE = ActPage(LABEL, form)
