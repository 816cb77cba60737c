"""Refuses a database that this program can't read, before anything in it is changed."""

from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from concordat.core.events import FORMAT
from concordat.site.installation import WrongSetting

OF_FORMAT_1 = "0001_first"
GIVEN_UP = (
    "This database was made before Concordat was in real use (format 1) and can't be read any "
    "more: use an empty database or another data folder, and run concordat migrate."
)
NEWER = (
    "This database was used by a newer version of Concordat than this one, which reads format "
    f"{FORMAT}: update the program."
)


def refuse_other_formats() -> None:
    """Raise WrongSetting if the record isn't in this program's format. Nothing is changed. It is
    recognised by the migrations that were applied, which an installation without a case has too,
    and by the version that the newest event gives for itself.
    """
    from concordat.casework import formats

    applied = _applied()
    if any(name == OF_FORMAT_1 for _, name in applied):
        raise WrongSetting(GIVEN_UP)
    newest = formats.newest()
    if newest is not None and newest < FORMAT:
        raise WrongSetting(GIVEN_UP)
    if applied - _known() or (newest is not None and newest > FORMAT):
        raise WrongSetting(NEWER)


def refuse_old_tables() -> None:
    """Raise WrongSetting if migrations still have to be applied."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise WrongSetting(
            "The database is older than the program. Make a backup, then run: concordat migrate"
        )


def _applied() -> set[tuple[str, str]]:
    """The migrations of Concordat's own apps that this database has had, by app and name."""
    own = {each.label for each in apps.get_app_configs() if each.name.startswith("concordat.")}
    applied = MigrationRecorder(connection).applied_migrations()
    return {(app, name) for app, name in applied if app in own}


def _known() -> set[tuple[str, str]]:
    """The migrations that this program has."""
    return set(MigrationLoader(None).disk_migrations)
