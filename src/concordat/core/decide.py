"""From a command to events, or to a refusal. Pure: the record, a command, who asks, and the
time.
"""

from datetime import date, datetime

from msgspec.structs import replace

from concordat.core import allowed, moving, outcomes, periods
from concordat.core.admission import why_not_raise
from concordat.core.calendar import say_instant
from concordat.core.case import CONFIRM, Case, Owed
from concordat.core.commands import Command
from concordat.core.errors import BeyondCalendar, Refused
from concordat.core.events import (
    Answering,
    AnyAct,
    Appointed,
    CarriedOut,
    Corrected,
    DateSet,
    Event,
    MovedUp,
    OpenedInError,
    Positioned,
    Raised,
    SamePerson,
    TakenNoFurther,
    Withdrawn,
)
from concordat.core.fold import Unfit
from concordat.core.parts import PRACTITIONER, Actor, Capacity, seats_in_force
from concordat.core.parts import actor as part_of
from concordat.core.periods import SetDate
from concordat.core.posts import Party
from concordat.core.protocol import Protocol
from concordat.core.record import Record

__all__ = ["REASON", "Record", "capacity", "decide"]

REASON = "reason"
ON_THE_LADDER = (Positioned, MovedUp, Withdrawn, TakenNoFurther, OpenedInError, Answering)


def decide(record: Record, command: Command, actor: Actor, now: datetime) -> tuple[Event, ...]:
    """The events that this command makes, in order. Raises Refused(code, sentence), and then
    nothing has happened.
    """
    try:
        return _decided(record, command, actor, now)
    except BeyondCalendar as beyond:
        raise Refused("beyond-calendar", str(beyond)) from beyond


def _decided(record: Record, command: Command, actor: Actor, now: datetime) -> tuple[Event, ...]:
    if not record.events:
        return _open(record, command, actor, now)
    case = record.case(now)
    if refused := allowed.why_not(record.protocol, case, actor, command.act):
        raise refused
    _check_behalf(record, case, command.behalf, actor)
    _check_words(record.protocol, case, command.act)
    _check_extension(record, case, command.act)
    _check_member(record, case, command.act, actor)
    happened = _happened(record.protocol, case, command, now)
    if isinstance(command.act, MovedUp) and (
        refused := allowed.why_not(record.protocol, record.case(happened), actor, command.act)
    ):
        raise refused  # the ground has to have been there when they moved, not only now
    held = capacity(record.protocol, case, actor, command.act)
    event = _event(record, command, actor, happened=happened, now=now, held=held)
    after = _applied(record, event, actor)
    return (event, *_same_person(case, after, event))


def _open(record: Record, command: Command, actor: Actor, now: datetime) -> tuple[Event, ...]:
    if not isinstance(command.act, Raised):
        raise Refused("not-raised", "There is no such case.")
    happened = _past(command.happened or now, now)
    _admit(record, command.act, command.received or happened, happened)
    raiser = Capacity("raising", command.act.raising.id, PRACTITIONER)
    event = _event(record, command, actor, happened=happened, now=now, held=raiser)
    return (event, *_same_person(None, record.after(event), event))


def _admit(record: Record, act: Raised, arising: datetime, raised: datetime) -> None:
    if refused := why_not_raise(
        record.protocol, act, arising=arising, raised=raised, calendar=record.calendar
    ):
        raise refused


def _check_behalf(record: Record, case: Case, behalf: str | None, actor: Actor) -> None:
    """An officer may type what somebody with a part reported; what only that person may do stays
    refused to both.
    """
    if behalf is None:
        return
    if not (actor.everyone or actor.is_officer):
        raise Refused("officer-only", "Only the board's officer can record this for somebody else.")
    on = record.calendar.day_of(case.now)
    if (
        not actor.everyone
        and not part_of(record.protocol, case, record.directory, behalf, on).has_part
    ):
        raise Refused(
            "no-part", "That person has no part in this case, so nothing can be recorded for them."
        )


