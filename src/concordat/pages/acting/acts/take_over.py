"""Go on with a case in somebody's place: oneself, or whoever the business manager names."""

from django.http import Http404
from msgspec.structs import replace

from concordat.brief.view import CaseView
from concordat.core import sentences
from concordat.core.acts import TookOver
from concordat.core.appointing import why_not_taken_over
from concordat.core.away import unless_there
from concordat.core.labels import REASON
from concordat.core.posts import PartySide
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import FromList, LongText
from concordat.pages.forms.sheet import Answer

TAKE_OVER = "Take this case over"
APPOINT = "Say who goes on with this case"
NAME = "Say who made the decision"
SUCH_AS = "Such as: ill, left, on leave. Say no more than they need to know."
NAMED = "Such as: their name is on the decision. They see this case from then on, and are told."


def label(view: CaseView, agency: str) -> str:
    if not view.actor.is_officer:
        return TAKE_OVER if _goes_on(view, agency) else NAME
    card = view.agencies.get(agency)
    return f"{APPOINT} for {card.name}" if card else APPOINT


def form(ask: Ask) -> ActForm:
    agency = ask.about
    side = _side(ask)
    of = _goes_on(ask.view, agency)
    person = _ask_who(ask, agency)
    reason = ask.ask(
        LongText(
            "reason",
            "Why does somebody else go on?" if of else sentences.ASK_HOW_KNOWN,
            kept=REASON,
            needed=sentences.SAY_WHY,
            hint=SUCH_AS if of else NAMED,
            rows=3,
        )
    )
    return ActForm(
        heading=label(ask.view, agency),
        act=lambda: TookOver(
            side=side,
            agency=agency,
            person=person.given if person else ask.view.actor.person,
            of=of,
            notes=ask.notes(reason),
        ),
        button=_button(ask, named=person is not None),
        lead=_lead(ask, of),
    )


def _ask_who(ask: Ask, agency: str) -> Answer[str] | None:
    """Ask who of the agency goes on: the business manager, and a lead or manager where nobody said
    who made the decision. Elsewhere a lead or manager goes on themselves.
    """
    named = _goes_on(ask.view, agency) is not None
    if named and not ask.view.actor.is_officer:
        return None
    question = "Who goes on with it?" if named else "Who made the decision, or goes on for them?"
    return ask.ask(
        FromList(
            "person",
            question,
            options=_people_of(ask, agency),
            needed="Choose who goes on with it.",
        )
    )


def _button(ask: Ask, *, named: bool) -> str:
    if not named:
        return "Take it over"
    return "Appoint them" if ask.view.actor.is_officer else "Name them"


def _people_of(ask: Ask, agency: str) -> dict[str, str]:
    """Everybody with a post in an agency, with that post, who can go on with the case for it."""
    known, record, case = ask.view.people, ask.view.record, ask.view.case
    goes_on, found = TookOver(_side(ask), agency, "", _goes_on(ask.view, agency)), dict[str, str]()
    for seat in record.directory.seats:
        card = known.get(seat.holder or "") if seat.agency == agency else None
        if card and not why_not_taken_over(record, case, replace(goes_on, person=card.id)):
            away = unless_there((seat,), card.id, ask.view.today)
            found.setdefault(card.id, f"{card.name}, {seat.title}{away}")
    return dict(sorted(found.items(), key=lambda each: each[1]))


def _goes_on(view: CaseView, agency: str) -> str | None:
    """Who acts in the practitioner's place of an agency; None where nobody said who that is."""
    side = "raising" if agency == view.case.raising.id else "answering"
    return view.case.goes_on(side, agency)


def _side(ask: Ask) -> PartySide:
    """The side of the agency that the page is about. Raises Http404 if it has no part."""
    case = ask.view.case
    if ask.about == case.raising.id:
        return "raising"
    if case.party(ask.about) is None:
        raise Http404
    return "answering"


def _lead(ask: Ask, of: str | None) -> tuple[str, ...]:
    keeps = "Deadlines keep running. Everybody with a part in the case is told."
    if of is None:
        return (keeps,)
    name = ask.names.person(of)
    return (f"What {name} was to do is then for whoever goes on. {name} can still see it.", keeps)


PAGE = ActPage(label, form)
