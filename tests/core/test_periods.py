"""When each kind of limit ends: dates worked out by hand."""

from datetime import UTC, date, datetime

from concordat.core.calendar import LONDON, Calendar
from concordat.core.periods import due, is_late
from concordat.library.files.limits import parse_limit

# England's, copied by hand from the published lists, for the weeks that the examples touch.
HOLIDAYS = {
    date(2022, 6, 2): "Spring bank holiday",
    date(2022, 6, 3): "Platinum Jubilee",
    date(2022, 9, 19): "State Funeral of Queen Elizabeth II",
    date(2023, 5, 1): "Early May bank holiday",
    date(2023, 5, 8): "Coronation of King Charles III",
    date(2026, 4, 3): "Good Friday",
    date(2026, 4, 6): "Easter Monday",
    date(2026, 12, 25): "Christmas Day",
    date(2026, 12, 28): "Boxing Day (substitute day)",
    date(2027, 1, 1): "New Year's Day",
    date(2027, 3, 26): "Good Friday",
    date(2027, 3, 29): "Easter Monday",
}
CALENDAR = Calendar("england", "by hand", HOLIDAYS, date(2022, 1, 1), date(2027, 12, 31))


def london(text: str) -> datetime:
    """An instant from London's clocks; the second of the two in the hour that comes twice is not
    needed here.
    """
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def ends(
    words: str, anchor: str, *, start: str | None = None, set_date: date | None = None
) -> str | None:
    """When the limit ends, on London's clocks, as text."""
    begun = None if start is None else london(start)
    end = due(parse_limit(words), london(anchor), CALENDAR, start=begun, set_date=set_date)
    if end is None:
        return None
    assert end.tzinfo is UTC
    return end.astimezone(LONDON).replace(tzinfo=None).isoformat(timespec="seconds")


DAYS = (
    ("an ordinary week", "2 working days", "2026-11-02T10:00", "2026-11-04T17:00:00"),
    ("over a weekend", "2 working days", "2026-11-06T10:00", "2026-11-10T17:00:00"),
    ("Christmas", "3 working days", "2026-12-22T15:00", "2026-12-29T17:00:00"),
    ("New Year", "2 working days", "2026-12-30T09:00", "2027-01-04T17:00:00"),
    ("Easter 2026", "1 working day", "2026-04-02T16:59", "2026-04-07T17:00:00"),
    (
        "Easter 2027, over the clock change too",
        "2 working days",
        "2027-03-25T12:00",
        "2027-03-31T17:00:00",
    ),
    ("the Jubilee of 2022", "2 working days", "2022-06-01T12:00", "2022-06-07T17:00:00"),
    ("the funeral of 2022", "1 working day", "2022-09-16T12:00", "2022-09-20T17:00:00"),
    ("the Coronation of 2023", "5 working days", "2023-04-28T12:00", "2023-05-09T17:00:00"),
    ("raised on a Saturday, day 0", "1 working day", "2026-11-07T11:00", "2026-11-09T17:00:00"),
    (
        "raised on a bank holiday, day 0",
        "1 working day",
        "2026-12-25T11:00",
        "2026-12-29T17:00:00",
    ),
    (
        "raised after close, still day 0",
        "1 working day",
        "2026-11-02T23:59:59",
        "2026-11-03T17:00:00",
    ),
    ("raised as the day begins", "1 working day", "2026-11-02T00:00", "2026-11-03T17:00:00"),
    ("a working week", "1 working week", "2026-12-21T10:00", "2026-12-30T17:00:00"),
    ("two working weeks", "2 working weeks", "2026-11-02T10:00", "2026-11-16T17:00:00"),
    (
        "calendar days end on a closed day",
        "3 calendar days",
        "2026-12-22T15:00",
        "2026-12-25T17:00:00",
    ),
    (
        "calendar days, raised at night",
        "1 calendar day",
        "2026-11-06T23:00",
        "2026-11-07T17:00:00",
    ),
)


def test_days() -> None:
    for why, words, anchor, expected in DAYS:
        assert ends(words, anchor) == expected, why


