"""What was erased is gone from the files, too. On SQLite a page that was written over still stands
in the journal until that is emptied. PostgreSQL keeps its own: how long is for whoever runs it.
"""

from django.db import connection, transaction

from concordat.tables.busy import without_waiting


def empty_after_commit() -> None:
    """Empty the journal as soon as the transaction is on disk. Where others are reading or writing
    just then it stays, and `empty` is for the sweep to call.
    """
    transaction.on_commit(empty, robust=True)


def empty() -> bool:
    """Write the journal into the database, and leave nothing in it. False where others read or
    write just now: then it holds what it held. No transaction may be open.
    """
    if connection.vendor != "sqlite":
        return True
    with without_waiting(), connection.cursor() as cursor:
        (blocked, _, _) = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not blocked
