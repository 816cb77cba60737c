"""What a board's pages show, as frozen values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from concordat.brief.words import counted, day
from concordat.casework import values
from concordat.core.wording import capitalised, joined, say_stage
from concordat.pages.components.lists import CaseGroup, CaseTableRow, Count, Pages, WorkGroup
from concordat.pages.components.values import Person
from concordat.pages.dressing.lists import case_row, work_groups, work_row

STRENGTHS = (("must", "musts"), ("should", "shoulds"), ("aim", "aims"), ("may", "mays"))
LATE = "Late"


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


def live(found: values.BoardView, board: str, stage: str | None, now: datetime) -> Live:
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


def still(found: values.WaitingList, now: datetime) -> tuple[StillCase, ...]:
    """Open cases in which nothing has a due time; the case that has been still longest comes
    first.
    """
    return tuple(_still(each, now) for each in found.rows)


def after_the_end(found: values.WorkList, now: datetime) -> tuple[WorkGroup, ...]:
    """Letters and actions past their date in cases that have ended."""
    rows = tuple(work_row(row, now) for row in found.rows)
    return (WorkGroup(LATE, rows, late=True),) if rows else ()


def further(address: str, place: str | None) -> Pages:
    """The links to the newer and older parts of a list."""
    return Pages(older=f"{address}?after={place}" if place else "")


def _stage_count(stage: values.StageCount) -> str:
    return f"{say_stage(stage.stage)}{f', {stage.late} late' if stage.late else ''}"


def _late(late: Mapping[str, int]) -> str:
    told = [counted(late[one], one, many) for one, many in STRENGTHS if late.get(one)]
    return f"Late now: {joined(told)}." if told else "Nothing is late."


def _groups(lines: Iterable[values.CaseLine], now: datetime) -> tuple[CaseGroup, ...]:
    """Late cases first, the others by stage."""
    found: dict[str, list[CaseTableRow]] = {}
    for line in lines:
        heading = LATE if line.late else say_stage(line.stage)
        found.setdefault(heading, []).append(case_row(line, now))
    late = [(LATE, found.pop(LATE))] if LATE in found else []
    return tuple(
        CaseGroup(heading, tuple(rows)) for heading, rows in (*late, *sorted(found.items()))
    )


def _still(waiting: values.Waiting, now: datetime) -> StillCase:
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


def _could(could: values.Could, line: values.CaseLine) -> Person:
    names = {agency.id: agency.name for agency in (line.raising, *line.answering)}
    post = could.post or "By name"
    if could.person is None:
        return Person(capitalised(post), agency=names.get(could.agency, ""))
    return Person(post, could.person.name, names.get(could.agency, ""), could.person.telephone)
