"""Say what is agreed with one answering agency, issue by issue, and what prevents agreement."""

from dataclasses import replace

from concordat.core import sentences
from concordat.core.protocol import Signal, Step, Target
from concordat.core.who.offers import speaks_for
from concordat.core.wording import joined
from concordat.pages.acting.agreed import ActionRows
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.acting.points import Asked, Points, party

LABEL = "Say what is agreed"
EACH = Asked(
    options={"agreed": "It is agreed", "not agreed": "It is not agreed"},
    needed="Say whether it is agreed.",
    words="What was agreed, or what prevents it?",
)
STAYS_OPEN = (
    "If something is not agreed, nothing happens by itself: the case shows what is then open."
)


def form(ask: Ask) -> ActForm:
    agency, case = party(ask).id, ask.view.case
    unsettled = [
        issue.id
        for issue in case.issues_with(agency)
        if not case.positions_on(agency, issue.id).settled
    ]
    side = speaks_for(ask.view.actor, agency)
    asked = replace(EACH, agreed=sentences.SAY_WHAT_WAS_AGREED) if side == "raising" else EACH
    points = Points(ask, asked, dict.fromkeys(unsettled, ""))
    actions = ActionRows(ask)
    return ActForm(
        heading=LABEL,
        act=lambda: points.positioned(side, agency),
        also=actions.acts,
        lead=_for_the_raising_side(ask, agency) if side == "raising" else _for_the_other(ask),
        may_end=True,
        dated=True,
    )


def _for_the_raising_side(ask: Ask, agency: str) -> tuple[str, ...]:
    between = (
        f"This is between you and {ask.names.agency(agency)}. Where something is agreed, they are "
        "asked to confirm it."
    )
    return (between, *_goes_on(ask))


def _for_the_other(ask: Ask) -> tuple[str, ...]:
    return (f"{ask.names.raising} says whether this goes on; your answer is shown beside theirs.",)


def _goes_on(ask: Ask) -> tuple[str, ...]:
    """What “not agreed” leads to: the next step, and whom the procedure brings in there."""
    target = _if_not_agreed(ask)
    if target is None:
        return ()
    if target.kind != "step":
        return (STAYS_OPEN,)
    step = ask.protocol.steps[target.name]
    people = _brought_in(ask, step)
    then = f" It is then with {joined(people)}." if people else ""
    return (f"If a point is not agreed, the whole case goes on at once to: {step.title}.{then}",)


def _if_not_agreed(ask: Ask) -> Target | None:
    """Where “not agreed” leads from the present step; None if nowhere."""
    for key in ask.protocol.steps[ask.view.case.step].duties:
        spec = ask.protocol.duties[key]
        if spec.settled == "positions" and "not agreed" in spec.then:
            return spec.then["not agreed"]
    return None


def _brought_in(ask: Ask, step: Step) -> list[str]:
    """Who acts today in each post of both sides that a step asks for something as it is entered."""
    specs = [ask.protocol.duties[key] for key in step.duties]
    specs = [spec for spec in specs if Signal("entered", step.key) in spec.opens]
    every = dict.fromkeys(post for spec in specs for post in spec.who)
    posts = [post for post in every if post.side in ("raising", "answering")]
    holders = [holder for post in posts for holder in ask.names.holders(post)]
    named = [f"{each.acting.name} ({each.title})" for each in holders if each.acting]
    return list(dict.fromkeys(named))


PAGE = ActPage(LABEL, form)
