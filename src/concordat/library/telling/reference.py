"""The reference of protocol files for their authors: every table and key, with an example.

It is made from the shape that reads the files, so it says what they may hold and nothing else.
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import msgspec

from concordat.core.protocol import Act
from concordat.core.protocol.version import SPELLING
from concordat.core.wording import joined
from concordat.library.files.key_lines import KeyLines
from concordat.library.files.names import BOARD_POSTS, USUAL_KINDS
from concordat.library.files.posts import SIDES
from concordat.library.files.schema import schema
from concordat.library.files.shape import SHAPES, SINGLE, File
from concordat.library.files.signals import ENDS
from concordat.library.files.tables import everywhere, tables_at
from concordat.library.problems import KeyPath, in_quotes
from concordat.library.telling.papers import papers_reference
from concordat.library.telling.say.signals import SIGNALS
from concordat.library.telling.vocabulary import ANCHORS, LIMITS, OUTCOMES

HEADINGS = {"duty": "step.NAME.duty.NAME", "notice": "step.NAME.notice.NAME"}
LONGEST = 110
"""An example is no longer than this."""
FIRST = """# Protocol files: every table and key

A protocol file is TOML: headings in square brackets, and under each of them lines with a key, “=”
and a value. Words are in quotation marks, lists in square brackets. `concordat protocol check
FILE` says what is wrong with a file and what holds of it; `concordat protocol schema` prints a
schema with which an editor checks while one writes. This page is made by `concordat protocol
reference`; its examples are taken from protocols that are run as tests.
"""
_SORTS = (
    ({"type": "boolean"}, "true or false"),
    ({"type": "integer"}, "a number"),
    ({"type": "object"}, "a table"),
    ({"pattern": f"^{SPELLING}$"}, "a date without quotation marks, or words"),
    ({"pattern": r"^\d\d:\d\d(:\d\d)?$"}, "a time of day"),
)


class Example(msgspec.Struct, frozen=True, order=True):
    """A line of a protocol file, its length, and the file it is in."""

    length: int
    file: str
    line: str


def reference(files: Mapping[str, str]) -> str:
    """The page, in Markdown.

    `files` are the protocol files from which examples are taken, by their path from the page.
    """
    examples = _examples(files)
    lines = [FIRST]
    for sort in File.model_fields:
        lines += [*_table(sort, examples), ""]
    lines += [*papers_reference(), *_words_with_a_meaning(), ""]
    return "\n".join(lines)


# ── Tables ────────────────────────────────────────────────────────────────────────────────────────


def _table(sort: str, examples: Mapping[tuple[str, str], Example]) -> Iterator[str]:
    heading = sort if sort in SINGLE else HEADINGS.get(sort, f"{sort}.NAME")
    yield f"## [{heading}]"
    yield ""
    if sort in HEADINGS:
        yield f"Or [{sort}.NAME], outside the steps, where it belongs to no step."
        yield ""
    yield " ".join(str(SHAPES[sort].__doc__).split())
    yield ""
    yield "| key | what it holds | meaning | example |"
    yield "|---|---|---|---|"
    table = _schema_of(sort)
    for key, about in table["properties"].items():
        if key not in HEADINGS:
            needed = key in table.get("required", ())
            yield _row(key, about, examples.get((sort, key)), needed=needed)


def _row(key: str, about: Mapping[str, Any], example: Example | None, *, needed: bool) -> str:
    holds = _sort_of_value(about) + (", needed" if needed else "")
    meaning = _cell(about["description"]) + _default(about)
    shown = ""
    if example:
        shown = f"`{_cell(example.line)}` ([{Path(example.file).stem}]({example.file}))"
    return f"| `{key}` | {_cell(holds)} | {meaning} | {shown} |"


def _schema_of(sort: str) -> dict[str, Any]:
    found: dict[str, Any] = schema()["$defs"][SHAPES[sort].__name__]
    return found


def _sort_of_value(about: Mapping[str, Any]) -> str:
    """What sort of value it is, in words."""
    match about:
        case {"enum": words}:
            return _either(words)
        case {"anyOf": [{"enum": words}, *_]}:
            return f"{_either(words)}, or a list of them"
        case {"anyOf": [_, {"type": "array"}]}:
            return "words, or a list of them"
        case {"anyOf": [_, _]}:
            return "words, or a table"
    for sort, words in _SORTS:
        if sort.items() <= about.items():
            return words
    return "words"


def _either(words: list[str]) -> str:
    return joined([f"“{word}”" for word in words], "or")


def _default(about: Mapping[str, Any]) -> str:
    """What holds if the key is left out; "" if that needs no saying."""
    value = about.get("default")
    if value in (None, [], {}, False):
        return ""
    words = "true" if value is True else str(value).removesuffix(":00")
    return f" Left out: {words}."


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


# ── Words with a meaning ──────────────────────────────────────────────────────────────────────────


def _words_with_a_meaning() -> Iterator[str]:
    yield from _listed(
        "What happens", "“opens” and “on” name one of these, or a list of them.", SIGNALS
    )
    yield from _listed("From when a limit counts", "“from” names one of those, or:", ANCHORS)
    yield from _listed(
        "Outcomes", "“then” holds one or more of these words, each with where it leads.", OUTCOMES
    )
    yield from _listed("Limits", "“within”, “extendable” and “window” hold one of these.", LIMITS)
    yield from ("## Ends", "", f"{in_quotes(ENDS)}.", "")
    yield from ("## Posts", "")
    yield (
        f"A post begins with its side: {in_quotes(SIDES)}. Then comes a tier of the [post] "
        f"tables, or one that every board has: {in_quotes(BOARD_POSTS)}. The tier "
        "“practitioner” is whoever raised the matter and whoever it is disputed with; like "
        "every other tier it has a heading, [post.practitioner], with a title. “own” is only "
        "for “towards” and “of”."
    )
    yield from ("", "## Kinds of agency", "")
    yield (
        "“titles” and “raisers” name kinds of agency, and so do the agencies of a story and of "
        "a board's own list. They are words of your own; the usual ones are "
        f"{in_quotes(USUAL_KINDS)}. Write each the same everywhere: a kind that is named once, "
        "and looks like another, is a finding of `check`."
    )
    yield from ("", "## Acts", "", f"{in_quotes(get_args(Act))}.")


def _listed(heading: str, introduction: str, meanings: Mapping[str, str]) -> Iterator[str]:
    yield from (f"## {heading}", "", introduction, "")
    yield from ("| written | meaning |", "|---|---|")
    for words, meaning in meanings.items():
        yield f"| “{words}” | {meaning} |"
    yield ""


# ── Examples ──────────────────────────────────────────────────────────────────────────────────────


def _examples(files: Mapping[str, str]) -> dict[tuple[str, str], Example]:
    """The shortest line for each key of each table, from any of the files."""
    found: dict[tuple[str, str], Example] = {}
    for file, text in files.items():
        lines = text.splitlines()
        key_lines = KeyLines(text)
        for path, sort in _keys_in(tomllib.loads(text)):
            line = lines[key_lines.line(path) - 1].strip()
            key = str(path[-1])
            if len(line) <= LONGEST and _is_whole(line, key):
                example = Example(len(line), file, line)
                found[sort, key] = min(found.get((sort, key), example), example)
    return found


def _keys_in(tables: Mapping[str, Any]) -> Iterator[tuple[KeyPath, str]]:
    """Every key in a file, with the sort of its table."""
    for sort in SHAPES:
        for path, table in _tables_of(tables, sort):
            for key in table:
                yield (*path, key), sort


def _tables_of(tables: Mapping[str, Any], sort: str) -> Iterator[tuple[KeyPath, Mapping[str, Any]]]:
    if sort in SINGLE:
        yield (sort,), tables_at(tables).get(sort, {})
    elif sort in HEADINGS:
        yield from everywhere(tables, sort)
    else:
        for name, table in tables_at(tables, sort).items():
            yield (sort, name), table


def _is_whole(line: str, key: str) -> bool:
    """Whether a line says all of a key by itself."""
    try:
        return list(tomllib.loads(line)) == [key]
    except tomllib.TOMLDecodeError:
        return False
