"""Confirm, issue by issue, that what the raising side says was agreed is right."""

from concordat.brief.written import entry, words_about
from concordat.core.acts import AGREED, NOT_AGREED, Positioned
from concordat.core.case.discussed import asks_again
from concordat.core.labels import POSITION
from concordat.pages.acting.agreed import written_down
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.acting.points import Asked, Points, party

LABEL = "Confirm what was agreed"
ACCEPTED_APART = "Each agency is asked separately whether it accepts its own actions."
ENDS_WITH_IT = (
    "If you say no to every point that an action belongs to, and nobody has accepted that action "
    "yet, nobody has to carry it out. If you say yes to any of them, it stays."
)
EACH = Asked(
    options={
        "agreed": "Yes, that is what was agreed",
        "not agreed": "No, that is not what was agreed",
    },
    needed="Say whether that is what was agreed.",
    words="What was agreed instead, or anything to add?",
    hint="Needed if you say no.",
)


def form(ask: Ask) -> ActForm:
    agency = party(ask).id
    points = Points(ask, EACH, "answering", agency, _waiting(ask, agency))
    return ActForm(
        heading=LABEL,
        act=points.positioned,
        lead=(f"If it is not what was agreed, {_if_not(ask, agency)}",),
        reads=written_down(ask, ACCEPTED_APART, ENDS_WITH_IT),
        dated=True,
        likely=tuple(
            (about, Positioned("answering", agency, dict.fromkeys(points.asked, word)))
            for about, word in (("if all of it is right", AGREED), ("if not", NOT_AGREED))
        ),
    )


def _if_not(ask: Ask, agency: str) -> str:
    """What comes of denying it, at the present step or after the end."""
    case, raising = ask.view.case, ask.names.raising
    if case.end is not None:
        return f"{raising} is told. This has ended, so nobody is asked again."
    if asks_again(ask.protocol, case, agency):
        return f"it is in dispute again: {raising} is told, and asked again."
    step = ask.protocol.steps[case.step].title
    return f"it is in dispute again: {raising} is told, and it is dealt with now, at: {step}."


def _waiting(ask: Ask, agency: str) -> dict[str, str]:
    """The issues waiting for confirmation, each with what the raising side wrote about it."""
    case, found = ask.view.case, {}
    for issue in case.issues_with(agency):
        said = case.positions_on(agency, issue.id)
        if said.raising == "agreed" and said.answering is None:
            found[issue.id] = _their_words(ask, said.raising_seq, issue.id)
    return found


def _their_words(ask: Ask, seq: int, point: str) -> str:
    event = entry(ask.view, seq)
    words = words_about(ask.view, event.act, POSITION, point) if event else ""
    if words:
        return f"{ask.names.raising} wrote: {words}"
    return f"{ask.names.raising} says that this is agreed."


PAGE = ActPage(LABEL, form)
