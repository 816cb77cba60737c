"""The command line: one plain sentence when it can't, and no room loaded that was not asked for."""

import argparse
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from concordat.cli import COMMANDS
from tests.house.source import ROOT


def concordat(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    clean = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DATABASE_URL", "CONCORDAT_DATA")
    }
    return subprocess.run(
        [sys.executable, "-m", "concordat", *arguments],
        env=clean | environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def refused(answer: subprocess.CompletedProcess[str]) -> str:
    """The one sentence of a command that did not do what it was asked."""
    assert answer.returncode == 1, answer
    assert answer.stdout == ""
    assert answer.stderr.startswith("concordat: ")
    assert "Traceback" not in answer.stderr
    return answer.stderr


def test_without_a_word_it_says_what_there_is() -> None:
    answer = concordat()
    assert answer.returncode == 0
    for command in COMMANDS:
        assert command in answer.stdout


def test_every_command_of_every_room_is_one_that_can_be_run() -> None:
    known = set[str]()
    for room in {room for room, _ in COMMANDS.values()}:
        commands = argparse.ArgumentParser().add_subparsers()
        import_module(room).register(commands)
        known |= {*commands.choices}
    assert known == {*COMMANDS}
    for command in COMMANDS:
        answer = concordat(command, "--help")
        assert answer.returncode == 0, answer
        assert f"concordat {command}" in answer.stdout


@pytest.mark.parametrize("command", ["protocol", "rehearse", "explain"])
def test_protocol_tools_load_no_django(command: str) -> None:
    code = f"""
import sys
from concordat.cli import main
try:
    main([{command!r}, "--help"])
except SystemExit:
    pass
sys.exit("django" in sys.modules)
"""
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode
        == 0
    )


def test_a_busy_port_is_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        sentence = refused(concordat("demo", "serve", "--data", str(tmp_path), "--port", str(port)))
    assert f"already listens on port {port}" in sentence
    assert f"--port {port + 1}" in sentence


def test_the_demonstration_on_an_open_host_is_one_sentence(tmp_path: Path) -> None:
    sentence = refused(concordat("demo", "serve", "--data", str(tmp_path), "--host", "0.0.0.0"))
    assert "this machine only, not on 0.0.0.0" in sentence
    assert list(tmp_path.iterdir()) == []


def test_the_demonstration_with_a_real_database_is_one_sentence(tmp_path: Path) -> None:
    answer = concordat(
        "demo", "build", "--data", str(tmp_path), DATABASE_URL="postgresql://host/cases"
    )
    assert "never uses DATABASE_URL" in refused(answer)


def test_a_folder_that_is_a_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    assert "can't write in" in refused(concordat("migrate", "--data", str(tmp_path / "data")))


def test_serving_without_a_database_says_how_to_make_one(tmp_path: Path) -> None:
    sentence = refused(concordat("serve", "--data", str(tmp_path), "--port", "0"))
    assert "concordat migrate --data" in sentence
    assert not (tmp_path / "concordat.sqlite3").exists()


@pytest.mark.parametrize("command", [["migrate"], ["serve", "--port", "0"], ["rebuild"]])
def test_a_folder_of_format_1_is_one_sentence_and_stays_as_it_is(
    tmp_path: Path, command: list[str]
) -> None:
    with sqlite3.connect(tmp_path / "concordat.sqlite3") as old:
        old.execute("PRAGMA journal_mode=WAL")
        old.execute(
            "CREATE TABLE django_migrations (id INTEGER, app TEXT, name TEXT, applied TEXT)"
        )
        old.execute(
            "INSERT INTO django_migrations VALUES (1, 'people', '0001_first', '2026-11-22')"
        )
    old.close()
    (tmp_path / "concordat.sqlite3").chmod(0o600)
    (tmp_path / "secret.key").touch(0o600)
    (tmp_path / "secret.key").write_text("k" * 86, "ascii")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    sentence = refused(concordat(*command, "--data", str(tmp_path)))
    assert "made before Concordat was in real use (format 1)" in sentence
    assert "use an empty database or another data folder" in sentence
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("command", [["migrate"], ["serve", "--port", "0"], ["rebuild"]])
def test_a_folder_of_a_newer_program_is_one_sentence_and_stays_as_it_is(
    tmp_path: Path, command: list[str]
) -> None:
    assert concordat("migrate", "--data", str(tmp_path)).returncode == 0
    with sqlite3.connect(tmp_path / "concordat.sqlite3") as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) "
            "VALUES ('casework', '0099_not_yet_thought_of', '2030-01-01')"
        )
    database.close()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert "update the program" in refused(concordat(*command, "--data", str(tmp_path)))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_rebuilding_without_a_database_says_how_to_make_one(tmp_path: Path) -> None:
    assert "concordat migrate --data" in refused(concordat("rebuild", "--data", str(tmp_path)))
    assert not (tmp_path / "concordat.sqlite3").exists()


