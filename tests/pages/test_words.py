"""How pages put days, telephone numbers and typed text into words."""

from datetime import UTC, date, datetime

from concordat.pages import words


def test_days_are_told_short_and_whole() -> None:
    assert words.short_day(date(2026, 12, 29)) == "Tue 29"
    assert words.plain_date(date(2026, 12, 29)) == "29 December 2026"
    assert words.plain_date(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "1 July 2026"


def test_machines_are_told_london_s_offset() -> None:
    assert words.machine_time(datetime(2026, 7, 1, 16, tzinfo=UTC)) == "2026-07-01T17:00:00+01:00"
    assert words.machine_time(date(2026, 7, 1)) == "2026-07-01"


def test_telephones() -> None:
    assert words.tel("+44 (151) 496-0000") == "tel:+441514960000"


def test_how_much_waits_is_told_up_to_ninety_nine() -> None:
    assert [words.up_to(number) for number in (0, 99, 100)] == ["0", "99", "99+"]


def test_typed_text_keeps_its_lines_and_is_escaped() -> None:
    assert words.paragraphs("one <b>\r\ntwo\n\n\n\nthree") == (
        '<p class="govuk-body">one &lt;b&gt;<br>two</p><p class="govuk-body">three</p>'
    )
