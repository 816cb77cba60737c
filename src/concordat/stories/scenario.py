"""A scenario file: a story to rehearse, read into values. Every mistake is told at once, with its
line.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import pydantic
from pydantic import BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from concordat.library.files.positions import Path as KeyPath
from concordat.library.files.positions import Positions, written
from concordat.library.files.shape_errors import each_once, unfit
from concordat.library.files.toml import read_toml
from concordat.library.problems import Problem, Unclear, listed, told
from concordat.library.spelling.closest import meant, nearest
from concordat.library.spelling.dates import as_moment
from concordat.library.spelling.examples import example

LONDON = ZoneInfo("Europe/London")
BEGIN = (
    'Begin with protocol = "ID", then [case] with who is “raising” and “answering”, then a '
    "[[step]] for each thing."
)
_ONE_PAIR = re.compile(rb"(?m)^[ \t]*\[(steps?)\][ \t]*(?=#|\r?$)")
_PLURAL = re.compile(rb"(?m)^[ \t]*\[\[(steps)\]\]")
_SORTS = re.compile(r"str|Agency|datetime|list\[.*")


class BrokenScenario(Exception):
    """A scenario that can't be read. `problems` are all of them, in the file's order."""

    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        super().__init__(told(path, problems))
        self.path = path
        self.problems = problems


class _Strict(pydantic.BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Agency(_Strict):
    """An answering agency, named where two of one kind are alike."""

    id: str
    kind: str


class CaseOf(_Strict):
    """Whose disagreement it is, with whom, and about what."""

    raising: str | Agency
    answering: str | Agency | Annotated[list[str | Agency], Field(min_length=1)]
    route: str | None = None
    kind: str | None = None
    level: str | None = None
    facts: list[str] = []


def _with_its_hour(value: Any) -> Any:
    if isinstance(value, date) and not isinstance(value, datetime):
        raise PydanticCustomError("no_hour", "a day without an hour")
    return value


class Step(_Strict):
    """One thing that happened. Times without an offset are London's."""

    at: Annotated[datetime, BeforeValidator(_with_its_hour)]
    did: Annotated[str, Field(min_length=1)]
    outcome: str | None = None
    choice: str | None = None
    side: str | None = None
    agency: str | None = None
    act: str | None = None
    ground: str | None = None
    reason: str | None = None
    name: str | None = None
    day: date | None = None
    until: date | None = None
    happened: datetime | None = None
    received: datetime | None = None


class Scenario(_Strict):
    """A whole story: the protocol it runs under, the case, and the steps in the order in which they
    were told.
    """

    protocol: str
    version: date | None = None
    board: str | None = None
    case: CaseOf
    step: Annotated[list[Step], Field(min_length=1)]


Found = tuple[KeyPath, Unclear]


def read(path: Path) -> Scenario:
    """The scenario in a file. Raises BrokenScenario with all its problems."""
    try:
        content = path.read_bytes()
    except OSError as error:
        sentence = f"This file can't be read: {(error.strerror or 'nobody knows why').lower()}."
        problem = Problem(str(path), 1, "", sentence, "Look at its name and at where it lies.")
        raise BrokenScenario(path, (problem,)) from error
    mended, headings = _in_two_pairs(content)
    reading = read_toml(mended, BEGIN)
    slips = [
        Problem(str(path), line, "", slip.sentence, slip.hint)
        for line, slip in (*headings, *reading.slips)
    ]
    if not reading.legible:
        raise BrokenScenario(path, tuple(slips))
    try:
        scenario = understood(path, reading.raw, reading.text)
    except BrokenScenario as broken:
        kept = [
            it for it in broken.problems if reading.whole or not it.sentence.endswith("is missing.")
        ]
        raise BrokenScenario(path, tuple(sorted({*slips, *kept}))) from broken
    if slips:
        raise BrokenScenario(path, tuple(sorted(slips)))
    return scenario


def _in_two_pairs(content: bytes) -> tuple[bytes, list[tuple[int, Unclear]]]:
    """The file with every [step] as [[step]], and the slips where it wasn't."""
    slips = [
        (content.count(b"\n", 0, found.start()) + 1, Unclear(sentence, "Write: [[step]]"))
        for pattern, sentence in (
            (
                _ONE_PAIR,
                (
                    "The heading of a step has two pairs of square brackets, for there are many of "
                    "them."
                ),
            ),
            (_PLURAL, "The heading of a step is “step”."),
        )
        for found in pattern.finditer(content)
    ]
    return _PLURAL.sub(b"[[step]]", _ONE_PAIR.sub(b"[[step]]", content)), slips