def _check_words(protocol: Protocol, case: Case, act: AnyAct) -> None:
    """What a command must bring in words, which only it can know."""
    if (
        isinstance(act, MovedUp)
        and REASON not in act.notes
        and (act.ground != moving.NO_ANSWER or not _has_late(case))
    ):
        raise Refused("reason-needed", "Say why you are moving up now: one or two sentences.")
    if isinstance(act, CarriedOut) and act.word is None:
        for duty_id in act.duties:
            duty = case.duty(duty_id)
            spec = protocol.duties.get(duty.key) if duty else None
            if spec is not None and spec.settled in ("decision", "choice"):
                words = " or ".join(f"“{word}”" for word in spec.words) or "“yes” or “no”"
                raise Refused("word-needed", f"Say what was decided: {words}.")


def _check_member(record: Record, case: Case, act: AnyAct, actor: Actor) -> None:
    """Each side brings in people of its own agency only; nobody is shown a case by the other
    side.
    """
    if not isinstance(act, Appointed) or actor.everyone or act.side not in ("raising", "answering"):
        return
    agency = case.raising.id if act.side == "raising" else act.agency
    seats = (seat for seat in record.directory.seats if seat.agency == agency)
    if not any(act.person in (seat.holder, seat.cover) for seat in seats):
        raise Refused(
            "not-of-the-agency",
            "Bring in somebody of your own agency. For others, ask the board's officer.",
        )


def _check_extension(record: Record, case: Case, act: AnyAct) -> None:
    """A limit that the parties may extend has an outer limit of its own, counted from the same
    moment.

    They may extend it, not shorten it; only where the limit is a date of theirs may it be an
    earlier one.
    """
    duty = case.duty(act.of) if isinstance(act, DateSet) else None
    spec = record.protocol.duties.get(duty.key) if duty else None
    if not isinstance(act, DateSet) or duty is None or spec is None or spec.outer is None:
        return
    days = record.calendar.with_closed(case.closed).of(spec.nation)
    limit = spec.limit_in(case.attributes)
    if limit is not None and not any(isinstance(period, SetDate) for period in limit.periods):
        own = periods.due(limit, duty.anchor, days, start=case.start)
        if own is not None and days.close_of(act.until) <= own:
            raise Refused(
                "not-later",
                f"This is due at {say_instant(own, year=True)} already. Set a later day.",
            )
    outer = periods.due(spec.outer, duty.anchor, days, start=case.start)
    if outer is not None and days.close_of(act.until) > outer:
        when = say_instant(outer, year=True)
        raise Refused("beyond-outer", f"The procedure lets you extend this to {when} at most.")


def _has_late(case: Case) -> bool:
    late = any(duty.was_late(case.now) for duty in moving.answers_awaited(case))
    return late or any(clock.late(case.now) for clock in case.clocks if case.stage in clock.scope)


def _past(happened: datetime, now: datetime) -> datetime:
    if happened > now:
        raise Refused("future", "This lies in the future. Give the time at which it happened.")
    return happened


def _happened(protocol: Protocol, case: Case, command: Command, now: datetime) -> datetime:
    """When it happened: never in the future, nor before what it answers had opened."""
    happened = _past(command.happened or now, now)
    if command.received is not None and command.received < happened:
        raise Refused("received-before-sent", "It cannot have been received before it was sent.")
    if happened < case.start:
        raise Refused(
            "before-it-opened", "The case had not been raised then yet. Give a later time."
        )
    answered = _answered(case, command.act)
    for duty in answered:
        if duty.how == "overtaken" and duty.ended and happened > duty.ended:
            raise Refused(
                "not-open",
                f"This is not owed any more: to {duty.what}. The case has gone on without it.",
            )
        if happened < duty.opened:
            raise Refused(
                "before-it-opened", f"It was not owed then yet: to {duty.what}. Give a later time."
            )
    confirms = any(
        duty.key == CONFIRM
        and not outcomes.discussing(protocol, case.owing.present, case.visit, duty, ended=case.end)
        for duty in answered
    )
    if (
        isinstance(command.act, ON_THE_LADDER)
        and not confirms
        and happened < case.visits[-1].entered
    ):
        raise Refused("before-it-opened", "The case was not at this step then. Give a later time.")
    return happened


def _answered(case: Case, act: AnyAct) -> list[Owed]:
    """The duties that an act carries out, or speaks to."""
    match act:
        case CarriedOut(duties=ids) | Appointed(duties=ids):
            return [duty for duty_id in ids if (duty := case.duty(duty_id)) is not None]
        case Positioned(side=side, agency=agency):
            owed = outcomes.word_owed(case.open_duties, side, agency)
            return [owed] if owed else []
        case _:
            return []


