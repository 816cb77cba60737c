"""Absences that people enter themselves: from when until when, and who covers."""

from collections.abc import Iterable
from datetime import date, timedelta

import msgspec
from django.db import transaction

from concordat.core.calendar import say_day
from concordat.core.wording import joined
from concordat.people import models, queries, values


class WrongLeave(Exception):
    """An absence that can't be entered. The text says what to do instead."""


class Leave(msgspec.Struct, frozen=True):
    """An absence that has not ended. The same days in several boards are one."""

    since: date
    until: date
    cover: values.Person | None


def of(person: str, on: date) -> tuple[Leave, ...]:
    """Somebody's absences that have not ended by a day, the earliest first. Two queries."""
    rows = list(models.Absence.objects.filter(person=person, until__gte=on).order_by("since"))
    covers = queries.people(row.cover_id for row in rows if row.cover_id)
    found = (Leave(row.since, row.until, covers.get(row.cover_id or "")) for row in rows)
    return tuple(dict.fromkeys(found))


def could_cover(person: str, on: date) -> dict[str, values.Member]:
    """Who could cover for somebody: everybody else in the agencies in which they have a post, by
    id, in order of name.
    """
    return _others(person, _places(person, on), on)


def could_be_away(lead: str, on: date) -> dict[str, values.Member]:
    """Those whose absence somebody can enter: everybody else in the agencies that they lead, by id,
    in order of name.
    """
    led = (part for part in queries.parts_of(lead, on) if part.seat.lead and not part.away)
    return _others(lead, ((part.board, part.seat.agency) for part in led), on)


def _others(person: str, agencies: Iterable[tuple[str, str]], on: date) -> dict[str, values.Member]:
    """Everybody in these agencies, each with its board, but one person."""
    found: dict[str, values.Member] = {}
    for board, agency in agencies:
        for member in queries.people_of(board, on, agency):
            found.setdefault(member.person.id, member)
    found.pop(person, None)
    return dict(sorted(found.items(), key=lambda each: each[1].words))


def _places(person: str, on: date) -> dict[tuple[str, str], None]:
    """The agencies in which somebody has a post of their own, each with its board."""
    own = (part for part in queries.parts_of(person, on) if part.covering is None)
    return dict.fromkeys((part.board, part.seat.agency) for part in own)


def take(person: str, since: date, until: date, cover: str | None, *, today: date) -> bool:
    """Record that somebody is away, both days included, in every board in which they have a post;
    whether that is new. Whoever does the same for them waits meanwhile.

    Absences recorded before that lie within these days are replaced. Raises WrongLeave.
    """
    if until < since:
        raise WrongLeave("The last day is before the first. Give a later last day.")
    if until < today:
        raise WrongLeave("These days have passed. Give days that are still to come.")
    if cover is not None:
        _refuse_cover(person, since, until, cover, today=today)
    said = {"person_id": person, "since": since, "until": until, "cover_id": cover}
    with transaction.atomic():
        _hold(person)
        boards = dict.fromkeys(board for board, _ in _places(person, today))
        if {*boards} <= {*models.Absence.objects.filter(**said).values_list("board", flat=True)}:
            return False
        models.Absence.objects.filter(person=person, since__gte=since, until__lte=until).delete()
        models.Absence.objects.bulk_create(models.Absence(board_id=each, **said) for each in boards)
    return True


def _hold(person: str) -> None:
    """Hold somebody's absences until the transaction ends: who changes them next waits."""
    models.Person.objects.select_for_update().filter(pk=person).first()


def _refuse_cover(person: str, since: date, until: date, cover: str, *, today: date) -> None:
    """Refuse a cover of another agency, or who is away themselves on some of these days. Raises
    WrongLeave.
    """
    others = could_cover(person, today)
    if cover not in others:
        raise WrongLeave("Choose somebody from your own agency to stand in.")
    gone = _away_within(others, max(since, today), until)
    if cover not in gone:
        return
    there = [member.person.name for id_, member in others.items() if id_ not in gone]
    instead = (
        f"Choose somebody who is there on all these days: {joined(there, 'or')}."
        if there
        else "Nobody else is there on all these days: say that nobody stands in."
    )
    away = _those_days(gone[cover], max(since, today))
    raise WrongLeave(f"{others[cover].person.name} is away {away}. {instead}")


def _away_within(people: Iterable[str], since: date, until: date) -> dict[str, models.Absence]:
    """Those of these people who are away on some of those days, with the first such absence."""
    rows = models.Absence.objects.filter(person__in=people, since__lte=until, until__gte=since)
    found: dict[str, models.Absence] = {}
    for row in rows.order_by("since", "pk"):
        found.setdefault(row.person_id, row)
    return found


def _those_days(absence: models.Absence, since: date) -> str:
    """From when they are away, where they are there at first; and until when."""
    until = f"until {say_day(absence.until)}"
    return f"from {say_day(absence.since)} {until}" if absence.since > since else until


def covered_by(person: str, since: date, until: date) -> dict[str, tuple[date, date]]:
    """For whom somebody stands in on some of those days, with the days on which they would."""
    rows = models.Absence.objects.filter(cover=person, since__lte=until, until__gte=since)
    found: dict[str, tuple[date, date]] = {}
    for row in rows.order_by("since", "pk"):
        days = max(row.since, since), min(row.until, until)
        found.setdefault(row.person_id, days)
    return found


def come_back(person: str, today: date) -> None:
    """End somebody's absence, so that they act again from today, and remove those still to come."""
    with transaction.atomic():
        _hold(person)
        theirs = models.Absence.objects.filter(person=person)
        theirs.filter(since__gte=today).delete()
        theirs.filter(until__gte=today).update(until=today - timedelta(days=1))
