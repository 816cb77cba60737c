"""Duties and cases of a list, as the components show them. Nothing is decided here."""

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from concordat.brief.by_when import by_when, first_due
from concordat.brief.duties import to_raising, to_you
from concordat.brief.owed import Deadline
from concordat.brief.words import date_of, day, when
from concordat.casework import values
from concordat.casework.board_values import EmptyRole
from concordat.core import sentences
from concordat.core.duties.urgency import NEVER, Urgency
from concordat.core.wording import capitalised, joined, say_stage
from concordat.pages.components.lists import CaseTableRow, WorkGroup, WorkListRow
from concordat.pages.shell import Link


def work_row(row: values.WorkRow, now: datetime, *, mine: bool = False) -> WorkListRow:
    """One thing to do; `mine` if whoever reads it owes it."""
    what = to_you(row.what) if mine else row.what
    if row.handed and row.handed.mine:
        what = f"{row.handed.asked_by} asks you to take this on: {what}"
    return WorkListRow(
        what=capitalised(what),
        href=_address(row),
        case=row.ref,
        about=row.child,
        due=by_when(row, now),
        with_whom=_with_whom(row),
        then=_handed_on(row.handed) if row.handed else "",
    )


def _address(row: values.WorkRow) -> str:
    """The case, or the page on which the reader says whether they take something on."""
    if row.handed is None or not row.handed.mine:
        return reverse("case", args=[row.ref])
    answer = reverse("act-hand-on-answer", args=[row.ref])
    return f"{answer}?{urlencode({'about': row.handed.entry})}"


def _handed_on(handed: values.HandedOn) -> str:
    """How a task stands that the reader handed to a colleague."""
    if handed.mine:
        return ""
    told = [f"{handed.taken_on} has taken this on."] if handed.taken_on else []
    told += [f"Handed to {handed.asked}, not yet accepted."] if handed.asked else []
    return " ".join(told)


def work_groups(
    rows: Iterable[values.WorkRow], now: datetime, *, mine: bool = False
) -> tuple[WorkGroup, ...]:
    """What a child's danger asks for first, then what is late, what a colleague asks, what is to be
    done at once, then today, then by day; what has no date comes after that, under its own heading,
    and last what a colleague took on.
    """
    found: dict[str, list[WorkListRow]] = {}
    for row in rows:
        found.setdefault(_heading(row, now), []).append(work_row(row, now, mine=mine))
    return tuple(
        WorkGroup(heading, tuple(found[heading]), late=heading == LATE)
        for heading in sorted(found, key=_place)
    )


def _place(heading: str) -> tuple[bool, int]:
    """Where a group comes in a list; those of days stay in their order."""
    return heading in LAST, FIRST.get(heading, len(FIRST))


GO_ON = "You can now take this on: open the case to move it up."


def waiting_row(awaited: values.Awaited, now: datetime) -> WorkListRow:
    """One thing that the reader waits for, and from whom."""
    row = awaited.row
    return WorkListRow(
        what=f"You are waiting for {_awaited_from(row)} to {to_raising(row.what, 'you')}",
        href=reverse("case", args=[row.ref]),
        case=row.ref,
        about=row.child,
        due=by_when(row, now),
        then=GO_ON if awaited.may_go_on else "",
    )


def _awaited_from(row: values.WorkRow) -> str:
    """Whoever owes what the raising agency waits for."""
    match row.side:
        case "board":
            return "the board"
        case "third":
            return "a third party"
    answering = (row.agency,) if row.agency else row.answering
    return joined(agency.name for agency in answering)


NOW, LATE, AT_ONCE, TODAY = "Now", "Late", "At once", "Today"
NO_DATE = "Open, without a date in the procedure"
ASKED, WITH_A_COLLEAGUE = "A colleague asks you", "A colleague has taken this on"
FIRST = {NOW: 0, LATE: 1, ASKED: 2, AT_ONCE: 3}
LAST = {WITH_A_COLLEAGUE}
BY_URGENCY = {Urgency.DANGER: NOW, Urgency.LATE: LATE, Urgency.AT_ONCE: AT_ONCE}


