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
# The first that is found counts: what says both “must” and “may” binds somebody.
_BINDING: tuple[tuple[Strength, str], ...] = (
    ("must", r"\b(must|shall|will|is required to|are required to|has to|have to)\b"),
    ("should", r"\b(should|ought to|is expected to|are expected to)\b"),
    ("aim", r"\b(aims?|seeks?|tr(y|ies)|endeavours?) to\b"),
    ("may", r"\b(may|can|could)\b"),
)


class Passage(msgspec.Struct, frozen=True):
    """A statement: its number (or “p” and its place, where it has none), where it stands, its
    words, how it binds.
    """

    id: str
    at: str
    text: str
    strength: Strength


class _Paragraph(msgspec.Struct, frozen=True):
    """Its words, without the number or mark that it began with. `point` is a point's letter, ""
    where it has none.
    """

    words: str
    number: str | None = None
    point: str | None = None


def passages(source: str) -> tuple[Passage, ...]:
    """The statements of a text in its order; headings aren't statements, but say where these stand.

    A statement is a paragraph, begins with a number, or is a point of a list: then it has the
    number of what it stands under, with a letter. How it binds is a guess from its words or, for a
    point, from the words that lead to it.
    """
    found: dict[str, Passage] = {}
    heading, above, place, points = "", None, 0, 0
    for paragraph in _paragraphs(source):
        words = paragraph.words
        if paragraph.point is not None and above is not None:
            points += 1
            letter = paragraph.point or (
                ascii_lowercase[points - 1] if points <= len(ascii_lowercase) else f"-{points}"
            )
            id_ = _free(above.id + letter, found)
            strength = strength_of(words)
            if strength == "none" and not above.text.endswith("."):
                strength = above.strength
            found[id_] = Passage(
                id_, f"{above.at}, point {paragraph.point or points}", words, strength
            )
            continue
        place, points = place + 1, 0
        name = paragraph.number or f"p{place}"
        at = f"paragraph {paragraph.number or place}"
        above = Passage(name, f"{heading}, {at}" if heading else at, words, strength_of(words))
        if _is_heading(words):
            heading = f"{paragraph.number} {words}" if paragraph.number else words
            above = Passage(name, heading, words, "none")
        else:
            id_ = _free(name, found)
            found[id_] = Passage(id_, above.at, words, above.strength)
    return tuple(found.values())


def strength_of(words: str) -> Strength:
    """How a statement binds, judged by its words alone."""
    return next(
        (strength for strength, pattern in _BINDING if re.search(pattern, words, re.IGNORECASE)),
        "none",
    )


def _paragraphs(source: str) -> Iterator[_Paragraph]:
    """Each paragraph on one line. A line that begins with a number or with the mark of a point
    begins a paragraph.
    """
    lines: list[str] = []
    for line in [*source.splitlines(), ""]:
        if lines and (not line.strip() or _begins(line.strip(), lines)):
            yield _read(" ".join(" ".join(lines).split()))
            lines = []
        if line.strip():
            lines.append(line.strip())


def _begins(line: str, before: list[str]) -> bool:
    """Whether a line begins a paragraph, after those of the one before it."""
    mark = _POINT.match(line)
    if mark is None or not line.startswith(_ALSO_WITHIN_SENTENCES):
        return any((mark, _NUMBER.match(line), _NUMBER_ALONE.match(line)))
    # A dash may stand within a sentence. It marks a point after a sentence, or where the last line
    # began with one.
    return before[-1][-1] in ".:;" or before[0][:2] == line[:2]


def _read(text: str) -> _Paragraph:
    mark = _POINT.match(text)
    words = text[mark.end() :] if mark else text
    if numbered := _NUMBER.match(words):
        return _Paragraph(words[numbered.end() :], number=numbered[1])
    return _Paragraph(words, point=(mark[1] or "") if mark else None)


def _is_heading(words: str) -> bool:
    return (
        len(words) <= _LONGEST_HEADING
        and not re.search(r"[.;:,?!]$", words)
        and strength_of(words) == "none"
    )


def _free(id_: str, taken: dict[str, Passage]) -> str:
    """The id, or where another stage uses the same number, the id and how often it has come."""
    times = sum(1 for each in taken if each.partition(" ")[0] == id_)
    return f"{id_} ({times + 1})" if times else id_
