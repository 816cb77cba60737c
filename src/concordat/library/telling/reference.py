"""The reference of protocol files, for their authors: every table and key, what it means, and an
example that is run.

Made from the shape that reads the files, so that it says what they may hold and nothing else.
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import msgspec

from concordat.core.protocol import Act
from concordat.library.files.names import BOARD_POSTS, USUAL_KINDS
from concordat.library.files.outline import elements, tables
from concordat.library.files.positions import Path as KeyPath
from concordat.library.files.positions import Positions
from concordat.library.files.posts import SIDES
from concordat.library.files.schema import schema
from concordat.library.files.shape import SHAPES, File
from concordat.library.files.signals import ENDS
from concordat.library.problems import listed

HEADINGS = {"duty": "step.NAME.duty.NAME", "notice": "step.NAME.notice.NAME"}
SINGLE = ("protocol", "admission", "words")
LONGEST = 110
FIRST = """# Protocol files: every table and key

A protocol file is TOML: headings in square brackets, and under each of them lines with a key, “=”
and a value. Words stand in quotation marks, lists in square brackets. `concordat protocol check
FILE` says what is wrong with a file and what holds of it; `concordat protocol schema` prints a
schema with which an editor checks while one writes. This page is made by `concordat protocol
reference`; its examples are taken from protocols that are run as tests.
"""
SIGNALS = (
    (
        "start",
        "the disagreement is raised: once only, also where the case comes back to its first step",
    ),
    (
        "entered",
        (
            "the case comes to this step, and each time that it comes again; “entered managers”: "
            "to that one"
        ),
    ),
    ("done raise", "a duty is done; “done managers.tell” names one of another step"),
    ("talk: not agreed", "a duty has that outcome"),
    ("late raise", "a duty is not done when its limit has passed"),
    ("fact plan", "a fact is stated"),
    ("risk", "a child is in immediate danger"),
    ("end", "the case ends; “end: agreed”: as that"),
)
ANCHORS = (
    ("received refer", "that was received; “received managers.tell” names one of another step"),
    ("received start", "the decision that is disputed was received"),
    ("first done talk", "the first time that it happened; without “first”, the last"),
)
LIMITS = (
    (
        "5 working days",
        ("ends at the close of the fifth open day after the day from which it counts, day 0"),
    ),
    ("2 working weeks", "five working days each"),
    ("10 calendar days", "ends at the close of that day, open or not"),
    (
        "4 months",
        (
            "ends at the close of the day of the same number, or of the last day of a "
            "shorter month; open or not"
        ),
    ),
    ("48 hours", "elapsed time, nights and closed days included"),
    (
        "same working day",
        (
            "ends at the close of that day; on a closed day, or after its close, "
            "with the date itself"
        ),
    ),
    ("day 9", "the mark counted from the start, in calendar days from day 0"),
    ("day 9 (working days, from day 1)", "the same in working days, where the first day is day 1"),
    ("agreed by the parties", "they enter the date; “…, otherwise 5 working days” until they do"),
    ("set by the chair", "that post enters the date; “otherwise” as well"),
    ("without delay", "no number: no date is shown; so too “immediately”, “as soon as possible”"),
    ("immediately, at most 2 working days", "at once, and late only after that"),
    (
        "the shorter of 48 hours or 2 working days",
        ("whichever ends first; “the longer of …”: whichever ends last"),
    ),
)


OUTCOMES = (
    (
        "agreed",
        (
            "after a talk, the two sides say so; with it stands “not agreed”, and nothing else but "
            "“late”"
        ),
    ),
    (
        "upheld",
        (
            "any words of your own, where somebody decides (act = “decide”) or chooses (act = "
            "“consider”)"
        ),
    ),
    ("done", "of anything else: it was done"),
    ("late", "of anything with a limit: nothing came in time, and the case goes there by itself"),
    (
        "differ",
        "where several posts decide, each for themselves (owed = “post”): they didn't say the same",
    ),
)


class Example(msgspec.Struct, frozen=True, order=True):
    """A line of a protocol file: how it is written, and in which file."""

    length: int
    file: str
    line: str


def reference(files: Mapping[str, str]) -> str:
    """The page, in Markdown. `files` are protocol files by their path from the page, from which
    examples are taken.
    """
    found = _examples(files)
    lines = [FIRST]
    for sort in File.model_fields:
        lines += [*_table(sort, found), ""]
    lines += [*_phrases(), ""]
    return "\n".join(lines)


def without_example(files: Mapping[str, str]) -> list[str]:
    """The keys, each with its table, that none of the files shows."""
    found = _examples(files)
    return [
        f"{sort}.{key}"
        for sort in SHAPES
        for key in _of(sort)["properties"]
        if key not in HEADINGS and (sort, key) not in found
    ]


# ── Tables ────────────────────────────────────────────────────────────────────────────────────────


def _table(sort: str, found: Mapping[tuple[str, str], Example]) -> Iterator[str]:
    heading = sort if sort in SINGLE else HEADINGS.get(sort, f"{sort}.NAME")
    yield f"## [{heading}]"
    yield ""
    if sort not in SHAPES:
        yield str(File.model_fields[sort].description)
        return
    if sort in HEADINGS:
        yield f"Or [{sort}.NAME], outside the steps, where it belongs to no step."
        yield ""
    yield " ".join(str(SHAPES[sort].__doc__).split())
    yield ""
    yield "| key | what stands there | meaning | example |"
    yield "|---|---|---|---|"
    table = _of(sort)
    for key, about in table["properties"].items():
        if key not in HEADINGS:
            yield _row(key, about, found.get((sort, key)), needed=key in table.get("required", ()))


def _row(key: str, about: Mapping[str, Any], example: Example | None, *, needed: bool) -> str:
    shown = (
        f"`{_cell(example.line)}` ([{Path(example.file).stem}]({example.file}))" if example else ""
    )
    kind = _kind(about) + (", needed" if needed else "")
    return f"| `{key}` | {_cell(kind)} | {_cell(about['description'])}{_default(about)} | {shown} |"


def _of(sort: str) -> dict[str, Any]:
    found: dict[str, Any] = schema()["$defs"][SHAPES[sort].__name__]
    return found


SORTS = (
    ({"type": "boolean"}, "true or false"),
    ({"type": "integer"}, "a number"),
    ({"type": "object"}, "a table"),
    ({"format": "date"}, "a date, without quotation marks"),
    ({"pattern": r"^\d\d:\d\d(:\d\d)?$"}, "a time of day"),
)


def _kind(about: Mapping[str, Any]) -> str:
    """What sort of value it is, in words."""
    match about:
        case {"enum": words} | {"items": {"enum": words}}:
            return ("any of " if "items" in about else "") + _either(words)
        case {"anyOf": [{"enum": words}, *_]}:
            return f"{_either(words)}, or a list of them"
        case {"anyOf": [_, other]}:
            return "words, or a list of them" if other["type"] == "array" else "words, or a table"
    return next((said for sort, said in SORTS if sort.items() <= about.items()), "words")


def _either(words: list[str]) -> str:
    return " or ".join(f"“{word}”" for word in words)


def _default(about: Mapping[str, Any]) -> str:
    """What holds where the key is left out; "" where that needs no saying."""
    value = about.get("default")
    if value in (None, [], {}, False):
        return ""
    return f" Left out: {'true' if value is True else str(value).removesuffix(':00')}."


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


# ── Words with a meaning ──────────────────────────────────────────────────────────────────────────


def _phrases() -> Iterator[str]:
    yield from _listed(
        "What happens", "“opens” and “on” name one of these, or a list of them.", SIGNALS
    )
    yield from _listed("From when a limit counts", "“from” names one of those, or:", ANCHORS)
    yield from _listed(
        "Outcomes", "“then” holds one or more of these words, each with where it leads.", OUTCOMES
    )
    yield from _listed("Limits", "“within”, “extendable” and “window” hold one of these.", LIMITS)
    yield "## Ends"
    yield ""
    yield f"{listed(ENDS)}."
    yield ""
    yield "## Posts"
    yield ""
    yield (
        f"A post begins with its side: {listed(SIDES)}. Then comes a tier of the [post] "
        "tables, or one that every "
        f"board has: {listed(BOARD_POSTS)}. The tier “practitioner” is whoever raised the "
        "matter and whoever it is "
        "disputed with; like every other tier it has a heading, [post.practitioner], with a "
        "title. “own” stands only "
        "after “towards”."
    )
    yield ""
    yield "## Kinds of agency"
    yield ""
    yield (
        "“titles” and “raisers” name kinds of agency, and so do the agencies of a story and of "
        "a board's own list. "
        f"They are words of your own; the usual ones are {listed(USUAL_KINDS)}. "
        "Write each the same everywhere: a kind that "
        "is named once, and looks like another, is a finding of `check`."
    )
    yield ""
    yield "## Acts"
    yield ""
    yield f"{listed(get_args(Act))}."


def _listed(heading: str, said: str, rows: tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield from (f"## {heading}", "", said, "", "| written | meaning |", "|---|---|")
    yield from (f"| “{words}” | {meaning} |" for words, meaning in rows)
    yield ""


# ── Examples ──────────────────────────────────────────────────────────────────────────────────────


def _examples(files: Mapping[str, str]) -> dict[tuple[str, str], Example]:
    """The shortest line for each key of each table that says something more than its name."""
    found: dict[tuple[str, str], Example] = {}
    for file, text in files.items():
        lines, positions = text.splitlines(), Positions(text.encode())
        for path, sort, key in _written(tomllib.loads(text)):
            line = lines[positions.line(path) - 1].strip()
            if (
                len(line) <= LONGEST
                and line.partition("=")[0].strip().strip('"') == key
                and _whole(line)
            ):
                example = Example(len(line), file, line)
                found[sort, key] = min(found.get((sort, key), example), example)
    return found


def _written(raw: Mapping[str, Any]) -> Iterator[tuple[KeyPath, str, str]]:
    """Every key in a file, with its path and its table's sort."""
    for sort in SHAPES:
        if sort in SINGLE:
            yield from (((sort, key), sort, key) for key in tables(raw).get(sort, {}))
        elif sort in HEADINGS:
            yield from (
                ((*path, key), sort, key)
                for path, _, _, table in elements(raw, sort)
                for key in table
            )
        else:
            for name, table in tables(raw, sort).items():
                yield from (((sort, name, key), sort, key) for key in table)


def _whole(line: str) -> bool:
    try:
        tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return False
    return True
