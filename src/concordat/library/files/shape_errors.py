"""What is wrong with the form of a file's tables: every slip at once, in words for whoever wrote
it.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any, cast

import msgspec
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from concordat.library.files.misspelt import ELEMENTS, whose
from concordat.library.files.outline import tables
from concordat.library.files.positions import Path, written
from concordat.library.files.shape import File, fields_of
from concordat.library.problems import Unclear, listed
from concordat.library.spelling.closest import meant, nearest
from concordat.library.spelling.dates import as_date, as_time
from concordat.library.spelling.examples import example

Found = tuple[Path, Unclear]
_MARK = re.compile(r"\[key\]|constrained-str|(dict|list|function-\w+)\[.*")
_TIMES = {
    "once": 1,
    "one": 1,
    "twice": 2,
    "two": 2,
    "three": 3,
    "three times": 3,
    "four": 4,
    "five": 5,
}
_HEADINGS = {
    "protocol": (
        "Begin the file with [protocol] and, under it, id, version, title, board, "
        "source, nation and purpose."
    ),
    "route": (
        "Write [route.main] and, under it, a title and “first”, the step in which a case begins."
    ),
    "step": (
        "Write [step.NAME] with a stage for each rung of the ladder, and its duties as "
        "[step.NAME.duty.NAME]."
    ),
}
_ELSEWHERE = {
    (
        "notice",
        "within",
    ): "What has a time limit is a duty: write “duty” in its heading, and who owes it.",
    (
        "notice",
        "strength",
    ): "Nobody owes a notice: Concordat sends it. What somebody must do is a duty.",
    (
        "step",
        "within",
    ): "Each duty has its own limit; one limit over whole stages is a [clock.NAME].",
    ("step", "then"): "Outcomes belong to a duty: [step.NAME.duty.NAME].",
    ("permission", "within"): "What may be done is never late. What has a time limit is a duty.",
    ("permission", "strength"): "What is permitted is a “may” already.",
    ("protocol", "route"): "A route has a heading of its own: [route.NAME].",
}


class Shape(msgspec.Struct, frozen=True):
    """A file's shape (None when too little of it can be used), what is wrong, and the tables as
    they were meant.

    `whole` is False when whole tables had to be left out, so that something may only seem to be
    missing.
    """

    file: File | None
    raw: Mapping[str, Any]
    found: list[Found] = []
    whole: bool = True


def check_shape(raw: Mapping[str, Any]) -> Shape:
    """The file's shape. A value of the wrong sort is told, and read on as it was surely meant."""
    try:
        return Shape(File.model_validate(raw), raw)
    except ValidationError as error:
        errors = each_once(error, path_of)
    found = [(path_of(error), explain(error)) for error in errors]
    better = _copied(raw)
    for each in errors:
        _put(better, path_of(each), meant_by(each))
    try:
        return Shape(File.model_validate(better), better, found)
    except ValidationError as still:
        errors = each_once(still, path_of)
    whole = not any(each["type"] in ("dict_type", "model_type") for each in errors)
    return Shape(_mended(better, errors), better, found, whole)


def each_once(
    error: ValidationError, path_of: Callable[[ErrorDetails], Path]
) -> list[ErrorDetails]:
    """One error for each place: where a value may be of several sorts, the first of them speaks."""
    found: dict[Path, ErrorDetails] = {}
    for each in error.errors(include_url=False):
        found.setdefault(path_of(each), each)
    deeper = {path[:-1] for path in found}
    return [
        each
        for path, each in found.items()
        if not (isinstance(each["input"], Mapping | list) and path in deeper)
    ]


