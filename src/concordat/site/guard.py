"""Refuses a database that this program can't read, before anything in it is changed, and says what
in it is damaged.
"""

from django.apps import apps
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from concordat.core.events import FORMAT
from concordat.site.installation import WrongSetting

SECONDS_TO_LOOK = 5.0
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
    for each in connections.all():
        executor = MigrationExecutor(each)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise WrongSetting(
                "The database is older than the program. Make a backup, then run: concordat migrate"
            )


def refuse_wrong_key() -> None:
    """Raise WrongSetting unless the key is there that opens what was sealed."""
    from concordat.vault import service as vault
    from concordat.vault.errors import MasterKeyWrong

    try:
        vault.refuse_wrong_key()
    except MasterKeyWrong as wrong:
        raise WrongSetting(f"Concordat does not start: {wrong}.") from wrong


def say_what_is_damaged(seconds: float = SECONDS_TO_LOOK) -> list[str]:
    """A sentence for each case that can't be read, as far as there is time to look. The others are
    served all the same.
    """
    from concordat.casework import damage

    looked = damage.look(seconds)
    said = [str(each) for each in looked.damaged]
    if looked.damaged and looked.left:
        said.append(
            f"{looked.left:,} older cases were not looked at: concordat rebuild reads all of them."
        )
    return said


def say_what_is_outdated() -> str:
    """A sentence where lists were made by an earlier version of the program; "" where none were."""
    from concordat.casework import projections

    cases = projections.outdated()
    if not cases:
        return ""
    return (
        f"An earlier version of Concordat made the lists (cases: {cases:,}), and they may leave "
        "something out. Run: concordat rebuild"
    )


def _applied() -> set[tuple[str, str]]:
    """The migrations of Concordat's own apps that this database has had, by app and name."""
    own = {each.label for each in apps.get_app_configs() if each.name.startswith("concordat.")}
    applied = MigrationRecorder(connection).applied_migrations()
    return {(app, name) for app, name in applied if app in own}


def _known() -> set[tuple[str, str]]:
    """The migrations that this program has."""
    return set(MigrationLoader(None).disk_migrations)
