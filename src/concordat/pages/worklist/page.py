"""What the pages of a person's own work show, as frozen values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from concordat.brief.duties import to_you
from concordat.brief.words import day
from concordat.casework import values
from concordat.core.notices import NewsKind
from concordat.core.wording import capitalised
from concordat.pages.components.lists import Empty, Pages, WorkGroup
from concordat.pages.dressing.lists import work_groups
from concordat.people.leave import Leave


@dataclass(frozen=True, slots=True)
class MyWork:
    """Everything somebody owes, in groups, and notices about their own absence and those of
    others.
    """

    groups: tuple[WorkGroup, ...]
    more: Pages
    empty: Empty
    leave: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """Something the reader was told: about which case, what, when."""

    case: str
    href: str
    what: str
    at: datetime
    due: datetime | None


NOTHING = Empty(
    "Nothing waits for you",
    "What a procedure asks of you in any case will appear here, late first, each with its day.",
)


def my_work(found: values.WorkList, leaves: Iterable[Leave], now: datetime) -> MyWork:
    """The page of a person's work."""
    return MyWork(
        groups=work_groups(found.rows, now, mine=True),
        more=further(reverse("work"), found.next),
        empty=NOTHING,
        leave=tuple(_leave(each, now) for each in leaves),
    )


def heard(rows: Iterable[values.News]) -> tuple[Heard, ...]:
    """What the reader was told, latest first."""
    return tuple(
        Heard(row.ref, reverse("case", args=[row.ref]), _told(row), row.at, row.due) for row in rows
    )


TOLD: Mapping[NewsKind, str] = {
    "raised": "A disagreement was raised with your agency",
    "late": "The time for this passed: {}",
    "overtaken": "The case went on without this: {}",
    "new date": "This has another date now: {}",
    "moved up": "The case went on to stage {}",
    "ended": "The case ended: {}",
    "corrected": "What you were told before was corrected: {}",
    "brought in": "Somebody was brought in to the case: {}",
    "reminded": "A reminder: {}",
}
"""What is said around what was told. News of any other kind says it by itself."""


TO_OWNERS: frozenset[NewsKind] = frozenset({"owed", "new date", "reminded"})
"""News of what the reader owes. Others are told too of what is late or was overtaken."""


def _told(row: values.News) -> str:
    """What was told, as a sentence of its own."""
    what = to_you(row.what) if row.kind in TO_OWNERS else row.what
    return capitalised(TOLD.get(row.kind, "{}").format(what))


def further(address: str, place: str | None) -> Pages:
    """The links to the newer and older parts of a list."""
    return Pages(older=f"{address}?after={place}" if place else "")


def _leave(leave: Leave, now: datetime) -> str:
    since = f"from {day(leave.since, now)} " if leave.since > now.date() else ""
    cover = f"{leave.cover.name} stands in for you." if leave.cover else "Nobody stands in for you."
    return f"You are away {since}until {day(leave.until, now)}. {cover}"
