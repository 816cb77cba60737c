"""An absence is told once, and so is that it is over."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError

from concordat.casework import absences, models, queries
from concordat.people import leave
from tests.casework.acting import RAISER, TODAY, hours, open_case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]

COLLEAGUE = "lily-fazakerley"
UNTIL = TODAY + timedelta(days=9)


def away(cover: str | None, n: float = 2, since: Any = TODAY) -> absences.Taken:
    return absences.take(RAISER, since, UNTIL, cover, by=RAISER, now=hours(n))


def told() -> int:
    return models.ToldRow.objects.count()


def news(person: str, n: float) -> list[str]:
    return [row.what for row in queries.news(person, hours(n)).rows]


@pytest.mark.parametrize("cover", [COLLEAGUE, None])
def test_the_same_absence_sent_twice_is_told_once_with_the_same_receipt(cover: str | None) -> None:
    open_case()
    before = told()
    first = away(cover)
    after = told()
    assert after > before
    again = away(cover, 3)
    assert told() == after
    assert [*again.told] == [*first.told]
    assert len(leave.of(RAISER, TODAY)) == 1


def test_another_stand_in_is_news() -> None:
    open_case()
    away(None)
    after = told()
    away(COLLEAGUE)
    assert told() > after


@pytest.mark.parametrize("cover", [COLLEAGUE, None])
def test_whoever_was_told_of_an_absence_is_told_that_it_is_over(cover: str | None) -> None:
    open_case()
    taken = away(cover)
    assert taken.told
    assert absences.come_back(RAISER, hours(26)) == tuple(taken.told)
    for person in taken.told:
        assert "{whom} is back" in news(person, 27), person
    assert leave.of(RAISER, TODAY + timedelta(days=1)) == ()
    after = told()
    assert absences.come_back(RAISER, hours(28)) == ()
    assert told() == after, "it is told once"


def test_an_absence_to_come_is_taken_back_with_its_days() -> None:
    open_case()
    away(COLLEAGUE, since=TODAY + timedelta(days=3))
    absences.come_back(RAISER, hours(3))
    said = "{whom} is not away after all from Thursday 26 November until Wednesday 2 December"
    assert said in news(COLLEAGUE, 4)


def test_somebody_is_back_and_it_is_told_or_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_rows: object) -> None:
        raise OperationalError("disk I/O error")

    open_case()
    away(COLLEAGUE)
    monkeypatch.setattr(models.ToldRow.objects, "bulk_create", broken)
    with pytest.raises(OperationalError):
        absences.come_back(RAISER, hours(26))
    assert len(leave.of(RAISER, TODAY + timedelta(days=1))) == 1
