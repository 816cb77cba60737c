"""How entries are added to a case: to its history, to the rows of lists, and to who is told."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from concordat.casework import alike, models, opened_again, projections, store, told
from concordat.core.calendar import in_london
from concordat.core.events import Event
from concordat.core.notices import Reached
from concordat.core.record import Record


class Added(NamedTuple):
    """Entries as stored, what was told because of them, and the record with them."""

    stored: tuple[Event, ...]
    tellings: Reached
    record: Record


def add(
    head: models.CaseHead,
    record: Record,
    events: tuple[Event, ...],
    now: datetime,
    *,
    previous: str = "",
    digests: Mapping[str, str] | None = None,
) -> Added:
    """Add entries to a case that is locked, in the caller's transaction. `previous` is the hash of
    its last entry, `digests` those of the sealed words that they refer to. Raises IntegrityError
    where somebody else was first.
    """
    stored = store.append(head, events, previous=previous, digests=digests or {})
    later = record.after(*stored)
    if record.events:
        alike.index_again(head, record.folded, later.folded)
    projections.write(head, record, later)
    if record.events and record.case(now).end and not later.case(now).end:
        opened_again.look_again(head.board, in_london(now).date())
    return Added(stored, told.tell(head, record, later, stored, now), later)
