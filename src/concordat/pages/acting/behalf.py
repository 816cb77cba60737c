"""Recording for somebody else, as the board's business manager."""

from concordat.brief.duties import owners
from concordat.brief.offering import for_others
from concordat.core.case import Owed
from concordat.pages.acting.ask import Ask
from concordat.pages.forms.fields import OneOf

NAME = "behalf"


def ask_whose(ask: Ask, duty: Owed) -> None:
    """Ask the board's business manager who did it."""
    if not for_others(ask.names, duty):
        return
    acting = [holder.acting for holder in owners(ask.names, duty)]
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