def test_what_was_migrated_can_be_migrated_and_rebuilt_again(tmp_path: Path) -> None:
    for command in ("migrate", "migrate", "rebuild"):
        answer = concordat(command, "--data", str(tmp_path))
        assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")


def test_lists_of_an_earlier_version_are_told_by_migrate(tmp_path: Path) -> None:
    assert concordat("migrate", "--data", str(tmp_path)).returncode == 0
    with sqlite3.connect(tmp_path / "concordat.sqlite3") as database:
        columns = database.execute("PRAGMA table_info(casework_caserow)").fetchall()
        names = ", ".join(f'"{column[1]}"' for column in columns)
        row = ["" if "char" in column[2] else 0 for column in columns]
        places = ", ".join("?" * len(row))
        database.execute(f"INSERT INTO casework_caserow ({names}) VALUES ({places})", row)
    database.close()
    answer = concordat("migrate", "--data", str(tmp_path))
    assert answer.returncode == 0
    assert "Run: concordat rebuild" in answer.stderr


def test_an_open_host_needs_an_address(tmp_path: Path) -> None:
    sentence = refused(
        concordat("serve", "--data", str(tmp_path), "--host", "0.0.0.0", "--port", "0")
    )
    assert "CONCORDAT_ADDRESS" in sentence


def test_a_database_that_does_not_answer_is_one_sentence(tmp_path: Path) -> None:
    nowhere = "postgresql://someone@127.0.0.1:1/cases"
    answer = concordat(
        "migrate",
        "--data",
        str(tmp_path),
        DATABASE_URL=nowhere,
        DATABASE_OWNER_URL=nowhere.replace("someone", "owner"),
    )
    assert "database does not answer" in refused(answer)


@pytest.mark.parametrize("port", ["eighty", "-1", "65536"])
def test_a_port_that_is_none_is_not_understood(port: str) -> None:
    answer = concordat("demo", "serve", f"--port={port}")
    assert answer.returncode == 2
    assert "a port is a number" in answer.stderr


def test_an_old_python_is_one_sentence(tmp_path: Path) -> None:
    folder = a_checkout(tmp_path)
    answer = set_up(folder, a_python(tmp_path, "exit 1"))
    assert answer.returncode != 0
    assert "Python 3.11 or newer is needed" in answer.stderr
    assert "Traceback" not in answer.stderr


PYTHON = """
case "$2" in
venv) mkdir -p "$4/bin" && printf '#!/bin/sh\\n' >"$4/bin/python" &&
    printf '#!/bin/sh\\necho "$@"\\n' >"$4/bin/uv" && chmod 755 "$4"/bin/* ;;
esac
"""
"""A Python that makes an environment in which uv only says what it would install."""


def test_to_run_it_only_what_it_runs_with_is_installed(tmp_path: Path) -> None:
    folder = a_checkout(tmp_path)
    answer = set_up(folder, a_python(tmp_path, PYTHON))
    assert answer.returncode == 0, answer.stderr
    assert "requirements/run.txt" in answer.stdout
    assert "requirements/dev.txt" not in answer.stdout
    assert (folder / ".venv" / "set-up-run").exists()


def test_another_folders_set_up_is_not_written_into(tmp_path: Path) -> None:
    folder, other = a_checkout(tmp_path), tmp_path / "other"
    other.mkdir()
    (folder / ".venv").symlink_to(other)
    answer = set_up(folder, a_python(tmp_path, PYTHON))
    assert answer.returncode != 0
    assert "Remove the link" in answer.stderr
    assert not list(other.iterdir())


def a_checkout(within: Path) -> Path:
    """A folder with what setting up needs."""
    folder = within / "a checkout"
    (folder / "requirements").mkdir(parents=True)
    needed = ("uv.txt", "run.txt", "dev.txt")
    for name in ("run", "pyproject.toml", *(f"requirements/{each}" for each in needed)):
        shutil.copy(ROOT / name, folder / name)
    return folder


def a_python(within: Path, script: str) -> Path:
    """A folder in which every Python is this script."""
    folder = within / "pythons"
    folder.mkdir()
    for name in ("python", "python3", *(f"python3.{minor}" for minor in range(11, 15))):
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    return folder


def set_up(folder: Path, pythons: Path) -> subprocess.CompletedProcess[str]:
    environ = {"PATH": f"{pythons}:/usr/bin:/bin", "HOME": str(folder.parent)}
    return subprocess.run(
        [folder / "run", "setup"], env=environ, capture_output=True, text=True, check=False
    )
