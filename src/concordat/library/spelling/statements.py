"""A file as statements: which lines belong together, even where a bracket is never closed.

A statement is a heading, or a key with its value, which may run over several lines. Blank lines
and remarks are none.
"""

import re
from collections.abc import Iterator

import msgspec

from concordat.library.spelling.keyboard import straight

KEY = r"(?:\"[^\"]*\"|'[^']*'|[A-Za-z0-9_-]+)"
_KEYS = rf"{KEY}(?:\s*\.\s*{KEY})*"
_HEADING = re.compile(rf"\s*\[\[?\s*{_KEYS}\s*\]\]?\s*(?:#.*)?")
_PAIR = re.compile(rf"\s*{_KEYS}\s*=")
_ROUGH_PAIR = re.compile(r"\s*[\w\"“'-][^=:\[\]{}]{0,40}[=:]")
_CLOSED = re.compile(
    r'"""[\s\S]*?"""|\'\'\'[\s\S]*?\'\'\'|'
    r'(?<!")"(?!"")(?:[^"\\\n]|\\.)*"|(?<![^\s=\[{,:])\'[^\'\n]*\'|#.*'
)
"""What can hold no bracket or quotation mark that still has to be closed: whole texts, remarks."""
_THREE = ('"""', "'''")


class Statement(msgspec.Struct, frozen=True):
    """Some lines of a file: the first, counted from 0, and their text."""

    at: int
    text: str

    @property
    def end(self) -> int:
        """The line after its last, counted from 0."""
        return self.at + self.text.count("\n") + 1


def is_heading(line: str) -> bool:
    """Whether a line opens a table."""
    return line.lstrip().startswith("[") and "=" not in line.partition("]")[0]


def statements(lines: list[str]) -> Iterator[Statement]:
    """Every statement of a file, in order."""
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        end = at + 1
        if line and not line.startswith("#"):
            end = end if is_heading(line) else _end(lines, at)
            yield Statement(at, "\n".join(lines[at:end]))
        at = end


def still_open(line: str, before: str = "") -> str:
    """The brackets that are open at the end of a line, then the quotation marks, if any.

    `before` is what was open when the line began.
    """
    rest = _CLOSED.sub("", before + straight(line))
    quotes = next((each for each in (*_THREE, '"') if each in rest), "")
    brackets = ""
    for mark in rest.partition(quotes)[0] if quotes else rest:
        if mark in "[{":
            brackets += mark
        elif mark in "]}":
            brackets = brackets[:-1]
    return brackets + quotes


def _end(lines: list[str], at: int) -> int:
    """The line after a value that begins in this one, which ends at the next key at the latest."""
    marks = still_open(lines[at])
    end = at + 1
    while marks and end < len(lines) and not _begins_anew(lines[end], marks):
        marks = still_open(lines[end], marks)
        end += 1
    if marks.endswith(_THREE):
        return next((n for n in range(at + 1, end) if _is_between(lines[n])), end)
    while marks and not lines[end - 1].strip():
        end -= 1
    return end


def _begins_anew(line: str, marks: str) -> bool:
    """Whether a line begins another statement, so that closing these marks was forgotten."""
    if marks.endswith(_THREE):
        return False
    if _HEADING.fullmatch(line):
        return True
    if marks.endswith('"'):
        return not line.strip() or bool(_ROUGH_PAIR.match(line))
    return "{" not in marks and bool(_PAIR.match(line))


def _is_between(line: str) -> bool:
    """Whether words that are never closed end before this line: it is blank, or begins a key."""
    return not line.strip() or bool(_PAIR.match(line)) or bool(_HEADING.fullmatch(line))
