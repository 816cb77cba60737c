"""Taking the case on, or stopping it: for the side that raised it."""

from concordat.core.acts import MovedUp, TakenNoFurther, Withdrawn
from concordat.core.who import moving
from concordat.core.who.offers import offers
from concordat.pages.acting.ask import Ask, Form
from concordat.pages.components.fields import Field

GROUNDS = {
    moving.NO_ANSWER: "No answer has come",
    moving.RISK_TO_CHILD: "Waiting puts the child at risk",
}


def move_up(ask: Ask) -> Form:
    """The next step, on a ground that holds now."""
    possible = offers(ask.protocol, ask.view.case, ask.view.actor)
    grounds = [offer.about for offer in possible if offer.kind == "move-up" and offer.open]
    sent = ask.text(
        "ground"
    )  # it held when the page was opened; whether it still does, the core says
    grounds += [sent] if sent in _every_ground(ask) and sent not in grounds else []
    options = {ground: _ground(ask, ground) for ground in grounds}
    only = grounds[0] if len(grounds) == 1 else ""
    above = ask.protocol.steps[ask.view.case.step].above
    to = f"It goes to: {ask.protocol.steps[above].title}." if above else ""
    needed = (
        ""
        if ask.text("ground") == moving.NO_ANSWER
        else "Say why it can't wait: one or two sentences."
    )
    return Form(
        heading="Move up a step",
        fields=(
            ask.radios("ground", "Why now?", options, needed="Say on which ground.", start=only),
            ask.area(
                "reason",
                "In your own words",
                needed=needed,
                hint=(
                    "Both sides will read this. You are using the procedure as it is meant to "
                    "be used."
                ),
                example=(
                    "He came to school hungry again today and says that nobody has been at "
                    "home since Friday."
                ),
            ),
        ),
        act=lambda: MovedUp(ask.text("ground"), ask.notes(reason="reason")),
        button="Move up a step",
        lead=tuple(
            filter(
                None,
                (
                    to,
                    (
                        "What is still open at this step ends as overtaken; letters and actions "
                        "stay owed."
                    ),
                ),
            )
        ),
    )


def _ground(ask: Ask, ground: str) -> str:
    return ask.names.said(GROUNDS[ground]) if ground in GROUNDS else ground[:1].upper() + ground[1:]


def _safety(ask: Ask) -> Field:
    needed = ask.names.said("Say what keeps the child safe. “Nothing” is an answer.")
    return ask.area(
        "safety", ask.names.said("What keeps the child safe now?"), needed=needed, rows=3
    )


def _every_ground(ask: Ask) -> set[str]:
    return {*GROUNDS, *(ground for step in ask.protocol.steps.values() for ground in step.early)}


def withdraw(ask: Ask) -> Form:
    """Withdrawing the whole case, with the reason and what keeps the child safe."""
    return Form(
        heading="Withdraw",
        fields=(
            ask.area(
                "reason", "Why are you withdrawing it?", needed="Say why: one or two sentences."
            ),
            _safety(ask),
        ),
        act=lambda: Withdrawn(ask.notes(reason="reason", safety="safety")),
        button="Withdraw it",
        lead=("The case ends. Everybody with a part in it, and the board, is told.",),
    )


def no_further(ask: Ask) -> Form:
    """Leaving what is not agreed where it is."""
    return Form(
        heading="Take it no further",
        fields=(
            ask.area(
                "reason",
                "Why are you taking it no further?",
                needed="Say why: one or two sentences.",
            ),
            _safety(ask),
        ),
        act=lambda: TakenNoFurther(ask.notes(reason="reason", safety="safety")),
        button="Take it no further",
        lead=(
            (
                "What was agreed stands and is followed to done. Your disagreement about the rest "
                "stays in the record."
            ),
        ),
    )
