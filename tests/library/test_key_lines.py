"""Where in a file each key stands, and how its place is written."""

import pytest

from concordat.library.files.key_lines import KeyLines
from concordat.library.problems import KeyPath, dotted

SOURCE = """# A remark
top = 1
"quoted key" = 2
one.two.'th.ree' = 3

[a]
b = { c = "x", "d e" = ["y"] }
f = [
  # a remark
  "p", { q = 1 },

  "r",
]

[a.g."h.i"]
j = [[1, 2],
  [3]]

[[list]]
k = 1

[[list]]
k = 2
[[list.inner]]
m = 3

[z.y]
[z]
x = 1
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("top",), 2),
        (("quoted key",), 3),
        (("one",), 4),
        (("one", "two"), 4),
        (("one", "two", "th.ree"), 4),
        (("a",), 6),
        (("a", "b"), 7),
        (("a", "b", "c"), 7),
        (("a", "b", "d e"), 7),
        (("a", "b", "d e", 0), 7),
        (("a", "f"), 8),
        (("a", "f", 0), 10),
        (("a", "f", 1), 10),
        (("a", "f", 1, "q"), 10),
        (("a", "f", 2), 12),
        (("a", "g"), 15),
        (("a", "g", "h.i"), 15),
        (("a", "g", "h.i", "j"), 16),
        (("a", "g", "h.i", "j", 0, 1), 16),
        (("a", "g", "h.i", "j", 1), 17),
        (("a", "g", "h.i", "j", 1, 0), 17),
        (("list",), 19),
        (("list", 0), 19),
        (("list", 0, "k"), 20),
        (("list", 1), 22),
        (("list", 1, "k"), 23),
        (("list", "inner", 0, "m"), 25),
        (("z", "y"), 27),
        (("z",), 28),
        (("z", "x"), 29),
    ],
)
def test_each_key_has_its_line(path: KeyPath, line: int) -> None:
    key_lines = KeyLines(SOURCE)
    assert key_lines.line(path) == line
    assert path in key_lines


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("a", "missing"), 6),
        (("a", "b", "c", "deeper"), 7),
        (("a", "f", 7), 8),
        (("nothing",), 1),
        ((), 1),
    ],
)
def test_what_is_not_there_has_the_line_of_what_is_around_it(path: KeyPath, line: int) -> None:
    key_lines = KeyLines(SOURCE)
    assert key_lines.line(path) == line
    assert path not in key_lines


def test_damaged_text_gives_the_lines_it_can() -> None:
    key_lines = KeyLines('[a]\nb = \n\nc = "d\n[]\n= 5\n[e]\nf = 1\n\u00ff = 2\ng = 3\n')
    assert key_lines.line(("a",)) == 1
    assert key_lines.line(("e", "f")) == 8
    assert key_lines.line(("e", "g")) == 10


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("step", "a-b_1", "duty"), "step.a-b_1.duty"),
        (("clause", "7.3", "at"), 'clause."7.3".at'),
        (("team manager",), '"team manager"'),
        (("who", 0), "who[1]"),
        (("step", 2, "at"), "step[3].at"),
        ((1, 0), "[2][1]"),
        ((), ""),
    ],
)
def test_a_path_is_written_as_in_the_file(path: KeyPath, text: str) -> None:
    assert dotted(path) == text
