"""Writing down who is shown what, before it is shown, and asking who was.

A case is written down where it is opened. Lists are written down once for each page, with every
case of which the page names a child: whoever looks up initials says so with `names_children`.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db import DatabaseError
from django.db.models import Max

from concordat import clock
from concordat.readers import models
from concordat.readers.errors import NotWrittenDown

_named: ContextVar[dict[str, str] | None] = ContextVar("children named", default=None)


def write_case(ref: str, board: str, person: str, at: datetime) -> None:
    """Write down that somebody is about to be shown a case. Raises NotWrittenDown."""
    _write(models.Access(case=ref, board=board, person=person, at=at))


@contextmanager
def lists_written(person: str, shown: str) -> Iterator[None]:
    """Write down, at its end, the cases of which lists made within name a child to somebody;
    `shown` says where. Nothing where there are none. What was made is shown after that. Raises
    NotWrittenDown.
    """
    boards: dict[str, str] = {}
    before = _named.set(boards)
    try:
        yield
    finally:
        _named.reset(before)
    if boards:
        several = len({*boards.values()}) > 1
        board = "" if several else next(iter(boards.values()))
        cases = " ".join(sorted(boards))
        at = clock.now()
        _write(models.Access(board=board, person=person, at=at, shown=shown, cases=cases))


def names_children(boards: Mapping[str, str]) -> None:
    """A list names children of these cases; each with its board."""
    named = _named.get()
    if named is not None:
        named.update(boards)


def of_case(ref: str) -> tuple[tuple[str, datetime], ...]:
    """Who was shown a case, each with when they last were, the latest first. One query."""
    rows = models.Access.objects.filter(case=ref).values_list("person")
    return tuple(rows.annotate(last=Max("at")).order_by("-last", "person"))


def was_shown(ref: str, person: str) -> bool:
    """Whether somebody was shown a case before. One query. Raises NotWrittenDown where that can't
    be asked: then that they are shown it now can't be written down either.
    """
    try:
        return models.Access.objects.filter(case=ref, person=person).exists()
    except DatabaseError as error:
        raise NotWrittenDown from error


def _write(access: models.Access) -> None:
    try:
        access.save(force_insert=True)
    except DatabaseError as error:
        raise NotWrittenDown from error
