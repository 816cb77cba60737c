"""What an entry had ended that was corrected afterwards: nobody was asked for it meanwhile, so that
its time counts anew from the correction. Whoever made the entry gains nothing by it.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace

from concordat.core.acts import Corrected, DangerAcknowledged, DangerAnswered, DangerPassed
from concordat.core.case import endangered, limits
from concordat.core.case.danger import Danger, Meanwhile
from concordat.core.case.values import Case
from concordat.core.case.working import WorkingCase
from concordat.core.duties.moments import Moment, Source, speaks_for
from concordat.core.duties.owed import Owed
from concordat.core.events import Event
from concordat.core.ids import DutyId
from concordat.core.posts import SideOf

COUNTS_ANEW_SINCE = 7
"""The edition of the rules from which what was not asked for meanwhile counts from the correction
on; before, it was late by the time that it had had at first.
"""

DANGER_SINCE = 9
"""The edition of the rules from which the same holds of what danger waits for."""


class Unasked(NamedTuple):
    """The duties and clocks that an entry, recorded at `recorded`, had ended and that count `again`
    from its correction on; and the danger of which it had said something, as it was then.
    """

    entry: int
    recorded: datetime
    correction: int
    again: datetime
    duties: frozenset[DutyId]
    clocks: frozenset[str] = frozenset()
    danger: Danger | None = None


def not_asked_for(
    events: Sequence[Event], correction: Event, before: Case, after: Case
) -> Iterator[Unasked]:
    """What a correction asks for again, of those who had not made the entry. `before` and `after`
    are the case at its instant, without it and with it.
    """
    act = correction.act
    entry = next((each for each in events if each.seq == getattr(act, "target", None)), None)
    if not isinstance(act, Corrected) or entry is None or correction.edition < COUNTS_ANEW_SINCE:
        return
    had_ended = {duty.id for duty in before.duties if not duty.open and not duty.undone}
    asked = frozenset(
        duty.id
        for duty in after.duties
        if duty.id in had_ended
        and (duty.open or duty.passed(after.now))
        and not _is_theirs(duty, entry.whose)
    )
    stopped = {clock.key for clock in before.clocks if not clock.running}
    runs = {clock.key for clock in after.clocks if clock.running or clock.late(after.now)}
    again, clocks = correction.recorded, frozenset(stopped & runs)
    danger = _as_it_was(entry, before) if correction.edition >= DANGER_SINCE else None
    if asked or clocks or danger:
        yield Unasked(entry.seq, entry.recorded, correction.seq, again, asked, clocks, danger)


def _as_it_was(entry: Event, before: Case) -> Danger | None:
    """The danger of which an entry says that it was read, or what became of it."""
    said = entry.act
    if isinstance(said, DangerAcknowledged | DangerPassed | DangerAnswered):
        return before.danger(said.danger)
    return None


def count_anew(case: WorkingCase, unasked: Unasked) -> None:
    """Count these clocks and the limits of these duties from when they are asked for again: of
    those that were open, and not late, when the entry was recorded.
    """
    asked = Source(Moment(unasked.again, unasked.again, unasked.again))
    for clock in list(case.clocks.values()):
        if clock.key in unasked.clocks and clock.running and not clock.late(unasked.recorded):
            again = replace(
                clock, opened=unasked.again, start=unasked.again, sources=(asked, asked)
            )
            limits.recount_clock(case, again)
    if unasked.danger is not None:
        meanwhile = Meanwhile(unasked.again, unasked.danger)
        endangered.nobody_was_asked(case, meanwhile)
    for duty in case.open_duties():
        if duty.id in unasked.duties and not duty.passed(unasked.recorded):
            _recount(case, duty, asked)


def _recount(case: WorkingCase, duty: Owed, asked: Source) -> None:
    """Count a duty's limit, if it has one, from one moment. A day that was set for it and has gone
    by then is to be set anew.
    """
    spec, again = case.rule(duty), asked.moment.recorded
    if spec.limit_in(case.attributes) is None:
        return
    days = case.calendar.of(spec.nation)
    until = duty.until if duty.until and days.close_of(duty.until) >= again else None
    sources = (asked, asked, asked)
    anew = replace(duty, anchor=again, start=again, known=again, sources=sources, until=until)
    found = limits.counted(case, anew)
    if found.due != duty.due:
        case.owing.keep(replace(found, asked_again=again))


def _is_theirs(duty: Owed, whose: SideOf | None) -> bool:
    """Whether the side that owes it is the one whose word the entry was."""
    return whose is not None and speaks_for(whose, SideOf(duty.side, duty.agency))
