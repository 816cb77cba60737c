"""What the sides of a case say: of each point, and of what keeps the child safe."""

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
    """What a side says keeps the child safe, and in which visit of which step it said so."""

    stated: SafetyStated
    visit: int
