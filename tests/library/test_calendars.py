"""The closed days of the four nations, the overlay, and a board's own days."""

import re
from datetime import UTC, date, datetime, time
from importlib import metadata
from pathlib import Path

import pytest

from concordat.core.errors import BeyondCalendar
from concordat.core.periods import due
from concordat.library.files import calendars
from concordat.library.files.calendars import NATIONS, calendar, read_overlay
from concordat.library.files.limits import parse_limit


@pytest.fixture
def overlay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty overlay folder of the test's own; what was read from it is forgotten afterwards."""
    monkeypatch.setattr(calendars, "OVERLAY", tmp_path)
    monkeypatch.setattr(calendars, "_national", calendars._national.__wrapped__)
    monkeypatch.setattr(calendars, "_with_own_days", calendars._with_own_days.__wrapped__)
    return tmp_path


@pytest.mark.parametrize(
    ("day", "closed_in"),
    [
        (date(2022, 6, 2), set(NATIONS)),
        (date(2022, 6, 3), set(NATIONS)),
        (date(2022, 9, 19), set(NATIONS)),
        (date(2023, 5, 8), set(NATIONS)),
        (date(2020, 5, 8), set(NATIONS)),
        (date(2020, 5, 4), set()),
        (date(2026, 12, 28), set(NATIONS)),
        (date(2026, 4, 6), {"england", "wales", "northern-ireland"}),
        (date(2026, 1, 2), {"scotland"}),
        (date(2026, 11, 30), {"scotland"}),
        (date(2026, 3, 17), {"northern-ireland"}),
        (date(2026, 7, 13), {"northern-ireland"}),
        (date(2026, 8, 31), {"england", "wales", "northern-ireland"}),
        (date(2026, 8, 3), {"scotland"}),
        (date(2026, 6, 10), set()),
    ],
)
def test_each_nation_keeps_its_own_days(day: date, closed_in: set[str]) -> None:
    assert {nation for nation in NATIONS if not calendar(nation).is_open(day)} == closed_in


def test_england_keeps_eight_days_a_year_and_more_when_more_are_proclaimed() -> None:
    closed = calendar("england").closed
    kept = {year: sum(day.year == year for day in closed) for year in range(2010, 2046)}
    assert {year: n for year, n in kept.items() if n != 8} == {2011: 9, 2012: 9, 2022: 10, 2023: 9}


def test_a_day_moved_off_a_weekend_is_called_a_substitute_day() -> None:
    assert calendar("england").why_closed(date(2026, 12, 28)) == "Boxing Day (substitute day)"


@pytest.mark.parametrize("nation", NATIONS)
def test_the_version_names_what_it_was_built_from(nation: str) -> None:
    version = calendar(nation).version
    assert re.fullmatch(
        rf"{nation}/holidays-{re.escape(metadata.version('holidays'))}/overlay-[0-9a-f]+", version
    )
    assert calendar(nation, close=time(16, 30)).version == f"{version}/close-16:30"
    local = calendar(nation, closed={date(2026, 12, 29): "Staff day"}).version
    assert local.startswith(f"{version}+")
    assert local != calendar(nation, closed={date(2026, 12, 30): "Staff day"}).version


def test_asking_again_gives_the_same_calendar() -> None:
    assert calendar("england") is calendar("england")


def test_a_boards_own_day_is_not_counted() -> None:
    anchor, limit = datetime(2026, 12, 22, 15, tzinfo=UTC), parse_limit("3 working days")
    local = calendar("england", closed={date(2026, 12, 24): "Offices closed"}, close=time(16))
    assert due(limit, anchor, calendar("england")) == datetime(2026, 12, 29, 17, tzinfo=UTC)
    assert due(limit, anchor, local) == datetime(2026, 12, 30, 16, tzinfo=UTC)


def test_it_reaches_from_2010_to_2045_and_no_further() -> None:
    whole = calendar("england")
    assert whole.is_open(date(2045, 12, 29))
    for day in (date(2009, 12, 31), date(2046, 1, 1)):
        with pytest.raises(BeyondCalendar, match="2010 to 2045"):
            whole.is_open(day)


def test_each_year_it_reaches_a_year_further_and_computes_the_bank_holidays() -> None:
    later = calendar("england", on=date(2040, 3, 1))
    assert later.last == date(2055, 12, 31)
    assert later.why_closed(date(2055, 12, 27)) is not None, "Christmas 2055 is on a weekend"
    assert later.is_open(date(2055, 12, 29))
    assert later.version != calendar("england").version, "a case says which it was counted with"
    assert calendar("england", on=date(2026, 3, 1)).version == calendar("england").version


