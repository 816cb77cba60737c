"""Until when somebody is away, as lists of people say it."""

from datetime import date

import pytest

from concordat.core.away import unless_there
from concordat.core.posts import Seat

AWAY = (date(2026, 12, 7), date(2026, 12, 11))
POST = Seat("school", "lead", "Lead", "ann", away=AWAY, cover="bea")


@pytest.mark.parametrize(
    ("on", "says"),
    [
        (date(2026, 12, 7), " (away until Friday 11 December)"),
        (date(2026, 12, 11), " (away until Friday 11 December)"),
        (date(2026, 12, 6), " (away from Monday 7 December until Friday 11 December)"),
        (date(2026, 12, 12), ""),
    ],
)
def test_it_says_until_when_and_from_when_where_that_is_to_come(on: date, says: str) -> None:
    assert unless_there([POST], "ann", on) == says


def test_whoever_stands_in_for_somebody_who_is_away_is_there() -> None:
    assert unless_there([POST], "bea", date(2026, 12, 7)) == ""


def test_of_several_absences_it_is_the_first_that_has_not_ended() -> None:
    before = Seat("school", "head", "Head", "ann", away=(date(2026, 12, 1), date(2026, 12, 2)))
    assert "until Friday 11 December" in unless_there([before, POST], "ann", date(2026, 12, 7))
