"""Confirm, issue by issue, that what the raising side says was agreed is right."""

from concordat.brief.written import entry, words_about
from concordat.core.labels import POSITION
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.acting.points import Asked, Points, party

LABEL = "Confirm what was agreed"
IF_NOT = "If it is not what was agreed, it goes back to"
EACH = Asked(
    options={
        "agreed": "Yes, that is what was agreed",
        "not agreed": "No, that is not what was agreed",
    },
    needed="Say whether that is what was agreed.",
    words="Anything to add?",
)


def form(ask: Ask) -> ActForm:
    agency = party(ask).id
    points = Points(ask, EACH, _waiting(ask, agency))
    return ActForm(
        heading=LABEL,
        act=lambda: points.positioned("answering", agency),
        lead=(f"{IF_NOT} {ask.names.raising}, who are asked again.",),
        dated=True,
    )


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
