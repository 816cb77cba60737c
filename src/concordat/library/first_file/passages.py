"""The text of a procedure, cut into statements that can become the clauses of a protocol file."""

import re
from collections.abc import Iterator
from string import ascii_lowercase
from typing import Literal

import msgspec

Strength = Literal["must", "should", "aim", "may", "none"]
_NUMBER = re.compile(r"(\d+(?:\.\d+)*)[.)]?\s+(?=\S)")
# What begins a point of a list: a bullet of any sort (a word processor's own are in the private
# area), or a letter.
_POINT = re.compile(r"(?:[•◦▪‣·●○■\uf0a7\uf0b7*–—o-]|\(?([a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
_ALSO_WITHIN_SENTENCES = ("–", "—", "o")
_NUMBER_ALONE = re.compile(r"\d+(\.\d+)+\.?$")
_LONGEST_HEADING = 70
_BINDING: tuple[tuple[Strength, str], ...] = (
    ("must", r"\b(must|shall|will|is required to|are required to|has to|have to)\b"),
    ("should", r"\b(should|ought to|is expected to|are expected to)\b"),
    ("aim", r"\b(aims?|seeks?|tr(y|ies)|endeavours?) to\b"),
    ("may", r"\b(may|can|could)\b"),
)
"""The first that is found counts: what says both “must” and “may” binds somebody."""


class Passage(msgspec.Struct, frozen=True):
    """A statement: its number, where it is in the text, its words, and how it binds.

    Without a number its id is “p” and its place.
    """

    id: str
    at: str
    text: str
    strength: Strength


class _Paragraph(msgspec.Struct, frozen=True):
    """Its words, without the number or mark before them. `point` is "" if a point has no letter."""

    words: str
    number: str | None = None
    point: str | None = None


def passages(source: str) -> tuple[Passage, ...]:
    """The statements of a text in its order. Headings are none, but say where statements are.

    A statement is a paragraph, begins with a number, or is a point of a list: then it has the
    number of what it is under, with a letter. How it binds is a guess from its words or, for a
    point, from the words that lead to it.
    """
    cutter = _Cutter()
    for paragraph in _paragraphs(source):
        if paragraph.point is not None and cutter.above is not None:
            cutter.add_point(paragraph, cutter.above)
        else:
            cutter.add_paragraph(paragraph)
    return tuple(cutter.found.values())


class _Cutter:
    """The statements so far, and what comes next: under which heading, after which statement."""

    def __init__(self) -> None:
        self.found: dict[str, Passage] = {}
        self.above: Passage | None = None
        self._heading = ""
        self._place = 0
        self._points = 0

    def add_point(self, paragraph: _Paragraph, above: Passage) -> None:
        self._points += 1
        letter = paragraph.point or f"-{self._points}"
        if not paragraph.point and self._points <= len(ascii_lowercase):
            letter = ascii_lowercase[self._points - 1]
        strength = strength_of(paragraph.words)
        if strength == "none" and not above.text.endswith("."):
            strength = above.strength
        at = f"{above.at}, point {paragraph.point or self._points}"
        self._add(Passage(above.id + letter, at, paragraph.words, strength))

    def add_paragraph(self, paragraph: _Paragraph) -> None:
        words = paragraph.words
        self._place += 1
        self._points = 0
        name = paragraph.number or f"p{self._place}"
        if _is_heading(words):
            self._heading = f"{paragraph.number} {words}" if paragraph.number else words
            self.above = Passage(name, self._heading, words, "none")
            return
        at = f"paragraph {paragraph.number or self._place}"
        if self._heading:
            at = f"{self._heading}, {at}"
        self.above = Passage(name, at, words, strength_of(words))
        self._add(self.above)

    def _add(self, passage: Passage) -> None:
        """Keep a statement; its id gets a number if another stage has used it."""
        times = sum(1 for id_ in self.found if id_.partition(" ")[0] == passage.id)
        id_ = f"{passage.id} ({times + 1})" if times else passage.id
        self.found[id_] = Passage(id_, passage.at, passage.text, passage.strength)


def strength_of(words: str) -> Strength:
    """How a statement binds, judged by its words alone."""
    for strength, pattern in _BINDING:
        if re.search(pattern, words, re.IGNORECASE):
            return strength
    return "none"


def _is_heading(words: str) -> bool:
    short = len(words) <= _LONGEST_HEADING
    return short and not re.search(r"[.;:,?!]$", words) and strength_of(words) == "none"


def _paragraphs(source: str) -> Iterator[_Paragraph]:
    """Each paragraph on one line. It begins after a blank line, or with a number or a bullet."""
    lines: list[str] = []
    for line in [*source.splitlines(), ""]:
        words = line.strip()
        if lines and (not words or _begins(words, lines)):
            yield _read(" ".join(" ".join(lines).split()))
            lines = []
        if words:
            lines.append(words)


def _begins(line: str, before: list[str]) -> bool:
    """Whether a line begins a paragraph, after the lines of the one before it."""
    mark = _POINT.match(line)
    if mark is None or not line.startswith(_ALSO_WITHIN_SENTENCES):
        return any((mark, _NUMBER.match(line), _NUMBER_ALONE.match(line)))
    # A dash may be within a sentence. It marks a point after the end of a sentence, or if the
    # last point began with one.
    return before[-1][-1] in ".:;" or before[0][:2] == line[:2]


def _read(text: str) -> _Paragraph:
    mark = _POINT.match(text)
    words = text[mark.end() :] if mark else text
    if numbered := _NUMBER.match(words):
        return _Paragraph(words[numbered.end() :], number=numbered[1])
    return _Paragraph(words, point=(mark[1] or "") if mark else None)
