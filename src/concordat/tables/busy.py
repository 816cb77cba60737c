"""Somebody else writes in the record just now: how that is told from a fault, and what need not
wait for it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import SQLITE_BUSY

from django.db import OperationalError, connection

_PRIMARY = 0xFF  # SQLite adds in higher bits why it is busy
_LOCK_NOT_AVAILABLE = "55P03"  # PostgreSQL, after `lock_timeout`


def is_busy(error: BaseException | None) -> bool:
    """Whether this was raised, at first, because others wrote for longer than anybody waits."""
    while error is not None:
        code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
        if code == SQLITE_BUSY or getattr(error, "sqlstate", None) == _LOCK_NOT_AVAILABLE:
            return True
        error = error.__cause__ or error.__context__
    return False


@contextmanager
def unless_busy() -> Iterator[None]:
    """Write what can as well be written the next time: at once, or not at all where somebody else
    writes.
    """
    try:
        with without_waiting():
            yield
    except OperationalError as error:
        if not is_busy(error):
            raise


@contextmanager
def without_waiting() -> Iterator[None]:
    """On SQLite, to be refused at once where others write, and not after a while."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        (usual,) = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute("PRAGMA busy_timeout = 0")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")
