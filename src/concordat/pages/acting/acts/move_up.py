"""Move the case to the next step, on a ground that applies now."""

from concordat.brief.foreseen import Foreseen, foreseen, goes_on_to, not_now
from concordat.brief.names import Names
from concordat.brief.view import CaseView
from concordat.core import sentences
from concordat.core.acts import NO_ANSWER, RISK_TO_CHILD, MovedUp
from concordat.core.errors import Refused
from concordat.core.labels import REASON
from concordat.core.posts import SideOf
from concordat.core.who.offers import offers
from concordat.core.wording import capitalised
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.behalf import ask_who_said
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import LongText, OneOf

LABEL = sentences.MOVE_UP
OVERTAKEN = (
    "What was still to be done at this step need not be done any more. Letters and agreed actions "
    "still have to be."
)
AS_INTENDED = "You are using the procedure as intended."
EMPTY_IF_OVERDUE = (
    "If no answer has come, you can leave this empty: the record shows that it is overdue."
)
MISTAKEN = "If this was a mistake, it can be taken out, and both sides are told."
GROUNDS = {
    NO_ANSWER: "No answer has come",
    RISK_TO_CHILD: "Waiting puts the child at risk",
}


def label(view: CaseView, ground: str) -> str:
    if ground == NO_ANSWER:
        return LABEL
    return f"{LABEL} early: {Names(view).ground(ground)}"


def form(ask: Ask) -> ActForm:
    grounds = _grounds(ask)
    ground = ask.ask(
        OneOf(
            "ground",
            "Why now?",
            options={each: _words(ask, each) for each in grounds},
            needed="Say why now.",
            start=grounds[0] if len(grounds) == 1 else "",
        )
    )
    reason = ask.ask(
        LongText(
            "reason",
            "In your own words",
            kept=REASON,
            needed=_why_now(ask, ground.value or ""),
            least=MovedUp.least[REASON.key],
            hint=" ".join(filter(None, (_may_be_empty(ask, grounds), AS_INTENDED))),
            example="He came to school hungry again today and says that nobody has been at "
            "home since Friday.",
        )
    )
    ask_who_said(ask, (SideOf("raising"),), sentences.WHO_OF_THE_RAISING_ASKED)
    would = MovedUp(ground.value or next(iter(grounds), ""))
    return ActForm(
        heading=LABEL,
        act=lambda: MovedUp(ground.given, notes=ask.notes(reason)),
        button=LABEL,
        lead=(
            *_to(ask, foreseen(ask.view, would)),
            OVERTAKEN,
            MISTAKEN,
        ),
        weighs=ground.value != RISK_TO_CHILD,  # nobody waits longer where a child is at risk
    )


def _grounds(ask: Ask) -> list[str]:
    """The grounds that apply now, and the one that was sent. That one applied when the page was
    opened; core decides whether it still does.
    """
    possible = offers(ask.protocol, ask.view.case, ask.view.actor)
    found = [offer.about for offer in possible if offer.kind == "move-up" and offer.open]
    every = {*GROUNDS, *(each for step in ask.protocol.steps.values() for each in step.early)}
    sent = ask.typed.text("ground")
    return [*found, sent] if sent in every and sent not in found else found


def _why_now(ask: Ask, ground: str) -> str:
    """The error for a missing reason; "" if none is needed, because everybody can see that the
    answer is late.
    """
    needed = MovedUp(ground).needed(ask.protocol, ask.view.case)
    return next((each.sentence for each in needed), "")


def _may_be_empty(ask: Ask, grounds: list[str]) -> str:
    """That no reason is needed for that the answer is overdue; "" where one is."""
    return EMPTY_IF_OVERDUE if NO_ANSWER in grounds and not _why_now(ask, NO_ANSWER) else ""


def _words(ask: Ask, ground: str) -> str:
    return ask.names.said(GROUNDS[ground]) if ground in GROUNDS else capitalised(ground)


def _to(ask: Ask, then: Foreseen | Refused) -> tuple[str, ...]:
    """Where it goes and who owes what there; why not, where it would be refused."""
    if isinstance(then, Refused):
        return (not_now(then),)
    return tuple(f"It goes on to {there}" for there in (goes_on_to(then, ask.view),) if there)


PAGE = ActPage(label, form)
