"""An entry of the record, as whoever tells of it sees it; and how acts say whom they tell."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeVar

from concordat.core.acts import Act
from concordat.core.case import Case
from concordat.core.events import Event
from concordat.core.notices.values import Nobody, Telling
from concordat.core.posts import PARTY_SIDES
from concordat.core.protocol import Protocol
from concordat.core.who import recipients
from concordat.core.who.recipients import Recipient, involved
from concordat.core.wording import worded


class Entry(NamedTuple):
    """An entry, with the case as it is after it."""

    protocol: Protocol
    case: Case
    event: Event

    @property
    def who(self) -> str:
        """Whoever did it, or for whom it was typed."""
        return self.event.behalf or self.event.by

    @property
    def agency(self) -> str:
        """The agency whose word it is; "" of the board's."""
        whose = self.event.whose
        if whose is None or whose.side == "board":
            return ""
        return self.case.raising.id if whose.side == "raising" else whose.agency or ""

    def worded(self, text: str) -> str:
        """A sentence in the procedure's own words for a child."""
        return worded(text, self.protocol.words)

    def everyone(self) -> tuple[Recipient, ...]:
        return recipients.everyone(self.protocol, self.case)

    def present(self) -> tuple[Recipient, ...]:
        """Everybody in the case, and of the board those whom it has named."""
        return recipients.present(self.protocol, self.case)

    def raising(self) -> tuple[Recipient, ...]:
        return involved(self.protocol, self.case, "raising")

    def other_sides(self) -> list[Recipient]:
        """The side that did not act; both, where the board or a third party did."""
        spoke = self.event.whose.side if self.event.whose else None
        others = (side for side in PARTY_SIDES if side != spoke)
        return [each for side in others for each in involved(self.protocol, self.case, side)]

    def own_side(self) -> tuple[Recipient, ...]:
        side = self.event.side
        return involved(self.protocol, self.case, side) if side else self.everyone()


A = TypeVar("A", bound=Act)
Told = Iterable[Telling] | Nobody
Tells = Callable[[Entry, Any], Told]
"""Whom an act of one kind tells, beside what follows from it; or why it tells nobody."""


def tells(kind: type[A], said: Callable[[Entry, A], Told]) -> tuple[type[Act], Tells]:
    """That acts of a kind tell what is said of them here."""
    return kind, said


def tells_nobody(why: str, *kinds: type[Act]) -> dict[type[Act], Tells]:
    """That acts of these kinds tell nobody by themselves, and why that is right."""
    return dict.fromkeys(kinds, lambda _entry, _act: Nobody(why))
