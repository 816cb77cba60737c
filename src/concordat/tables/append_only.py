"""Triggers by which the database itself refuses to change or remove what is kept for good: events
and notes, and who was shown what.
"""

from collections.abc import Iterable

from django.db.backends.base.base import BaseDatabaseWrapper

RECORD = ("casework_event", "casework_note")
ACCESSES = ("readers_access",)
TABLES = (*RECORD, *ACCESSES)
_WORDS = "the record is append-only"


def guard(connection: BaseDatabaseWrapper, tables: Iterable[str]) -> None:
    """Make these tables refuse every change and removal from now on."""
    _run(connection, _GUARD[connection.vendor], tables)


def unguard(connection: BaseDatabaseWrapper, tables: Iterable[str]) -> None:
    """Remove the triggers: to undo the migration, and to empty a test's database."""
    _run(connection, _UNGUARD[connection.vendor], tables)


def guarded_in(connection: BaseDatabaseWrapper) -> list[str]:
    """Those of the tables that are in this database, in order."""
    there = connection.introspection.table_names()
    return [table for table in TABLES if table in there]


def unguarded(connection: BaseDatabaseWrapper) -> list[str]:
    """The triggers that are missing, switched off or changed, of the tables that are there."""
    wanted = _expected(guarded_in(connection))[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(_FOUND[connection.vendor])
        found = dict(cursor.fetchall())
    return sorted(name for name, text in wanted.items() if found.get(name) != text)


def _expected(tables: list[str]) -> dict[str, dict[str, str]]:
    """What the database says of each trigger that is as it should be."""
    names = [(table, f"{table}_{name}") for table in tables for name in ("unchanged", "kept")]
    of_sqlite = [
        statement.format(table=table, words=_WORDS)
        for table in tables
        for statement in _GUARD["sqlite"]
    ]
    function = _GUARD["postgresql"][0]
    body = function.partition("$$")[2].rpartition("$$")[0].format(words=_WORDS)
    return {
        "sqlite": {text.split()[2]: text for text in of_sqlite},
        "postgresql": {name: f"{table}_refuse{body}" for table, name in names},
    }


def _run(connection: BaseDatabaseWrapper, statements: list[str], tables: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for table in tables:
            for statement in statements:
                cursor.execute(statement.format(table=table, words=_WORDS))


_GUARD = {
    "sqlite": [
        (
            "CREATE TRIGGER {table}_unchanged BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, "
            "'{words}'); END"
        ),
        (
            "CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, "
            "'{words}'); END"
        ),
    ],
    "postgresql": [
        """CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql
        AS $$ BEGIN RAISE EXCEPTION '{words}'; END $$""",
        """CREATE TRIGGER {table}_unchanged BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION {table}_refuse()""",
        """CREATE TRIGGER {table}_kept BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()""",
    ],
}
_UNGUARD = {
    "sqlite": ["DROP TRIGGER IF EXISTS {table}_unchanged", "DROP TRIGGER IF EXISTS {table}_kept"],
    "postgresql": [
        "DROP TRIGGER IF EXISTS {table}_unchanged ON {table}",
        "DROP TRIGGER IF EXISTS {table}_kept ON {table}",
    ],
}
_FOUND = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """SELECT tgname, proname || prosrc FROM pg_trigger
        JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid
        WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') AND pg_table_is_visible(tgrelid)""",
}