def test_an_own_day_outside_its_years_is_left_out_and_stops_nothing() -> None:
    own = calendar("england", closed={date(2999, 1, 1): "A slip", date(2026, 12, 29): "Staff day"})
    assert not own.is_open(date(2026, 12, 29))
    assert own.last == date(2045, 12, 31)


def test_there_is_no_calendar_for_another_nation() -> None:
    with pytest.raises(ValueError, match="narnia") as none:
        calendar("narnia")
    nations = "england, wales, scotland, northern-ireland"
    assert str(none.value) == f"There is no calendar for “narnia”. The nations are {nations}."


def test_each_calendar_has_those_of_the_other_nations_beside_it() -> None:
    england = calendar("england", closed={date(2026, 12, 29): "Staff day"}, close=time(16, 30))
    assert set(england.beside) == {"wales", "scotland", "northern-ireland"}
    assert england.beside["scotland"].closed == calendar("scotland").closed
    assert england.beside["scotland"].version == calendar("scotland", close=time(16, 30)).version
    assert (england.nation, england.close, england.beside["wales"].close) == (
        "england",
        time(16, 30),
        time(16, 30),
    )
    assert (england.first, england.last) == (date(2010, 1, 1), date(2045, 12, 31))


def test_closed_days_stand_in_their_order_and_none_is_a_weekend() -> None:
    closed = list(calendar("northern-ireland").closed)
    assert closed == sorted(closed)
    assert all(day.weekday() < 5 for day in closed)
    assert date(2026, 12, 25) in closed  # a Friday
    assert date(2010, 1, 1) in closed
    assert date(2045, 12, 26) in closed


def test_the_overlay_closes_and_opens_days_for_the_nations_it_names(overlay: Path) -> None:
    before = {nation: calendar(nation).version for nation in NATIONS}
    (overlay / "proclaimed.toml").write_text(
        """
        [[closed]]
        day = 2031-06-03
        nations = ["england", "wales"]
        why = "A coronation"
        source = "Proclamation of 1 May 2031"
        [[open]]
        day = 2031-05-26
        nations = ["england"]
        why = "The spring bank holiday was moved"
        source = "Proclamation of 1 May 2031"
        [[closed]]
        day = 2031-06-07
        nations = ["england"]
        why = "A Saturday"
        source = "Proclamation of 1 May 2031"
        """
    )
    (overlay / "second.toml").write_text(
        """
        [[open]]
        day = 2031-12-25
        nations = ["scotland"]
        why = "No Christmas"
        source = "Proclamation of 1 May 2031"
        """
    )
    england, wales, scotland = calendar("england"), calendar("wales"), calendar("scotland")
    assert (
        england.why_closed(date(2031, 6, 3)) == wales.why_closed(date(2031, 6, 3)) == "A coronation"
    )
    assert scotland.is_open(date(2031, 6, 3))
    assert england.is_open(date(2031, 6, 4))
    assert england.is_open(date(2031, 5, 26))
    assert not wales.is_open(date(2031, 5, 26))
    assert england.version != before["england"]
    assert wales.version != before["wales"]
    assert scotland.is_open(date(2031, 12, 25))
    assert scotland.version != before["scotland"]
    assert calendar("northern-ireland").version == before["northern-ireland"]
    assert date(2031, 6, 7) not in england.closed


def test_a_wrong_overlay_names_every_file_and_key_at_once(overlay: Path) -> None:
    (overlay / "a.toml").write_text(
        '[[closed]]\nday = "soon"\nnations = ["narnia"]\nwhy = "x"\nsource = "y"\n'
    )
    (overlay / "b.toml").write_text("closed = [")
    (overlay / "c.toml").write_text("opened = []")
    with pytest.raises(ValueError, match=r"a\.toml") as wrong:
        read_overlay(overlay)
    told = [line.partition(": ") for line in str(wrong.value).splitlines()]
    assert [(file, rest.partition(": ")[0]) for file, _, rest in told] == [
        ("a.toml", "closed.0.day"),
        ("a.toml", "closed.0.nations.0"),
        ("b.toml", "Invalid value (at end of document)"),
        ("c.toml", "opened"),
    ]
    assert all(": " in rest for file, _, rest in told if file != "b.toml")


def test_a_missing_overlay_folder_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is missing") as missing:
        read_overlay(tmp_path / "nowhere")
    days = "with the closed days that the library does not know"
    assert str(missing.value) == f"The folder {tmp_path / 'nowhere'} {days} is missing."


def test_the_overlay_that_comes_with_concordat_can_be_read() -> None:
    read_overlay(calendars.OVERLAY)
