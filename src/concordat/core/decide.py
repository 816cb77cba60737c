"""From a command to events, or to a refusal. Pure: record, command, who asks, and the time."""

from datetime import datetime

from msgspec.structs import replace

from concordat.core import checks, same_person, times
from concordat.core.acts import CarriedOut, Corrected, MovedUp, Raised, SamePerson
from concordat.core.calendar import say_instant
from concordat.core.case import Case
from concordat.core.case.fold import Unfit, reading_of
from concordat.core.commands import Command
from concordat.core.errors import BeyondCalendar, Refused
from concordat.core.events import EDITION, FORMAT, Event
from concordat.core.posts import PRACTITIONER
from concordat.core.protocol import Protocol
from concordat.core.record import Record
from concordat.core.who.allowed import why_not_correct
from concordat.core.who.parts import Actor, Capacity

__all__ = ["Record", "capacity", "decide"]


def decide(record: Record, command: Command, actor: Actor, now: datetime) -> tuple[Event, ...]:
    """The events that this command makes, in order. Raises Refused(code, sentence), and then
    nothing has happened.
    """
    try:
        if not record.events:
            return _open(record, command, actor, now)
        return _act(record, command, actor, now)
    except BeyondCalendar as beyond:
        raise Refused("beyond-calendar", str(beyond)) from beyond


def _open(record: Record, command: Command, actor: Actor, now: datetime) -> tuple[Event, ...]:
    act = command.act
    if not isinstance(act, Raised):
        raise Refused("not-raised", "There is no such case.")
    happened, arising = times.told(command, actor, now)
    checks.refuse_raising(record, act, actor, arising, happened)
    held = Capacity("raising", act.raising.id, PRACTITIONER)
    event = _event(record, command, actor, happened=happened, now=now, held=held)
    return (event, *_passed_over(None, record.after(event), event))


def _act(record: Record, command: Command, actor: Actor, now: datetime) -> tuple[Event, ...]:
    case, act = record.case(now), command.act
    if isinstance(act, Corrected):
        act = _with_times_so_far(record, act)
        command = replace(command, act=act)
    checks.refuse(record, case, act, actor)
    checks.refuse_behalf(record, case, command.behalf, actor)
    happened = times.when(record.protocol, case, command, actor, now)
    if isinstance(act, MovedUp):  # its ground has to have been there when they moved, not only now
        checks.refuse_person(record, record.case(happened), act, actor)
    held = capacity(record.protocol, case, actor, command)
    event = _event(record, command, actor, happened=happened, now=now, held=held)
    after = _corrected(record, event, act, actor) if isinstance(act, Corrected) else None
    return (event, *_passed_over(case, after or record.after(event), event))


def capacity(protocol: Protocol, case: Case, actor: Actor, command: Command) -> Capacity | None:
    """The capacity in which they act: the one that owes what they do, else the first they have."""
    if isinstance(command.act, CarriedOut):
        for duty_id in command.act.duties:
            duty = case.duty(duty_id)
            owners = protocol.duty(duty.key).owners(duty.side, duty.post) if duty else ()
            tiers = {(owner.side, owner.post) for owner in owners}
            for held in actor.capacities:
                if (held.side, held.post) in tiers:
                    return held
    return actor.capacities[0] if actor.capacities else None


def _event(
    record: Record,
    command: Command,
    actor: Actor,
    *,
    happened: datetime,
    now: datetime,
    held: Capacity | None,
) -> Event:
    return Event(
        version=FORMAT,
        edition=EDITION,
        case=record.ref,
        seq=len(record.events) + 1,
        act=command.act,
        happened=happened,
        recorded=now,
        by=actor.person,
        request=command.request,
        protocol=record.protocol.fingerprint,
        calendar=record.calendar.version,
        post=held.post if held else None,
        side=held.side if held else None,
        agency=held.agency if held else None,
        covering=held.covering if held else None,
        behalf=command.behalf,
        received=command.received,
    )


def _passed_over(before: Case | None, after: Record, event: Event) -> list[Event]:
    """The events that pass over what one person would owe to themselves inside their own agency."""
    known = before.owing.all if before else {}
    events: list[Event] = []
    while duty := same_person.first_owed_to_self(after, known, event):
        number = len(events) + 1
        passed = replace(
            event,
            seq=event.seq + number,
            act=SamePerson((duty.id,)),
            request=f"{event.request}+{number}",
            received=None,
        )
        events.append(passed)
        after = after.after(passed)
    return events


# ── Corrections ───────────────────────────────────────────────────────────────────────────────────


def _with_times_so_far(record: Record, act: Corrected) -> Corrected:
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


def _corrected(record: Record, event: Event, act: Corrected, actor: Actor) -> Record:
    """The record with an entry put right, once nothing speaks against it."""
    target = next((each for each in record.events if each.seq == act.target), None)
    if target is None or (isinstance(target.act, Raised) and act.instead is None):
        raise Refused(
            "no-such-event",
            "That entry cannot be taken out. If the whole case is wrong, ask the board's business "
            "manager.",
        )
    if refused := why_not_correct(actor, target):
        raise refused
    _refuse_instead(record, target, event, act, actor)
    _refuse_no_change(record, event, act)
    try:
        return record.after(event)
    except Unfit as unfit:
        raise Refused(
            "rests-on-it",
            f"Later entries rest on this one (the first is entry {unfit.seq}), so it stays as it "
            "is. Add a note to it.",
        ) from unfit


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


def _refuse_instead(
    record: Record, target: Event, event: Event, act: Corrected, actor: Actor
) -> None:
    """Refuse what is put in an entry's place unless it is the same act said rightly, and one that
    this person could have done then.
    """
    instead = act.instead
    if instead is None:
        return
    if type(instead) is not type(target.act) or isinstance(instead, Corrected):
        raise Refused(
            "another-act",
            "A correction says the same thing rightly. For something else, take this out and "
            "record it.",
        )
    happened = act.happened or target.happened
    received = act.received or target.received
    command = Command(instead, event.request, happened=happened, received=received)
    if isinstance(instead, Raised):
        happened, arising = times.told(command, actor, event.recorded)
        checks.refuse_raising(record, instead, actor, arising, happened)
        if arising > happened and not actor.everyone:
            raise Refused(
                "received-after-raised",
                "It reached them before they raised this. Give a time before "
                f"{say_instant(happened, year=True)}.",
            )
        return
    case = record.before(target.seq).case(target.recorded)
    checks.refuse(record, case, instead, actor)
    times.when(record.protocol, case, command, actor, event.recorded)
