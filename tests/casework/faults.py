"""A fault at a query: the tool that runs a use case again and again, each time with a fault at
another of its queries, and says where something was left half done.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.apps import apps
from django.db import OperationalError, connections, transaction

# Not the readers: that somebody opened a case stands, whatever becomes of what they do in it.
ROOMS = ("casework", "vault", "people")
Rows = dict[str, list[tuple[Any, ...]]]


class Faulty:
    """Counts queries, and lets one of them fail, as it does where a disk does."""

    def __init__(self, at: int = 0) -> None:
        self.at, self.count = at, 0

    def __call__(self, execute: Callable[..., Any], *query: Any) -> Any:
        self.count += 1
        if self.count == self.at:
            raise OperationalError("disk I/O error")
        return execute(*query)


def points(use: Callable[[], Any]) -> int:
    """How many queries a use case asks when nothing fails. What it did is undone."""
    with undone(), faulty(0) as counted:
        use()
    return counted.count


def half_done(use: Callable[[], Any], at: int, whole: dict[str, int]) -> list[str]:
    """The tables that a fault at that query leaves neither as they were, nor as they are when all
    is done; `whole` is how many rows each has then. What was done is undone.
    """
    before = everything()
    with undone():
        with faulty(at), suppress_fault():
            use()
        after = everything()
    if after == before or sizes(after) == whole:
        return []
    return [table for table, rows in after.items() if rows != before[table]]


def rows_when_done(use: Callable[[], Any]) -> dict[str, int]:
    """How many rows each table has when nothing failed. What it did is undone."""
    with undone():
        use()
        return sizes(everything())


def everything() -> Rows:
    """All rows of all tables in which something is kept."""
    models = [model for room in ROOMS for model in apps.get_app_config(room).get_models()]
    return {
        model._meta.label: sorted(model._base_manager.values_list(), key=repr) for model in models
    }


def sizes(rows: Rows) -> dict[str, int]:
    return {table: len(each) for table, each in rows.items()}


@contextmanager
def suppress_fault() -> Iterator[None]:
    """Let what the fault raises go no further: how it is said is the pages' matter."""
    try:
        yield
    except Exception as error:
        if not _is_of_this_fault(error):
            raise


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written within is taken out again, in every database. A fault that Django takes
    for one of the test's own transaction undoes nothing by itself.
    """
    places = {each.alias: transaction.savepoint(using=each.alias) for each in connections.all()}
    try:
        yield
    finally:
        for alias, place in places.items():
            connections[alias].needs_rollback = False
            transaction.savepoint_rollback(place, using=alias)


@contextmanager
def faulty(at: int) -> Iterator[Faulty]:
    """Let a query fail, of whichever database."""
    fault = Faulty(at)
    with ExitStack() as stack:
        for connection in connections.all():
            stack.enter_context(connection.execute_wrapper(fault))
        yield fault
    for connection in connections.all():
        connection.needs_rollback = False


def _is_of_this_fault(error: BaseException | None) -> bool:
    while error is not None:
        if "disk I/O error" in str(error):
            return True
        error = error.__cause__ or error.__context__
    return False
