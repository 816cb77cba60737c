"""The other cases that a case is named with: for whoever has a part in both, and nobody else."""

from datetime import datetime

import msgspec

from concordat.brief.names import Names
from concordat.brief.words import day
from concordat.core.acts import HOW_LINKED, HowLinked
from concordat.core.who.confirming import begun

LIKELY = "It is likely to be about the same child:"
MAY_BE = "It may be about the same child:"
WRITTEN_DIFFERENTLY = "The name or the birthday is written differently there."


class OtherCase(msgspec.Struct, frozen=True):
    """Another case in which the reader has a part, `opened` when both its sides know that it was.
    `how` it belongs to this one was said by a person; None where it is only likely to be about the
    same child, or may be, where it is `near`: the child is written a little differently there.
    `kind` and `end` are "" where there is none.
    """

    ref: str
    raising: str
    raising_id: str
    answering: str
    kind: str
    stage: str
    opened: datetime
    end: str
    ended: datetime | None
    how: HowLinked | None = None
    near: bool = False


def in_words(other: OtherCase, now: datetime) -> str:
    """What a practitioner needs to know of it before they open it."""
    with_whom = f" with {other.answering}" if other.answering else ""
    raised = f"Raised by {other.raising}{with_whom} on {day(other.opened, now)}"
    about = other.kind or "the kind of disagreement is not said yet"
    where = f"Open: {other.stage}"
    if other.end:
        where = f"Ended on {day(other.ended or now, now)}: {other.end}"
    unsure = f" {WRITTEN_DIFFERENTLY}" if other.near and other.how is None else ""
    return f"{raised}: {about}. {where}.{unsure}"


def how_in_words(names: Names, other: OtherCase) -> str:
    """How another case belongs to this one, as its page says it before the other's reference."""
    match other.how:
        case "again":
            here = (begun(names.view.case), names.view.ref)
            was_first = (other.opened, other.ref) < here
            return "Raised again after" if was_first else "Raised again as"
        case None:
            return names.said(MAY_BE if other.near else LIKELY)
        case how:
            return f"{names.said(HOW_LINKED[how])}:"