def meant_by(error: ErrorDetails) -> Any:
    """The value that was surely meant by one that can't stand where it does; None where one can't
    be sure.
    """
    given, sort = error["input"], error["type"]
    one = given[0] if isinstance(given, list) and len(given) == 1 else given
    if sort == "literal_error":
        return meant(str(one), _words(error))
    if sort in ("string_type", "list_type"):
        return (
            said(one)
            if isinstance(one, str | int | float | date | time) and not isinstance(one, bool)
            else None
        )
    if sort == "bool_type":
        return {"true": True, "yes": True, "false": False, "no": False}.get(str(given).lower())
    if sort.startswith("date"):
        return as_date(str(given)) or as_date(str(given)[:10])  # a moment begins with its day
    if sort == "int_type":
        return int(given) if str(given).isdigit() else _TIMES.get(str(given).lower())
    return as_time(str(given)) if sort == "time_type" else None


def _words(error: ErrorDetails) -> list[str]:
    """The words of which one has to stand there."""
    return re.findall(r"'([^']*)'", str(error.get("ctx", {}).get("expected", "")))


def _put(raw: dict[str, Any], path: Path, value: Any) -> None:
    """Puts a value in the place of another, unless it is None."""
    if value is None:
        return
    table: Any = raw
    for part in path[:-1]:
        if isinstance(table, str):  # one text where a list may stand
            return
        table = table[part]
    if isinstance(table, dict | list):
        table[path[-1]] = value  # type: ignore[index]


def path_of(error: ErrorDetails) -> Path:
    """Where an error stands; pydantic's own marks, for a wrong key and for one of several sorts,
    aren't part of it.
    """
    return tuple(
        part for part in error["loc"] if not (isinstance(part, str) and _MARK.fullmatch(part))
    )


def explain(error: ErrorDetails) -> Unclear:
    """One of pydantic's errors as a sentence for the author of a protocol."""
    path, given, sort = path_of(error), error["input"], error["type"]
    if sort == "extra_forbidden":
        return _unknown(path, given)
    if isinstance(given, list) and given and isinstance(given[0], Mapping):
        hint = f"Write one pair: [{_heading(path)}]."
        return Unclear(f"“{path[-1]}” stands in two pairs of square brackets.", hint)
    if sort == "missing" and len(path) == 1 and path[0] in _HEADINGS:
        return Unclear(f"There is no [{path[0]}].", _HEADINGS[str(path[0])])
    if sort == "too_short" and path[-1] in _HEADINGS:
        return Unclear(f"There is nothing under [{path[-1]}].", _HEADINGS[str(path[-1])])
    return unfit(error)


def unfit(error: ErrorDetails) -> Unclear:
    """A value that is missing or can't be what it is, whatever the file is about."""
    path, given = path_of(error), error["input"]
    name = str(next((part for part in reversed(path) if isinstance(part, str)), "the file"))
    match error["type"]:
        case "missing":
            return Unclear(
                f"“{name}” is missing.", example(name, f"Add a line that begins with “{name} =”.")
            )
        case "literal_error" if not isinstance(given, list):
            known = _words(error)
            hint = f"{nearest(str(given), known)} The words are {listed(known)}.".strip()
            return Unclear(f"“{said(given)}” isn't one of the words for “{name}”.", hint)
        case "string_too_short" | "too_short":
            leads = path[-2:-1] == ("then",)
            sentence = (
                f"Nothing says what follows when it is {name}." if leads else f"“{name}” is empty."
            )
            return Unclear(
                sentence, example("then" if leads else name, "Fill it in, or take it away.")
            )
        case "string_pattern_mismatch":
            better = re.sub(r"[.:\s]+", "-", str(given)).strip("-")
            hint = f"Call it “{better}”." if better else "Give it a name."
            return Unclear(
                f"“{given}” can't be a name: a name has no dot or colon and no spaces at its ends.",
                hint,
            )
    sort = "date_type" if error["type"].startswith("date") else error["type"]
    wanted = _WANTED.get(sort, "").format(**error.get("ctx", {}))
    if not wanted:
        return Unclear(
            f"“{name}” can't be used as it is.", example(name, "Compare it with a file that works.")
        )
    return Unclear(f"“{name}” must be {wanted}.", _better(error, path, name))


