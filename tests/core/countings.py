"""Limits of every kind as a reader is told of them: when each is due, and the sentence beside it.

`counted.txt` has them as recorded; `pytest --record` writes it again.
"""

from datetime import date, datetime
from pathlib import Path

from concordat.core.calendar import LONDON, Calendar, in_london
from concordat.core.counting import explain
from concordat.library.files.limits import parse_limit

COUNTED = Path(__file__).parent / "counted.txt"
CLOSED = {
    date(2026, 12, 25): "Christmas Day",
    date(2026, 12, 28): "Boxing Day (substitute day)",
    date(2027, 1, 1): "New Year's Day",
}
CALENDAR = Calendar("england", "by hand", CLOSED, date(2026, 1, 1), date(2027, 12, 31))
# The words, the anchor, the start (where it is not the anchor) and the date that was set.
CASES: tuple[tuple[str, str, str | None, str | None], ...] = (
    ("1 working day", "2026-11-02T10:00", None, None),
    ("3 working days", "2026-12-22T15:00", None, None),
    ("1 working week", "2026-12-29T15:00", None, None),
    ("2 working weeks", "2026-11-02T15:00", None, None),
    ("3 calendar days", "2026-12-30T00:30", None, None),
    ("1 month", "2026-11-30T15:00", None, None),
    ("3 months", "2026-11-30T15:00", None, None),
    ("1 hour", "2026-12-24T16:20", None, None),
    ("2 hours", "2026-12-24T22:30", None, None),
    ("48 hours", "2026-07-02T16:20", None, None),
    ("48 hours", "2026-10-24T15:00", None, None),
    ("2 hours", "2026-10-25T00:30", None, None),
    ("same working day", "2026-12-24T16:00", None, None),
    ("same working day", "2026-12-24T17:00", None, None),
    ("same working day", "2026-12-24T18:00", None, None),
    ("same working day", "2026-12-25T09:00", None, None),
    ("day 9", "2026-12-24T10:00", "2026-12-21T10:00", None),
    ("day 9 (calendar days, from day 1)", "2026-12-24T10:00", "2026-12-21T10:00", None),
    ("day 4 (working days, from day 1)", "2026-12-24T10:00", "2026-12-21T10:00", None),
    ("day 1 (working days, from day 1)", "2026-12-24T10:00", "2026-12-21T10:00", None),
    ("without delay", "2026-12-24T16:00", None, None),
    ("immediately", "2026-12-24T16:00", None, "2026-12-30"),
    ("agreed by the parties", "2026-12-24T16:00", None, None),
    ("agreed by the parties", "2026-12-24T16:00", None, "2027-01-02"),
    ("set by the Chair", "2026-12-24T16:00", None, None),
    ("agreed by the parties, otherwise 2 working days", "2026-12-21T10:00", None, None),
    ("agreed by the parties, otherwise 2 working days", "2026-12-21T10:00", None, "2026-12-30"),
    ("set by the Chair, otherwise 1 month", "2026-12-21T10:00", None, None),
    ("immediately, at most 2 working days", "2026-12-30T10:00", None, None),
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


def told() -> str:
    """Every case: when it is due, and the sentence that explains it."""
    return "".join(_case(*case) for case in CASES)


def _case(words: str, anchor: str, start: str | None, set_date: str | None) -> str:
    begun = None if start is None else _london(start)
    until = None if set_date is None else date.fromisoformat(set_date)
    found = explain(parse_limit(words), _london(anchor), CALENDAR, start=begun, set_date=until)
    asked = [f"“{words}” from {_say(_london(anchor))}"]
    asked += [f"started {_say(begun)}"] if begun else []
    asked += [f"set to {set_date}"] if set_date else []
    due = "no due time" if found.due is None else f"until {_say(found.due)}"
    return f"{', '.join(asked)}: {due}\n    {found.sentence}\n"


def _say(instant: datetime) -> str:
    return f"{in_london(instant):%a %-d %b %Y %H:%M:%S}".removesuffix(":00")


def _london(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)
