"""A scenario file: a story to rehearse, read into values. Every mistake is reported at once."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import pydantic
from pydantic import BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from concordat.library.files.fields import VersionName
from concordat.library.files.key_lines import placed
from concordat.library.files.toml import read_toml
from concordat.library.problems import Comment, Problem, as_text
from concordat.stories.scenario_errors import BEGIN, comments_on

LONDON = ZoneInfo("Europe/London")
_ONE_PAIR = re.compile(rb"(?m)^[ \t]*\[(steps?)\][ \t]*(?=#|\r?$)")
_PLURAL = re.compile(rb"(?m)^[ \t]*\[\[(steps)\]\]")


class BrokenScenario(Exception):
    """A scenario that can't be read. `problems` are all of them, in the file's order."""

    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        super().__init__(as_text(path, problems))
        self.path = path
        self.problems = problems


class _Strict(pydantic.BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CaseAgency(_Strict):
    """An agency with an id, to tell two of the same kind apart."""

    id: str
    kind: str


class CaseOf(_Strict):
    """Who raises the disagreement, with whom, and about what."""

    raising: str | CaseAgency
    answering: str | CaseAgency | Annotated[list[str | CaseAgency], Field(min_length=1)]
    route: str | None = None
    kind: str | None = None
    level: str | None = None
    facts: list[str] = []


def _with_an_hour(value: Any) -> Any:
    if isinstance(value, date) and not isinstance(value, datetime):
        raise PydanticCustomError("no_hour", "a day without an hour")
    return value


class ScenarioStep(_Strict):
    """One thing that happened. Times without an offset are London's."""

    at: Annotated[datetime, BeforeValidator(_with_an_hour)]
    did: Annotated[str, Field(min_length=1)]
    outcome: str | None = None
    choice: str | None = None
    side: str | None = None
    agency: str | None = None
    act: str | None = None
    post: str | None = None
    ground: str | None = None
    reason: str | None = None
    name: str | None = None
    day: date | None = None
    until: date | None = None
    happened: datetime | None = None
    received: datetime | None = None
    in_writing: bool = False
    confirmed: bool = False
    denied: bool = False
    alone: bool = False


class Scenario(_Strict):
    """A whole story: the protocol it runs under, the case, and the steps in their order."""

    protocol: str
    version: VersionName | None = None
    board: str | None = None
    case: CaseOf
    step: Annotated[list[ScenarioStep], Field(min_length=1)]


def read(path: Path) -> Scenario:
    """The scenario in a file. Raises BrokenScenario with all its problems."""
    try:
        content = path.read_bytes()
    except OSError as error:
        sentence = f"This file can't be read: {(error.strerror or 'nobody knows why').lower()}."
        problem = Problem(str(path), 1, "", sentence, "Check its name and its folder.")
        raise BrokenScenario(path, (problem,)) from error
    headings = list(_wrong_headings(content))
    toml = read_toml(_with_two_pairs(content), BEGIN)
    problems = {*placed(path, toml.text, [*headings, *toml.comments])}
    if not toml.readable:
        raise BrokenScenario(path, tuple(sorted(problems)))
    try:
        scenario = understood(path, toml.tables, toml.text, whole=toml.whole)
    except BrokenScenario as broken:
        problems.update(broken.problems)
        raise BrokenScenario(path, tuple(sorted(problems))) from broken
    if problems:
        raise BrokenScenario(path, tuple(sorted(problems)))
    return scenario


def _wrong_headings(content: bytes) -> Iterator[Comment]:
    """Headings of steps in one pair of brackets, or in the plural."""
    sentences = {
        _ONE_PAIR: (
            "The heading of a step has two pairs of square brackets, because there are many steps."
        ),
        _PLURAL: "The heading of a step is “step”.",
    }
    for pattern, sentence in sentences.items():
        for found in pattern.finditer(content):
            line = content.count(b"\n", 0, found.start()) + 1
            yield Comment((), sentence, "Write: [[step]]", line=line)


def _with_two_pairs(content: bytes) -> bytes:
    """The file with every [step] as [[step]]."""
    return _PLURAL.sub(b"[[step]]", _ONE_PAIR.sub(b"[[step]]", content))


def understood(
    path: Path, tables: Mapping[str, Any], text: str = "", *, whole: bool = True
) -> Scenario:
    """The scenario that tables mean. Raises BrokenScenario with all its problems.

    `text` gives their lines. Where it could not be read `whole`, nothing is said of what is left
    out: nobody knows what the other lines would have held.
    """
    try:
        scenario = Scenario.model_validate(tables)
    except ValidationError as error:
        keys = {
            "": list(Scenario.model_fields),
            "case": list(CaseOf.model_fields),
            "step": list(ScenarioStep.model_fields),
            "agency": list(CaseAgency.model_fields),
        }
        found = comments_on(error, keys)
        comments = [each for each in found if whole or not each.left_out]
        raise BrokenScenario(path, tuple(sorted(placed(path, text, comments)))) from error
    if comments := [*_out_of_order(scenario), *_pointless(scenario)]:
        raise BrokenScenario(path, tuple(sorted(placed(path, text, comments))))
    return scenario


def _out_of_order(scenario: Scenario) -> Iterator[Comment]:
    for place, (before, after) in enumerate(pairwise(scenario.step), start=1):
        if instant(after.at) < instant(before.at):
            yield Comment(
                ("step", place, "at"),
                f"Step {place + 1} is before step {place}, which comes above it.",
                "Put the steps in order of “at”, or mend the date.",
            )


def _pointless(scenario: Scenario) -> Iterator[Comment]:
    """What is said of a step that can say nothing there."""
    for place, step in enumerate(scenario.step):
        if step.in_writing and step.did != "raised":
            yield Comment(
                ("step", place, "in_writing"),
                "Only raising it is done in writing here.",
                "Put “in_writing” on the step “raised”, or take it away.",
            )
        yield from _without_a_time(place, step)
        if step.alone and step.did != "action" and (step.outcome is None or step.side is not None):
            yield Comment(
                ("step", place, "alone"),
                "Nothing here needs the word of anybody else.",
                "Put “alone” on an “action”, or on a step with an “outcome” and without a “side”, "
                "or take it away.",
            )


def _without_a_time(place: int, step: ScenarioStep) -> Iterator[Comment]:
    """What the other side answers about a time, where there is none or it says two things."""
    for key, answers in (("confirmed", step.confirmed), ("denied", step.denied)):
        if answers and step.happened is None and step.received is None:
            yield Comment(
                ("step", place, key),
                f"There is no earlier time here that the other side could have {key}.",
                f"Add “happened” or “received”, or take “{key}” away.",
            )
    if step.confirmed and step.denied:
        yield Comment(
            ("step", place, "denied"),
            "The other side either confirms this time or denies it.",
            "Take “confirmed” or “denied” away.",
        )


def instant(moment: datetime) -> datetime:
    """The instant in UTC; a time without an offset is London's."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=LONDON)
    return aware.astimezone(UTC)
