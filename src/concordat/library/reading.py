"""The TOML of a file, and what is wrong with its form: every slip at once, not only the first."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from concordat.library.outline import tables
from concordat.library.positions import Path
from concordat.library.problems import Unclear, listed, nearest
from concordat.library.shape import File, fields_of

Found = tuple[Path, Unclear]
_AT_LINE = re.compile(r"(.*?) \(at (?:line (\d+), column \d+|end of document)\)", re.DOTALL)
_MOST = 50


def read_toml(text: str) -> tuple[dict[str, Any], list[tuple[int, Unclear]]]:
    """What the text holds, and its slips with their lines. A wrong line is blanked and the rest read again.

    A table that is declared a second time is blanked whole, so that its keys don't land in the one before it.
    """
    lines = text.splitlines()
    slips: list[tuple[int, Unclear]] = []
    while len(slips) < _MOST:
        try:
            return tomllib.loads("\n".join(lines) + "\n"), slips
        except tomllib.TOMLDecodeError as error:
            found = _AT_LINE.match(str(error))
            line = int(found[2]) if found and found[2] else len(lines)
            slips.append((line, _slip(found[1] if found else str(error), lines[line - 1 : line])))
            if not (found and found[2]) or not lines[line - 1]:
                return {}, slips
            _blank(lines, line - 1)
    return {}, slips


def _blank(lines: list[str], at: int) -> None:
    """Blanks a line; for the heading of a table, all of the table."""
    heading = lines[at].lstrip().startswith("[")
    lines[at] = ""
    while heading and at + 1 < len(lines) and not lines[at + 1].lstrip().startswith("["):
        at += 1
        lines[at] = ""


def _slip(message: str, line: list[str]) -> Unclear:
    """The reader's message in plain words."""
    shown = f"“{line[0].strip()}”" if line and line[0].strip() else "The end of the file"
    if message.startswith("Cannot overwrite"):
        return Unclear(f"{shown} gives a key that stands above already.", "Keep one of the two.")
    if message.startswith("Cannot declare"):
        return Unclear(f"{shown} opens a table that stands above already.", "Give it another name, or merge the two.")
    return Unclear(f"{shown} isn't TOML: {message[0].lower()}{message[1:]}.")


def check_shape(raw: Mapping[str, Any]) -> tuple[File | None, list[Found]]:
    """The file's shape and what is wrong with it. None when too little is whole."""
    try:
        return File.model_validate(raw), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
    found = [(_path(error), _explain(error)) for error in errors]
    return _mended(raw, errors), found


def _path(error: ErrorDetails) -> Path:
    """Where an error stands; pydantic's own mark for a wrong key isn't part of it."""
    return tuple(part for part in error["loc"] if part != "[key]")


def _explain(error: ErrorDetails) -> Unclear:
    """One of pydantic's errors as a sentence for the author."""
    path, given = _path(error), error["input"]
    name = str(path[-1]) if path else "the file"
    match error["type"]:
        case "extra_forbidden":
            known = fields_of(path[:-1])
            return Unclear(f"“{name}” is no key here.", nearest(name, known, f"The keys are {listed(known)}."))
        case "missing":
            return Unclear(f"“{name}” is missing.")
        case "literal_error":
            known = re.findall(r"'([^']*)'", str(error.get("ctx", {}).get("expected", "")))
            return Unclear(f"“{given}” is none of {listed(known)}.", nearest(str(given), known))
        case "string_too_short" | "too_short":
            return Unclear(f"“{name}” is empty.")
        case "string_pattern_mismatch":
            return Unclear(f"“{name}” can't be a name: no dots, colons or spaces at its ends.")
    return Unclear(f"“{name}” must be {_WANTED.get(error['type'], 'something else')}, not {_given(given)}.")


_WANTED = {
    "string_type": "text in quotation marks",
    "list_type": "text, or a list of texts",
    "bool_type": "true or false",
    "dict_type": "a table",
    "model_type": "a table",
    "date_type": "a date such as 2017-05-18, without quotation marks",
    "time_type": 'a time such as "17:00"',
}


def _given(value: Any) -> str:
    if isinstance(value, Mapping):
        return "a table"
    return "a list" if isinstance(value, list) else f"“{value}”"


_STANDING_IN: dict[str, Any] = {
    **dict.fromkeys(("id", "title", "board", "source", "purpose"), "?"),
    "version": date.min,
    "nation": "england",
}


def _mended(raw: Mapping[str, Any], errors: list[ErrorDetails]) -> File | None:
    """The shape without what is damaged, so that the rest can be looked at. None when that fails."""
    copy = _copied(raw)
    for error in errors:
        _cut(copy, [str(part) for part in _path(error)], whole=error["type"] != "extra_forbidden")
    copy["protocol"] = {**_STANDING_IN, **copy.get("protocol", {})}
    for step in tables(copy, "step").values():
        cast(dict[str, Any], step).setdefault("stage", "?")
    try:
        return File.model_validate(copy)
    except ValidationError:
        return None


def _copied(value: Any) -> Any:
    return {key: _copied(each) for key, each in value.items()} if isinstance(value, Mapping) else value


def _cut(raw: dict[str, Any], path: list[str], *, whole: bool) -> None:
    """Takes out what an error spoils: a key too many, a key of a step or of [protocol], else the `whole` element."""
    length = len(path)
    if whole and path[0] == "step" and path[2:3] in (["duty"], ["notice"]):
        length = 4
    elif whole:
        length = {"protocol": 2, "step": 3}.get(path[0], 2)
    *above, last = path[:length]
    table: Any = raw
    for part in above:
        table = table.get(part) if isinstance(table, dict) else None
    if isinstance(table, dict):
        table.pop(last, None)
