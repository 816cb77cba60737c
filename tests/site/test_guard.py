"""A record in another format is refused in one sentence, with or without a case in it."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test.utils import CaptureQueriesContext

from concordat.core.events import FORMAT
from concordat.site import guard
from concordat.site.installation import WrongSetting
from tests.casework.acting import MONDAY
from tests.two_roles import as_owner

pytestmark = pytest.mark.django_db

BEFORE_REAL_USE = r"^This database was made before Concordat was in real use \(format 1\)"
NEWER = "newer version of Concordat than this one"


@pytest.fixture
def case() -> str:
    """A case without an entry."""
    from concordat.casework import models

    rules = models.Rules.objects.create(board="sefton", version=MONDAY.date(), days=b"")
    head = models.CaseHead.objects.create(
        ref="SEF-2026-0001", board="sefton", rules=rules, told_until=MONDAY
    )
    return head.ref


class Migrations:
    """Which migrations were applied, as only the owner of the tables can write it."""

    def __init__(self, owner: BaseDatabaseWrapper) -> None:
        self.owner = owner

    def record_applied(self, app: str, name: str) -> None:
        values = [app, name, MONDAY]
        sql = "INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, %s)"
        self.owner.cursor().execute(sql, values)

    def record_unapplied(self, app: str, name: str) -> None:
        sql = "DELETE FROM django_migrations WHERE app = %s AND name = %s"
        self.owner.cursor().execute(sql, [app, name])


@pytest.fixture
def migrations(db: None) -> Iterator[Migrations]:
    """Put back as they were afterwards."""
    recorder = MigrationRecorder(connection)
    before = set(recorder.applied_migrations())
    with as_owner(connection) as owner:
        yield Migrations(owner)
        after = set(recorder.applied_migrations())
        for name in after - before:
            Migrations(owner).record_unapplied(*name)
        for name in before - after:
            Migrations(owner).record_applied(*name)


def store(ref: str, wire: bytes, seq: int = 1) -> None:
    """Add an entry with these bytes, as another version of the program could have written it."""
    from concordat.casework import models

    models.Event.objects.create(
        case_id=ref,
        seq=seq,
        board="sefton",
        kind="unheard-of",
        request=f"sent-once-{ref}",
        happened=MONDAY,
        recorded=MONDAY,
        by="kwame-boateng",
        wire=wire,
    )


def test_what_this_program_made_is_its_own() -> None:
    guard.refuse_other_formats()
    guard.refuse_old_tables()


def test_a_record_of_this_format_is_read(case: str) -> None:
    guard.refuse_other_formats()
    store(case, b'{"version":%d}' % FORMAT)
    guard.refuse_other_formats()


@pytest.mark.parametrize("app", ["people", "vault", "casework"])
def test_a_database_of_format_1_is_known_without_a_case(migrations: Migrations, app: str) -> None:
    migrations.record_applied(app, "0001_first")
    with pytest.raises(WrongSetting, match=BEFORE_REAL_USE) as refused:
        guard.refuse_other_formats()
    assert "use an empty database or another data folder" in str(refused.value)


def test_another_app_s_first_migration_is_no_sign(migrations: Migrations) -> None:
    migrations.record_applied("somebody-else", "0001_first")
    guard.refuse_other_formats()


def test_a_migration_of_a_newer_program_is_refused(migrations: Migrations) -> None:
    migrations.record_applied("casework", "0099_not_yet_thought_of")
    with pytest.raises(WrongSetting, match=f"{NEWER}, which reads format {FORMAT}: update the"):
        guard.refuse_other_formats()


def test_an_event_of_a_newer_format_is_refused_without_reading_the_rest(case: str) -> None:
    from concordat.casework import formats

    store(case, b'{"act":{"kind":"unheard-of","x":[1]},"version":%d}' % (FORMAT + 1))
    assert formats.newest() == FORMAT + 1
    with pytest.raises(WrongSetting, match=NEWER):
        guard.refuse_other_formats()


def test_an_event_of_format_1_is_refused(case: str) -> None:
    store(case, b'{"act":{"kind":"raised"}}')
    with pytest.raises(WrongSetting, match=BEFORE_REAL_USE):
        guard.refuse_other_formats()


def test_tables_that_are_out_of_date_want_migrating(migrations: Migrations) -> None:
    (last,) = MigrationLoader(None).graph.leaf_nodes("casework")
    migrations.record_unapplied(*last)
    with pytest.raises(WrongSetting, match=r"older than the program.* run: concordat migrate"):
        guard.refuse_old_tables()


def test_asking_changes_nothing(case: str) -> None:
    store(case, b'{"version":%d}' % FORMAT)
    with CaptureQueriesContext(connection) as asked:
        guard.refuse_other_formats()
    assert [each["sql"] for each in asked if not each["sql"].lstrip().startswith("SELECT")] == []
