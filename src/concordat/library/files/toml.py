"""From the bytes of a file to its tables: every slip of the notation at once, each read on as it
was meant.
"""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import msgspec

from concordat.library.problems import Unclear, listed, shortened
from concordat.library.spelling.broken_lines import CURLY, STRANGE, mend, reads
from concordat.library.spelling.statements import KEY, is_heading, statements

Slip = tuple[int, Unclear]
PASTED = (CURLY, STRANGE, f"{STRANGE} {CURLY}")
FEW = 3
"""From so many lines on, what a word processor did is told once for all of them."""
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_TOML = (
    "Concordat's files are TOML: headings in square brackets, with lines such as key = "
    '"words" under them.'
)
_YAML = re.compile(r"\s*(- )?[\w\"'-][^=]*:(\s|$)")
_OTHER_FILES = {
    b"PK\x03\x04": "a Word document",
    b"\xd0\xcf\x11\xe0": "a Word document",
    b"%PDF": "a PDF",
    b"{\\rtf": "a document of a word processor",
}


class Reading(msgspec.Struct, frozen=True):
    """What a file says: its text and tables, and its slips with their lines.

    `whole` is False when some line was left out because nobody can tell what it meant: then
    something may only seem to be missing. `legible` is False for what is no text, or a text in
    another notation.
    """

    text: str
    raw: dict[str, Any]
    slips: list[Slip]
    whole: bool = True
    legible: bool = True


def read_toml(content: bytes, begin: str) -> Reading:
    """What a file says. `begin` says, for an empty file, how one begins."""
    for mark, what in _OTHER_FILES.items():
        if content.startswith(mark):
            return _illegible(
                f"This is {what}, not a plain text.",
                "Save it as plain text (UTF-8); then look again.",
            )
    text, slips = _decoded(content)
    if other := _other_notation(text, begin):
        return _illegible(*other)
    try:
        return Reading(text, tomllib.loads(text), slips)
    except (tomllib.TOMLDecodeError, RecursionError):
        pass  # each line is looked at below
    lines = text.split("\n")
    mended, whole = _mended(lines)
    text = "\n".join(lines)
    again, raw, apart = _declared_once(lines)
    return Reading(text, raw, [*slips, *_folded(mended), *again], whole=whole and apart)


def _illegible(sentence: str, hint: str) -> Reading:
    return Reading("", {}, [(1, Unclear(sentence, hint))], whole=False, legible=False)


def _decoded(content: bytes) -> tuple[str, list[Slip]]:
    """The text, whatever it was saved as, with a slip when that isn't UTF-8."""
    hint = "Save it again with the encoding UTF-8."
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
        slips = [(1, Unclear("This file was saved as “Unicode” (UTF-16), not as UTF-8.", hint))]
    else:
        try:
            text, slips = content.decode("utf-8-sig"), []
        except UnicodeDecodeError as error:
            text = content.decode("cp1252", "replace")
            at = content[: error.start].count(b"\n")
            line = shortened(text.splitlines()[at].strip(), 60)
            sentence = (
                f"This file was saved in an old encoding of Windows; here it shows first: “{line}”."
            )
            slips = [(at + 1, Unclear(sentence, hint))]
    return text.replace("\r\n", "\n").replace("\r", "\n"), slips


def _other_notation(text: str, begin: str) -> tuple[str, str] | None:
    """What to say of an empty file, or of one that isn't meant to be TOML."""
    lines = [
        line for line in text.split("\n") if line.strip() and not line.lstrip().startswith("#")
    ]
    sentence = ""
    if not lines:
        sentence = "There is nothing in this file."
    elif lines[0].lstrip().startswith("{"):
        sentence = f"This is JSON. {_TOML}"
    elif lines[0].lstrip().startswith("<"):
        sentence = f"This is a web page. {_TOML}"
    elif not any(is_heading(line) for line in lines):
        if sum(bool(_YAML.match(line)) for line in lines) > len(lines) / 2:
            sentence = f"This is YAML. {_TOML}"
        elif not any("=" in line for line in lines):
            sentence = f"This is plain text, without any headings or keys. {_TOML}"
    return (sentence, begin) if sentence else None


