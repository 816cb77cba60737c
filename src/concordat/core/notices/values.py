"""What is told to whom: one thing to one recipient."""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from concordat.core.notices.kinds import NewsKind
from concordat.core.who.recipients import Recipient


class Telling(msgspec.Struct, frozen=True):
    """One thing told to one recipient. `what` is a duty, a notice, a stage or an end in the
    protocol's words; `whom` the person or the agency that it names, by id; `entry` the entry of the
    record that tells it, or that it asks about; 0 where time alone brought it. `danger` is the
    statement of danger that it asks somebody to acknowledge, by the number of its entry.
    """

    to: Recipient
    kind: NewsKind
    what: str
    due: datetime | None = None
    clause: str | None = None
    paper: str | None = None
    whom: str = ""
    entry: int = 0
    danger: int = 0


class Nobody(msgspec.Struct, frozen=True):
    """That an act by itself tells nobody, and why that is right."""

    why: str


def tell(to: Iterable[Recipient], kind: NewsKind, what: str, whom: str = "") -> list[Telling]:
    """The same words to each of them."""
    return [Telling(each, kind, what, whom=whom) for each in to]
