"""How limits of every kind are explained, in full: the day it is due, the strip of days and the
sentence.

`counted.txt` has them as recorded; `python -m tests.core.countings` writes it again, and the
difference is there to be read.
"""

from datetime import date, datetime, time
from pathlib import Path

from concordat.core.calendar import LONDON, Calendar, in_london
from concordat.core.counting import CountedDay, explain
from concordat.library.files.limits import parse_limit

COUNTED = Path(__file__).parent / "counted.txt"
CLOSED = {
    date(2026, 12, 25): "Christmas Day",
    date(2026, 12, 28): "Boxing Day (substitute day)",
    date(2027, 1, 1): "New Year's Day",
}
CALENDAR = Calendar("england", "by hand", CLOSED, date(2026, 1, 1), date(2027, 12, 31))
EARLY = Calendar(
    "england", "closes early", {}, date(2026, 1, 1), date(2027, 12, 31), close=time(16, 30)
)

# The words, the anchor, the start (where it is not the anchor) and the date that was set.
CASES: tuple[tuple[str, str, str | None, str | None], ...] = (
    ("1 working day", "2026-11-02T10:00", None, None),
    ("3 working days", "2026-12-22T15:00", None, None),
    ("2 working days", "2026-12-26T15:00", None, None),
    ("1 working day", "2026-12-27T15:00", None, None),
    ("5 working days", "2026-06-29T23:59", None, None),
    ("2 working days", "2026-12-23T10:00", "2026-12-21T10:00", None),
    ("48 hours", "2026-12-23T10:00", "2026-12-21T10:00", None),
    ("13 working days", "2026-12-11T23:30", None, None),
    ("22 working days", "2026-12-31T09:00", None, None),
    ("1 working week", "2026-12-29T15:00", None, None),
    ("2 working weeks", "2026-11-02T15:00", None, None),
    ("1 calendar day", "2026-11-06T10:00", None, None),
    ("3 calendar days", "2026-12-30T00:30", None, None),
    ("1 month", "2026-11-30T15:00", None, None),
    ("3 months", "2026-11-30T15:00", None, None),
    ("2 months", "2026-10-20T15:00", None, None),
    ("1 hour", "2026-12-24T16:20", None, None),
    ("1 hour", "2026-12-24T23:30", None, None),
    ("2 hours", "2026-12-24T22:30", None, None),
    ("24 hours", "2026-12-31T23:30", None, None),
    ("48 hours", "2026-07-02T16:20", None, None),
    ("48 hours", "2026-07-03T00:00", None, None),
    ("26 hours", "2027-03-27T15:01", None, None),
    ("48 hours", "2026-10-24T15:00", None, None),
    ("2 hours", "2026-10-25T00:30", None, None),
    ("same working day", "2026-12-24T16:00", None, None),
    ("same working day", "2026-12-24T17:00", None, None),
    ("same working day", "2026-12-24T18:00", None, None),
    ("same working day", "2026-12-25T09:00", None, None),
    ("day 9", "2026-12-24T10:00", "2026-12-21T10:00", None),
    ("day 1", "2026-12-24T10:00", None, None),
    ("day 1 (calendar days, from day 1)", "2026-12-24T10:00", "2026-12-21T10:00", None),
    ("day 9 (calendar days, from day 1)", "2026-12-24T10:00", "2026-12-21T10:00", None),
    ("day 9 (working days, from day 0)", "2026-12-24T10:00", "2026-12-21T10:00", None),
    ("day 4 (working days, from day 1)", "2026-12-24T10:00", "2026-12-21T10:00", None),
    ("day 1 (working days, from day 1)", "2026-12-24T10:00", "2026-12-21T10:00", None),
    ("without delay", "2026-12-24T16:00", None, None),
    ("immediately", "2026-12-24T16:00", None, "2026-12-30"),
    ("agreed by the parties", "2026-12-24T16:00", None, None),
    ("agreed by the parties", "2026-12-24T09:00", None, "2026-12-24"),
    ("agreed by the parties", "2026-12-24T16:00", None, "2027-01-02"),
    ("set by the Chair", "2026-12-24T16:00", None, None),
    ("set by the Chair", "2026-07-01T16:00", None, "2026-07-03"),
    ("agreed by the parties, otherwise 2 working days", "2026-12-21T10:00", None, None),
    ("agreed by the parties, otherwise 2 working days", "2026-12-21T10:00", None, "2026-12-30"),
    ("set by the Chair, otherwise 1 month", "2026-12-21T10:00", None, None),
    ("immediately, at most 2 working days", "2026-12-30T10:00", None, None),
    ("the shorter of 48 hours or 2 working days", "2026-12-24T10:00", None, None),
    ("the shorter of 10 working days or day 9", "2026-12-24T10:00", "2026-12-21T10:00", None),
    ("the longer of 48 hours or 2 working days", "2026-12-24T10:00", None, None),
    ("the longer of 2 calendar days or day 2", "2026-12-22T10:00", "2026-12-22T10:00", None),
    ("the longer of 1 working day or agreed by the parties", "2026-12-21T10:00", None, None),
    ("the longer of set by the Chair or agreed by the parties", "2026-12-21T10:00", None, None),
    (
        "the shorter of 1 working week or set by the raiser or their manager",
        "2026-12-21T10:00",
        None,
        "2026-12-23",
    ),
    ("the shorter of without delay or agreed by the parties", "2026-12-21T10:00", None, None),
    (
        "the shorter of 5 working days or agreed by the parties, otherwise 2 months",
        "2026-12-21T10:00",
        None,
        None,
    ),
)


def told(calendar: Calendar = CALENDAR) -> str:
    """Every case, explained."""
    return "\n".join(_case(calendar, *case) for case in CASES)


def _case(
    calendar: Calendar, words: str, anchor: str, start: str | None, set_date: str | None
) -> str:
    begun = None if start is None else _london(start)
    until = None if set_date is None else date.fromisoformat(set_date)
    found = explain(parse_limit(words), _london(anchor), calendar, start=begun, set_date=until)
    asked = [f"“{words}” from {anchor}"]
    asked += [f"started {start}"] if start else []
    asked += [f"set to {set_date}"] if set_date else []
    due = "no due time" if found.due is None else f"due {in_london(found.due):%Y-%m-%dT%H:%M:%S}"
    by = f"from {found.anchor:%Y-%m-%dT%H:%M} UTC, by the calendar “{found.calendar_version}”"
    return "\n".join(
        [", ".join(asked), f"  {due}, {by}", *map(_line, found.lines), f"  {found.sentence}", ""]
    )


def _line(line: CountedDay) -> str:
    said = [
        "-" if line.mark is None else str(line.mark),
        line.why,
        line.note,
        "due" if line.due else "",
    ]
    return f"    {line.day:%a %Y-%m-%d}  {'  '.join(filter(None, said))}"


def _london(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def both() -> str:
    """With two calendars: one that closes at five, and one that closes early."""
    return f"{told()}\nWhere the day closes at half past four\n\n{told(EARLY)}"


if __name__ == "__main__":
    COUNTED.write_text(both(), encoding="utf-8")