_WANTED = {
    **dict.fromkeys(("string_type", "literal_error"), "text in quotation marks"),
    "list_type": "text in quotation marks, or several in square brackets",
    "int_type": "a whole number, without quotation marks",
    "greater_than_equal": "{ge} or more",
    "bool_type": "true or false, without quotation marks",
    "dict_type": "a heading in square brackets with keys under it",
    "model_type": "a heading in square brackets with keys under it",
    "date_type": "a date without quotation marks",
    "time_type": "a time of day in quotation marks",
}


def _better(error: ErrorDetails, path: Path, name: str) -> str:
    """What to write in place of what was given."""
    sort, value = error["type"], meant_by(error)
    if isinstance(value, bool | int | date):
        return f"Write: {name} = {str(value).lower()}"
    if value is not None:
        return f'Write: {name} = "{f"{value:%H:%M}" if isinstance(value, time) else value}"'
    if sort in ("dict_type", "model_type"):
        return f"Write for example [{_heading(path)}] on a line of its own."
    return example(name)


def _heading(path: Path) -> str:
    """A heading as it has to be written: with a name of its own where there may be several."""
    return written((*path, "NAME") if len(path) % 2 and path[-1] in ELEMENTS else path)


def said(value: Any) -> str:
    """A value as its author wrote it, near enough to be recognised."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _unknown(path: Path, given: Any) -> Unclear:
    """A key or a heading that isn't known where it stands."""
    name, known = str(path[-1]), fields_of(path[:-1])
    if len(path) == 1:
        sort = "heading" if isinstance(given, Mapping | list) else "key"
        return Unclear(
            f"“{name}” is no {sort} of a protocol.",
            nearest(name, known, f"There are {listed(known)}."),
        )
    table = str(path[2] if path[0] == "step" and len(path) > 4 else path[0])
    sentence = f"{whose(path[:-1])} has no “{name}”."
    if table == "words":
        others = (
            f"The words are {listed(known)}; what a tier is called stands under its own "
            "heading, [post.NAME]."
        )
        return Unclear(
            f"Concordat has no word “{name}” of its own.",
            f"{nearest(name, known)} {others}".strip(),
        )
    if hint := _ELSEWHERE.get((table, name)):
        return Unclear(sentence, hint)
    return Unclear(sentence, nearest(name, known, f"It can have {listed(known)}."))


_STANDING_IN: dict[str, Any] = {
    **dict.fromkeys(("id", "title", "board", "source", "purpose"), "?"),
    "version": date.min,
    "nation": "england",
}


def _mended(raw: Mapping[str, Any], errors: list[ErrorDetails]) -> File | None:
    """The shape without what is damaged, so that the rest can be looked at. None when that
    fails.
    """
    copy = _copied(raw)
    for error in errors:
        _cut(copy, [str(part) for part in path_of(error)], whole=error["type"] != "extra_forbidden")
    if isinstance(copy.get("protocol", {}), dict):
        copy["protocol"] = {**_STANDING_IN, **copy.get("protocol", {})}
    for step in tables(copy, "step").values():
        cast(dict[str, Any], step).setdefault("stage", "?")
    try:
        return File.model_validate(copy)
    except ValidationError:
        return None


def _copied(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _copied(each) for key, each in value.items()}
    return [_copied(each) for each in value] if isinstance(value, list) else value


def _cut(raw: dict[str, Any], path: list[str], *, whole: bool) -> None:
    """Takes out what an error spoils: a key too many, a key of a step or of [protocol], else the
    `whole` element.
    """
    length = len(path)
    if path[-2:-1] == ["then"]:
        length = len(path)
    elif whole and path[0] == "step" and path[2:3] in (["duty"], ["notice"]):
        length = 4
    elif whole:
        length = {"protocol": 2, "step": 3}.get(path[0], 2)
    *above, last = path[:length]
    table: Any = raw
    for part in above:
        table = table.get(part) if isinstance(table, dict) else None
    if isinstance(table, dict):
        table.pop(last, None)
