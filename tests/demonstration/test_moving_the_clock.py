"""The clock of the demonstration moves forward by the days of the visitor's board, and only
there.
"""

from datetime import UTC, date, datetime, time
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from types import ModuleType

import pytest
from django.test import RequestFactory
from django.urls import NoReverseMatch, reverse

from concordat import clock
from concordat.core.calendar import Calendar, in_london
from concordat.demonstration.moves import MOVES
from concordat.demonstration.story import FOLDER
from concordat.library.files.calendars import calendar

CHRISTMAS_EVE = datetime(2026, 12, 24, 15, 20, tzinfo=UTC)


@pytest.fixture
def england() -> Calendar:
    return calendar("england")


@pytest.fixture
def movable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "_ahead", None)
    clock.allow_moving(tmp_path / "clock")


@pytest.fixture
def directory(db: None) -> None:
    from concordat.people.load import load

    load(FOLDER / "directory", date(2026, 12, 24))


@pytest.mark.parametrize(
    ("now", "to", "expected"),
    [
        (CHRISTMAS_EVE, "next-hour", datetime(2026, 12, 24, 16, 20, tzinfo=UTC)),
        (CHRISTMAS_EVE, "close-of-day", datetime(2026, 12, 24, 17, 1, tzinfo=UTC)),
        (CHRISTMAS_EVE, "next-working-day", datetime(2026, 12, 29, 9, 0, tzinfo=UTC)),
        # after close, and on a closed day, the next close is that of the next open day
        (
            datetime(2026, 12, 24, 17, 1, tzinfo=UTC),
            "close-of-day",
            datetime(2026, 12, 29, 17, 1, tzinfo=UTC),
        ),
        (
            datetime(2026, 12, 25, 9, 0, tzinfo=UTC),
            "close-of-day",
            datetime(2026, 12, 29, 17, 1, tzinfo=UTC),
        ),
        # 5pm in London is 4pm in UTC in summer
        (
            datetime(2026, 7, 1, 12, 0, tzinfo=UTC),
            "close-of-day",
            datetime(2026, 7, 1, 16, 1, tzinfo=UTC),
        ),
    ],
)
def test_where_a_move_leads(england: Calendar, now: datetime, to: str, expected: datetime) -> None:
    assert MOVES[to](now, england) == expected


def test_the_clock_moves_and_one_stays_where_one_was(movable: None, directory: None) -> None:
    from concordat.demonstration.views import move_the_clock

    request = RequestFactory().post(
        "/demonstration/clock",
        {"to": "next-hour"},
        HTTP_REFERER="http://testserver/my-work/?late=1",
    )
    request.person = None
    before = clock.now()
    answer = move_the_clock(request)
    assert 3600 <= (clock.now() - before).total_seconds() < 3660
    assert (answer.status_code, answer["Location"]) == (302, "http://testserver/my-work/?late=1")


def test_close_of_day_pressed_twice_is_the_close_of_the_next_day(
    movable: None, directory: None
) -> None:
    from concordat.demonstration.views import move_the_clock

    closes = []
    for _ in range(3):
        request = RequestFactory().post("/demonstration/clock", {"to": "close-of-day"})
        request.person = None
        move_the_clock(request)
        closes.append(clock.now())
    assert len({in_london(each).date() for each in closes}) == 3
    assert all(
        in_london(each).time().replace(second=0, microsecond=0) == time(17, 1) for each in closes
    )


@pytest.mark.parametrize("elsewhere", ["http://example.org/my-work/", "javascript:alert(1)", ""])
def test_nobody_is_led_away(movable: None, directory: None, elsewhere: str) -> None:
    from concordat.demonstration.views import move_the_clock

    request = RequestFactory().post(
        "/demonstration/clock", {"to": "next-hour"}, HTTP_REFERER=elsewhere
    )
    request.person = None
    assert move_the_clock(request)["Location"] == reverse("home")


def test_an_unknown_move_moves_nothing(movable: None) -> None:
    from concordat.demonstration.views import move_the_clock

    request = RequestFactory().post("/demonstration/clock", {"to": "last-week"})
    request.person = None
    assert move_the_clock(request).status_code == 400
    assert clock.ahead().total_seconds() == 0


def addresses() -> ModuleType:
    """The site's addresses as they are made from the settings now, whatever another test made them
    from.
    """
    spec = find_spec("concordat.site.urls")
    assert spec is not None
    assert spec.loader is not None
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_a_real_installation_has_no_such_address(settings: object) -> None:
    settings.DEMONSTRATION = True  # type: ignore[attr-defined]
    assert reverse("move-the-clock", urlconf=addresses()) == "/demonstration/clock"
    settings.DEMONSTRATION = False  # type: ignore[attr-defined]
    with pytest.raises(NoReverseMatch):
        reverse("move-the-clock", urlconf=addresses())
