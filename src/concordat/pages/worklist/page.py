"""What the pages of a person's own work show, as frozen values."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from concordat.brief.duties import to_you
from concordat.brief.informed import informed
from concordat.brief.names import Names
from concordat.brief.view import CaseView
from concordat.brief.words import day
from concordat.casework import values
from concordat.casework.board_values import EmptyRolesHere
from concordat.casework.drafts import DraftCard
from concordat.core.notices import news_of, say_news
from concordat.core.sentences import TOLD_BY_NOBODY
from concordat.core.wording import capitalised, joined
from concordat.pages.components.lists import CaseTableRow, Empty, Pages, WorkGroup
from concordat.pages.components.values import Person
from concordat.pages.dressing.cards import person
from concordat.pages.dressing.lists import (
    by_what_is_next,
    case_row,
    nobody_acts,
    parties,
    waiting_row,
    work_groups,
)
from concordat.pages.shell import Link
from concordat.pages.worklist.unsent import Unsent, WhyNot, unsent
from concordat.people.leave import Leave


@dataclass(frozen=True, slots=True)
class MoreRoles:
    """Where more of the roles are in which nobody acts; nowhere, until the first are filled."""

    where: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MyWork:
    """Everything somebody owes, in groups; what they wait for; what they are still writing, with
    what is about danger apart; their open cases; and what is said of their own absence.
    """

    groups: tuple[WorkGroup, ...]
    more: Pages
    empty: Empty
    leave: tuple[str, ...]
    waiting: tuple[WorkGroup, ...]
    danger_drafts: tuple[Unsent, ...]
    drafts: tuple[Unsent, ...]
    cases: tuple[CaseTableRow, ...]
    all_cases: str
    held_by_nobody: tuple[WorkGroup, ...]
    empty_roles: tuple[Link, ...]
    more_empty_roles: MoreRoles | None


@dataclass(frozen=True, slots=True)
class NewsSentence:
    """One sentence of what the reader was told. `href` leads to where they can do what it asks, or
    to the thing itself; "" where they can't open the case.
    """

    what: str
    due: datetime | None
    href: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What the reader was told because of one act, or at one moment: about which case, when.
    `about` names the children by initials and the agencies; "" where they can't open it. `first`
    says what happened, `more` everything else: what it asks of them before what it doesn't. `new`
    where something of it was not shown to them before. `to` names those whom it reached before the
    reader came to that role, `since` says so; both "" of what reached the reader. `linked`: where
    it tells of danger, the cases linked to this one that the reader can open, each with what is
    asked of them about it, "" where nothing is.
    """

    case: str
    about: str
    new: bool
    at: datetime
    to: str
    since: str
    first: NewsSentence
    more: tuple[NewsSentence, ...]
    linked: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True)
class ToldForInformation:
    """That danger was told for information, of whom it is asked, and whom to ring."""

    said: str
    asked: str
    ring: tuple[Person, ...]


NOTHING = Empty(
    "Nothing waits for you",
    "What a procedure asks of you in any case will appear here, late first, each with its day.",
)

NAMED = 3
"""How many of those who were told are named."""
IN_A_ROLE_OF_YOURS = ", in a role in which you act now"
NOBODY_THERE = ", when nobody was there to read it"


@dataclass(frozen=True, slots=True)
class Everything:
    """What is found of somebody's work, by casework and by the directory. `held_by_nobody` is what
    nobody holds in the agencies they lead, `empty_roles` are the roles that are empty and that they
    can fill. `not_in`: in how many of their cases whoever stands in for them doesn't, by id.
    `why_not` says why a form can't be sent any more.
    """

    owed: values.WorkList
    awaited: tuple[values.Awaited, ...]
    cases: values.CaseList
    drafts: tuple[DraftCard, ...]
    forms: tuple[values.KeptForm, ...]
    leaves: tuple[Leave, ...]
    not_in: Mapping[str, int]
    held_by_nobody: tuple[values.WorkRow, ...]
    empty_roles: EmptyRolesHere
    why_not: WhyNot


def my_work(found: Everything, now: datetime) -> MyWork:
    """The page of a person's work."""
    waiting = tuple(waiting_row(each, now) for each in found.awaited)
    drafts = tuple(unsent(found.drafts, found.forms, found.why_not, now))
    return MyWork(
        groups=work_groups(found.owed.rows, now, mine=True),
        more=further(reverse("work"), found.owed.next),
        empty=NOTHING,
        leave=tuple(_leave(each, now, found.not_in) for each in found.leaves),
        waiting=(WorkGroup("What you are waiting for", waiting),) if waiting else (),
        danger_drafts=tuple(each for each in drafts if each.danger),
        drafts=tuple(each for each in drafts if not each.danger),
        cases=by_what_is_next(case_row(line, now) for line in found.cases.lines),
        all_cases=reverse("cases") if found.cases.next else "",
        held_by_nobody=work_groups(found.held_by_nobody, now),
        empty_roles=nobody_acts(found.empty_roles.rows),
        more_empty_roles=_more_roles(found.empty_roles),
    )


def _more_roles(found: EmptyRolesHere) -> MoreRoles | None:
    addresses = (reverse("board-nobody", args=[board]) for board in found.boards)
    return (
        MoreRoles(tuple(Link("All roles in which nobody acts", each) for each in addresses))
        if found.more
        else None
    )


