"""Duties and cases of a list, as the components show them. Nothing is decided here."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from concordat.brief.deadlines import PASSED, time_for_the_stage, without_a_time
from concordat.brief.duties import to_you
from concordat.brief.values import Deadline
from concordat.brief.words import date_of, day
from concordat.casework import values
from concordat.core.protocol import Strength
from concordat.core.wording import capitalised, joined, say_stage
from concordat.pages.components.lists import CaseTableRow, WorkGroup, WorkListRow


def due(owed: values.WorkRow | values.NextOwed, now: datetime) -> Deadline:
    """By when, in the words of the case's own page: the text's limit, or else the board's date, or
    else the text's words and since when it has been open.
    """
    if owed.due is not None:
        return _with_a_time(owed.due, owed.strength, now)
    if owed.local_until is not None:
        by, since = day(owed.local_until, now), day(owed.since, now)
        words = f"by {by}, the board's own date – open since {since}"
        return Deadline(strength=owed.strength, words=words)
    words = without_a_time(owed.limit, owed.clause, owed.since, now)
    clock = owed.clock if isinstance(owed, values.WorkRow) else None
    over = time_for_the_stage(clock.due, now) if clock else ""
    return Deadline(strength=owed.strength, words=words, left=over)


def _with_a_time(due: datetime, strength: Strength, now: datetime) -> Deadline:
    """A due time. What is only permitted is never late: nobody owes it."""
    passed = now > due
    late = passed and strength != "may"
    return Deadline(due, strength, late, PASSED if passed and not late else "")


def work_row(row: values.WorkRow, now: datetime, *, mine: bool = False) -> WorkListRow:
    """One thing to do; `mine` if whoever reads it owes it."""
    what = to_you(row.what) if mine else row.what
    return WorkListRow(
        what=capitalised(what),
        href=reverse("case", args=[row.ref]),
        case=row.ref,
        about=row.child,
        due=due(row, now),
        with_whom=_with_whom(row),
    )


def work_groups(
    rows: Iterable[values.WorkRow], now: datetime, *, mine: bool = False
) -> tuple[WorkGroup, ...]:
    """Late first, then today, then by day; what has no date comes last, under its own heading."""
    found: dict[str, list[WorkListRow]] = {}
    for row in rows:
        found.setdefault(_heading(row, now), []).append(work_row(row, now, mine=mine))
    return tuple(
        WorkGroup(heading, tuple(found[heading]), late=heading == LATE)
        for heading in sorted(found, key=lambda heading: heading != LATE)
    )


LATE, TODAY, NO_DATE = "Late", "Today", "Open, without a date in the procedure"


def _heading(row: values.WorkRow, now: datetime) -> str:
    if row.due is None:
        return NO_DATE
    if row.late:
        return LATE
    return TODAY if date_of(row.due) == date_of(now) else day(row.due, now)


def _with_whom(row: values.WorkRow) -> str:
    """The other side of a duty: whom it is owed to, or with whom it is done."""
    answering = (row.agency,) if row.agency else row.answering
    match row.side:
        case "raising":
            return joined(agency.name for agency in answering)
        case "answering":
            return row.raising.name
        case _:
            return joined(agency.name for agency in (row.raising, *answering))


def case_row(line: values.CaseLine, now: datetime) -> CaseTableRow:
    """A case in a table: what is due first in it, who owes it, how much of its time has gone."""
    next_, who, by, gone = (
        say_stage(line.stage),
        "",
        Deadline(strength="", words="Nothing is owed"),
        None,
    )
    if line.end:
        next_, who = f"Ended: {line.end}", owed_after(line)
        by = Deadline(strength="", words=f"on {day(line.ended, now)}" if line.ended else "")
    elif owed := line.owed:
        next_, who = capitalised(owed.what), _whose(owed, line)
        by, gone = due(owed, now), used(owed.opened, owed.due, now)
        if (clock := line.clock) and (owed.due is None or clock.due < owed.due):
            by, gone = (
                Deadline(clock.due, clock.strength, now > clock.due),
                used(line.opened, clock.due, now),
            )
            who = f"{who} · the time for the whole stage: {clock.limit}"
    href = reverse("case", args=[line.ref])
    return CaseTableRow(line.ref, href, _parties(line), next_, who, by, gone, _in_danger(line, now))


def _in_danger(line: values.CaseLine, now: datetime) -> str:
    """Says that nothing keeps the child safe, or that what did has run out; "" if neither was said,
    or the case ended.
    """
    if line.end:
        return ""
    if line.unsafe:
        return "Nothing keeps the child safe for now"
    if line.safe_until and line.safe_until < date_of(now):
        return f"What kept the child safe ran out on {day(line.safe_until, now)}"
    return ""


def owed_after(line: values.CaseLine) -> str:
    """What is still owed after an end; "" where nothing is."""
    return f"Still owed: {line.owed.what}" if line.owed else ""


def used(opened: datetime, by: datetime | None, now: datetime) -> int | None:
    """How much of the time from `opened` to `by` has gone, from 0 to 100; None if there is no
    end.
    """
    if by is None:
        return None
    if by <= opened or now >= by:
        return 100
    return max(0, round(100 * ((now - opened) / (by - opened))))


def _whose(owed: values.NextOwed, line: values.CaseLine) -> str:
    if owed.agency:
        return owed.agency.name
    answering = joined(agency.name for agency in line.answering)
    return {
        "raising": line.raising.name,
        "answering": answering,
        "both": f"{line.raising.name} and {answering}",
        "board": "The board",
    }.get(owed.side, "A third party")


def _parties(line: values.CaseLine) -> str:
    return (
        f"{line.child}, " * bool(line.child)
        + f"{line.raising.name} with {joined(a.name for a in line.answering)}"
    )