def understood(path: Path, raw: Mapping[str, Any], text: str = "") -> Scenario:
    """The scenario that such tables mean. Raises BrokenScenario with all its problems; `text` gives
    their lines.
    """
    scenario = None
    try:
        scenario = Scenario.model_validate(raw)
        found = list(_out_of_order(scenario))
    except ValidationError as error:
        found = list(_explained(each_once(error, _path_of)))
    if scenario is None or found:
        raise BrokenScenario(path, placed(path, text, found))
    return scenario


def placed(path: Path, text: str, found: list[Found]) -> tuple[Problem, ...]:
    """What was found, with its lines, in the order of the file."""
    positions = Positions(text.encode())
    return tuple(
        sorted(
            Problem(
                str(path), positions.line(where), written(where), unclear.sentence, unclear.hint
            )
            for where, unclear in found
        )
    )


def _out_of_order(scenario: Scenario) -> Iterator[Found]:
    for place, (before, after) in enumerate(pairwise(scenario.step), start=1):
        if instant(after.at) < instant(before.at):
            sentence = f"Step {place + 1} lies before step {place}, which stands above it."
            yield (
                ("step", place, "at"),
                Unclear(sentence, "Put the steps in order of “at”, or mend the date."),
            )


def _explained(errors: list[ErrorDetails]) -> Iterator[Found]:
    """What is wrong with the tables of a story; what is misspelt isn't called missing as well."""
    spelt = set()
    for error in errors:
        if error["type"] == "extra_forbidden":
            *above, name = _path_of(error)
            spelt.add((*above, meant(str(name), _fields(tuple(above)))))
    for error in errors:
        path = _path_of(error)
        if error["type"] != "missing" or path not in spelt:
            yield path, _explain(error, path)


def _path_of(error: ErrorDetails) -> KeyPath:
    """Where an error stands, without pydantic's marks for one of several sorts."""
    return tuple(
        part for part in error["loc"] if not (isinstance(part, str) and _SORTS.fullmatch(part))
    )


def _explain(error: ErrorDetails, path: KeyPath) -> Unclear:
    name, sort = str(path[-1]), error["type"]
    if sort == "extra_forbidden":
        known = _fields(path[:-1])
        return Unclear(
            f"{_whose(path[:-1])} has no “{name}”.",
            nearest(name, known, f"It can have {listed(known)}."),
        )
    if sort == "missing":
        return _missing(error, path)
    if sort == "no_hour":
        return Unclear(
            f"“{name}” has a day and no hour.",
            f"Write for example: {name} = {error['input']}T10:00:00",
        )
    if sort.startswith("datetime"):
        moment = as_moment(str(error["input"]))
        hint = (
            f"Write: {name} = {moment.isoformat()}"
            if moment
            else f"Write for example: {name} = 2026-04-01T10:00:00"
        )
        return Unclear(f"“{name}” must be a day and an hour, without quotation marks.", hint)
    if name in ("raising", "answering"):
        return Unclear(f"“{name}” must be a kind of agency in quotation marks.", example(name))
    return unfit(error)


def _missing(error: ErrorDetails, path: KeyPath) -> Unclear:
    name = str(path[-1])
    if name in ("case", "step"):
        return Unclear(f"There is no {'[[step]]' if name == 'step' else '[case]'}.", BEGIN)
    if name == "at":
        return Unclear(
            "Nothing says when this happened.", "Write for example: at = 2026-04-01T10:00:00"
        )
    if _whose(path[:-1]) == "An agency":
        return Unclear(
            f"This agency has no “{name}”.", 'Write for example { id = "north", kind = "health" }.'
        )
    return unfit(error)


def _whose(path: KeyPath) -> str:
    """What a table is, to begin a sentence with."""
    if path[:1] == ("case",):
        return "An agency" if len(path) > 1 else "The case"
    return "A step" if path else "A story"


def _fields(path: KeyPath) -> list[str]:
    """The keys that the table at that path may have."""
    if path[:1] == ("case",) and len(path) > 1:
        return list(Agency.model_fields)
    shapes: dict[str, type[_Strict]] = {"case": CaseOf, "step": Step}
    return list((shapes.get(str(path[0]), Scenario) if path else Scenario).model_fields)


def instant(moment: datetime) -> datetime:
    """The instant in UTC; a time without an offset is London's."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=LONDON)
    return aware.astimezone(UTC)
