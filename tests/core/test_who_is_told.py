"""Who is told of each act, on each side, is what the table in `tests/told.toml` says, and everybody
who is told can open the case.
"""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from concordat.core.errors import Refused
from tests import counted
from tests.core.telling import ACTS, TIME, run

TABLE = tomllib.loads((Path(__file__).parents[1] / "told.toml").read_text("utf-8"))
ROWS: list[dict[str, Any]] = TABLE["row"]
KEYS = {
    *(
        "text",
        "protocol",
        "case",
        "so_far",
        "also",
        "before",
        "act",
        "days",
        "with",
        "happened",
        "by",
        "behalf",
    ),
    *("told", "only_told", "unnamed", "not_yet"),
}


def expected(row: dict[str, Any]) -> set[str]:
    """Everybody whom a row names, those of a group one by one."""
    groups = TABLE.get("groups", {})
    return {person for each in row["told"] for person in groups.get(each, [each])}


def differences(row: dict[str, Any]) -> list[str]:
    """Where a row doesn't come out, a line for each person."""
    try:
        found = run(row)
    except Refused as refused:
        return [f"It is refused: {refused}"]
    wanted = expected(row)
    lines = [f"{person} is not told" for person in sorted(wanted - found.told.keys())]
    lines += [
        f"{person} is told ({', '.join(found.told[person])})"
        for person in sorted(found.told.keys() - wanted)
    ]
    only_told = set(row.get("only_told", ()))
    lines += [f"{person} can open the case" for person in sorted(only_told - found.shut_out)]
    shut_out = sorted(found.shut_out - only_told)
    return [*lines, *(f"{person} can't open the case" for person in shut_out)]


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_everybody_is_told_whom_the_table_names_and_can_open_it(row: dict[str, Any]) -> None:
    found = differences(row)
    counted.count("people named", len(expected(row)))
    counted.seen("kinds of act", row["act"])
    counted.seen("kinds of act by side", _cell(row))
    if found:
        counted.count("rows that don't come out yet")
    if "not_yet" in row:
        assert found, "This comes out now: take not_yet out of the row."
    else:
        assert found == []


def _cell(row: dict[str, Any]) -> str:
    """The kind of act, and the side of who does it; the raiser where a row names nobody."""
    by = "time" if row["act"] == TIME else row.get("by", "raising practitioner")
    return f"{row['act']} by {by.removeprefix('second ').split()[0]}"


def test_the_table_is_written_as_it_says() -> None:
    assert {key for row in ROWS for key in row} <= KEYS
    assert {row["act"] for row in ROWS} <= {*ACTS, TIME}
    assert [text for text, many in Counter(row["text"] for row in ROWS).items() if many > 1] == []
