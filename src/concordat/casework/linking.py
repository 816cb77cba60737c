"""Which cases belong together. Core sees one case: whether somebody has a part in the other one is
looked up here.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import NamedTuple, cast

from django.db.models import Q

from concordat.casework import damage, models, store, theirs
from concordat.core import sentences
from concordat.core.acts import AnyAct, Corrected, HowLinked, Linked, Raised
from concordat.core.calendar import in_london
from concordat.core.case import Case
from concordat.core.case.fold import effective
from concordat.core.commands import Command
from concordat.core.errors import Refused
from concordat.core.record import Record
from concordat.core.who.parts import actor


def write(head: models.CaseHead, before: Record, after: Record) -> None:
    """Bring the rows of a case's links up to its record, where they are others than before."""
    if _last_said(before) != _last_said(after):
        models.LinkRow.objects.filter(case=head).delete()
        save([(head, after)])


def save(cases: Iterable[tuple[models.CaseHead, Record]]) -> None:
    """Save the rows of the links of cases that have none."""
    models.LinkRow.objects.bulk_create(
        models.LinkRow(case=head, board=head.board, other=other, how=how, at=at)
        for head, record in cases
        for other, (how, at) in _last_said(record).items()
    )


def _last_said(record: Record) -> dict[str, tuple[HowLinked, datetime]]:
    """What a record says last of each other case, corrections applied."""
    return {other: (how, at) for other, how, at in _said(record)}


def _said(record: Record) -> Iterator[tuple[str, HowLinked, datetime]]:
    for event in effective(record.events):
        match event.act:
            case Raised(after=str(other)):
                yield other, "again", event.recorded
            case Linked(other=other, how=how):
                yield other, how, event.recorded


def of_case(ref: str) -> Mapping[str, HowLinked]:
    """How a case belongs to each other one, by reference, whichever of the two says so; what was
    written last holds. One query.
    """
    return of_cases({ref}).get(ref, {})


def of_cases(refs: Collection[str]) -> dict[str, dict[str, HowLinked]]:
    """The same of several cases, by reference. One query."""
    named = Q(case__in=refs) | Q(other__in=refs)
    found: dict[str, dict[str, HowLinked]] = {}
    for row in models.LinkRow.objects.filter(named).order_by("at", "pk"):
        how = cast(HowLinked, row.how)
        found.setdefault(row.case_id, {})[row.other] = how
        found.setdefault(row.other, {})[row.case_id] = how
    return found


class Other(NamedTuple):
    """Another case as it is now, and its record."""

    record: Record
    case: Case


def with_a_part(refs: Iterable[str], person: str, now: datetime) -> dict[str, Other]:
    """Those of these cases in which somebody has a part, as they are now; none that
    can't be read. Three queries for each. They are cases of the record, that entries name or that
    are about the same child: whoever names one themselves is asked for `theirs` first.
    """
    one = partial(_with_a_part, person=person, now=now)
    found = {ref: damage.unless_damaged(one, ref) for ref in sorted(refs)}
    return {ref: other for ref, other in found.items() if other}


def _with_a_part(ref: str, person: str, now: datetime) -> Other | None:
    on = in_london(now).date()
    loaded = store.load(ref, on)
    if loaded is None:
        return None
    record = loaded.record
    case = record.case(now)
    has_part = actor(record.protocol, case, record.directory, person, on).has_part
    return Other(record, case) if has_part else None


def check(command: Command, board: str, by: str, now: datetime) -> None:
    """Check that whoever names another case has a part in it, and that it is one of the board's:
    whoever sends the command, or says what they write down for them. Raises Refused, in the same
    words where there is no such case.
    """
    for act in command.acts:
        said_by = (command.behalf or by) if act.for_somebody else by
        if others := frozenset(_named(act)):
            _check(others, board, said_by, now)


def _check(others: frozenset[str], board: str, person: str, now: datetime) -> None:
    known = with_a_part({ref for ref in others if theirs.may_be(ref, person, now)}, person, now)
    of_the_board = models.CaseHead.objects.filter(board=board, pk__in=known)
    if of_the_board.count() < len(others):
        raise Refused("no-such-case", sentences.NO_SUCH_CASE)


def refuse_unseen(others: Iterable[str], seen: Iterable[str], person: str, now: datetime) -> None:
    """Refuse what is raised while the same child's case stands beside it that its writer has a part
    in and was not shown. Raises Refused.
    """
    unseen = frozenset(others).difference(seen)
    if unseen and with_a_part(unseen, person, now):
        raise Refused("raised-meanwhile", sentences.RAISED_MEANWHILE)


def _named(act: AnyAct) -> Iterator[str]:
    match act:
        case Linked(other=other):
            yield other
        case Raised(after=str(after)):
            yield after
        case Corrected(instead=instead) if instead is not None:
            yield from _named(instead)
