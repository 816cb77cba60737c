"""What is told to whom: one thing to one recipient."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import Enum

import msgspec

from concordat.core.notices.kinds import NewsKind
from concordat.core.who.recipients import Recipient


class Message(Enum):
    """Which message of danger it is, where who else is told what depends on it."""

    READ = "whoever stated it hears who has read it"
    SAFE_NOW = "immediate action was taken, and the child is said to be safe now"
    DO_YOU_AGREE = "the same, to those who are asked whether they agree"
    RECORD_IT = "what was done is asked of somebody by a time"
    STILL_STANDS = "since when the warning has stood, to those who come into the case"


class Telling(msgspec.Struct, frozen=True):
    """One thing told to one recipient. `what` is a duty, a notice, a stage or an end in the
    protocol's words; `whom` the person or the agency that it names, by id; `about` the entry of the
    record that it leads to: the one that it asks about, else the one that tells it; 0 where time
    alone brought it. `danger` is the statement of danger that it asks somebody to acknowledge, by
    the number of its entry. `message` is not kept.
    """

    to: Recipient
    kind: NewsKind
    what: str
    due: datetime | None = None
    clause: str | None = None
    paper: str | None = None
    whom: str = ""
    about: int = 0
    danger: int = 0
    message: Message | None = None


Reached = Mapping[Telling, frozenset[str] | None]
"""What was told, in its order, each with the people whom it reached; None where nobody knows."""


class Nobody(msgspec.Struct, frozen=True):
    """That an act by itself tells nobody, and why that is right."""

    why: str


def tell(
    to: Iterable[Recipient],
    kind: NewsKind,
    what: str,
    whom: str = "",
    message: Message | None = None,
) -> list[Telling]:
    """The same words to each of them."""
    return [Telling(each, kind, what, whom=whom, message=message) for each in to]
