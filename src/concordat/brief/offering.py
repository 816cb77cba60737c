"""What a reader might do, and why not where it isn't theirs to do."""

from concordat.brief.names import Names
from concordat.brief.values import OfferBrief
from concordat.core.case import Owed
from concordat.core.who.allowed import offers


def offered(names: Names) -> tuple[OfferBrief, ...]:
    """Everything the state of the case leaves room for, with the reason where it would be
    refused.
    """
    view = names.view
    return tuple(
        OfferBrief(each.kind, each.about, each.refused.sentence if each.refused else "")
        for each in offers(view.protocol, view.case, view.actor)
    )


def for_others(names: Names, duty: Owed) -> bool:
    """Whether the reader would record it for somebody else, as the board's business manager."""
    actor = names.view.actor
    return actor.is_officer and not actor.owes(names.protocol.duty(duty.key), duty)
