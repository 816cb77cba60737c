"""Duties and cases of a list, as the components show them. Nothing is decided here."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from concordat.brief.values import Deadline
from concordat.brief.words import date_of, day, when
from concordat.casework import values
from concordat.core.wording import capitalised, joined, say_stage
from concordat.pages.components.lists import CaseTableRow, WorkGroup, WorkListRow

NO_NUMBER = "the procedure gives no time"


def due(owed: values.WorkRow | values.NextOwed, now: datetime) -> Deadline:
    """By when: the text's limit, or else the board's date, or else the text's words and since when
    it has been open.
    """
    if owed.due is not None:
        return Deadline(owed.due, owed.strength, now > owed.due)
    since = f"open since {day(owed.opened, now)}"
    if owed.local_until is not None:
        return Deadline(
            strength=owed.strength,
            words=f"by {day(owed.local_until, now)}, the board's own date – {since}",
        )
    words = owed.limit or NO_NUMBER
    clock = owed.clock if isinstance(owed, values.WorkRow) else None
    stage = f"; the limit over the stage is {when(clock.due, now)}" if clock else ""
    return Deadline(strength=owed.strength, words=f"{capitalised(words)} – {since}{stage}")


def work_row(row: values.WorkRow, now: datetime) -> WorkListRow:
    """One thing to do."""
    return WorkListRow(
        what=capitalised(row.what),
        href=reverse("case", args=[row.ref]),
        case=row.ref,
        about=row.child,
        due=due(row, now),
        with_whom=_with_whom(row),
    )


def work_groups(rows: Iterable[values.WorkRow], now: datetime) -> tuple[WorkGroup, ...]:
    """Late first, then today, then by day; what has no date comes last, under its own heading."""
    found: dict[str, list[WorkListRow]] = {}
    for row in rows:
        found.setdefault(_heading(row, now), []).append(work_row(row, now))
    return tuple(
        WorkGroup(heading, tuple(rows), late=heading == LATE) for heading, rows in found.items()
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
