"""What is wrong with the form of a file's tables, in words for its author."""

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import date, time
from typing import Any

import msgspec
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from concordat.core.protocol import Version
from concordat.library.files.shape import ELEMENTS, File
from concordat.library.files.tables import tables_at
from concordat.library.files.unknown_keys import unknown_key
from concordat.library.problems import Comment, KeyPath, Unclear, dotted, in_quotes, shortened
from concordat.library.spelling.closest import closest, did_you_mean
from concordat.library.spelling.dates import as_date, as_time
from concordat.library.spelling.examples import example

_MARK = re.compile(r"\[key\]|constrained-str|(dict|list|function-\w+)\[.*")
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
_WANTED = {
    "string_type": "text in quotation marks",
    "literal_error": "text in quotation marks",
    "list_type": "text in quotation marks, or several in square brackets",
    "int_type": "a whole number, without quotation marks",
    "greater_than_equal": "{ge} or more",
    "bool_type": "true or false, without quotation marks",
    "dict_type": "a heading in square brackets with keys under it",
    "model_type": "a heading in square brackets with keys under it",
    "date_type": "a date without quotation marks",
    "time_type": "a time of day in quotation marks",
    "version_type": "the date of the text, and the number of a revision where there is one",
}
_TRUTHS = {"true": True, "yes": True, "false": False, "no": False}
_PLACEHOLDERS: dict[str, Any] = {
    "id": "?",
    "title": "?",
    "board": "?",
    "source": "?",
    "purpose": "?",
    "version": Version(""),
    "nation": "england",
}


class CheckedShape(msgspec.Struct, frozen=True):
    """A file's shape, its tables as they were meant, and what is wrong with them.

    `file` is None when too little can be used. `whole` is False when a whole table had to be left
    out: something else may then only seem to be missing.
    """

    file: File | None
    tables: Mapping[str, Any]
    comments: list[Comment] = []
    whole: bool = True


def check_shape(tables: Mapping[str, Any]) -> CheckedShape:
    """The shape of a file. A value of the wrong sort is reported, and read as surely meant."""
    try:
        return CheckedShape(File.model_validate(tables), tables)
    except ValidationError as error:
        errors = one_for_each_place(error, path_of)
    comments = [_explain(error) for error in errors]
    better = deepcopy(dict(tables))
    unusable = [error for error in errors if not _put_right(better, error)]
    whole = not any(error["type"] in ("dict_type", "model_type") for error in unusable)
    return CheckedShape(_without(better, unusable), better, comments, whole)


def one_for_each_place(
    error: ValidationError, path_of: Callable[[ErrorDetails], KeyPath]
) -> list[ErrorDetails]:
    """One error for each place: the first, where a value may be of several sorts."""
    by_path: dict[KeyPath, ErrorDetails] = {}
    for each in error.errors(include_url=False):
        by_path.setdefault(path_of(each), each)
    with_more_inside = {path[:-1] for path in by_path}
    found = []
    for path, each in by_path.items():
        is_around = isinstance(each["input"], Mapping | list) and path in with_more_inside
        if not is_around:
            found.append(each)
    return found


def path_of(error: ErrorDetails) -> KeyPath:
    """Where an error is, without pydantic's own marks for a wrong key or one of several sorts."""
    path = []
    for part in error["loc"]:
        if not (isinstance(part, str) and _MARK.fullmatch(part)):
            path.append(part)
    return tuple(path)


# ── What to say ───────────────────────────────────────────────────────────────────────────────────


def _explain(error: ErrorDetails) -> Comment:
    """One of pydantic's errors for the author of a protocol."""
    path, given, sort = path_of(error), error["input"], error["type"]
    name = str(path[-1])
    if sort == "extra_forbidden":
        return unknown_key(path, given).at(path)
    if isinstance(given, list) and given and isinstance(given[0], Mapping):
        sentence = f"“{name}” is in two pairs of square brackets."
        return Comment(path, sentence, f"Write one pair: [{_heading(path)}].")
    if sort == "missing" and len(path) == 1 and name in _HEADINGS:
        return Comment(path, f"There is no [{name}].", _HEADINGS[name])
    if sort == "too_short" and name in _HEADINGS:
        return Comment(path, f"There is nothing under [{name}].", _HEADINGS[name])
    return explain_value(error, path).at(path)


def explain_value(error: ErrorDetails, path: KeyPath) -> Unclear:
    """A value that is missing or of the wrong sort, whatever the file is about."""
    given = error["input"]
    name = next((part for part in reversed(path) if isinstance(part, str)), "the file")
    match error["type"]:
        case "missing":
            hint = example(name, f"Add a line that begins with “{name} =”.")
            return Unclear(f"“{name}” is missing.", hint, left_out=True)
        case "literal_error" if not isinstance(given, list):
            words = _words(error)
            sentence = f"“{as_written(given)}” isn't one of the words for “{name}”."
            hint = f"{did_you_mean(str(given), words)} The words are {in_quotes(words)}.".strip()
            return Unclear(sentence, hint)
        case "string_too_short" | "too_short" if path[-2:-1] == ("then",):
            return Unclear(f"Nothing says what follows when it is {name}.", example("then"))
        case "string_too_short" | "too_short":
            return Unclear(f"“{name}” is empty.", example(name, "Fill it in, or take it away."))
        case "string_pattern_mismatch":
            return _no_name(str(given))
    return _wrong_sort(error, path, name)