MONTHS = (
    ("the day of the same number", "4 months", "2026-12-22T15:00", "2027-04-22T17:00:00"),
    ("on a closed day", "1 month", "2026-11-25T15:00", "2026-12-25T17:00:00"),
    ("a month that is shorter", "1 month", "2027-01-31T10:00", "2027-02-28T17:00:00"),
    (
        "a month that is shorter, in a leap year",
        "3 months",
        "2027-11-30T10:00",
        "2028-02-29T17:00:00",
    ),
    (
        "a shorter month on the way makes no difference",
        "2 months",
        "2026-12-31T10:00",
        "2027-02-28T17:00:00",
    ),
    (
        "nor does one that has been passed",
        "3 months",
        "2026-12-31T10:00",
        "2027-03-31T17:00:00",
    ),
    ("over the year", "12 months", "2026-02-28T10:00", "2027-02-28T17:00:00"),
    (
        "raised at night, on London's date",
        "1 month",
        "2026-11-02T23:59:59",
        "2026-12-02T17:00:00",
    ),
)


def test_months_end_on_the_day_of_the_same_number() -> None:
    for why, words, anchor, expected in MONTHS:
        assert ends(words, anchor) == expected, why


HOURS = (
    ("over Christmas", "48 hours", "2026-12-24T16:00", "2026-12-26T16:00:00"),
    (
        "the clocks go forward: an hour is missing",
        "48 hours",
        "2027-03-27T15:00",
        "2027-03-29T16:00:00",
    ),
    (
        "the clocks go back: an hour comes twice",
        "48 hours",
        "2026-10-24T15:00",
        "2026-10-26T14:00:00",
    ),
    ("across both nights of the change", "24 hours", "2026-10-25T00:30", "2026-10-25T23:30:00"),
    ("into the missing hour", "1 hour", "2027-03-28T00:30", "2027-03-28T02:30:00"),
)


def test_hours_are_elapsed_time() -> None:
    for why, words, anchor, expected in HOURS:
        assert ends(words, anchor) == expected, why


SAME_DAYS = (
    ("in the morning", "2026-11-02T09:00", "2026-11-02T17:00:00"),
    ("exactly at close", "2026-11-02T17:00", "2026-11-02T17:00:00"),
    ("a second after close", "2026-11-02T17:00:01", "2026-11-02T23:59:59"),
    ("on a Sunday morning", "2026-11-01T09:00", "2026-11-01T23:59:59"),
    ("on Christmas Day", "2026-12-25T09:00", "2026-12-25T23:59:59"),
    ("on the Sunday when the clocks go back", "2026-10-25T01:30", "2026-10-25T23:59:59"),
)


def test_the_same_working_day_never_waits_for_an_open_one() -> None:
    for why, anchor, expected in SAME_DAYS:
        assert ends("same working day", anchor) == expected, why


DAY_MARKS = (
    ("calendar days from day 0", "day 9", "2026-12-30T17:00:00"),
    ("the same said in full", "day 9 (calendar days, from day 0)", "2026-12-30T17:00:00"),
    ("calendar days from day 1", "day 9 (calendar days, from day 1)", "2026-12-29T17:00:00"),
    ("working days from day 0", "day 9 (working days, from day 0)", "2027-01-06T17:00:00"),
    ("open days is the same word", "day 9 (open days, from day 0)", "2027-01-06T17:00:00"),
    ("working days from day 1", "day 9 (working days, from day 1)", "2027-01-05T17:00:00"),
    ("its own first day", "day 1 (working days, from day 1)", "2026-12-21T17:00:00"),
    ("a mark on a closed day stays there", "day 4", "2026-12-25T17:00:00"),
)


def test_day_marks_count_from_the_start_and_not_from_the_anchor() -> None:
    for why, words, expected in DAY_MARKS:
        assert ends(words, "2026-12-24T10:00", start="2026-12-21T10:00") == expected, why


def test_a_day_mark_without_a_start_counts_from_the_anchor() -> None:
    assert ends("day 2", "2026-12-21T10:00") == "2026-12-23T17:00:00"


