"""The habits of the house that neither the linter nor the import contracts can see."""

import ast
import re
import sys
from collections.abc import Iterator

from tests.house.source import PACKAGE, ROOT, imported, lines_matching, python_files, tree, where

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


def test_questions_write_nothing() -> None:
    writes = r"objects\.(?:bulk_)?create\(|bulk_update\(|\.save\(|\.delete\(|objects.*\.update\("
    assert lines_matching(python_files(PACKAGE / "casework" / "queries"), writes) == []


def test_fields_are_declared_in_one_way() -> None:
    found = [
        where(file, line)
        for file in python_files()
        for name, line in imported(file)
        if name.startswith("django.forms")
    ]
    assert not found, f"Declare fields with concordat.pages.forms, which reads them alike: {found}"


def test_a_test_that_presses_a_link_waits_for_the_page() -> None:
    """A click comes back before the new page does: on a busy machine the old one is looked at."""
    fingers = ROOT / "tests" / "browser" / "fingers.py"
    found = [
        where(file, node.lineno)
        for file in python_files(ROOT / "tests")
        if file != fingers
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call) and _name(node.func) in {"click", "dblclick"}
    ]
    assert not found, f"Use `press` or `tap` of tests.browser.fingers: {found}"


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


def test_a_sentence_is_written_once() -> None:
    """What is told or asked in two rooms can't come to differ: a sentence, a question or a label of
    four words stands once. concordat.core.sentences holds it, or concordat.core.labels.
    """
    found: dict[str, list[str]] = {}
    for file in python_files():
        if file.relative_to(PACKAGE).parts[0] in SPEAKING:
            for line, said in _sentences(tree(file)):
                found.setdefault(said, []).append(where(file, line))
    twice = {said: places for said, places in found.items() if len(places) > 1}
    assert not twice, f"Put it in core/sentences.py, and use it from there: {twice}"


SPEAKING = {"brief", "casework", "core", "documents", "pages"}


def _sentences(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Every text of at least four words that stands by itself, and its line; no docstrings."""
    alone = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    alone |= {id(part) for node in ast.walk(module) for part in getattr(node, "values", ())}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and id(node) not in alone and _is_sentence(node.value):
            yield node.lineno, str(node.value)


def _is_sentence(value: object) -> bool:
    """A sentence, or a question or label: it ends or begins as one."""
    if not isinstance(value, str) or len(value.split()) < 4:
        return False
    return value.endswith((".", "?")) or value[0].isupper()


def test_what_a_browser_sends_is_read_in_one_place() -> None:
    """An address or a form that no page of ours made is answered alike, whatever is in it."""
    reader = PACKAGE / "pages" / "sent.py"
    raw = {"GET", "POST", "FILES", "body", "COOKIES", "resolver_match"}
    found = [
        where(file, node.lineno)
        for file in python_files()
        if file != reader
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Attribute) and node.attr in raw and _name(node.value) == "request"
    ]
    assert not found, f"Ask concordat.pages.sent, and declare there what it looks like: {found}"


def test_the_gaps_of_addresses_have_the_shapes_that_are_declared() -> None:
    found = [
        f"{file.relative_to(ROOT)} {gap}"
        for file in python_files(PACKAGE)
        if file.name == "urls.py"
        for gap in re.findall(r"<([^>]*)>", file.read_text("utf-8"))
        if gap.partition(":")[0] not in ("id", "version", "colour", "day")
    ]
    assert not found, f"Give the gap one of the shapes in concordat.pages.sent: {found}"