def capacity(protocol: Protocol, case: Case, actor: Actor, act: AnyAct) -> Capacity | None:
    """The capacity in which they do it: the one that owes it, else the first they have."""
    if isinstance(act, CarriedOut):
        for duty in _answered(case, act):
            spec = protocol.duties.get(duty.key)
            owners = (
                {(post.side, post.post) for post in spec.owners(duty.side, duty.post)}
                if spec
                else set()
            )
            for held in actor.capacities:
                if (held.side, held.post) in owners:
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


def _applied(record: Record, event: Event, actor: Actor) -> Record:
    if not isinstance(event.act, Corrected):
        return record.after(event)
    target = next((each for each in record.events if each.seq == event.act.target), None)
    if target is None or (isinstance(target.act, Raised) and event.act.instead is None):
        raise Refused(
            "no-such-event",
            "That entry cannot be taken out. If the whole case is wrong, ask the board's officer.",
        )
    if refused := allowed.why_not_correct(actor, target):
        raise refused
    _check_instead(record, target, event, event.act, actor)
    try:
        return record.after(event)
    except Unfit as unfit:
        raise Refused(
            "rests-on-it",
            (
                f"Later entries rest on this one (the first is entry {unfit.seq}), so it stays as "
                "it is. Add a note to it."
            ),
        ) from unfit


def _check_instead(
    record: Record, target: Event, event: Event, act: Corrected, actor: Actor
) -> None:
    """What stands instead must be the same act said rightly, and one that this person could have
    done then.
    """
    instead = act.instead
    if instead is None:
        return
    if type(instead) is not type(target.act) or isinstance(instead, Corrected):
        raise Refused(
            "another-act",
            (
                "A correction says the same thing rightly. For something else, take this out and "
                "record it."
            ),
        )
    if isinstance(instead, Raised):
        happened = _past(act.happened or target.happened, event.recorded)
        _admit(record, instead, target.received or happened, happened)
        return
    case = record.before(target.seq).case(target.recorded)
    if refused := allowed.why_not(record.protocol, case, actor, instead):
        raise refused
    _check_words(record.protocol, case, instead)
    command = Command(
        instead, event.request, happened=act.happened or target.happened, received=target.received
    )
    _happened(record.protocol, case, command, event.recorded)


def _same_person(before: Case | None, after: Record, event: Event) -> list[Event]:
    """Passes over what one person would owe to themselves inside their own agency."""
    events: list[Event] = []
    known = before.owing.all if before else {}
    while duty := next(
        (
            each
            for each in after.folded.open_duties
            if each.id not in known and _owed_to_self(after, each, event)
        ),
        None,
    ):
        passed = replace(
            event,
            seq=event.seq + len(events) + 1,
            act=SamePerson((duty.id,)),
            request=f"{event.request}+{len(events) + 1}",
            received=None,
        )
        events.append(passed)
        after = after.after(passed)
    return events


def _owed_to_self(record: Record, duty: Owed, event: Event) -> bool:
    case, spec = record.folded, record.protocol.duties.get(duty.key)
    if spec is None or not spec.inside:
        return False
    party = case.raising if duty.side == "raising" else case.party(duty.agency)
    if party is None:
        return False
    on = record.calendar.day_of(event.recorded)
    owners = {
        person
        for post in spec.owners(duty.side, duty.post)
        for person in _people(record, case, party, side=duty.side, post=post.post, on=on)
    }
    others = {
        person
        for post in spec.towards
        for person in _people(record, case, party, side=duty.side, post=post.post, on=on)
    }
    return bool(owners) and owners == others


def _people(
    record: Record, case: Case, party: Party, *, side: str, post: str, on: date
) -> set[str]:
    """Who acts in a tier of one party on that date; a practitioner is the raiser, or the person
    disputed with.
    """
    if post == PRACTITIONER:
        person = case.raiser if side == "raising" else party.person
        return {person} if person else set()
    seats = seats_in_force(record.protocol, record.directory, party, post, on)
    return {person for seat in seats if (person := seat.acting(on)) is not None}
