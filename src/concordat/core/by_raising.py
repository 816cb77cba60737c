"""The first duty of a procedure, where raising the disagreement in writing carries it out: who may
do so, what says so, and that both are put right together.
"""

from datetime import date

from msgspec.structs import replace

from concordat.core.acts import CarriedOut, Corrected, Raised
from concordat.core.case import Case
from concordat.core.case.fold import reading_of
from concordat.core.errors import Refused
from concordat.core.events import Event
from concordat.core.posts import EVERYBODY, PRACTITIONER, Directory, Party
from concordat.core.protocol import Duty, Protocol
from concordat.core.record import Record
from concordat.core.who.carrying_out import why_not_do
from concordat.core.who.parts import Actor
from concordat.core.who.seats import seats_in_force


def first_duty(protocol: Protocol, route: str | None) -> Duty | None:
    """The duty that raising carries out on a route, the default one where none is named; None
    where there is none.
    """
    known = protocol.routes.get(route or "", protocol.default_route)
    met = (duty for duty in protocol.duties.values() if duty.met_by_raising)
    return next((duty for duty in met if duty.step in (None, known.first)), None)


def may_carry_out(
    protocol: Protocol, directory: Directory, duty: Duty, *, party: Party, person: str, on: date
) -> bool:
    """Whether that person, raising for that party, would carry out the duty by it: everybody would
    where practitioners owe it, else those in a post that does.
    """
    return any(
        post.post in (PRACTITIONER, EVERYBODY)
        or any(
            seat.is_of(person, on)
            for seat in seats_in_force(protocol, directory, party, post.post, on)
        )
        for post in duty.who
    )


def carried_out(protocol: Protocol, case: Case, act: CarriedOut, raiser: Actor) -> CarriedOut:
    """The act with the duties that raising has just carried out. Raises Refused where there are
    none, or where they are not the raiser's.
    """
    owed = (duty.id for duty in case.open_duties if protocol.duty(duty.key).met_by_raising)
    done = replace(act, duties=tuple(owed))
    if not done.duties:
        raise Refused(
            "not-by-raising",
            "Under this procedure raising it here carries nothing out: record it once it is done.",
        )
    if refused := why_not_do(protocol, case, raiser, done.subject):
        raise refused
    return done


def corrected_with(record: Record, event: Event, act: Corrected) -> tuple[Event, ...]:
    """The correction that goes with one: raising, and what it carried out, were one thing, so they
    have one time. Empty where nothing goes with it.
    """
    target = reading_of(record.events, act.target)
    other = _other_half(record, target) if target else None
    moved = act.happened is not None and target is not None and act.happened != target.happened
    if other is None or act.instead is None or not moved:
        return ()
    received = other.received
    together = Corrected(other.seq, other.act, act.happened, received, notes=act.notes)
    after = replace(event, seq=event.seq + 1, order=event.order + 1, act=together, received=None)
    return (after,)


def _other_half(record: Record, target: Event) -> Event | None:
    """What raising carried out, of the raising; the raising, of what it carried out; None of any
    other entry.
    """
    if isinstance(target.act, CarriedOut) and target.act.by_raising:
        return reading_of(record.events, record.events[0].seq)
    if not isinstance(target.act, Raised):
        return None
    read = (reading_of(record.events, event.seq) for event in record.events)
    return next(
        (
            event
            for event in read
            if event is not None and isinstance(event.act, CarriedOut) and event.act.by_raising
        ),
        None,
    )
