"""What an author has put off: every note that begins with “To do:”, in a file and in those on which
it is laid.
"""

from pathlib import Path

from concordat.library.findings.unfinished import to_do
from concordat.library.problems import Problem

MIDDLE = """\
[protocol]
base = "below.toml"
source = "To do: say where."
[step.a.duty.b]
what = "Nothing to do: here."
"""
BELOW = """\ufeff[protocol]
purpose = "To do: éire first"
[[list]]
x = ["a", ["To do: say where."], "To do: say where."]
y = { z = "To do: éire first", w = 5 }
"""


def test_every_note_is_told_with_its_places_file_by_file(tmp_path: Path) -> None:
    ours, middle, below = (tmp_path / f"{name}.toml" for name in ("ours", "middle", "below"))
    ours.write_text('[protocol]\nbase = "middle.toml"\nid = "To do:later"\n', "utf-8")
    middle.write_text(MIDDLE, "utf-8")
    below.write_text(BELOW, "utf-8")
    places = "Not finished: protocol.purpose, list[1].y.z."
    lists = "Not finished: list[1].x[2][1], list[1].x[3]."
    assert to_do(ours) == {
        middle: (
            Problem(
                str(middle), 3, "protocol.source", "Not finished: protocol.source.", "Say where."
            ),
        ),
        below: (
            Problem(str(below), 2, "protocol.purpose", places, "Éire first"),
            Problem(str(below), 4, "list[1].x[2][1]", lists, "Say where."),
        ),
    }
    assert to_do(below).keys() == {below}


def test_nothing_is_told_of_what_is_done(tmp_path: Path) -> None:
    assert to_do(Path(__file__).with_name("whole.toml")) == {}
