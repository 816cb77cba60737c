"""Two versions of a protocol, clause by clause."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import fields, replace

from concordat.cli import main
from concordat.core.protocol import Protocol
from concordat.library.compare import Change, compare
from concordat.library.load import load_file
from tests.library.conftest import WHOLE

EVERY_KEY = load_file(WHOLE.with_name("every-key.toml"))
TABLES = ("kinds", "instead", "facts", "posts", "routes", "steps", "duties", "notices", "clocks", "permissions",
          "clauses", "remarks", "alongside")  # fmt: skip
# Whose word an outcome is follows from the act and the outcomes, which are said
FOLLOWS = ("settled",)


def with_less(protocol: Protocol) -> Iterator[tuple[str, Protocol]]:
    """The protocol without one thing that may be left out of a table, for each such thing."""
    for sort in TABLES:
        tables = getattr(protocol, sort)
        for key, table in tables.items() if isinstance(tables, dict) else enumerate(tables):
            for name, less in _less(table):
                some = {**tables, key: less} if isinstance(tables, dict) else (*tables[:key], less, *tables[key + 1 :])
                yield f"{sort} {key} {name}", replace(protocol, **{sort: some})
    for name, less in _less(protocol.admission):
        yield f"admission {name}", replace(protocol, admission=less)


def _less(table: Any) -> Iterator[tuple[str, Any]]:
    for field in fields(table):
        if not field.required and field.name not in FOLLOWS:
            default = field.default_factory() if callable(field.default_factory) else field.default
            if getattr(table, field.name) != default:
                yield field.name, replace(table, **{field.name: default})


@pytest.mark.parametrize(("what", "less"), list(with_less(EVERY_KEY)), ids=[what for what, _ in with_less(EVERY_KEY)])
def test_whatever_is_left_out_is_a_difference(what: str, less: Protocol):
    assert compare(EVERY_KEY, less) != ()
    assert compare(less, EVERY_KEY) != ()


def test_a_version_is_the_same_as_itself(whole: Protocol, changed):
    assert compare(whole, whole) == ()
    assert compare(whole, load_file(changed(("# A small", "# A little")))) == ()


def test_words_and_deeds_that_changed_stand_under_their_clause(whole: Protocol, changed):
    new = load_file(
        changed(
            ('text = "Raise it."', 'text = "Raise it soon."'),
            ('within = "3 working days"', 'within = "4 working days"'),
            ('what = "raise it"', 'what = "raise it"\nneeds = "reasons"'),
        )
    )
    words, contents, deeds = compare(whole, new)
    assert words == Change("1", "words", ("1: Raise it.",), ("1: Raise it soon.",))
    assert (contents.clause, contents.sort) == ("1", "done")
    assert "with: reasons" in contents.after[0]
    assert (deeds.clause, deeds.sort) == ("2", "done")
    assert "within: 3 working days" in deeds.before[0]
    assert "within: 4 working days" in deeds.after[0]


def test_what_is_new_has_nothing_before_and_what_is_gone_nothing_after(whole: Protocol, changed):
    new = load_file(
        changed(
            (
                '[clause."1"]',
                '[clause."0"]\nat = "0"\ntext = "Scope."\nstrength = "none"\nonly = "Scope."\n\n[clause."1"]',
            )
        )
    )
    assert [(change.clause, change.sort, change.before) for change in compare(whole, new)] == [
        ("0", "words", ()),
        ("0", "strength", ()),
        ("0", "done", ()),
    ]
    assert all(change.after == () for change in compare(new, whole))


def test_the_command_shows_both_sides(changed, tmp_path, capsys: pytest.CaptureFixture[str]):
    old = changed()
    kept = tmp_path / "old.toml"
    kept.write_bytes(old.read_bytes())
    new = changed(('text = "Raise it."', 'text = "Raise it soon."'))
    assert main(["protocol", "compare", str(kept), str(new)]) == 0
    assert "1: the words of the text\n  - 1: Raise it.\n  + 1: Raise it soon.\n" in capsys.readouterr().out
    assert main(["protocol", "compare", "--json", str(kept), str(new)]) == 0
    assert json.loads(capsys.readouterr().out)[0]["clause"] == "1"
    assert main(["protocol", "compare", str(kept), "whole@yesterday"]) == 1
    assert "“yesterday” is no version" in capsys.readouterr().err
