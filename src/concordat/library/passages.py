"""The text of a procedure, cut into statements that can become the clauses of a protocol file."""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

Strength = Literal["must", "should", "aim", "may", "none"]
_NUMBER = re.compile(r"(\d+(?:\.\d+)*)[.)]?\s+(?=\S)")
_LONGEST_HEADING = 70
# The first that is found counts: what says both “must” and “may” binds somebody.
_BINDING: tuple[tuple[Strength, str], ...] = (
    ("must", r"\b(must|shall|will|is required to|are required to|has to|have to)\b"),
    ("should", r"\b(should|ought to|is expected to|are expected to)\b"),
    ("aim", r"\b(aims?|seeks?|tr(y|ies)|endeavours?) to\b"),
    ("may", r"\b(may|can|could)\b"),
)


class Passage(msgspec.Struct, frozen=True):
    """A statement: its number (or “p” and its place, where it has none), where it stands, its words, how it binds."""

    id: str
    at: str
    text: str
    strength: Strength


def passages(source: str) -> tuple[Passage, ...]:
    """The statements of a text in its order; headings aren't statements, but say where these stand.

    A statement is a paragraph, or begins with a number. How it binds is a guess from its words.
    """
    found: dict[str, Passage] = {}
    heading = ""
    for place, text in enumerate(_paragraphs(source), 1):
        numbered = _NUMBER.match(text)
        words = text[numbered.end() :] if numbered else text
        if _is_heading(words):
            heading = text
            continue
        id_ = _free(numbered[1] if numbered else f"p{place}", found)
        at = f"paragraph {numbered[1] if numbered else place}"
        found[id_] = Passage(id_, f"{heading}, {at}" if heading else at, words, strength_of(words))
    return tuple(found.values())


def strength_of(words: str) -> Strength:
    """How a statement binds, judged by its words alone."""
    return next((strength for strength, pattern in _BINDING if re.search(pattern, words, re.IGNORECASE)), "none")


def _paragraphs(source: str) -> Iterator[str]:
    """Each paragraph on one line. A line that begins with a number begins a paragraph."""
    lines: list[str] = []
    for line in [*source.splitlines(), ""]:
        if lines and (not line.strip() or _NUMBER.match(line.strip())):
            yield " ".join(" ".join(lines).split())
            lines = []
        if line.strip():
            lines.append(line)


def _is_heading(words: str) -> bool:
    return len(words) <= _LONGEST_HEADING and not re.search(r"[.;:,?!]$", words) and strength_of(words) == "none"


def _free(id_: str, taken: dict[str, Passage]) -> str:
    """The id, or where another stage uses the same number, the id and how often it has come."""
    times = sum(1 for each in taken if each.partition(" ")[0] == id_)
    return f"{id_} ({times + 1})" if times else id_
