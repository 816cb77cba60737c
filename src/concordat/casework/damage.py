"""Entries of the record that can't be read or folded, or were changed or taken out: which they are.
Nothing is repaired here, and no other case is held up by them.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import TypeVar

from django.db import DatabaseError
from django.db.models import Exists, OuterRef

from concordat.casework import models, notes, store
from concordat.core import chain, identity, wire
from concordat.core.events import Event
from concordat.core.identity import Identity
from concordat.core.posts import Directory
from concordat.vault import service as vault
from concordat.vault.errors import NoKey, Tampered

logger = logging.getLogger(__name__)
Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Damaged:
    """A case that can't be read, and the first of its entries that can't; 0 where it is the case
    itself, as where its protocol is missing. `whole` where its record can be read, and the fault is
    the program's; `child` where the entry can be read, and not who it says that a child is.
    """

    ref: str
    seq: int
    why: str
    whole: bool = False
    child: bool = False

    def __str__(self) -> str:
        if self.whole:
            return (
                f"Case {self.ref} could not be used ({self.why}), though its record is whole: the "
                "fault is the program's. Every other case works as usual."
            )
        if self.child:
            return (
                f"Entry {self.seq} of case {self.ref} does not say who a child is ({self.why}). "
                "The child is shown without a name until somebody corrects who the child is; every "
                "other case works as usual."
            )
        where = f"Entry {self.seq} of case {self.ref}" if self.seq else f"Case {self.ref}"
        return (
            f"{where} can't be read ({self.why}). Lists show what was last known of it and its "
            "page can't be shown, until it is put back as it was; every other case works as usual."
        )


Tell = Callable[[Damaged], None]


def log(damaged: Damaged) -> None:
    """Say it in the log, with the lines of code that led to it where those are at fault."""
    logger.error("%s", damaged, exc_info=damaged.whole)


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found damaged, and how many cases there was no time to look at."""

    damaged: tuple[Damaged, ...]
    left: int


def look(seconds: float) -> Looked:
    """Read as many cases as can be read in so many seconds: those of which no entry is left, then
    those with the newest entries first.
    """
    end = monotonic() + seconds
    of_case = models.Event.objects.filter(case=OuterRef("ref"))
    emptied = models.CaseHead.objects.filter(~Exists(of_case), entries__gt=0)
    seen = {ref: in_case(ref) for ref in emptied.values_list("ref", flat=True)}
    latest = models.Event.objects.order_by("-pk").values_list("case_id", flat=True)
    for ref in latest.iterator():
        if monotonic() > end:
            break
        if ref not in seen:
            seen[ref] = in_case(ref)
    damaged = tuple(each for each in seen.values() if each is not None)
    return Looked(damaged, models.CaseHead.objects.count() - len(seen))


def unless_damaged(do: Callable[[str], Done], ref: str, tell: Tell = log) -> Done | None:
    """What `do` returns for one of many cases; None where the case can't be read, which is told.
    Whatever reads many cases reads each of them through this: one can't hold up the others. Where
    its record is whole the fault is the program's, which is told with its kind and not its words.
    """
    try:
        return do(ref)
    except DatabaseError:
        raise
    except Exception as error:  # noqa: BLE001 - nobody knows what damage makes of the program
        tell(in_case(ref) or Damaged(ref, 0, type(error).__name__, whole=True))
        return None


def words_unless_damaged(ring: vault.KeyRing, row: models.Note) -> str | None:
    """The words of one of many notes; None where there are none any more, or where they can't be
    read, which is told in the log. Whatever reads notes of many cases reads each through this.
    """
    try:
        return notes.text(ring, row)
    except (NoKey, Tampered) as error:
        log(Damaged(row.case_id, row.seq, _said(error)))
        return None


def child_unless_damaged(
    ring: vault.KeyRing, row: models.Note, tell: Tell = log
) -> Identity | None:
    """Who a child is, from one of many notes; None where nobody can say any more, or where its
    words are not what says it, which is told.
    """
    words = words_unless_damaged(ring, row)
    if words is None:
        return None
    try:
        return identity.read(words)
    except ValueError:
        tell(Damaged(row.case_id, row.seq, "its words have another shape", child=True))
        return None


def in_case(ref: str) -> Damaged | None:
    """What can't be read of a case; None where all can."""
    head = models.CaseHead.objects.select_related("rules").get(pk=ref)
    events: list[Event] = []
    entries: list[bytes] = []
    rows = models.Event.objects.filter(case=ref).order_by("seq")
    read = list(rows.values_list("seq", "wire", "case__entries", "case__last"))
    for seq, data, *_ in read:
        try:
            entries.append(bytes(data))
            events.append(wire.decode(entries[-1]))
        except (ValueError, TypeError) as wrong:  # damaged, of another format, or no bytes at all
            return Damaged(ref, seq, _said(wrong))
    if not read:
        return _broken(ref, [], head.entries, head.last)
    if _why_not(head, events):
        for length in range(1, len(events) + 1):
            if why := _why_not(head, events[:length]):
                return Damaged(ref, events[length - 1].seq, why)
        return None
    return _broken(ref, entries, *read[-1][2:]) or _of_a_child(head, events)


def _of_a_child(head: models.CaseHead, events: list[Event]) -> Damaged | None:
    """The first of its children of whom can't be read who they are now. Three queries."""
    folded = store.record(head, events, Directory(board=head.board)).folded
    current = [child.note for child in folded.raised.children if child.note]
    ring, found = vault.keyring(head.ref), list[Damaged]()
    for row in models.Note.objects.filter(case=head.ref, pk__in=current).order_by("seq"):
        child_unless_damaged(ring, row, found.append)
    return found[0] if found else None


def _broken(ref: str, entries: list[bytes], many: int, last: str) -> Damaged | None:
    """What was changed, taken out or put in; None where all hangs together. How many entries there
    are to be, and the last, are read at once with them: somebody may be writing.
    """
    try:
        chain.read(entries, many, last)
    except chain.Broken as broken:
        return Damaged(ref, broken.seq, _said(broken))
    return None


def _why_not(head: models.CaseHead, events: list[Event]) -> str:
    """Why these entries can't be folded; "" where they can."""
    try:
        _ = store.record(head, events, Directory(board=head.board)).folded
    except Exception as error:  # noqa: BLE001 - nobody knows what damage makes of the program
        return _said(error)
    return ""


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
