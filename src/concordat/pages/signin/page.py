"""The people a visitor to the demonstration can be, as the page shows them."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from concordat.core.wording import joined
from concordat.pages.returned import RETURNED
from concordat.pages.words import plain_date
from concordat.people.values import Board, Contact, Member, Part


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person to be. `worth_seeing` says what is special about them, or is ""."""

    id: str
    name: str
    posts: str
    worth_seeing: str


@dataclass(frozen=True, slots=True)
class Group:
    """The people of one agency, or of the board itself."""

    agency: str
    people: tuple[Somebody, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A board in the line of boards above the people."""

    name: str
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class StoryToStepInto:
    """A person to be, and what one comes to as them."""

    person: str
    who: str
    why: str


def stories(file: Path) -> tuple[StoryToStepInto, ...]:
    """The stories that the demonstration offers first."""
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    return tuple(StoryToStepInto(each["person"], each["who"], each["why"]) for each in told["be"])


@dataclass(frozen=True, slots=True)
class Chooser:
    """Everybody to be on one board, and the links to the other boards. `not_sent`: they come from a
    form that was sent when nobody was signed in; `danger`: it was about a child in danger, and
    `to_ring` is the number beside 999.
    """

    areas: tuple[Area, ...]
    board: Board
    groups: tuple[Group, ...]
    after: str
    stories: tuple[StoryToStepInto, ...]
    danger: bool = False
    to_ring: Contact | None = None

    @property
    def not_sent(self) -> bool:
        return f"{RETURNED}=" in self.after


def groups(
    members: Iterable[Member], elsewhere: Iterable[str], names: dict[str, str]
) -> tuple[Group, ...]:
    """The people of a board by agency, the board's own first.

    `elsewhere` are the people who are on other boards too, `names` the names of people who may be
    covered for.
    """
    also_elsewhere = frozenset(elsewhere)
    by_agency: dict[tuple[bool, str], list[Somebody]] = {}
    for member in members:
        first = next((part for part in member.parts if not part.covering), member.parts[0])
        somebody = Somebody(
            member.person.id,
            member.person.name,
            joined(dict.fromkeys(part.seat.title for part in member.parts if not part.covering))
            or first.seat.title,
            _worth_seeing(member, names, is_elsewhere=member.person.id in also_elsewhere),
        )
        by_agency.setdefault((first.kind is not None, first.agency_name), []).append(somebody)
    return tuple(Group(agency, tuple(people)) for (_, agency), people in sorted(by_agency.items()))


def _worth_seeing(member: Member, names: dict[str, str], *, is_elsewhere: bool) -> str:
    held = [part for part in member.parts if not part.covering]
    said = [
        *_away(held),
        *_covering(member.parts, names),
        f"Holds {len(held)} roles in the procedure here" if len(held) > 2 else "",
        "Also works with another board" if is_elsewhere else "",
    ]
    return ". ".join(each for each in said if each)


def _away(parts: Iterable[Part]) -> tuple[str, ...]:
    for part in parts:
        if part.away and part.seat.away:
            return (f"Away until {plain_date(part.seat.away[1])}",)
    return ()


def _covering(parts: Iterable[Part], names: dict[str, str]) -> tuple[str, ...]:
    covered = dict.fromkeys(names.get(part.covering, "") for part in parts if part.covering)
    return (f"Covers for {joined(covered)}",) if covered else ()
