"""From a command to events, or to a refusal. Pure: record, command, who asks, and the time."""

from datetime import datetime

from msgspec.structs import replace

from concordat.core import (
    appointing,
    by_raising,
    checks,
    corrections,
    empty_roles,
    on_behalf,
    posts_held,
    same_person,
    saying_danger,
    speaking,
    times,
    wire,
)
from concordat.core.acts import (
    ActionAgreed,
    AnyAct,
    CarriedOut,
    Corrected,
    Raised,
    SamePerson,
)
from concordat.core.acts.many import why_not_many
from concordat.core.case import Case
from concordat.core.commands import Command
from concordat.core.errors import BeyondCalendar, Refused
from concordat.core.events import EDITION, FORMAT, Event
from concordat.core.posts import PRACTITIONER
from concordat.core.record import Record
from concordat.core.who import parts
from concordat.core.who.actions import has_decided
from concordat.core.who.parts import Actor, Capacity

__all__ = ["Record", "decide"]


def decide(record: Record, command: Command, actor: Actor, now: datetime) -> tuple[Event, ...]:
    """The events that this command makes, in order. Raises Refused(code, sentence), and then
    nothing has happened.
    """
    wire.refuse_unfit(command)
    try:
        speaking.refuse_claimed_word(command, actor)
        saying_danger.refuse_unsaid(record, command)
        checks.refuse_unasked(command, actor)
        if refused := why_not_many(command.acts):
            raise refused
        first = _open if not record.events else _act
        events = first(record, command, actor, now)
        for act in command.also:
            behalf = command.behalf if act.for_somebody else None
            following = replace(command, act=act, received=None, behalf=behalf)
            after = record.after(*events)
            if record.events:
                events += _act(after, following, actor, now)
            elif isinstance(act, CarriedOut) and act.by_raising:
                events += _by_raising(after, following, act, actor, now)
            else:  # what is said with the raising is said now, whenever that was
                said_now = replace(following, happened=None)
                events += _act(after, said_now, _in_it(after, actor, now), now)
    except BeyondCalendar as beyond:
        raise Refused("beyond-calendar", str(beyond)) from beyond
    return events


def _open(record: Record, command: Command, actor: Actor, now: datetime) -> tuple[Event, ...]:
    act = command.act
    if not isinstance(act, Raised):
        raise Refused("not-raised", "There is no such case.")
    happened, arising = times.both_times(command, actor, now)
    on_behalf.refuse_raiser(record, act, command, actor, record.calendar.day_of(now))
    checks.refuse_raising(record, act, actor, arising=arising, raised=happened, said=now)
    own = Capacity("raising", act.raising.id, PRACTITIONER)
    held, command = speaking.of_the_raiser(command, actor, own)
    event = _event(record, command, actor, happened=happened, now=now, held=held)
    return (event, *_passed_over(None, record.after(event), event))


def _in_it(record: Record, actor: Actor, now: datetime) -> Actor:
    """Whoever raised a case, or wrote it down for somebody, with the part that they have in it."""
    if actor.everyone:
        return actor
    on = record.calendar.day_of(now)
    return parts.actor(record.protocol, record.case(now), record.directory, actor.person, on)


def _by_raising(
    record: Record, command: Command, act: CarriedOut, actor: Actor, now: datetime
) -> tuple[Event, ...]:
    """That raising the disagreement carried out the first duty: done when it was raised, by the
    raiser in the post that owes it. Where it was typed for them, it is their word.
    """
    case, on = record.case(now), record.calendar.day_of(now)
    raiser = parts.actor(record.protocol, case, record.directory, case.raiser, on)
    who = actor if actor.everyone else raiser
    act = by_raising.carried_out(record.protocol, case, act, who)
    command = replace(command, act=act)
    checks.refuse(record, case, act, who, now)
    own = speaking.capacity(record.protocol, case, raiser, act)
    held, command = speaking.of_the_raiser(command, actor, own)
    event = _event(record, command, actor, happened=case.start, now=now, held=held)
    return (event, *_passed_over(case, record.after(event), event))


def _act(record: Record, command: Command, actor: Actor, now: datetime) -> tuple[Event, ...]:
    case = record.case(now)
    command = replace(command, act=_complete(record, case, command, actor, now))
    _refuse(record, case, command, actor, now)
    happened = corrections.time_of(record, case, command, actor, now)
    event = _said(record, case, command, actor, happened=happened, now=now)
    return _with_what_follows(record, case, event, actor)


def _complete(record: Record, case: Case, command: Command, actor: Actor, now: datetime) -> AnyAct:
    """The act with what the record adds to it, whoever sent it."""
    by = None if actor.everyone else command.behalf or actor.person
    act = empty_roles.as_stated(record, case, command.act, now, by)
    if isinstance(act, ActionAgreed) and not actor.everyone:
        return replace(act, decided=_is_decided(record, case, act, command, actor))
    return corrections.with_times_so_far(record, act) if isinstance(act, Corrected) else act


def _is_decided(
    record: Record, case: Case, act: ActionAgreed, command: Command, actor: Actor
) -> bool:
    """Whether an action was part of a decision: whoever wrote it down, or told it, had decided.
    Raises Refused where it is said to be and they hadn't.
    """
    by, on = actor, record.calendar.day_of(case.now)
    if command.behalf:
        by = parts.actor(record.protocol, case, record.directory, command.behalf, on)
    decided = has_decided(record.protocol, case, by)
    if act.decided and not decided:
        raise Refused("not-decided", "Only whoever has decided can write down what was decided.")
    return decided


def _refuse(record: Record, case: Case, command: Command, actor: Actor, now: datetime) -> None:
    """Refuse the act, or that this person says it for somebody else. Raises Refused."""
    act = command.act
    if isinstance(act, CarriedOut) and act.by_raising:
        raise Refused(
            "not-by-raising", "The case has been raised: record this when it has been done."
        )
    checks.refuse(record, case, act, actor, now)
    on_behalf.refuse_behalf(record, case, command, actor)
    speaking.refuse_not_said_whose(record, case, command, actor)
    on_behalf.refuse_nobodys_word(record, case, command, actor)
    on_behalf.refuse_anothers_choice(record, case, command, actor)
    on_behalf.refuse_anothers_deed(record, case, command, actor)


def _said(
    record: Record,
    case: Case,
    command: Command,
    actor: Actor,
    *,
    happened: datetime,
    now: datetime,
) -> Event:
    """The event, in the post in which they act, with whose word it is."""
    act = command.act
    held = speaking.capacity(record.protocol, case, actor, act)
    said = replace(command, word_of=speaking.word_of(record, case, command, actor))
    return _event(record, said, actor, happened=happened, now=now, held=held)


def _with_what_follows(record: Record, case: Case, event: Event, actor: Actor) -> tuple[Event, ...]:
    """The event, who goes on by it or what a correction puts right with it, and what is passed over
    after it.
    """
    act = event.act
    if not isinstance(act, Corrected):
        events = (event, *appointing.goes_on_with_it(record, case, event, actor))
        return (*events, *_passed_over(case, record.after(*events), events[-1]))
    events = (event, *by_raising.corrected_with(record, event, act))
    after = corrections.corrected(record, events, act, actor)
    return (*events, *_passed_over(case, after, events[-1]))


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
        title=posts_held.title_of(record, actor.person, held),
        behalf=command.behalf,
        word_of=command.word_of,
        received=command.received,
        order=sum(each.request == command.request for each in record.events),
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
            order=event.order + number,
            received=None,
        )
        events.append(passed)
        after = after.after(passed)
    return events
