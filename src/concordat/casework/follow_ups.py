"""What a board's business manager alone was told, and has not followed up."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from concordat.core.acts import Noted
from concordat.core.events import Event


def waiting(events: Iterable[Event]) -> Iterator[Event]:
    """The notes that are to be followed up, less what a note is about: the business manager alone
    writes one about such an entry.
    """
    notes = [(each, each.act) for each in events if isinstance(each.act, Noted)]
    followed = {(each.case, note.about) for each, note in notes}
    for each, note in notes:
        if note.to_follow_up and (each.case, each.seq) not in followed:
            yield each


def since(events: Iterable[Event]) -> datetime | None:
    """When the first of those notes was written; None where none waits."""
    return min((each.recorded for each in waiting(events)), default=None)
