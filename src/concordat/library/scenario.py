"""A scenario file: a story to rehearse, read into values. Every mistake is told at once, with the step's number."""

import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import pydantic
from pydantic import ConfigDict, Field, ValidationError

LONDON = ZoneInfo("Europe/London")


class BrokenScenario(Exception):
    """A scenario that cannot be read: one line a problem."""

    def __init__(self, path: Path, problems: list[str]) -> None:
        super().__init__("\n".join(f"{path}: {problem}" for problem in problems))
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
    answering: str | Agency | list[str | Agency]
    route: str | None = None
    kind: str | None = None
    facts: list[str] = []


class Step(_Strict):
    """One thing that happened. Times without an offset are London's."""

    at: datetime
    did: str
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
    """A whole story: the protocol it runs under, the case, and the steps in the order in which they were told."""

    protocol: str
    version: date | None = None
    board: str | None = None
    case: CaseOf
    step: Annotated[list[Step], Field(min_length=1)]


def read(path: Path) -> Scenario:
    """The scenario in a file. Raises BrokenScenario with all its problems."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BrokenScenario(path, [f"cannot be read: {error.strerror}"]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BrokenScenario(path, [f"is not TOML: {error}"]) from error
    return understood(path, raw)


def understood(path: Path, raw: Mapping[str, Any]) -> Scenario:
    """The scenario that such tables mean. Raises BrokenScenario with all its problems."""
    try:
        scenario = Scenario.model_validate(raw)
    except ValidationError as error:
        raise BrokenScenario(path, [_sentence(each["loc"], each["msg"]) for each in error.errors()]) from error
    moments = [instant(step.at) for step in scenario.step]
    for number, (before, after) in enumerate(pairwise(moments), start=2):
        if after < before:
            raise BrokenScenario(path, [f"step {number} stands before the one above it: put steps in order of `at`"])
    return scenario


def _sentence(where: tuple[int | str, ...], message: str) -> str:
    if where[:1] == ("step",) and len(where) > 1:
        key = ".".join(str(part) for part in where[2:])
        return f"step {int(where[1]) + 1}{': ' + key if key else ''}: {message}"
    return f"{'.'.join(str(part) for part in where)}: {message}"


def instant(moment: datetime) -> datetime:
    """The instant in UTC; a time without an offset is London's."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=LONDON)
    return aware.astimezone(UTC)
