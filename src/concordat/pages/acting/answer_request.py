"""Answer what one was asked for: advice or guidance."""

from concordat.brief.requests import said_of_request
from concordat.core import sentences
from concordat.core.acts import CarriedOut
from concordat.core.case import Owed
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.behalf import ask_whose
from concordat.pages.acting.form import ActForm

LABEL = "Answer this"
LATER = "Both sides read your answer. If you have to decide this later, the record shows it."


def form(ask: Ask, duty: Owed) -> ActForm:
    summary = ask.summary("What do you answer?", sentences.SAY_THE_ADVICE)
    ask_whose(ask, duty)
    question = said_of_request(ask.names, duty)
    return ActForm(
        heading=LABEL,
        act=lambda: CarriedOut((duty.id,), notes=ask.notes(summary)),
        button="Send it",
        lead=(*(f"{each}." for each in question), LATER),
        dated=True,
    )
