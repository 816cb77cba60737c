"""Pieces of files as people write them: what is said of each, and how it is read on.

A file in `texts` has pieces, one after the other. “# ” says what somebody did, and each line of the
piece stands after “| ”; ‹00a0› is the character with that number. Recorded after it:

    > LINE: SENTENCE          and in the next line “>     HINT”
    = LINE: the line as it was meant, where that is another
    : the tables, as JSON
    ~ what could not be read

`python -m tests.library.texts` writes what is said now; the difference is there to be read.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from concordat.library.files.toml import read_toml

TEXTS = Path(__file__).with_name("texts")
BEGIN = "Begin so."
_CODE = re.compile(r"‹([0-9a-f]{4})›")


class Piece(msgspec.Struct, frozen=True):
    """A piece of a file, what its author did, and what is recorded of it."""

    did: str
    text: str
    recorded: str


def pieces(path: Path) -> list[Piece]:
    """The pieces of a file, in their order."""
    found = []
    for block in path.read_text("utf-8").strip("\n").split("\n\n"):
        did, *rest = block.split("\n")
        text = "\n".join(line[2:] for line in rest if line.startswith("|"))
        recorded = [line for line in rest if not line.startswith("|")]
        found.append(
            Piece(did, _CODE.sub(lambda code: chr(int(code[1], 16)), text), "\n".join(recorded))
        )
    return found


def every_piece() -> list[Piece]:
    """The pieces of every file."""
    return [piece for path in sorted(TEXTS.glob("*.txt")) for piece in pieces(path)]


def said(text: str) -> str:
    """What is said of a piece, and how it is read."""
    return "\n".join(_visible(line) for line in _said(text))


def _said(text: str) -> Iterator[str]:
    reading = read_toml(text.encode(), BEGIN)
    for line, slip in reading.slips:
        yield f"> {line}: {slip.sentence}"
        yield f">     {slip.hint}".rstrip()
    if not reading.legible:
        yield "~ none of it can be read"
        return
    for number, (given, meant) in enumerate(
        zip(text.split("\n"), reading.text.split("\n"), strict=False), 1
    ):
        if given != meant:
            yield f"= {number}: {meant}".rstrip()
    yield f": {json.dumps(reading.raw, ensure_ascii=False, default=str)}"
    yield from [] if reading.whole else ["~ some of it was left out"]


def _visible(text: str) -> str:
    """A text in which each character that can't be seen stands as its number."""
    seen = (
        each if each.isprintable() and each != "\u00ad" else f"‹{ord(each):04x}›" for each in text
    )
    return "".join(seen)


def renewed(path: Path) -> str:
    """The file with what is said now."""
    blocks = []
    for piece in pieces(path):
        lines = [f"| {_visible(line)}".rstrip() for line in piece.text.split("\n")]
        blocks.append("\n".join([piece.did, *lines, said(piece.text)]))
    return "\n\n".join(blocks) + "\n"


if __name__ == "__main__":
    for file in sorted(TEXTS.glob("*.txt")):
        file.write_text(renewed(file), "utf-8")
