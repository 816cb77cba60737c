"""What is told to whom: one thing to one recipient."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

import msgspec

from concordat.core.who.recipients import Recipient

NewsKind = Literal[
    "raised",
    "raised again",
    "owed",
    "late",
    "go on",
    "overtaken",
    "new date",
    "notice",
    "moved up",
    "ended",
    "corrected",
    "brought in",
    "took over",
    "handed on",
    "stepped aside",
    "taken on",
    "given back",
    "on both sides",
    "covering",
    "uncovered",
    "raised here",
    "raised for you",
    "readdressed",
    "released",
    "said",
    "reminded",
    "asked",
    "danger",
    "acknowledge",
    "unsafe",
    "withdrawing",
    "misdirected",
    "died",
    "beside",
    "stated",
    "safety",
    "used",
    "advised",
    "done",
    "decided",
    "part done",
    "confirm",
    "noted",
    "recorded",
]


class Telling(msgspec.Struct, frozen=True):
    """One thing told to one recipient. `what` is a duty, a notice, a stage or an end in the
    protocol's words; `whom` the person or the agency that it names, by id; `entry` the entry of the
    record that it is about, where that is another than the one that tells it.
    """

    to: Recipient
    kind: NewsKind
    what: str
    due: datetime | None = None
    clause: str | None = None
    paper: str | None = None
    whom: str = ""
    entry: int = 0


class Nobody(msgspec.Struct, frozen=True):
    """That an act by itself tells nobody, and why that is right."""

    why: str


def tell(to: Iterable[Recipient], kind: NewsKind, what: str, whom: str = "") -> list[Telling]:
    """The same words to each of them."""
    return [Telling(each, kind, what, whom=whom) for each in to]