def test_a_set_date_ends_at_close_of_that_day_open_or_not() -> None:
    assert (
        ends("agreed by the parties", "2026-12-21T10:00", set_date=date(2026, 12, 24))
        == "2026-12-24T17:00:00"
    )
    assert (
        ends("set by the Chair", "2026-12-21T10:00", set_date=date(2026, 12, 27))
        == "2026-12-27T17:00:00"
    )


def test_nothing_is_invented_where_there_is_no_number_and_no_date() -> None:
    for words in (
        "without delay",
        "immediately",
        "as soon as possible",
        "at the earliest opportunity",
    ):
        assert ends(words, "2026-12-21T10:00") is None
        assert ends(words, "2026-12-21T10:00", set_date=date(2026, 12, 24)) is None
    assert ends("agreed by the parties", "2026-12-21T10:00") is None


def test_a_default_holds_until_the_parties_set_a_date() -> None:
    words = "agreed by the parties, otherwise 2 working days"
    assert ends(words, "2026-12-21T10:00") == "2026-12-23T17:00:00"
    assert ends(words, "2026-12-21T10:00", set_date=date(2026, 12, 30)) == "2026-12-30T17:00:00"


def test_immediately_at_most_ends_with_the_number() -> None:
    assert ends("immediately, at most 2 working days", "2026-12-23T10:00") == "2026-12-29T17:00:00"


def test_the_shorter_counts_and_passes_over_what_has_no_end() -> None:
    words = "the shorter of 1 working week or set by the raiser or their manager"
    assert ends(words, "2026-11-02T10:00") == "2026-11-09T17:00:00"
    assert ends(words, "2026-11-02T10:00", set_date=date(2026, 11, 4)) == "2026-11-04T17:00:00"
    assert ends(words, "2026-11-02T10:00", set_date=date(2026, 11, 20)) == "2026-11-09T17:00:00"
    assert ends("the shorter of agreed by the parties or without delay", "2026-11-02T10:00") is None


def test_the_longer_waits_until_each_has_an_end() -> None:
    assert (
        ends("the longer of 48 hours or 1 working day", "2026-11-06T18:00") == "2026-11-09T17:00:00"
    )
    assert (
        ends("the longer of 48 hours or 1 working day", "2026-11-03T18:00") == "2026-11-05T18:00:00"
    )
    words = "the longer of 1 working day or agreed by the parties"
    assert ends(words, "2026-11-02T10:00") is None
    assert ends(words, "2026-11-02T10:00", set_date=date(2026, 11, 9)) == "2026-11-09T17:00:00"


def test_several_limits_are_said_as_one_would_say_them() -> None:
    said = {
        "the shorter of 1 working week or set by the raiser or their manager": (
            "1 working week or a date set by the raiser or their manager, whichever is sooner"
        ),
        "the longer of 48 hours or 2 working days": (
            "48 hours or 2 working days, whichever is later"
        ),
        "immediately, at most 2 working days": "immediately, at most 2 working days",
        "set by the Chair": "set by the Chair",
    }
    assert {words: parse_limit(words).said for words in said} == said


def test_the_anchors_own_zone_makes_no_difference() -> None:
    anchor = london("2027-03-27T15:00")
    for words in ("48 hours", "3 working days", "same working day", "day 9"):
        limit = parse_limit(words)
        assert due(limit, anchor, CALENDAR) == due(limit, anchor.astimezone(UTC), CALENDAR)


def test_late_is_strictly_after() -> None:
    end = london("2026-12-29T17:00")
    assert not is_late(end, london("2026-12-29T16:59:59"))
    assert not is_late(end, end)
    assert is_late(end, london("2026-12-29T17:00:01"))
    assert not is_late(None, end)


def test_a_day_that_has_a_number_says_to_a_reader_from_when_it_is_counted() -> None:
    said = {
        "day 2": "2 days after it was raised",
        "day 2 (calendar days, from day 1)": "1 day after it was raised",
        "day 9 (working days, from day 1)": "8 working days after it was raised",
        "day 1 (calendar days, from day 1)": "the day on which it was raised",
    }
    assert {words: parse_limit(words).said for words in said} == said
