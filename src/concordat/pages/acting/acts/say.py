"""Say what is agreed with one answering agency, issue by issue, and what prevents agreement."""

from collections.abc import Iterable
from dataclasses import replace

from concordat.brief.foreseen import foreseen, goes_on_to, then_with
from concordat.core.acts import AGREED, NOT_AGREED, Positioned
from concordat.core.posts import PartySide
from concordat.core.who.offers import speaks_for
from concordat.pages.acting.agreed import ActionRows, written_down
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.acting.points import Asked, Points, party

LABEL = "Say what is agreed"
EACH = Asked(
    options={"agreed": "It is agreed", "not agreed": "It is not agreed"},
    needed="Say whether it is agreed.",
    words="What was agreed, or what prevents it?",
    hint="Needed if it is not agreed.",
)
NEEDED_EITHER_WAY = "Needed whichever you say."
STAYS_OPEN = (
    "If something is not agreed, nothing happens by itself: the case shows what is then open."
)
STANDS_ALREADY = "This stands already: write down below only what is to be done besides."
ACTIONS_TOO = "Whoever is to do an action that you write down here is told of it too."


def form(ask: Ask) -> ActForm:
    agency, case = party(ask).id, ask.view.case
    unsettled = [
        issue.id
        for issue in case.issues_with(agency)
        if not case.positions_on(agency, issue.id).settled
    ]
    side = speaks_for(ask.view.actor, agency)
    asked = replace(EACH, hint=NEEDED_EITHER_WAY) if side == "raising" else EACH
    if side == "raising":
        lead = (_between(ask, agency), *_goes_on(ask, agency, unsettled))
    else:
        lead = _for_the_other(ask)
    points = Points(ask, asked, side, agency, dict.fromkeys(unsettled, ""))
    actions = ActionRows(ask)
    return ActForm(
        heading=LABEL,
        act=points.positioned,
        also=actions.acts,
        reads=written_down(ask, STANDS_ALREADY),
        lead=(*lead, ACTIONS_TOO),
        dated=True,
        likely=(
            ("if all of it is agreed", Positioned(side, agency, dict.fromkeys(unsettled, AGREED))),
            ("if a point is not agreed", _none_agreed(side, agency, unsettled)),
        ),
    )


def _between(ask: Ask, agency: str) -> str:
    return (
        f"This is between you and {ask.names.agency(agency)}. Agreed means that both of you now "
        "want the same: write what that is. They are asked to confirm it."
    )


def _for_the_other(ask: Ask) -> tuple[str, ...]:
    return (f"{ask.names.raising} says whether this goes on; your answer is shown beside theirs.",)


def _goes_on(ask: Ask, agency: str, points: Iterable[str]) -> tuple[str, ...]:
    """What “not agreed” leads to: the next step, and who owes what there."""
    then = foreseen(ask.view, _none_agreed("raising", agency, points))
    there = goes_on_to(then, ask.view)
    if not there:
        return (*filter(None, (STAYS_OPEN, then_with(then))),)
    return (f"If a point is not agreed, the whole case goes on at once to {there}",)


def _none_agreed(side: PartySide, agency: str, points: Iterable[str]) -> Positioned:
    return Positioned(side, agency, dict.fromkeys(points, NOT_AGREED))


PAGE = ActPage(LABEL, form)
