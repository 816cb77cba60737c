"""An absence, as far as cases hang on it: who acts then is told what they now hold; where nobody
stands in, whoever acts instead, the leads of the service and of the agency and the board are.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from concordat.casework import excluding, models, rules, told, turns
from concordat.casework.absent import (
    Absent,
    acting_as_leads,
    lead_and_office,
    to_be_told,
    who_is_away,
)
from concordat.casework.holdings import held_by
from concordat.casework.reach import of_case
from concordat.core.calendar import in_london, say_day
from concordat.core.notices import NewsKind, Telling
from concordat.core.notices.asking import IN_DANGER
from concordat.core.notices.words import WHOM
from concordat.core.posts import LEAD, PARTY_SIDES, Directory
from concordat.core.who.recipients import Recipient
from concordat.core.wording import worded
from concordat.people import cast, leave


@dataclass(slots=True)
class Taken:
    """What whoever wrote an absence down is told of it: everybody who was told, and apart those who
    were told of cases in which whoever was to stand in can't. Nothing of cases that they must not
    see themselves.
    """

    told: dict[str, None] = field(default_factory=dict)
    cannot: set[str] = field(default_factory=set)
    told_instead: dict[str, None] = field(default_factory=dict)


_Turns = Mapping[str, frozenset[str]]
"""Whose turn it is to say that danger was read, by the case."""


_Tellings = dict[tuple[told.OfCase, Recipient, str], Telling]


class _Found(NamedTuple):
    """What is to be told of absences, each once, and what whoever wrote it down is told of it."""

    tellings: _Tellings
    taken: Taken


def take(
    person: str, since: date, until: date, cover: str | None, *, by: str, now: datetime
) -> Taken:
    """Record that somebody is away, both days included, and tell those on whom it falls, in one
    transaction. Where just that is recorded already, nobody is told again. Raises WrongLeave, also
    where it is not for whoever enters it (`by`).
    """
    if by != person and person not in leave.could_be_away(by, in_london(now).date()):
        raise leave.WrongLeave(
            "Only they or the lead of their agency can enter that they are away."
        )
    with transaction.atomic():
        boards = cast.around(person, since)
        refs = _in_danger(person, now)
        before = turns.asked_now(now, refs)
        new = leave.take(person, since, until, cover, today=in_london(now).date())
        found = _found(who_is_away(person, since, until, now), cover, by=by, now=now)
        taken = found.taken
        if not new:
            return taken
        _tell(found.tellings, by=by, now=now)
        turns.pass_over(now, tuple(boards))
        turns.ask(now, tuple(boards))
        after = turns.asked_now(now, refs)
        taken.told |= dict.fromkeys(_asked_instead(person, by, boards, (before, after)))
        return taken


def come_back(person: str, now: datetime) -> tuple[str, ...]:
    """End somebody's absence from today, and take back those still to come; tell whoever is told of
    them in open cases that they are over, in one transaction. Who was told; nobody where there was
    no absence.
    """
    today = in_london(now).date()
    over: _Tellings = {}
    people: dict[str, None] = {}
    with transaction.atomic():
        for each in leave.of(person, today):
            cover = each.cover.id if each.cover else None
            absent = (*who_is_away(person, each.since, each.until, now),)
            found = _found(absent, cover, by=person, now=now)
            said = _that_it_is_over(each, today)
            for case, to, _ in found.tellings:
                over[case, to, said] = Telling(to, "notice", said, whom=person)
            people |= found.taken.told
        leave.come_back(person, today)
        _tell(over, by=person, now=now)
        turns.ask(now, tuple(cast.around(person, today)))
    return tuple(people)


def _that_it_is_over(absence: leave.Leave, today: date) -> str:
    """What is said of an absence that has ended, or won't begin."""
    if absence.since <= today:
        return f"{WHOM} is back"
    days = f"from {say_day(absence.since)} until {say_day(absence.until)}"
    return f"{WHOM} is not away after all {days}"


def _in_danger(person: str, now: datetime) -> tuple[str, ...]:
    """The cases with a part of somebody's in which danger stands. One query where it stands in
    none.
    """
    standing = models.CaseRow.objects.filter(danger__isnull=False)
    if not standing.exists():
        return ()
    parts = models.PartRow.objects.filter(held_by(person, now).mine(now), since__lte=now)
    theirs = standing.filter(Exists(parts.filter(case=OuterRef("pk"))))
    return tuple(theirs.order_by("case").values_list("case", flat=True))


def _asked_instead(
    person: str, by: str, boards: Mapping[str, Directory], turns_of: tuple[_Turns, _Turns]
) -> Iterator[str]:
    """Who is asked after it to say that danger was read, and was not before, in the cases in which
    that was somebody's turn; nothing of cases that whoever wrote it down must not see.
    """
    before, after = turns_of
    shut = (cases for people, cases in excluding.shut(boards).items() if by in people)
    hidden = {case for cases in shut for case in cases}
    for ref, asked in after.items():
        known = before.get(ref, frozenset())
        if person in known and ref not in hidden:
            yield from sorted(asked - known - {by, person})


def with_nobody(person: str, now: datetime) -> tuple[str, ...]:
    """Who would be told now if somebody was away from today and nobody stood in for them; nobody
    where nothing is open of theirs.
    """
    today = in_london(now).date()
    absent = (_away_with_nobody(each, person) for each in who_is_away(person, today, today, now))
    told = _found(absent, None, by=person, now=now).taken.told
    boards = cast.around(person, today)
    refs = _in_danger(person, now)
    then = (turns.asked_now(now, refs), turns.asked_now(now, refs, away=person))
    return tuple(dict.fromkeys((*told, *_asked_instead(person, person, boards, then))))


