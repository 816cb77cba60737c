"""Whether an error means that the database is busy or its disk full, rather than a fault; and what
need not wait for either.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import SQLITE_BUSY, SQLITE_FULL, SQLITE_IOERR

from django.db import OperationalError, connection

_PRIMARY = 0xFF  # SQLite adds in higher bits why it is busy
_LOCK_NOT_AVAILABLE = "55P03"  # PostgreSQL, after `lock_timeout`
_NO_ROOM = ("53100", "58030")  # PostgreSQL: the disk is full, or can't be written


def is_busy(error: BaseException | None) -> bool:
    """Whether this was raised, at first, because others wrote for longer than anybody waits."""
    return _came_of(error, (SQLITE_BUSY,), (_LOCK_NOT_AVAILABLE,))


def is_full(error: BaseException | None) -> bool:
    """Whether this was raised, at first, because the disk took nothing more."""
    return _came_of(error, (SQLITE_FULL, SQLITE_IOERR), _NO_ROOM)


def _came_of(
    error: BaseException | None, of_sqlite: tuple[int, ...], of_postgresql: tuple[str, ...]
) -> bool:
    """Whether a database said at first that it was one of these."""
    while error is not None:
        code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
        if code in of_sqlite or getattr(error, "sqlstate", None) in of_postgresql:
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
def unless_unwritable() -> Iterator[None]:
    """Write what is of use and not owed: not at all where others write for longer than anybody
    waits, or the disk takes nothing more.
    """
    try:
        yield
    except OperationalError as error:
        if not (is_busy(error) or is_full(error)):
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
