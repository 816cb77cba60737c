"""By when something is due and whether it is late: worked out here alone, for the page of a case
and for every list.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import msgspec

from concordat.brief.owed import Deadline
from concordat.brief.words import counted, date_of, day, when
from concordat.core.calendar import Calendar
from concordat.core.periods import SetDate
from concordat.core.protocol import BUILT_IN, CARRY_OUT, Strength
from concordat.core.wording import capitalised

BY_CONCORDAT = "Concordat's own rule"
BY_THE_BOARD = "the board's local rule"
BOARDS_DATE = "the board's own date"
PASSED = "this time has passed"
TO_BE_SET = (SetDate().set_by, SetDate(by="").set_by)
"""How a limit begins, in words, where somebody is to set a date and nothing counts until then."""


@dataclass(frozen=True, slots=True)
class StageClock:
    """The limit over a case's stage that ends first: in which words, how strongly the text sets it
    (None where the board does), and when it ends.
    """

    limit: str
    strength: Strength | None
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """What is known of the time of a duty, on a page or in a list.

    `due` is the text's own limit, `limit` in its words, `local_until` the board's own figure where
    the text has none; `left` is when the case left the step that had waited for it. Its time counts
    from `opened`, and it is known to be open from `since` on. `clock` is told beside it where it
    has no time of its own; `if_not` is when the next step is due, if it is said then not to be
    agreed.
    """

    key: str
    clause: str
    strength: Strength
    limit: str
    opened: datetime
    since: datetime
    due: datetime | None
    left: datetime | None
    local_until: date | None
    late: bool
    clock: StageClock | None = None
    if_not: datetime | None = None

    @property
    def has_the_boards_date(self) -> bool:
        """Whether only the board has set a date for it."""
        return self.due is None and self.left is None and self.local_until is not None


def added_by(clause: str | None, key: str) -> str | None:
    """Who asks for a duty of that key that no text asks for; None where a clause does, and "" of an
    action, which says itself that it was agreed or decided.
    """
    if clause:
        return None
    if key == CARRY_OUT.key:
        return ""
    return BY_CONCORDAT if key in BUILT_IN else BY_THE_BOARD


def by_when(it: Timed, now: datetime, calendar: Calendar | None = None) -> Deadline:
    """By when it is due, how strongly, and what is left of it: the text's limit, or else that the
    time for the stage has passed, or else the board's date, or else the text's words and since when
    it has been open. Without a calendar nothing is said of how much is left.
    """
    own = added_by(it.clause, it.key)
    if it.due is not None:
        rest = with_at_once(it.limit, _rest(it.due, now, calendar, late=it.late))
        return Deadline(it.due, it.strength, it.late, rest, own=own)
    if it.left is not None:
        words = f"the case went on without it at {when(it.left, now)}"
        return Deadline(None, it.strength, it.late, words=words, own=own)
    if it.clock and now > it.clock.due:
        return _after_the_stage(it, it.clock, now, own)
    if it.local_until is not None:
        return _by_the_boards_date(it, it.local_until, now, calendar, own)
    words = without_a_time(it.limit, it.clause, it.since, now)
    if it.if_not is not None:
        words = _if_not_agreed(it.since, it.if_not, now)
    beside = _beside(it.clock, now) if it.clock else ""
    return Deadline(strength=it.strength, words=words, left=beside, own=own)


def _after_the_stage(it: Timed, clock: StageClock, now: datetime, own: str | None) -> Deadline:
    """What keeps a case where it is after the time for its stage, and has no time of its own: late
    as the stage is, and as strongly as the text sets that time, if the text asks for it.
    """
    if own is None and clock.strength is None:
        own = BY_THE_BOARD
    words = without_a_time(it.limit, it.clause, it.since, now)
    return Deadline(None, clock.strength or "", True, words, _beside(clock, now), own)


def _by_the_boards_date(
    it: Timed, until: date, now: datetime, calendar: Calendar | None, own: str | None
) -> Deadline:
    """A date that only the board has set: nothing is ever late by it. A list says so in words."""
    if calendar is None:
        words = f"by {day(until, now)}, {BOARDS_DATE} – open since {day(it.since, now)}"
        return Deadline(strength=it.strength, words=words, own="" if own is None else own)
    by = calendar.close_of(until)
    rest = _rest(by, now, calendar, late=False)
    return Deadline(by, it.strength, left=rest, own=BOARDS_DATE if own is None else own)


def by_the_stage(clock: StageClock, now: datetime, calendar: Calendar | None = None) -> Deadline:
    """By when a stage is to be over."""
    late = now > clock.due
    rest = left(calendar, now, clock.due) if calendar and not late else ""
    own = None if clock.strength else BY_THE_BOARD
    return Deadline(clock.due, clock.strength or "", late, rest, own=own)


class FirstDue(msgspec.Struct, frozen=True):
    """What is due first in a case: by when, and how much of its time has gone. `clock` where that
    is the time for the whole stage.
    """

    deadline: Deadline
    used: int | None = None
    clock: StageClock | None = None


def first_due(
    owed: Timed, clock: StageClock | None, case_opened: datetime, now: datetime
) -> FirstDue:
    """Whichever ends first: what is next in a case, or the time for its stage."""
    if clock is not None and (owed.due is None or clock.due < owed.due):
        return FirstDue(by_the_stage(clock, now), used(case_opened, clock.due, now), clock)
    return FirstDue(by_when(owed, now), used(owed.opened, owed.due, now))


# ── In words ──────────────────────────────────────────────────────────────────────────────────────


def without_a_time(limit: str, clause: str, since: datetime, now: datetime) -> str:
    """What is said of a duty that has no due time: the text's words for its limit, or that it has
    none, and since when the duty is open.
    """
    none = "the procedure gives no time" if clause else "no time is set"
    words = f"no date {limit} yet" if limit.startswith(TO_BE_SET) else limit or none
    return f"{capitalised(words)} – open since {day(since, now)}"


def _if_not_agreed(since: datetime, due: datetime, now: datetime) -> str:
    """What is said of what has no time of its own, while that of the next step runs already."""
    verb = "was" if now > due else "is"
    return (
        f"Open since {day(since, now)}; if not agreed, the next step {verb} due by {when(due, now)}"
    )


def with_at_once(limit: str, left: str) -> str:
    """What is left of a time, after the text's word for at once where its number is only the most
    that it may take: “immediately, 2 working days left”.
    """
    at_once, most, _ = limit.partition(", at most ")
    return ", ".join(filter(None, (at_once if most else "", left)))


def _beside(clock: StageClock, now: datetime) -> str:
    """What is said of the clock over a stage beside a duty that has no time of its own."""
    ends = "passed" if clock.due < now else "ends"
    return f"the time for the stage {ends} {when(clock.due, now)}"


def _rest(by: datetime, now: datetime, calendar: Calendar | None, *, late: bool) -> str:
    """What is left until an instant. Where one is late there is nothing to add; where nobody can
    be, that the time is over.
    """
    if late:
        return ""
    if now > by:
        return PASSED
    return left(calendar, now, by) if calendar else ""


def left(calendar: Calendar, now: datetime, by: datetime) -> str:
    """What is left until an instant, in hours on its own day and in working days before it; "" once
    it has passed.
    """
    if by < now:
        return ""
    today, last = date_of(now), date_of(by)
    if today == last:
        hours = (by - now) // timedelta(hours=1)
        return f"{counted(hours, 'hour', 'hours')} left" if hours else "less than an hour left"
    days = open_days_after(calendar, today, last)
    return f"{counted(days, 'working day', 'working days')} left" if days else ""


def open_days_after(calendar: Calendar, first: date, last: date) -> int:
    """How many open days come after `first`, up to `last`."""
    days = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    return sum(calendar.is_open(each) for each in days)


def used(opened: datetime, by: datetime | None, now: datetime) -> int | None:
    """How much of the time from `opened` to `by` has gone, from 0 to 100; None where there is no
    end.
    """
    if by is None:
        return None
    if by <= opened or now >= by:
        return 100
    return max(0, round(100 * ((now - opened) / (by - opened))))
