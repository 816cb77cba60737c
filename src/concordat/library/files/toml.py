"""From the bytes of a file to its tables. Every line that can't be read is reported at once."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import msgspec

from concordat.library.files.plain_text import decoded, no_text, other_notation, too_deep, too_large
from concordat.library.problems import Comment, shortened
from concordat.library.spelling.broken_lines import CURLY, STRANGE, explain_line, reads
from concordat.library.spelling.statements import KEY, Statement, is_heading, statements

MOST_BROKEN = 200
MOST_REPEATS = 20
"""After this many lines that can't be read or are repeated, the rest of the file is left alone."""
FEW = 3
"""What a word processor did to more lines than this is reported once for all of them."""

_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


class Toml(msgspec.Struct, frozen=True):
    """What a file says: its text, its tables, and what is wrong with its lines.

    `whole` is False if a line was left out: something else may then only seem to be missing.
    `readable` is False if this is no text, another notation, or too large: there are no tables.
    """

    text: str
    tables: dict[str, Any]
    comments: list[Comment]
    whole: bool = True
    readable: bool = True


def read_toml(content: bytes, begin: str) -> Toml:
    """What a file says. `begin` says how a file of its sort begins, for one that is empty."""
    if trouble := no_text(content):
        return _unreadable("", trouble)
    text, encoding = decoded(content)
    if trouble := other_notation(text, begin):
        return _unreadable("", trouble)
    if large := too_large(text):
        return _unreadable(text, *large)
    if (tables := _loaded(text)) is not None:
        if large := too_deep(tables):
            return _unreadable(text, *large)
        return Toml(text, tables, encoding)
    return _read_by_line(text, encoding)


def _unreadable(text: str, *comments: Comment) -> Toml:
    return Toml(text, {}, list(comments), whole=False, readable=False)


def _loaded(text: str) -> dict[str, Any] | None:
    """The tables of a text, or None if it isn't TOML."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return None


# ── One statement after the other ─────────────────────────────────────────────────────────────────


def _read_by_line(text: str, comments: list[Comment]) -> Toml:
    """Read each statement of a file by itself, because the whole can't be read."""
    lines = text.split("\n")
    explained, whole = _explained(lines)
    if len(explained) > MOST_BROKEN:
        return _unreadable(text, *comments, *_folded(explained))
    repeated, tables, apart = _without_repeats(lines)
    comments = [*comments, *_folded(explained), *repeated]
    if tables is None:
        return _unreadable(text, *comments)
    if large := too_deep(tables):
        return _unreadable(text, *comments, *large)
    return Toml("\n".join(lines), tables, comments, whole=whole and apart)


def _explained(lines: list[str]) -> tuple[list[Comment], bool]:
    """What is wrong with each statement that can't be read. `lines` get what was meant instead.

    False if something had to be left out because nobody can tell what it meant.
    """
    comments = []
    whole = True
    for at, line in enumerate(lines):
        is_statement = line.strip() and not line.lstrip().startswith("#")
        if not is_statement and not reads(line):
            comments.append(Comment((), STRANGE, "Take them away.", line=at + 1))
            lines[at] = ""
    for statement in list(statements(lines)):
        if reads(statement.text):
            continue
        if len(comments) == MOST_BROKEN:
            sentence = "There are more lines than this that can't be read."
            comments.append(Comment((), sentence, "Begin with those above.", line=statement.at + 1))
            break
        explanation = explain_line(statement.text)
        sentence, hint = explanation.sentence, explanation.hint
        comments.append(Comment((), sentence, hint, line=statement.at + 1))
        meant = explanation.meant.split("\n")
        blank = [""] * (statement.end - statement.at - len(meant))
        lines[statement.at : statement.end] = [*meant, *blank]
        whole = whole and bool(explanation.meant)
    return comments, whole


def _folded(comments: list[Comment]) -> Iterator[Comment]:
    """The comments, those on a word processor's doing in many lines as one."""
    for mark in (CURLY, STRANGE, f"{CURLY} {STRANGE}"):
        pasted = [str(each.line) for each in comments if each.sentence == mark]
        if len(pasted) > FEW:
            first = next(each for each in comments if each.sentence == mark)
            sentence = f"{mark} They are in these lines too: {', '.join(pasted[1:])}."
            hint = "Put plain ones in their place: your editor can replace them all at once."
            yield Comment((), sentence, hint, line=first.line)
            comments = [each for each in comments if each.sentence != mark]
    yield from comments


# ── What is there twice ───────────────────────────────────────────────────────────────────────────


def _without_repeats(lines: list[str]) -> tuple[list[Comment], dict[str, Any] | None, bool]:
    """What is there twice, the tables without it, and whether no whole table was left out.

    There are no tables if too much is there twice.
    """
    comments: list[Comment] = []
    found = list(statements(lines))
    apart = True
    while len(comments) < MOST_REPEATS:
        try:
            return comments, tomllib.loads("\n".join(lines)), apart
        except tomllib.TOMLDecodeError as error:
            repeated = _where_it_stopped(found, error)
            comments.append(_repeated(lines, repeated.at))
            apart = apart and not is_heading(repeated.text)
            _take_out(lines, repeated)
    return comments, None, False


def _where_it_stopped(found: list[Statement], error: tomllib.TOMLDecodeError) -> Statement:
    """The statement that can't be read after those before it."""
    line = _AT_LINE.search(str(error))
    if line is None:
        return found[-1]
    return max(
        (each for each in found if each.at < int(line[1])),
        key=lambda statement: statement.at,
    )


def _repeated(lines: list[str], at: int) -> Comment:
    """That the heading or key in that line, counted from 0, was in the file before."""
    hint = "Keep one of the two."
    if is_heading(lines[at]):
        names = _names(lines[at])
        before = next((n for n in range(at) if _names(lines[n]) == names), None)
        hint = (
            "Give this one another name, or merge the two." if len(names) > 1 else "Merge the two."
        )
        what = shortened(lines[at].partition("#")[0].strip())
    else:
        key = lines[at].partition("=")[0].strip()
        before = _same_key(lines, at, key)
        what = f"“{shortened(key)}”"
    where = "above" if before is None else f"in line {before + 1}"
    return Comment((), f"{what} is {where} already.", hint, line=at + 1)


def _same_key(lines: list[str], at: int, key: str) -> int | None:
    """The line of the same table with the same key before that one."""
    for before in range(at - 1, -1, -1):
        if is_heading(lines[before]):
            return None
        if lines[before].partition("=")[0].strip() == key:
            return before
    return None


def _names(line: str) -> list[str]:
    """The names in a heading, without quotation marks; none for any other line."""
    if not is_heading(line):
        return []
    return [part.strip("\"'") for part in re.findall(KEY, line.partition("#")[0])]


def _take_out(lines: list[str], statement: Statement) -> None:
    """Blank a statement, or the whole table if it is a heading."""
    end = statement.end
    if is_heading(statement.text):
        while end < len(lines) and not is_heading(lines[end]):
            end += 1
    lines[statement.at : end] = [""] * (end - statement.at)
