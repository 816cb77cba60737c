"""From rows to what lists show: names of agencies and the children's initials, in three queries for
a whole page.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec

from concordat.casework import models
from concordat.casework.notes import CHILD, text
from concordat.casework.values import AgencyCard, CaseLine, NextOwed, StageClock, WorkRow
from concordat.core.protocol import Strength
from concordat.people import cast
from concordat.vault import service as vault

PAGE = 50


@dataclass(frozen=True, slots=True)
class Names:
    """What rows name by id: agencies, and the children of a case as initials."""

    agencies: dict[str, AgencyCard]
    children: dict[str, str]

    def agency(self, agency: str) -> AgencyCard:
        return self.agencies.get(agency) or AgencyCard(agency, agency, "")

    def agencies_in(self, row: models.CaseRow) -> tuple[AgencyCard, ...]:
        return tuple(self.agency(each) for each in row.answering.split())


def names(rows: Iterable[models.CaseRow]) -> Names:
    """All that these rows name. Three queries; the words are for people with a part in every one of
    the cases.
    """
    found = list(rows)
    ids = {agency for row in found for agency in (row.raising, *row.answering.split())}
    agencies = {
        id_: AgencyCard(id_, each.name, each.kind) for id_, each in cast.agency_names(ids).items()
    }
    return Names(agencies, _initials({row.case_id for row in found}))


def _initials(refs: set[str]) -> dict[str, str]:
    found = models.Note.objects.filter(case__in=refs, field=CHILD, audience="both sides")
    rows = list(found.order_by("case", "seq", "pk"))
    rings = vault.keyrings({row.case_id for row in rows}, (row.id for row in rows))
    initials: dict[str, list[str]] = {}
    for row in rows:
        child = text(rings[row.case_id], row)
        if child is not None:
            initials.setdefault(row.case_id, []).append(json.loads(child)["initials"])
    return {ref: ", ".join(sorted(each)) for ref, each in initials.items()}


def work_rows(rows: Sequence[models.DutyRow], now: datetime) -> tuple[WorkRow, ...]:
    """Duties as lists show them; each row has its case's row selected with it."""
    known = names(row.case.row for row in rows)
    return tuple(
        WorkRow(
            ref=row.case_id,
            board=row.board,
            duty=row.duty,
            clause=row.clause,
            what=row.what,
            strength=_strength(row.strength),
            side=row.side,
            stage=row.stage,
            limit=row.limit,
            opened=row.opened,
            since=row.since,
            due=row.due,
            local_until=row.local_until,
            late=_is_late(row, now),
            child=known.children.get(row.case_id, ""),
            agency=known.agency(row.agency) if row.agency else None,
            raising=known.agency(row.case.row.raising),
            answering=known.agencies_in(row.case.row),
            clock=_clock(row.case.row) if row.holds and row.stage == row.case.row.stage else None,
        )
        for row in rows
    )


def _is_late(row: models.DutyRow, now: datetime) -> bool:
    """Whether a duty is late. What is only permitted never is: nobody owes it."""
    return row.strength != "may" and row.due is not None and row.due < now


def case_lines(rows: Sequence[models.CaseRow], now: datetime) -> tuple[CaseLine, ...]:
    """Cases as lists show them. Four queries."""
    known, owed = names(rows), _due_first(rows, now)
    return tuple(
        CaseLine(
            ref=row.case_id,
            board=row.board,
            stage=row.stage,
            child=known.children.get(row.case_id, ""),
            raising=known.agency(row.raising),
            answering=known.agencies_in(row),
            opened=row.opened,
            moved=row.moved,
            due=row.due,
            late=row.due is not None and row.due < now,
            end=row.end,
            ended=row.ended,
            owed=_next_owed(owed[row.case_id], row, known) if row.case_id in owed else None,
            clock=_clock(row),
            unsafe=row.unsafe,
            safe_until=row.safe_until,
        )
        for row in rows
    )


def _due_first(rows: Sequence[models.CaseRow], now: datetime) -> dict[str, models.DutyRow]:
    """For each case the duty that is due first; of those without a due time the one that has been
    open longest.
    """
    open_ones = models.DutyRow.objects.filter(
        case__in=[row.case_id for row in rows], since__lte=now
    )
    found: dict[str, models.DutyRow] = {}
    for duty in open_ones.order_by("case", "rank", "-holds", "opened", "duty"):
        found.setdefault(duty.case_id, duty)
    return found


def _next_owed(duty: models.DutyRow, row: models.CaseRow, known: Names) -> NextOwed:
    whose = {"raising": row.raising, "answering": duty.agency}.get(duty.side, "")
    return NextOwed(
        clause=duty.clause,
        what=duty.what,
        side=duty.side,
        agency=known.agency(whose) if whose else None,
        strength=_strength(duty.strength),
        limit=duty.limit,
        opened=duty.opened,
        since=duty.since,
        due=duty.due,
        local_until=duty.local_until,
    )


def _clock(row: models.CaseRow) -> StageClock | None:
    return (
        StageClock(row.clock_limit, _strength(row.clock_strength), row.clock_due)
        if row.clock_due
        else None
    )


def _strength(word: str) -> Strength:
    """A strength, read from a row. Raises ValidationError for a word that is none."""
    strength: Strength = msgspec.convert(word, Strength)
    return strength
