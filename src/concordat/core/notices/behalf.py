"""What whoever rang the board is told of what was typed for them."""

from collections.abc import Iterator

from concordat.core.acts import CarriedOut, Raised
from concordat.core.case import Case
from concordat.core.events import Event
from concordat.core.notices.naming import Unnamed
from concordat.core.notices.values import Telling
from concordat.core.posts import SideOf
from concordat.core.protocol import Protocol
from concordat.core.who.recipients import Recipient


def of_behalf(protocol: Protocol, case: Case, event: Event) -> Iterator[Telling]:
    """Whoever rang is told what was typed for them, unless only the board may know of it; of what
    raising it carried out, with that it was raised.
    """
    if not event.behalf or event.behalf == event.by or event.act.for_the_board:
        return
    to = _who_rang(case, event, event.behalf)
    match event.act:
        case Raised():
            yield Telling(to, "raised for you", "a disagreement was raised in your name")
        case CarriedOut(by_raising=True):
            return
        case _:
            said = event.act.sentence(Unnamed(protocol, case, reads=True))
            yield Telling(to, "recorded", f"“{said}”")


def _who_rang(case: Case, event: Event, person: str) -> Recipient:
    """Whoever rang, on the side whose word it is."""
    match event.whose:
        case SideOf("raising"):
            return Recipient("raising", case.raising.id, person=person)
        case SideOf("answering", str(agency)):
            return Recipient("answering", agency, person=person)
        case _:
            return Recipient("board", person=person)
