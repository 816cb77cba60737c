"""Two roles on PostgreSQL: one owns the tables and only migrates, the other is the program's, and
may do what the program does. So whoever gets hold of the program's password can't rewrite the
record.
"""

from django.db import ProgrammingError
from django.db.backends.base.base import BaseDatabaseWrapper

from concordat.site.databases import HOW_TO
from concordat.site.installation import WrongSetting
from concordat.tables import append_only

MIGRATIONS = "django_migrations"


def grant(connection: BaseDatabaseWrapper, role: str) -> None:
    """As the owner, let the program's role do what it needs with every table, and no more. Raises
    WrongSetting if there is no such role.
    """
    named = connection.ops.quote_name
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        try:
            cursor.execute(f"GRANT USAGE ON SCHEMA public TO {named(role)}")
        except ProgrammingError as error:
            raise WrongSetting(
                f"The database has no role {role}, as which the program would connect. {HOW_TO}"
            ) from error
        for table in tables:
            cursor.execute(f"REVOKE ALL ON {named(table)} FROM PUBLIC, {named(role)}")
            cursor.execute(f"GRANT {_needed(table)} ON {named(table)} TO {named(role)}")
        cursor.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {named(role)}")


def too_mighty(connection: BaseDatabaseWrapper) -> list[str]:
    """What the present role could do to the record, and must not be able to do."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        if cursor.fetchone() == (True,):
            return ["is a superuser"]
        found = []
        for table in append_only.guarded_in(connection):
            cursor.execute(_MAY, [table, table])
            owns, may_change = cursor.fetchone()
            if owns:
                found.append(f"owns {table}")
            elif may_change:
                found.append(f"may change {table}")
    return found


_MAY = """SELECT
    (SELECT pg_has_role(relowner, 'MEMBER') FROM pg_class WHERE oid = to_regclass(%s)),
    has_table_privilege(to_regclass(%s), 'UPDATE, DELETE, TRUNCATE, TRIGGER')"""


def _needed(table: str) -> str:
    """What the program does with a table."""
    if table in append_only.TABLES:
        return "SELECT, INSERT"
    return "SELECT" if table == MIGRATIONS else "SELECT, INSERT, UPDATE, DELETE"
