"""What the sides of a case say: of each point, and of what keeps the child safe."""

from collections.abc import Iterable
from datetime import date, datetime

import msgspec

from concordat.core.acts import SafetyStated


class Positions(msgspec.Struct, frozen=True):
    """What both sides say of one issue with one agency, and in which events they said it;
    `agreed_in` is every request with which the raising side called it agreed, the last one last.
    """

    raising: str | None = None
    raising_seq: int = 0
    answering: str | None = None
    answering_seq: int = 0
    agreed_in: tuple[str, ...] = ()

    @property
    def settled(self) -> bool:
        """Agreed, and confirmed by the other side."""
        return self.raising == "agreed" and self.answering == "agreed"


UNSAID = Positions()


class Safety(msgspec.Struct, frozen=True):
    """What a side says keeps the child safe, in which visit of which step it said so, in which
    entry and when.

    `lasts` is the day until which that holds or, of a plan without an end, on which it is asked
    about again; `asks` the instant from which its side is asked, None where it never is, or was.
    `replaced`: its side said something else when it gave the case up.
    """

    stated: SafetyStated
    visit: int
    seq: int
    said: datetime
    lasts: date | None = None
    asks: datetime | None = None
    replaced: bool = False

    def is_plan(self, today: date) -> bool:
        """Whether something keeps the child safe by that, and hasn't run out."""
        until = self.stated.until
        return not self.stated.nothing and (until is None or until >= today)

    def holds(self, today: date) -> bool:
        """Whether its side is not late either with what it was asked about it."""
        return self.is_plan(today) and (self.lasts is None or self.lasts >= today)


def no_plan_known(safety: Iterable[Safety], today: date) -> bool:
    """Whether, by what was said, no safety plan is known: a side says that there is none, or every
    plan has run out. Not where nobody said anything of it.
    """
    said = [*safety]
    if any(each.stated.nothing and not each.replaced for each in said):
        return True
    return bool(said) and not any(each.replaced or each.is_plan(today) for each in said)
