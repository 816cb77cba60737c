"""A story of the demonstration, read from its file: who did what, in which words, and how many
working days ago.

Days are counted in the board's open days: -1 is the last before the day on which the demonstration
is built, 1 the first after it. Files name duties by clause, as people do, and acts by the name and
the keys they have in the record.
"""

import tomllib
from datetime import date, time
from pathlib import Path
from typing import Any

import msgspec

FOLDER = Path(__file__).parents[3] / "demo"


class WrongStory(ValueError):
    """A story that can't be read or recorded. The sentence names the file and the step."""


Words = dict[str, str]


class StoryChild(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An invented child: its age in years or, for one not yet born, the weeks until it is
    expected.
    """

    initials: str
    name: str = ""
    age: int | None = None
    weeks: int | None = None
    reference: str = ""
    status: tuple[str, ...] = ()


class StoryAgency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An answering agency, the service asked by name, and who decided, if known."""

    id: str
    service: str | None = None
    person: str | None = None


class StoryIssue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A point in dispute, and with which agencies; with all of them if none is named."""

    text: str
    agencies: tuple[str, ...] = ()


class Opening(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The disagreement as it was raised."""

    by: str
    raising: str
    answering: tuple[StoryAgency, ...]
    issues: tuple[StoryIssue, ...]
    children: tuple[StoryChild, ...]
    day: int
    time: time
    route: str | None = None
    matter: str | None = None
    level: str | None = None
    facts: tuple[str, ...] = ()
    words: Words = {}


class StoryStep(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that somebody did: an act by its name in the record, with its keys in `act`.

    `of` names duties by clause (or by their whole id), `until` a day by number. `happened` is the
    day on which it happened, if it was recorded later, on `day`.
    """

    by: str
    day: int
    time: time
    did: str
    of: tuple[str, ...] = ()
    agency: str | None = None
    until: int | None = None
    happened: int | None = None
    behalf: str | None = None
    act: dict[str, Any] = {}
    words: Words = {}


class Story(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole case: what it demonstrates, its board, how it was raised and what followed."""

    shows: str
    board: str
    raised: Opening
    step: tuple[StoryStep, ...] = ()
    name: str = ""


def stories(folder: Path = FOLDER / "stories") -> tuple[Story, ...]:
    """Every story of a folder, in order of file name. Raises WrongStory for the first that can't be
    read.
    """
    return tuple(read(file) for file in sorted(folder.glob("*.toml")))


def read(file: Path) -> Story:
    """The story in a file. Raises WrongStory."""
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
        return msgspec.convert({**raw, "name": file.stem}, Story)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise WrongStory(f"{file.name}: {error}") from error


def born(child: StoryChild, today: date) -> date | None:
    """A birthday that makes the child as old as the story says on that day; None for one not yet
    born.

    The month depends on the initials, so that children have different birthdays.
    """
    if child.age is None:
        return None
    month = sum(map(ord, child.initials)) % 12 + 1
    this_year = date(today.year, month, 11)
    return this_year.replace(year=today.year - child.age - (this_year > today))
