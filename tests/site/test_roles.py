"""On PostgreSQL one role owns the tables and migrates, another is the program's."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from tests.site.test_commands import concordat, refused

pytestmark = [pytest.mark.only_on_postgresql, pytest.mark.django_db]


def address(setting: str, database: str) -> str:
    parts = urlsplit(os.environ[setting])
    return urlunsplit(parts._replace(path=f"/{database}"))


@pytest.fixture
def urls() -> Iterator[dict[str, str]]:
    """A database without tables, as its owner and as the program connect to it."""
    name = f"roles_{os.getpid()}"
    owner = os.environ["TEST_DATABASE_OWNER_URL"]
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield {
            "DATABASE_URL": address("TEST_DATABASE_URL", name),
            "DATABASE_OWNER_URL": address("TEST_DATABASE_OWNER_URL", name),
        }
        connection.execute(f"DROP DATABASE {name}")


def test_migrating_lets_the_program_add_to_the_record_and_not_change_it(
    urls: dict[str, str], tmp_path: Path
) -> None:
    data = ["--data", str(tmp_path)]
    for _ in range(2):
        answer = concordat("migrate", *data, **urls)
        assert (answer.returncode, answer.stderr) == (0, "")
    program = {"DATABASE_URL": urls["DATABASE_URL"]}
    assert concordat("rebuild", *data, **program).returncode == 0
    with psycopg.connect(urls["DATABASE_URL"], autocommit=True) as connection:
        assert connection.execute("SELECT count(*) FROM casework_event").fetchone() == (0,)
        for forbidden in (
            "UPDATE casework_event SET seq = 1",
            "DELETE FROM casework_note",
            "TRUNCATE casework_note",
            "ALTER TABLE casework_event DISABLE TRIGGER ALL",
            "DROP TABLE casework_event",
            "DELETE FROM django_migrations",
            "CREATE TABLE more (id integer)",
            "SET session_replication_role = replica",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(forbidden)


def test_migrating_as_the_program_is_one_sentence(urls: dict[str, str], tmp_path: Path) -> None:
    program = {"DATABASE_URL": urls["DATABASE_URL"]}
    sentence = refused(concordat("migrate", "--data", str(tmp_path), **program))
    assert "Set DATABASE_OWNER_URL" in sentence


def test_a_role_that_is_not_there_is_one_sentence(urls: dict[str, str], tmp_path: Path) -> None:
    nobody = urls["DATABASE_URL"].replace("//concordat@", "//nobody@")
    wrong = urls | {"DATABASE_URL": nobody}
    sentence = refused(concordat("migrate", "--data", str(tmp_path), **wrong))
    assert "has no role nobody" in sentence


def test_what_is_served_does_not_know_the_owner_s_password(
    urls: dict[str, str], tmp_path: Path
) -> None:
    sentence = refused(concordat("serve", "--data", str(tmp_path), "--port", "0", **urls))
    assert "for concordat migrate alone" in sentence


def test_the_owner_is_not_served(urls: dict[str, str], tmp_path: Path) -> None:
    assert concordat("migrate", "--data", str(tmp_path), **urls).returncode == 0
    as_owner = {"DATABASE_URL": urls["DATABASE_OWNER_URL"]}
    sentence = refused(concordat("serve", "--data", str(tmp_path), "--port", "0", **as_owner))
    assert "owns casework_event, and so could rewrite the record" in sentence
