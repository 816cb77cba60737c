"""Triggers by which the database itself refuses to change or remove events and notes."""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("casework_event", "casework_note")
_WORDS = "the record is append-only"


def guard(connection: BaseDatabaseWrapper) -> None:
    """Make the tables of the record refuse every change and removal from now on."""
    _run(connection, _GUARD[connection.vendor])


def unguard(connection: BaseDatabaseWrapper) -> None:
    """Remove the triggers: to undo the migration, and to empty a test's database."""
    _run(connection, _UNGUARD[connection.vendor])


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for table in TABLES:
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
