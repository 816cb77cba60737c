"""Putting an entry right: the same act, said otherwise where its form asks again; and when an act
happened, or is put right to have.
"""

from datetime import date, datetime

from msgspec.structs import replace

from concordat.core import checks, times
from concordat.core.acts import AnyAct, CarriedOut, Corrected, KeptGoing, MovedUp, Raised
from concordat.core.acts.base import when_ruled
from concordat.core.acts.correcting import says_the_same
from concordat.core.calendar import say_when
from concordat.core.case import Case
from concordat.core.case.fold import Unfit, reading_of
from concordat.core.commands import Command
from concordat.core.errors import Refused
from concordat.core.events import Event
from concordat.core.record import Record
from concordat.core.who.allowed import why_not_correct
from concordat.core.who.in_danger import why_not_take_out, why_not_unsay_a_call
from concordat.core.who.parts import Actor


def time_of(record: Record, case: Case, command: Command, actor: Actor, now: datetime) -> datetime:
    """When an act happened. Raises Refused where it can't have happened then, or where its ground
    was not there yet.
    """
    happened = times.when(record.protocol, case, command, actor, now)
    if isinstance(command.act, MovedUp):
        checks.refuse_person(record, replace(case, now=happened), command.act, actor)
    return happened


def with_times_so_far(record: Record, act: Corrected) -> Corrected:
    """The correction with the times that earlier corrections gave the entry, where it gives none of
    its own: a correction of the words leaves the time as it reads.
    """
    target = next((each for each in record.events if each.seq == act.target), None)
    reads = reading_of(record.events, act.target)
    if act.instead is None or target is None or reads is None:
        return act
    happened = reads.happened if reads.happened != target.happened else None
    received = reads.received if reads.received != target.received else None
    return replace(act, happened=act.happened or happened, received=act.received or received)


def corrected(record: Record, events: tuple[Event, ...], act: Corrected, actor: Actor) -> Record:
    """The record with an entry put right, and what is put right with it, once nothing speaks
    against it.
    """
    event = events[0]
    target = next((each for each in record.events if each.seq == act.target), None)
    if target is None or (isinstance(target.act, Raised) and act.instead is None):
        raise Refused(
            "no-such-event",
            "That entry cannot be taken out. If the whole case is wrong, ask the board's business "
            "manager.",
        )
    if refused := why_not_correct(actor, target, record.events):
        raise refused
    for each in events:
        _refuse_instead(record, each, actor)
    _refuse_no_change(record, event, act)
    try:
        later = record.after(*events)
    except Unfit as unfit:
        first = next(each.recorded for each in record.events if each.seq == unfit.seq)
        raise Refused(
            "rests-on-it",
            "Later entries rest on this one (the first was written "
            f"{say_when(first, year=True)}), so it stays as it is. Add a note instead.",
        ) from unfit
    if refused := why_not_take_out(record.folded, later.folded):
        raise refused
    if refused := _why_not_end(record.case(event.recorded), later.folded, target.act):
        raise refused
    return later


def _why_not_end(before: Case, after: Case, corrected_act: AnyAct) -> Refused | None:
    """Why a correction doesn't end a case that is being given up, doesn't change meanwhile what was
    said of the child's safety, and brings no giving up back: it would end unseen, with less time to
    keep it going than everybody was told of. None where nothing speaks against it.
    """
    gives_up, ends = before.leaving is not None, before.end is None and after.end is not None
    if gives_up and (ends or after.leaving is not None) and _says_other_of_safety(before, after):
        return Refused(
            "looked-at",
            "While this is being given up, what was said of the child's safety is not changed: the "
            "disagreement would end before anybody has looked at it. Say what keeps the child safe "
            "now instead.",
        )
    if ends and (gives_up or isinstance(corrected_act, KeptGoing)):
        return Refused(
            "ends-unseen",
            "The disagreement would end at once, and nobody would have had time to keep it going. "
            "Leave the entry as it is, and record what holds now.",
        )
    if before.end is None and not gives_up and after.leaving is not None:
        return Refused(
            "ends-unseen",
            "The disagreement would be given up again, with less time left to keep it going. Leave "
            "the entry as it is: whoever wants to give it up does so again.",
        )
    return None


def _says_other_of_safety(before: Case, after: Case) -> bool:
    """Whether what was said of the child's safety is other than it was, or the board has nothing to
    look at any more.
    """
    said, says = (
        {side: (each.stated.nothing, each.stated.until) for side, each in case.safety.items()}
        for case in (before, after)
    )
    looks, looked = (
        each.leaving is not None and each.leaving.for_a_look for each in (before, after)
    )
    return said != says or (looks and not looked)


def _refuse_no_change(record: Record, event: Event, act: Corrected) -> None:
    """Refuse a correction after which the entry reads as it does now."""
    before = reading_of(record.events, act.target)
    if reading_of((*record.events, event), act.target) != before:
        return
    if before is None:
        raise Refused("nothing-changed", "That entry has been taken out already.")
    raise Refused(
        "nothing-changed",
        "Nothing would change: the entry reads like this already. Change what is wrong in it, or "
        "leave it as it is.",
    )


def _refuse_late_at_once(reads: AnyAct, instead: AnyAct, today: date) -> None:
    """Refuse a day to come that is put right to one that has passed: nobody could have kept it."""
    for name, rule in when_ruled(type(instead)):
        was, day = getattr(reads, name), getattr(instead, name)
        if not rule.to_come or day in (None, was):
            continue
        if refused := rule.corrected(was, today).why_not(day, today):
            raise refused


def _refuse_instead(record: Record, event: Event, actor: Actor) -> None:
    """Refuse what a correction puts in an entry's place unless it is the same act said rightly, and
    one that this person could have done then.
    """
    act = event.act
    if not isinstance(act, Corrected) or act.instead is None:
        return
    instead = act.instead
    target = next(each for each in record.events if each.seq == act.target)
    reads = reading_of(record.events, act.target) or target
    apart = instead.for_the_board != target.act.for_the_board
    same = type(instead) is type(target.act)
    if not actor.everyone:  # a story says what it likes
        same = says_the_same(instead, reads.act)
    if isinstance(instead, Corrected) or apart or not same:
        raise Refused(
            "another-act",
            "A correction says the same thing rightly. For something else, take this out and "
            "record it.",
        )
    happened = act.happened or target.happened
    received = act.received or target.received
    command = Command(instead, event.request, happened=happened, received=received)
    if isinstance(instead, Raised):
        happened, arising = times.both_times(command, actor, event.recorded)
        checks.refuse_raising(
            record, instead, actor, arising=arising, raised=happened, said=target.recorded
        )
        return
    case = record.before(target.seq).case(target.recorded)
    checks.refuse(record, case, instead, actor, event.recorded)
    _refuse_late_at_once(reads.act, instead, record.calendar.day_of(event.recorded))
    said_by = "" if actor.everyone else target.behalf or target.by
    if refused := why_not_unsay_a_call(case, instead, said_by):
        raise refused
    if isinstance(instead, CarriedOut) and instead.by_raising:
        return  # its time is that of the raising, with which it is put right
    before = record.before(target.seq)
    time_of(before, case, command, actor, event.recorded)
