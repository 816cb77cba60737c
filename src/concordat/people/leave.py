"""Absences that people enter themselves: from when until when, and who covers."""

from datetime import date, timedelta

import msgspec
from django.db import transaction

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


def could_cover(person: str, on: date) -> dict[str, str]:
    """Who could cover for somebody: everybody else in the agencies in which they have a post.

    Name and title by id, in order of name.
    """
    found: dict[str, str] = {}
    for board, agency in _places(person, on):
        for member in queries.people_of(board, on, agency):
            title = member.parts[0].seat.title
            found.setdefault(member.person.id, f"{member.person.name}, {title}")
    found.pop(person, None)
    return dict(sorted(found.items(), key=lambda each: each[1]))


def _places(person: str, on: date) -> dict[tuple[str, str], None]:
    """The agencies in which somebody has a post of their own, each with its board."""
    own = (part for part in queries.parts_of(person, on) if part.covering is None)
    return dict.fromkeys((part.board, part.seat.agency) for part in own)


def take(person: str, since: date, until: date, cover: str | None, *, today: date) -> None:
    """Record that somebody is away, both days included, in every board in which they have a post.

    Absences recorded before that lie within these days are replaced. Raises WrongLeave.
    """
    if until < since:
        raise WrongLeave("The last day is before the first. Give a later last day.")
    if until < today:
        raise WrongLeave("These days have passed. Give days that are still to come.")
    if cover is not None and cover not in could_cover(person, today):
        raise WrongLeave("Choose somebody from your own agency to stand in.")
    boards = dict.fromkeys(board for board, _ in _places(person, today))
    rows = [
        models.Absence(board_id=board, person_id=person, since=since, until=until, cover_id=cover)
        for board in boards
    ]
    with transaction.atomic():
        models.Absence.objects.filter(person=person, since__gte=since, until__lte=until).delete()
        models.Absence.objects.bulk_create(rows)


def come_back(person: str, today: date) -> None:
    """End somebody's absence, so that they act again from today, and remove those still to come."""
    models.Absence.objects.filter(person=person, since__gte=today).delete()
    for row in models.Absence.objects.filter(person=person, since__lt=today, until__gte=today):
        row.until = today - timedelta(days=1)
        row.save(update_fields=["until"])
