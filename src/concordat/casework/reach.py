"""Whom what is told of a case reaches, as the directory is on that day."""

from datetime import datetime
from functools import partial
from typing import NamedTuple, Self

from concordat.casework import damage, store
from concordat.core.calendar import in_london
from concordat.core.case import Case
from concordat.core.record import Record
from concordat.core.who.asked import There
from concordat.core.who.reach import reached_by
from concordat.core.who.recipients import Recipient


class Reach(NamedTuple):
    """A case at an instant, with who is in its posts on that London date."""

    record: Record
    there: There

    @classmethod
    def of(cls, record: Record, now: datetime) -> Self:
        on, case = in_london(now).date(), record.case(now)
        return cls(record, There.of(record.protocol, case, record.directory, on))

    @property
    def case(self) -> Case:
        return self.there.case

    def __call__(self, to: Recipient) -> frozenset[str]:
        """Everybody whom it reaches."""
        return reached_by(self.there, to)


def of_case(ref: str, now: datetime) -> Reach | None:
    """Whom a case reaches; None where it can't be read, which is told in the log."""
    loaded = damage.unless_damaged(partial(store.load, on=in_london(now).date()), ref)
    return Reach.of(loaded.record, now) if loaded else None
