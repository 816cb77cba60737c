"""Stories are counted in the board's open days, and say what is wrong with themselves."""

from datetime import date
from pathlib import Path

import pytest

from concordat.demonstration.days import day_from
from concordat.demonstration.story import StoryChild, WrongStory, born, read
from concordat.library.files.calendars import calendar

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("today", "number", "expected"),
    [
        (SUNDAY, -1, date(2026, 11, 20)),
        (SUNDAY, -6, date(2026, 11, 13)),
        (SUNDAY, 1, date(2026, 11, 23)),
        (SUNDAY, 0, SUNDAY),
        (date(2026, 12, 29), -1, date(2026, 12, 24)),
        (date(2026, 12, 24), 2, date(2026, 12, 30)),
    ],
)
def test_days_are_open_days(today: date, number: int, expected: date) -> None:
    assert day_from(today, number, calendar("england")) == expected


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2026, 12, 31), SUNDAY, date(2028, 2, 29)])
@pytest.mark.parametrize("initials", ["J.K.", "A.M.", "P.O.", "T.B."])
def test_a_child_is_as_old_as_the_story_says(today: date, initials: str) -> None:
    day = born(StoryChild(initials, age=7), today)
    assert day is not None
    assert today.year - day.year - ((today.month, today.day) < (day.month, day.day)) == 7


def test_an_unborn_child_has_no_birthday() -> None:
    assert born(StoryChild("B.R.", weeks=7), SUNDAY) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("shows = ", "Invalid value"),
        ("shows = 'x'\nboard = 'b'", "missing required field `raised`"),
        ("shows = 'x'\nboard = 'b'\nwhen = 3", "unknown field `when`"),
    ],
)
def test_a_wrong_story_names_its_file(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "short.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(WrongStory, match=r"short\.toml") as wrong:
        read(file)
    assert said in str(wrong.value)