def _no_name(given: str) -> Unclear:
    better = re.sub(r"[.:\s]+", "-", given).strip("-")
    return Unclear(
        f"“{given[:90]}” can't be a name: a name has no dot or colon and no spaces at its ends.",
        f"Call it “{shortened(better)}”." if better else "Give it a name.",
    )


def _wrong_sort(error: ErrorDetails, path: KeyPath, name: str) -> Unclear:
    sort = "date_type" if error["type"].startswith("date") else error["type"]
    if sort not in _WANTED:
        sentence = f"“{name}” can't be used as it is."
        return Unclear(sentence, example(name, "Compare it with a file that works."))
    wanted = _WANTED[sort].format(**error.get("ctx", {}))
    hint = _better(meant_value(error), name)
    if sort in ("dict_type", "model_type"):
        hint = f"Write for example [{_heading(path)}] on a line of its own."
    return Unclear(f"“{name}” must be {wanted}.", hint)


def _better(value: Any, name: str) -> str:
    """What to write: the value that was meant or, if that isn't known, an example."""
    if value is None:
        return example(name)
    if isinstance(value, bool | int | date | Version):
        return f"Write: {name} = {str(value).lower()}"
    words = f"{value:%H:%M}" if isinstance(value, time) else value
    return f'Write: {name} = "{words}"'


def _heading(path: KeyPath) -> str:
    """A heading as it has to be written, with NAME where there may be several."""
    needs_a_name = len(path) % 2 and path[-1] in ELEMENTS
    return dotted((*path, "NAME") if needs_a_name else path)


def as_written(value: Any) -> str:
    """A value as its author wrote it, near enough to be recognised."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return shortened(text)


def _words(error: ErrorDetails) -> list[str]:
    """The words that are allowed."""
    return re.findall(r"'([^']*)'", str(error.get("ctx", {}).get("expected", "")))


# ── What was meant ────────────────────────────────────────────────────────────────────────────────


def meant_value(error: ErrorDetails) -> Any:
    """The value that was surely meant by one of the wrong sort; None if that isn't certain."""
    given, sort = error["input"], error["type"]
    if isinstance(given, list) and len(given) == 1:
        given = given[0]
    words = as_written(given)
    if sort == "literal_error":
        return closest(words, _words(error))
    if sort in ("string_type", "list_type"):
        return None if isinstance(given, bool | list | Mapping) else words
    read = _MEANT.get("date_type" if sort.startswith("date") else sort)
    return read(words) if read else None


def _meant_truth(words: str) -> bool | None:
    return _TRUTHS.get(words.lower())


def _meant_number(words: str) -> int | None:
    return int(words) if words.isdigit() and len(words) < 10 else None


def _meant_version(words: str) -> Version | None:
    """The day that was surely meant, as a version."""
    meant = _meant_date(words)
    return Version(meant.isoformat()) if meant else None


def _meant_date(words: str) -> date | None:
    return as_date(words) or as_date(words[:10])  # a moment begins with its day


_MEANT: Mapping[str, Callable[[str], Any]] = {
    "bool_type": _meant_truth,
    "int_type": _meant_number,
    "time_type": as_time,
    "date_type": _meant_date,
    "version_type": _meant_version,
}


def _put_right(tables: dict[str, Any], error: ErrorDetails) -> bool:
    """Put the value that was meant in place of a wrong one; False if nobody can tell."""
    value = meant_value(error)
    *above, last = path_of(error)
    inside: Any = tables
    for part in above:
        if not isinstance(inside, dict | list):  # one text where a list may be
            return False
        inside = inside[part]  # type: ignore[index]
    if value is None or not isinstance(inside, dict | list):
        return False
    inside[last] = value  # type: ignore[index]
    return True


def _without(tables: dict[str, Any], errors: list[ErrorDetails]) -> File | None:
    """The shape without what is unusable, so that the rest can be checked; None if that fails."""
    usable = deepcopy(tables)
    for error in errors:
        path = [str(part) for part in path_of(error)]
        _remove(usable, path[: _length(path, error["type"])])
    if isinstance(usable.get("protocol", {}), dict):
        usable["protocol"] = {**_PLACEHOLDERS, **usable.get("protocol", {})}
    for step in tables_at(usable, "step").values():
        step.setdefault("stage", "?")
    try:
        return File.model_validate(usable)
    except ValidationError:
        return None


def _length(path: list[str], sort: str) -> int:
    """How much of a path is unusable: a key too many is alone, anything else spoils its table."""
    if sort == "extra_forbidden" or path[-2:-1] == ["then"]:
        return len(path)
    match path:
        case ["step", _, "duty" | "notice", *_]:
            return 4
        case ["step", *_]:
            return 3
    return 2


def _remove(tables: dict[str, Any], path: list[str]) -> None:
    inside: Any = tables
    for part in path[:-1]:
        inside = inside.get(part) if isinstance(inside, dict) else None
    if isinstance(inside, dict):
        inside.pop(path[-1], None)
