"""From rows to what lists show: names of agencies and the children's initials, in three queries for
a whole page.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

import msgspec
from django.db.models import QuerySet

from concordat.casework import models
from concordat.casework.damage import child_unless_damaged, words_unless_damaged
from concordat.casework.queries.in_order import most_urgent_first, urgency_of
from concordat.casework.values import AboutCase, AgencyCard, CaseLine, NextOwed, StageClock, WorkRow
from concordat.core.duties.owed import has_passed
from concordat.core.duties.urgency import NEVER, can_be_next
from concordat.core.protocol import Strength
from concordat.core.wording import unstopped
from concordat.people import cast
from concordat.readers import service as readers
from concordat.vault import service as vault

PAGE = 50
_OF_A_CASE = (
    *("board", "stage", "raising", "answering", "children"),
    *("clock_limit", "clock_strength", "clock_due"),
)
"""All that the row of a duty shows of its case."""
_OF_THE_NEXT = (
    *("case", "key", "clause", "what", "side", "agency", "strength", "limit", "note"),
    *("opened", "since", "due", "rank", "local_until", "if_not"),
)
"""All that a line of a case shows of the duty that is next in it."""


@dataclass(frozen=True, slots=True)
class Names:
    """What rows name by id: agencies, the children of a case as initials, and what an action is to
    be, by the note that says so.
    """

    agencies: dict[str, AgencyCard]
    children: dict[str, str]
    words: dict[str, str]

    def agency(self, agency: str) -> AgencyCard:
        return self.agencies.get(agency) or AgencyCard(agency, agency, "")

    def agencies_in(self, row: models.CaseRow) -> tuple[AgencyCard, ...]:
        return tuple(self.agency(each) for each in row.answering.split())


def names(rows: Iterable[models.CaseRow], notes: Iterable[str] = ()) -> Names:
    """All that these rows name, and what these notes say. Three queries, and two for the notes; the
    words are for people with a part in every one of the cases.
    """
    found = list(rows)
    ids = {agency for row in found for agency in (row.raising, *row.answering.split())}
    agencies = {
        id_: AgencyCard(id_, each.name, each.kind) for id_, each in cast.agency_names(ids).items()
    }
    said = said_in(note for note in notes if note)
    children = _initials(found)
    readers.names_children({row.case_id: row.board for row in found if row.case_id in children})
    return Names(agencies, children, said)


def about_cases(rows: Collection[models.CaseRow]) -> dict[str, AboutCase]:
    """What a list says of these cases, by reference. Three queries, or none where there are none;
    for people with a part in every one of them.
    """
    if not rows:
        return {}
    known = names(rows)
    return {
        row.case_id: AboutCase(
            known.children.get(row.case_id, ""),
            known.agency(row.raising),
            known.agencies_in(row),
        )
        for row in rows
    }


def said_in(notes: Iterable[str]) -> dict[str, str]:
    """What notes for both sides say, those left out that can be read no more. Two queries, or none
    where there are none.
    """
    if not (wanted := set(notes)):
        return {}
    rows = list(models.Note.objects.filter(pk__in=wanted, audience="both sides"))
    rings = vault.keyrings({row.case_id for row in rows}, (row.id for row in rows))
    opened = {row.id: words_unless_damaged(rings[row.case_id], row) for row in rows}
    return {note: words for note, words in opened.items() if words is not None}


def _initials(found: Iterable[models.CaseRow]) -> dict[str, str]:
    """The initials of the children of cases, as they are known now, by reference."""
    current = {(row.case_id, note) for row in found for note in row.children.split()}
    cases, notes = ({each[place] for each in current} for place in (0, 1))
    kept = models.Note.objects.filter(pk__in=notes, case__in=cases, audience="both sides")
    rows = list(kept.order_by("case", "seq", "pk"))
    rings = vault.keyrings({row.case_id for row in rows}, (row.id for row in rows))
    initials: dict[str, list[str]] = {}
    for row in rows:
        child = child_unless_damaged(rings[row.case_id], row)
        if child is not None:
            initials.setdefault(row.case_id, []).append(child.initials)
    return {ref: ", ".join(sorted(each)) for ref, each in initials.items()}


def with_their_cases(rows: QuerySet[models.DutyRow]) -> QuerySet[models.DutyRow]:
    """The same rows, read with what `work_rows` shows of their cases."""
    own = (each.name for each in models.DutyRow._meta.concrete_fields)  # noqa: SLF001 - Django's name
    of_the_case = (f"case__row__{name}" for name in _OF_A_CASE)
    return rows.select_related("case__row").only(*own, *of_the_case)


def work_rows(rows: Sequence[models.DutyRow], now: datetime) -> tuple[WorkRow, ...]:
    """Duties that were asked for in order and `with_their_cases`, as lists show them."""
    known = names((row.case.row for row in rows), (row.note for row in rows))
    return tuple(
        WorkRow(
            ref=row.case_id,
            board=row.board,
            duty=row.duty,
            key=row.key,
            clause=row.clause,
            what=_what(row, known),
            strength=_strength(row.strength),
            side=row.side,
            stage=row.stage,
            limit=row.limit,
            opened=row.opened,
            since=row.since,
            due=row.due,
            left=_left(row),
            local_until=row.local_until,
            late=_is_late(row, now),
            child=known.children.get(row.case_id, ""),
            agency=known.agency(row.agency) if row.agency else None,
            raising=known.agency(row.case.row.raising),
            answering=known.agencies_in(row.case.row),
            clock=_clock(row.case.row) if row.holds and row.stage == row.case.row.stage else None,
            urgency=urgency_of(row),
            listed=row.listed,
            if_not=row.if_not,
        )
        for row in rows
    )


def _what(row: models.DutyRow, known: Names) -> str:
    """What is to be done; of an action, in the words in which it was agreed or decided."""
    words = known.words.get(row.note, "")
    return f"{row.what}: {unstopped(words)}" if words else row.what


def _is_late(row: models.DutyRow, now: datetime) -> bool:
    """Whether a duty is late. What is only permitted never is: nobody owes it."""
    return row.strength != "may" and has_passed(row.due, _left(row), now)


def _left(row: models.DutyRow) -> datetime | None:
    """When the case left the step that had waited for a duty without a due time: from then on it
    is late.
    """
    return row.rank if row.due is None and row.rank < NEVER else None


def case_lines(rows: Sequence[models.CaseRow], now: datetime) -> tuple[CaseLine, ...]:
    """Cases as lists show them. Four queries, and two where what is due first is an action."""
    owed = _next_in_each(rows, now)
    known = names(rows, (duty.note for duty in owed.values()))
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
            late=row.late_from is not None and row.late_from < now,
            end=row.end,
            ended=row.ended,
            owed=_next_owed(owed[row.case_id], row, known, now) if row.case_id in owed else None,
            clock=_clock(row),
            unsafe=row.unsafe,
            safe_until=row.safe_until,
            danger=row.danger,
        )
        for row in rows
    )


def _next_in_each(rows: Sequence[models.CaseRow], now: datetime) -> dict[str, models.DutyRow]:
    """For each case the duty that is next in it, whoever owes it."""
    open_ones = models.DutyRow.objects.filter(
        case__in=[row.case_id for row in rows], since__lte=now
    )
    found: dict[str, models.DutyRow] = {}
    ordered = list(most_urgent_first(open_ones, now).only(*_OF_THE_NEXT))
    pressing = (row for row in ordered if can_be_next(urgency_of(row), left=bool(_left(row))))
    for duty in chain(pressing, ordered):
        found.setdefault(duty.case_id, duty)
    return found


def _next_owed(duty: models.DutyRow, row: models.CaseRow, known: Names, now: datetime) -> NextOwed:
    whose = {"raising": row.raising, "answering": duty.agency}.get(duty.side, "")
    return NextOwed(
        key=duty.key,
        clause=duty.clause,
        what=_what(duty, known),
        side=duty.side,
        agency=known.agency(whose) if whose else None,
        strength=_strength(duty.strength),
        limit=duty.limit,
        opened=duty.opened,
        since=duty.since,
        due=duty.due,
        left=_left(duty),
        local_until=duty.local_until,
        late=_is_late(duty, now),
        if_not=duty.if_not,
    )


def _clock(row: models.CaseRow) -> StageClock | None:
    return (
        StageClock(
            row.clock_limit,
            _strength(row.clock_strength) if row.clock_strength else None,
            row.clock_due,
        )
        if row.clock_due
        else None
    )


def _strength(word: str) -> Strength:
    """A strength, read from a row. Raises ValidationError for a word that is none."""
    strength: Strength = msgspec.convert(word, Strength)
    return strength
