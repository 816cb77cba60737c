"""The shape of a directory's files: which keys they may have, and which values. `folder` checks
whether the tables fit together.

A folder has any number of TOML files. Each may have any of the tables below, and together they are
one directory. The demonstration's folder has an example of everything.
"""

import re
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from concordat.core.protocol import Version

Sort = Literal["emergency", "front-door", "out-of-hours", "allegations", "other"]
Nation = Literal["england", "wales", "scotland", "northern-ireland"]

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TELEPHONE = re.compile(r"\+?[0-9][0-9 ]{1,18}[0-9]( ext [0-9]{1,6})?")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_COLOUR = re.compile(r"[0-9a-f]{6}")
_PREFIX = re.compile(r"[A-Z]{2,8}")


def _checked(pattern: re.Pattern[str], advice: str) -> AfterValidator:
    def check(value: str) -> str:
        if not pattern.fullmatch(value):
            raise ValueError(advice)
        return value

    return AfterValidator(check)


def contrast_with_white(colour: str) -> float:
    """WCAG's contrast of a colour (six hex digits) with white: from 1 (white) to 21 (black)."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _readable(colour: str) -> str:
    found = contrast_with_white(colour)
    if found < 4.5:
        raise ValueError(
            f"is too pale to be read on white ({found:.1f} : 1, at least 4.5 : 1): choose a "
            "darker shade"
        )
    return colour


def _a_version(text: str) -> str:
    try:
        return str(Version.parse(text))
    except ValueError:
        raise ValueError("must be a version of the protocol, such as 2017-05-18.2") from None


Text = Annotated[str, Field(min_length=1, max_length=200)]
Slug = Annotated[
    str,
    Field(max_length=64),
    _checked(_SLUG, "must be small letters and digits joined by hyphens, such as hill-school"),
]
Telephone = Annotated[
    str,
    _checked(_TELEPHONE, "must be a telephone number, such as 01632 960123 or 01632 960123 ext 4"),
]
Email = Annotated[
    str,
    Field(max_length=254),
    _checked(_EMAIL, "must be an e-mail address, such as name@example.org"),
]
Accent = Annotated[
    str,
    _checked(_COLOUR, "must be six hex digits in small letters, such as 1f5f66"),
    AfterValidator(_readable),
]
Prefix = Annotated[
    str, _checked(_PREFIX, "must be 2 to 8 capital letters; case references begin with them")
]
Day = date | int
"""A date or, in the demonstration, a number of days after the day on which the folder is loaded."""


class Shape(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", populate_by_name=True)


class Contact(Shape):
    """A telephone number for everybody."""

    sort: Sort
    name: Text
    telephone: Telephone
    hours: str = ""
    email: Email | None = None
    about: str = ""


class ClosedDay(Shape):
    """A day on which the board is closed although its nation is not."""

    day: date
    why: Text
    proclaimed: date


class Post(Shape):
    """A post, or one in each of several services or boards. If it has no `holder`, `cover` acts in
    it. `lead`: who holds it looks after what the agency raises and is asked. `organisation`: the
    name of the one its holder belongs to, where that is not the agency.
    """

    post: Annotated[str, Field(min_length=1, max_length=60)]
    title: Text
    holder: Slug | None = None
    cover: Slug | None = None
    services: list[str] = []
    boards: list[Slug] = []
    lead: bool = False
    organisation: Text | None = None


class OwnPost(Shape):
    """One of a board's own posts."""

    post: Annotated[str, Field(min_length=1, max_length=60)]
    title: Text
    holder: Slug | None = None
    cover: Slug | None = None


class InForce(Shape):
    """A version of its protocol that a board works by, and the instant (London time) from which it
    does.
    """

    version: Annotated[str, AfterValidator(_a_version)]
    since: Annotated[datetime, Field(alias="from")]


class Board(Shape):
    """A board, with its numbers, closed days and own posts."""

    name: Text
    prefix: Prefix
    accent: Accent
    nation: Nation
    protocol: Slug
    in_force: Annotated[list[InForce], Field(min_length=1)]
    words: dict[str, Text] = {}
    contacts: Annotated[list[Contact], Field(min_length=1)]
    closed: list[ClosedDay] = []
    posts: list[OwnPost] = []


class Agency(Shape):
    """An agency in one board or several. `services` gives each service's telephone number."""

    name: Text
    kind: Slug
    boards: Annotated[list[Slug], Field(min_length=1)]
    telephone: Telephone
    services: dict[Text, Telephone] = {}
    posts: list[Post] = []


class Person(Shape):
    """Somebody who holds a post or covers one."""

    name: Text
    telephone: Telephone
    email: Email | None = None


class Absence(Shape):
    """From when until when somebody is away, both days included; in all their boards unless some
    are named.
    """

    person: Slug
    since: Annotated[Day, Field(alias="from")]
    until: Day
    cover: Slug | None = None
    boards: list[Slug] = []


class File(Shape):
    """One file of the folder."""

    board: dict[Slug, Board] = {}
    agency: dict[Slug, Agency] = {}
    person: dict[Slug, Person] = {}
    absence: list[Absence] = []
