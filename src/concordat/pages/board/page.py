"""What a board's pages show, as frozen values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from concordat.brief.words import counted, day, when
from concordat.casework import board_values, values
from concordat.casework.day_jobs import Going
from concordat.core.protocol import ACCEPT
from concordat.core.wording import capitalised, joined, say_stage
from concordat.pages.components.lists import (
    CaseGroup,
    CaseTableRow,
    Count,
    Pages,
    WorkGroup,
    WorkListRow,
)
from concordat.pages.components.values import Person
from concordat.pages.dressing.lists import NO_DATE, case_row, is_late, work_groups, work_row

LATE = "Late"
TAKEN_BACK = ", and taken back since"


@dataclass(frozen=True, slots=True)
class Live:
    """A board's live cases. `own` is what the board itself owes; `late` a sentence that counts
    apart what is late.
    """

    own: tuple[WorkGroup, ...]
    counts: tuple[Count, ...]
    late: str
    groups: tuple[CaseGroup, ...]
    more: Pages


@dataclass(frozen=True, slots=True)
class StillCase:
    """A case in which nothing has a due time: since when, what is owed, and who could act."""

    reference: str
    href: str
    about: str
    stage: str
    since: str
    owed: tuple[str, ...]
    local: str
    could: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class OnBoth:
    """Somebody with roles on both sides of a case, and where they keep a part."""

    sentence: str
    href: str
    about: str
    keeps: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A case in which somebody was asked to give it up: when they said so, and where to record
    what was done about it.
    """

    reference: str
    href: str
    said: str
    record: str


def follow_ups(rows: Iterable[values.ToFollowUp], now: datetime) -> tuple[FollowUp, ...]:
    """What waits for the business manager alone, without a word of the case."""
    return tuple(
        FollowUp(
            reference=row.ref,
            href=reverse("case", args=[row.ref]),
            said=f"Said at {when(row.at, now)}{TAKEN_BACK if row.taken_back else ''}",
            record=f"{reverse('act-note', args=[row.ref])}?about={row.entry}",
        )
        for row in rows
    )


def live(found: board_values.BoardView, board: str, stage: str | None, now: datetime) -> Live:
    """The page of a board's live cases, of one stage where it is chosen."""
    address = reverse("board-live", args=[board])
    everything = sum(each.open for each in found.stages)
    stages = (
        Count(_stage_count(each), each.open, f"{address}?stage={each.stage}", each.stage == stage)
        for each in found.stages
    )
    chosen = f"stage={stage}&" if stage else ""
    place = found.cases.next
    return Live(
        own=work_groups(found.own, now),
        counts=(Count("open in all", everything, address, stage is None), *stages),
        late=_late(found.late),
        groups=_groups(found.cases.lines, now),
        more=Pages(older=f"{address}?{chosen}after={place}" if place else ""),
    )


def still(found: board_values.WaitingList, now: datetime) -> tuple[StillCase, ...]:
    """Open cases in which nothing has a due time; the case that has been still longest comes
    first.
    """
    return tuple(_still(each, now) for each in found.rows)


NOT_ACCEPTED = "Neither accepted nor refused for two weeks"
TO_COME = "By a date to come"


def after_the_end(found: values.WorkList, now: datetime) -> tuple[WorkGroup, ...]:
    """What is still owed in cases that have ended: late, by a date to come, and without a date;
    then what nobody has accepted or refused.
    """
    groups: dict[str, list[WorkListRow]] = {LATE: [], TO_COME: [], NO_DATE: [], NOT_ACCEPTED: []}
    for row in found.rows:
        groups[_still_owed(row)].append(work_row(row, now))
    return tuple(
        WorkGroup(heading, tuple(rows), late=heading == LATE)
        for heading, rows in groups.items()
        if rows
    )


def _still_owed(row: values.WorkRow) -> str:
    """The heading under which something still owed after an end is listed."""
    if row.late:
        return LATE
    if row.key == ACCEPT.key:
        return NOT_ACCEPTED
    return TO_COME if row.due else NO_DATE


def on_both(found: Iterable[board_values.OnBothSides]) -> tuple[OnBoth, ...]:
    """Who has roles on both sides of a case."""
    return tuple(_on_both(each) for each in found)


def _on_both(each: board_values.OnBothSides) -> OnBoth:
    answering = joined(agency.name for agency in each.answering)
    kept = each.raising.name if each.keeps == "raising" else answering
    parties = f"{each.raising.name} with {answering}"
    about = f"{each.child}, {parties}" if each.child else parties
    sentence = f"{each.person.name} has roles on both sides of {each.ref}"
    return OnBoth(sentence, reverse("case", args=[each.ref]), about, f"Keeps a part for {kept}.")


def further(address: str, place: str | None) -> Pages:
    """The links to the newer and older parts of a list."""
    return Pages(older=f"{address}?after={place}" if place else "")


def _stage_count(stage: board_values.StageCount) -> str:
    return f"{say_stage(stage.stage)}{f', {stage.late} late' if stage.late else ''}"


def _late(late: Mapping[str, int]) -> str:
    overdue, own = sum(late.values()), late.get("", 0)
    if own:
        return f"{overdue} overdue, {own} of which no procedure asks for."
    return f"{overdue} overdue." if overdue else "Nothing is overdue."


def _groups(lines: Iterable[values.CaseLine], now: datetime) -> tuple[CaseGroup, ...]:
    """Late cases first, the others by stage."""
    found: dict[str, list[CaseTableRow]] = {}
    for line in lines:
        row = case_row(line, now)
        heading = LATE if is_late(line, row) else say_stage(line.stage)
        found.setdefault(heading, []).append(row)
    late = [(LATE, found.pop(LATE))] if LATE in found else []
    return tuple(
        CaseGroup(heading, tuple(rows)) for heading, rows in (*late, *sorted(found.items()))
    )


def _still(waiting: board_values.Waiting, now: datetime) -> StillCase:
    line = waiting.line
    row = case_row(line, now)
    days = counted(waiting.days, "day", "days") if waiting.days else "today"
    local = waiting.local_until
    return StillCase(
        reference=line.ref,
        href=row.href,
        about=row.about,
        stage=say_stage(line.stage),
        since=f"Nothing has been written since {day(line.moved, now)} ({days})",
        owed=tuple(capitalised(what) for what in waiting.owed),
        local=f"The board's own date: {day(local, now)}" if local else "",
        could=tuple(_could(each, line) for each in waiting.could),
    )


def _could(could: board_values.Could, line: values.CaseLine) -> Person:
    names = {agency.id: agency.name for agency in (line.raising, *line.answering)}
    post = could.post or "By name"
    if could.person is None:
        return Person(capitalised(post), agency=names.get(could.agency, ""))
    agency = could.organisation or names.get(could.agency, "")
    return Person(post, could.person.name, agency, could.person.telephone)


def being_recorded(jobs: Iterable[Going], now: datetime) -> tuple[str, ...]:
    """How far a closed day, or one that is open after all, is recorded in every open case."""
    return tuple(
        f"{day(job.day, now)} is being recorded as {'closed' if job.closes else 'open after all'} "
        f"in every open case: in {job.recorded:,} so far, {job.left:,} to go. It goes on by itself."
        for job in jobs
    )
