"""The habits of the house that neither the linter nor the import contracts can see."""

import ast
import sys

from tests.house.source import PACKAGE, ROOT, imported, python_files, tree, where

CLOCK = PACKAGE / "clock.py"
READS_THE_CLOCK = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
    ("time", "localtime"),
    ("time", "gmtime"),
    ("timezone", "now"),
    ("timezone", "localdate"),
    ("timezone", "localtime"),
}
SIGNALS = ("django.dispatch", "django.db.models.signals", "django.core.signals")
# Not pure: they look at the world, or change it.
WORLDLY = {
    "logging",
    "os",
    "pathlib",
    "random",
    "secrets",
    "socket",
    "sqlite3",
    "subprocess",
    "tempfile",
    "threading",
}

LONGEST = {"src": 320, "tests": 430}  # lines; about 300 is meant
# Files that are allowed to be longer, each with its reason.
LONGER: dict[str, str] = {}


def test_only_the_clock_reads_the_clock() -> None:
    found = [
        where(file, node.lineno)
        for file in python_files()
        if file != CLOCK
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Attribute) and (_name(node.value), node.attr) in READS_THE_CLOCK
    ]
    assert not found, f"Take the time as an argument, or ask concordat.clock: {found}"


def test_only_the_site_lets_the_clock_be_moved() -> None:
    found = [
        where(file, node.lineno)
        for file in python_files()
        if file != CLOCK and not file.is_relative_to(PACKAGE / "site")
        for node in ast.walk(tree(file))
        if "allow_moving"
        in (getattr(node, "attr", None), getattr(node, "id", None), getattr(node, "name", None))
    ]
    assert not found, f"The clock of a real installation can't be moved: {found}"


def test_no_signals() -> None:
    found = [
        where(file, line)
        for file in python_files()
        for name, line in imported(file)
        if name.startswith(SIGNALS)
    ]
    assert not found, f"An action flows in one straight line; signals hide where it goes: {found}"


def test_tables_are_seen_by_their_own_room_only() -> None:
    found = [
        f"{where(file, line)} {name}"
        for room in ("casework", "outbox", "vault")
        for file in python_files()
        if not file.is_relative_to(PACKAGE / room)
        for name, line in imported(file)
        if name.startswith(f"concordat.{room}.models")
    ]
    assert not found, f"Ask the room's service or queries, not its tables: {found}"


def test_fields_are_declared_in_one_way() -> None:
    found = [
        where(file, line)
        for file in python_files()
        for name, line in imported(file)
        if name.startswith("django.forms")
    ]
    assert not found, f"Declare fields with concordat.pages.forms, which reads them alike: {found}"


def test_no_room_for_everything() -> None:
    names = ("utils", "util", "helpers", "misc", "common", "manager")
    found = [str(file.relative_to(ROOT)) for file in PACKAGE.rglob("*") if file.stem in names]
    assert not found, f"A room is named for what is in it: {found}"


def test_files_stay_readable() -> None:
    long = [name for name in _too_long() if name not in LONGER]
    assert not long, f"These files ask for a second room (or for a reason in LONGER): {long}"


def test_what_may_be_longer_still_is() -> None:
    stale = set(LONGER) - set(_too_long())
    assert not stale, f"No longer long; take them out of LONGER: {stale}"


def test_the_core_stands_on_little() -> None:
    allowed = (sys.stdlib_module_names - WORLDLY) | {"msgspec", "concordat"}
    found = [
        f"{where(file, line)} {name}"
        for file in python_files(PACKAGE / "core")
        for name, line in imported(file)
        if name.split(".")[0] not in allowed
    ]
    assert not found, (
        "The core is pure: the standard library's values and msgspec, nothing of the world: "
        f"{found}"
    )


def test_tests_of_the_house_see_the_house() -> None:
    assert len(python_files()) > 10
    assert CLOCK in python_files()


def _too_long() -> list[str]:
    return [
        str(file.relative_to(ROOT))
        for folder, most in LONGEST.items()
        for file in python_files(ROOT / folder)
        if len(file.read_text("utf-8").splitlines()) > most
    ]


def _name(node: ast.expr) -> str | None:
    """The last word of `datetime` or `datetime.datetime`."""
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else None