def told_of_danger(found: Iterable[tuple[CaseView, Collection[str]]]) -> tuple[Link, ...]:
    """A line for each case with danger that was told for information to a role of the reader: who
    is asked on their side.
    """
    return tuple(
        Link(
            f"{_asked_of_danger(Names(view), agencies)}: case {view.ref}",
            f"{reverse('told')}?{urlencode({'case': view.ref})}",
        )
        for view, agencies in found
    )


def _asked_of_danger(names: Names, agencies: Collection[str]) -> str:
    said = names.said("A child is said to be in danger")
    asked = informed(names, agencies).asked
    return f"{said}. {asked} See whom to ring" if asked else f"{said}: see whom to ring"


def told_for_information(names: Names, agencies: Collection[str]) -> ToldForInformation:
    found = informed(names, agencies)
    ring = tuple(person(each, names.view.now) for each in found.ring)
    return ToldForInformation(found.said, found.asked, ring)


def heard(rows: Iterable[values.News]) -> tuple[Heard, ...]:
    """What the reader was told, latest first: once for each act that told them anything; what it
    told others, whose role they have now, apart.
    """
    together: dict[tuple[object, ...], list[values.News]] = {}
    for row in rows:
        together.setdefault((row.ref, row.first, row.at, row.reached or None), []).append(row)
    return tuple(_heard(each) for each in together.values())


def _heard(latest_first: list[values.News]) -> Heard:
    as_told = latest_first[::-1]
    head = min(as_told, key=_place)
    rest = sorted((row for row in as_told if row is not head), key=_asks_nothing)
    first, *more = dict.fromkeys((_said(head), *(_after(head, row) for row in rest)))
    return Heard(
        case=head.ref,
        about=parties(head.case) if head.case else "",
        new=any(row.new for row in as_told),
        at=head.at,
        to=_several(head.reached or ()),
        since=_since({row.reached for row in as_told}),
        first=first,
        more=tuple(more),
        linked=tuple(dict.fromkeys(_linked(each) for row in as_told for each in row.linked)),
    )


def _linked(other: values.LinkedCase) -> tuple[Link, str]:
    there = Link(other.ref, reverse("case", args=[other.ref]))
    return there, TOLD_BY_NOBODY if other.raised_apart else ""


def _several(names: Sequence[str]) -> str:
    """Those people; the first of them, where they are many."""
    many = len(names) - NAMED
    return joined((*names[:NAMED], f"{many} others") if many > 1 else names)


def _since(reached: Collection[tuple[str, ...] | None]) -> str:
    """What the reader has to do with what was told before they came to it."""
    if None in reached:
        return ""
    return IN_A_ROLE_OF_YOURS if any(reached) else NOBODY_THERE


def _place(row: values.News) -> tuple[bool, bool, bool]:
    """What comes first: what says best what happened; what says it at all; what asks something."""
    news = news_of(row.kind)
    return not news.happened, news.beside, not news.asks


def _asks_nothing(row: values.News) -> bool:
    """What it asks of the reader comes before the rest."""
    return not news_of(row.kind).asks


def _said(row: values.News) -> NewsSentence:
    return NewsSentence(_told(row), row.due, _address(row))


def _after(first: values.News, row: values.News) -> NewsSentence:
    """What was told with something else: what both are about isn't named again."""
    said = _said(row)
    if (row.what, row.due) != (first.what, first.due):
        return said
    return replace(said, what=said.what.removesuffix(f": {row.what}"), due=None)


def _address(row: values.News) -> str:
    """Where the reader confirms what they are asked to; else the entry that tells it, on the page
    of its case; the case where time alone brought it.
    """
    if not row.opens:
        return ""
    if row.kind == "confirm":
        there = reverse("act-confirm-time", args=[row.ref])
        return f"{there}?{urlencode({'about': row.entry})}"
    case = reverse("case", args=[row.ref])
    return f"{case}#entry-{row.entry}" if row.entry else case


def _told(row: values.News) -> str:
    """What was told, as a sentence of its own."""
    what = to_you(row.what) if news_of(row.kind).theirs else row.what
    return capitalised(say_news(row.kind, what, row.by, row.whom))


ONLY_TOLD = "The procedure has you told of this and asks nothing of you, so the case doesn't open."
RING_ABOUT_IT = "To ask about it, ring the board's business manager, who was told as well."


def only_told(rows: Iterable[values.News]) -> str:
    """What is said to somebody whom the procedure has told of a case and asked nothing, with who
    recorded it; "" where they were told anything else of it.
    """
    every = [*rows]
    if any(row.kind != "notice" for row in every):
        return ""
    by = joined(dict.fromkeys(row.by for row in every if row.by))
    recorded = f" {by} recorded what it comes from." if by else ""
    return f"{ONLY_TOLD}{recorded} {RING_ABOUT_IT}"


def further(address: str, place: str | None, **chosen: str) -> Pages:
    """The links to the newer and older parts of a list, of what was chosen."""
    if not place:
        return Pages(older="")
    asked = {name: each for name, each in chosen.items() if each} | {"after": place}
    return Pages(older=f"{address}?{urlencode(asked)}")


def _leave(leave: Leave, now: datetime, not_in: Mapping[str, int]) -> str:
    since = f"from {day(leave.since, now)} " if leave.since > now.date() else ""
    cover = "Nobody stands in for you."
    if leave.cover:
        cases = not_in.get(leave.cover.id, 0)
        but = f", but not in {'one' if cases == 1 else cases} of your cases" if cases else ""
        cover = f"{leave.cover.name} stands in for you{but}."
    return f"You are away {since}until {day(leave.until, now)}. {cover}"