def _heading(row: values.WorkRow, now: datetime) -> str:
    if row.handed and row.handed.mine:
        return ASKED
    if row.handed and row.handed.taken_on:
        return WITH_A_COLLEAGUE
    if row.urgency is not Urgency.DATED:
        return BY_URGENCY.get(row.urgency, NO_DATE)
    return TODAY if date_of(row.listed) <= date_of(now) else day(row.listed, now)


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
        Deadline(
            strength="", words="The danger is not over" if line.danger else "Nothing is left to do"
        ),
        None,
    )
    if line.end:
        next_, who = f"Ended: {line.end}", owed_after(line)
        on = f"on {day(line.ended, now)}" if line.ended else ""
        by = Deadline(strength="", words=on)
        if line.owed and line.owed.due:
            next_, by = f"{next_}, {on}", by_when(line.owed, now)
    elif owed := line.owed:
        next_, who = capitalised(owed.what), _whose(owed, line)
        first = first_due(owed, line.clock, line.opened, now)
        by, gone = first.deadline, first.used
        if first.clock:
            who = f"{who} · the time for the whole stage: {first.clock.limit}"
    href = reverse("case", args=[line.ref])
    about, danger = parties(line), line.danger is not None
    unsafe = in_danger(line, now)
    return CaseTableRow(line.ref, href, about, next_, who, by, gone, unsafe, danger)


def is_late(line: values.CaseLine, row: CaseTableRow) -> bool:
    """Whether a case is listed as late: something in it is, or its row says so."""
    return row.due.late or (line.late and not line.end)


def by_what_is_next(rows: Iterable[CaseTableRow]) -> tuple[CaseTableRow, ...]:
    """Cases in the order of the day that each row shows: danger, what is late, by date, by
    reference.
    """

    def place(row: CaseTableRow) -> tuple[bool, bool, datetime, str]:
        return not row.in_danger, not row.due.late, row.due.at or NEVER, row.reference

    return tuple(sorted(rows, key=place))


def in_danger(line: values.CaseLine | values.InDanger, now: datetime) -> str:
    """Says that danger stands, that nothing keeps the child safe, or that what did has run out,
    also after the end; "" where none of them was said.
    """
    danger = line.danger
    said = f"A child was said to be in immediate danger, {when(danger, now)}" if danger else ""
    return ". ".join(filter(None, (said, _without_a_plan(line, now))))


def _without_a_plan(line: values.CaseLine | values.InDanger, now: datetime) -> str:
    if line.unsafe:
        return sentences.NO_SAFETY_PLAN
    if line.safe_until and line.safe_until < date_of(now):
        return f"What kept the child safe ran out on {day(line.safe_until, now)}"
    return ""


def owed_after(line: values.CaseLine) -> str:
    """What is still owed after an end; "" where nothing is."""
    return f"Still to be done: {line.owed.what}" if line.owed else ""


def nobody_acts(rows: Iterable[EmptyRole]) -> tuple[Link, ...]:
    """A line for each role in which nobody acts, which leads to what fills it, or to its case."""
    return tuple(_nobody_acts(each) for each in rows)


def _nobody_acts(row: EmptyRole) -> Link:
    where = f" at {row.agency_name}" if row.agency_name else ""
    label = f"{_who_acts(row, where)}: case {row.ref}"
    if not row.fills:
        return Link(label, reverse("case", args=[row.ref]))
    page = reverse(f"act-{row.fills}", args=[row.ref])
    return Link(label, f"{page}?{urlencode({'about': row.about})}")


def _who_acts(row: EmptyRole, where: str) -> str:
    if row.unmarked:
        instead = f", so {joined(row.instead)} follows it" if row.instead else ""
        return f"Nobody is marked as {row.title}{where}{instead}"
    return f"Nobody else can act{where}" if row.alone else f"Nobody acts as {row.title}{where}"


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


def parties(line: values.CaseLine | values.AboutCase) -> str:
    """The children's initials, and who disagrees with whom."""
    return (
        f"{line.child}, " * bool(line.child)
        + f"{line.raising.name} with {joined(a.name for a in line.answering)}"
    )