def _mended(lines: list[str]) -> tuple[list[Slip], bool]:
    """The slips of lines that can't be read, each line put right in its place; False when one had
    to be left out.
    """
    slips: list[Slip] = []
    whole = True
    found = list(statements("\n".join(lines)))
    for at in set(range(len(lines))) - {
        at for each in found for at in range(each.at, each.at + each.lines)
    }:
        if not reads(lines[at]):
            slips.append((at + 1, Unclear(STRANGE, "Take them away.")))
            lines[at] = ""
    for statement in found:
        if reads(statement.text):
            continue
        mended = mend(statement)
        slips.append((statement.at + 1, Unclear(mended.sentence, mended.hint)))
        meant = mended.meant.split("\n")
        lines[statement.at : statement.at + statement.lines] = [
            *meant,
            *[""] * (statement.lines - len(meant)),
        ]
        # A stray line meant nothing that others could miss.
        whole = whole and (
            bool(mended.meant) or not ("=" in statement.text or is_heading(statement.text))
        )
    return sorted(slips, key=lambda slip: slip[0]), whole


def _folded(slips: list[Slip]) -> Iterator[Slip]:
    """The slips; those that a word processor made in many lines are told once, with the lines."""
    for mark in PASTED:
        pasted = [line for line, unclear in slips if unclear.sentence == mark]
        if len(pasted) > FEW:
            rest = ", ".join(map(str, pasted[1:]))
            hint = "Put plain ones in their place: your editor can replace them all at once."
            yield pasted[0], Unclear(f"{mark} They are in these lines too: {rest}.", hint)
            slips = [(line, unclear) for line, unclear in slips if unclear.sentence != mark]
    yield from slips


def _declared_once(lines: list[str]) -> tuple[list[Slip], dict[str, Any], bool]:
    """What stands twice, the tables without it, and whether nothing can have been lost with it."""
    slips: list[Slip] = []
    apart = True
    while True:
        try:
            return slips, tomllib.loads("\n".join(lines) + "\n"), apart
        except tomllib.TOMLDecodeError as error:
            at = _beginning(lines, error)
            slips.append((at + 1, _twice(lines, at)))
            # The same table pasted twice loses nothing; two that differ were meant to have two
            # names.
            taken = _taken_out(lines, at)
            apart = apart and (not is_heading(taken) or "\n".join(lines).count(taken) > 0)


def _beginning(lines: list[str], error: tomllib.TOMLDecodeError) -> int:
    """The first line of the statement in which reading stopped."""
    at = int(_AT_LINE.findall(str(error))[0]) - 1
    return next(
        each.at for each in statements("\n".join(lines)) if each.at <= at < each.at + each.lines
    )


def _twice(lines: list[str], at: int) -> Unclear:
    """Where what stands in that line stood before."""
    if is_heading(lines[at]):
        name = shortened(lines[at].partition("#")[0].strip())
        before = next(
            (place for place in range(at) if _names(lines[place]) == _names(lines[at])), None
        )
        where = f" in line {before + 1}" if before is not None else ""
        return Unclear(
            f"{name} stands{where or ' above'} already.",
            "Give this one another name, or merge the two."
            if len(_names(lines[at])) > 1
            else "Merge the two.",
        )
    key = lines[at].partition("=")[0].strip()
    for place in range(at - 1, -1, -1):
        if is_heading(lines[place]):
            break
        if lines[place].partition("=")[0].strip() == key:
            return Unclear(f"“{key}” stands in line {place + 1} already.", "Keep one of the two.")
    return Unclear(
        f"“{key}” stands above already.",
        f"Keep one of the two: {listed([shortened(lines[at].strip())])}.",
    )


def _names(line: str) -> list[str]:
    """The parts of a heading, without quotation marks; none for any other line."""
    return (
        [part.strip("\"'") for part in re.findall(KEY, line.partition("#")[0])]
        if is_heading(line)
        else []
    )


def _taken_out(lines: list[str], at: int) -> str:
    """Blanks the statement in that line, or all of the table whose heading it is; what stood
    there.
    """
    end = at + 1
    if is_heading(lines[at]):
        while end < len(lines) and not is_heading(lines[end]):
            end += 1
    else:
        end = at + next(statements("\n".join(lines[at:]))).lines
    taken = "\n".join(lines[at:end]).strip()
    lines[at:end] = [""] * (end - at)
    return taken
