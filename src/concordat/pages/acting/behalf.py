"""Recording for somebody else, as the board's officer."""

from concordat.casework.values import CaseView
from concordat.core.case import Owed
from concordat.core.offers import owes
from concordat.pages.acting.ask import Ask
from concordat.pages.forms.fields import OneOf

NAME = "behalf"


def for_others(view: CaseView, duty: Owed) -> bool:
    """Whether the reader would record it for somebody else, as the board's officer."""
    return view.actor.is_officer and not owes(view.record.protocol, view.actor, duty)


def ask_whose(ask: Ask, duty: Owed) -> None:
    """Asks the board's officer whose doing it was."""
    if not for_others(ask.view, duty):
        return
    acting = [holder.acting for holder in ask.names.people_for(duty)]
    people = {card.id: card.name for card in acting if card is not None}
    if people:
        ask.ask(
            OneOf(
                NAME,
                "Who told you that it was done?",
                options=people,
                needed="Say for whom you record it.",
            )
        )
