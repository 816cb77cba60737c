"""What is wrong with the form of a scenario, in words for its author."""

import re
from collections.abc import Iterator, Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from concordat.library.files.shape_errors import explain_value, one_for_each_place
from concordat.library.problems import Comment, KeyPath, Unclear, in_quotes
from concordat.library.spelling.closest import closest, did_you_mean
from concordat.library.spelling.dates import as_moment
from concordat.library.spelling.examples import example

BEGIN = (
    'Begin with protocol = "ID", then [case] with who is “raising” and “answering”, then a '
    "[[step]] for each thing."
)
Keys = Mapping[str, list[str]]
"""The keys of a scenario (""), of its “case”, of a “step” and of an “agency”."""
_SORTS = re.compile(r"str|CaseAgency|datetime|list\[.*")
_WHOSE = {"": "A story", "case": "The case", "step": "A step", "agency": "An agency"}


def comments_on(error: ValidationError, keys: Keys) -> Iterator[Comment]:
    """What is wrong with the tables of a story. A misspelt key isn't also reported as missing."""
    errors = one_for_each_place(error, _path_of)
    misspelt = set()
    for each in errors:
        if each["type"] == "extra_forbidden":
            *above, name = _path_of(each)
            misspelt.add((*above, closest(str(name), keys[_table(tuple(above))])))
    for each in errors:
        path = _path_of(each)
        if each["type"] != "missing" or path not in misspelt:
            yield _explain(each, path, keys).at(path)


def _path_of(error: ErrorDetails) -> KeyPath:
    """Where an error is, without pydantic's marks for one of several sorts."""
    path = []
    for part in error["loc"]:
        if not (isinstance(part, str) and _SORTS.fullmatch(part)):
            path.append(part)
    return tuple(path)


def _table(path: KeyPath) -> str:
    """Which sort of table is at that path."""
    if path[:1] == ("case",):
        return "agency" if len(path) > 1 else "case"
    return "step" if path else ""


def _explain(error: ErrorDetails, path: KeyPath, keys: Keys) -> Unclear:
    name, sort = str(path[-1]), error["type"]
    if sort == "extra_forbidden":
        table = _table(path[:-1])
        hint = did_you_mean(name, keys[table], f"It can have {in_quotes(keys[table])}.")
        return Unclear(f"{_WHOSE[table]} has no “{name}”.", hint)
    if sort == "missing":
        return _missing(error, path)
    if sort == "no_hour":
        hint = f"Write for example: {name} = {error['input']}T10:00:00"
        return Unclear(f"“{name}” has a day and no hour.", hint)
    if sort.startswith("datetime"):
        moment = as_moment(str(error["input"]))
        hint = f"Write for example: {name} = 2026-04-01T10:00:00"
        if moment:
            hint = f"Write: {name} = {moment.isoformat()}"
        return Unclear(f"“{name}” must be a day and an hour, without quotation marks.", hint)
    if name in ("raising", "answering"):
        return Unclear(f"“{name}” must be a kind of agency in quotation marks.", example(name))
    return explain_value(error, path)


def _missing(error: ErrorDetails, path: KeyPath) -> Unclear:
    name = path[-1]
    if name == "case":
        return Unclear("There is no [case].", BEGIN)
    if name == "step":
        return Unclear("There is no [[step]].", BEGIN)
    if name == "at":
        hint = "Write for example: at = 2026-04-01T10:00:00"
        return Unclear("Nothing says when this happened.", hint)
    if _table(path[:-1]) == "agency":
        hint = 'Write for example { id = "north", kind = "health" }.'
        return Unclear(f"This agency has no “{name}”.", hint)
    return explain_value(error, path)