def _away_with_nobody(each: Absent, person: str) -> Absent:
    known = each.boards.items()
    boards = {board: there.as_if_away(person, each.since) for board, there in known}
    return each._replace(boards=boards)


def not_in(person: str, covers: Iterable[str], now: datetime) -> dict[str, int]:
    """In how many cases in which somebody owes something each of those who stand in for them
    doesn't, because they must not see it. Two queries, unless nobody stands in.
    """
    held, wanted = held_by(person, now), frozenset(covers)
    if not wanted:
        return {}
    found: dict[str, set[str]] = {}
    for people, cases in excluding.shut(held.boards).items():
        for cover in wanted & people:
            found.setdefault(cover, set()).update(cases)
    theirs = set(_open(person, now).values_list("case", flat=True)) if found else set[str]()
    return {cover: len(cases & theirs) for cover, cases in found.items() if cases & theirs}


def _tell(tellings: _Tellings, *, by: str, now: datetime) -> None:
    """Tell of each open duty of those who will be away: whoever stands in then or, where nobody
    does, whoever acts instead, the leads of the service and of the agency that owe it, and the
    board's business unit.
    """
    reach = {ref: of_case(ref, now) for ref in {case.ref for case, *_ in tellings}}
    told.write(
        (
            told.Said(case, each, known(to) if (known := reach[case.ref]) else None, by)
            for (case, to, _), each in tellings.items()
        ),
        now,
    )


def _found(absent: Iterable[Absent], cover: str | None, *, by: str, now: datetime) -> _Found:
    """What is told of these absences, and to whom, before anybody is."""
    found: _Tellings = {}
    taken, done = Taken(), set[int]()
    for each in absent:
        for part in (*_open(each.person, now), *_without_a_task(each.person, now)):
            if part.pk in done:
                continue
            done.add(part.pk)
            for to, telling in _told_of(part, each):
                found.setdefault((told.of(part), to, telling.what), telling)
            if by not in each.kept_out(part):
                _say(taken, part, each, cover, by=by, today=in_london(now).date())
    return _Found(found, taken)


def _told_of(part: models.PartRow, absent: Absent) -> Iterator[tuple[Recipient, Telling]]:
    """Who is told what of one part. Where nothing is owed in it, its leads alone, unless somebody
    stands in.
    """
    for to in to_be_told(part, absent):
        if part.duty is not None:
            yield to, _telling(part, to, absent)
        elif to.post == LEAD:
            said = f"{WHOM} is away, and nobody stands in for them in this case {absent.days}"
            yield to, Telling(to, "notice", said, whom=absent.person)
        else:
            continue
        yield from ((to, each) for each in _of_danger(part, to, absent))


def _say(
    taken: Taken,
    part: models.PartRow,
    absent: Absent,
    cover: str | None,
    *,
    by: str,
    today: date,
) -> None:
    """Add what whoever wrote an absence down is told of one part."""
    if part.duty is None:
        found = () if absent.standing_in(part) else (*acting_as_leads(part, absent, today),)
    else:
        instead = (*absent.instead(part), *lead_and_office(part, absent, today))
        found = absent.standing_in(part) or instead
    people = dict.fromkeys(each for each in found if each not in (by, absent.person))
    taken.told |= people
    if cover in absent.kept_out(part):
        taken.cannot.add(part.case_id)
        taken.told_instead |= people


def _telling(part: models.PartRow, to: Recipient, absent: Absent) -> Telling:
    kind: NewsKind = "covering" if absent.standing_in(part) else "uncovered"
    days = absent.days if kind == "covering" else f"nobody stands in {absent.days}"
    what = f"{part.duty.what} ({days})" if part.duty else days
    due = part.duty.due if part.duty else None
    return Telling(to, kind, what, due, whom=absent.person)


def _of_danger(part: models.PartRow, to: Recipient, absent: Absent) -> Iterator[Telling]:
    """That danger stands in that case, for whoever acts there meanwhile."""
    if part.case.row.danger is not None:
        words = rules.protocol_of(part.rules).words
        said = f"{WHOM} is away {absent.days}, and {IN_DANGER}"
        yield Telling(to, "in danger", worded(said, words), whom=absent.person)


def _open(person: str, now: datetime) -> QuerySet[models.PartRow]:
    mine = held_by(person, now).mine(now)
    rows = models.PartRow.objects.filter(mine, duty__isnull=False, since__lte=now)
    with_rules = rows.select_related("duty", "rules", "case__row").defer("rules__days")
    return with_rules.order_by("duty__rank", "pk")


def _without_a_task(person: str, now: datetime) -> QuerySet[models.PartRow]:
    """What somebody has by name in open cases in which they owe nothing now: what they raised,
    answer or were asked about.
    """
    mine = held_by(person, now).mine(now)
    owing = _open(person, now).values("case")
    rows = models.PartRow.objects.filter(mine, person=person, duty__isnull=True, since__lte=now)
    rows = rows.filter(case__row__open=True, side__in=PARTY_SIDES).exclude(case__in=owing)
    return rows.select_related("rules", "case__row").defer("rules__days").order_by("pk")
