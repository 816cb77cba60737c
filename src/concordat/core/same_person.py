"""One person who holds two successive posts of an agency owes nothing to themselves."""

from collections.abc import Container
from datetime import date

from concordat.core.case import Owed
from concordat.core.events import Event
from concordat.core.ids import DutyId
from concordat.core.posts import PRACTITIONER, Party, PostRef
from concordat.core.record import Record
from concordat.core.who.seats import seats_in_force


def first_owed_to_self(record: Record, known: Container[DutyId], event: Event) -> Owed | None:
    """The first open duty that an event opened (it isn't `known`) and that its owner would owe to
    themselves; None where there is none.
    """
    opened = (duty for duty in record.folded.open_duties if duty.id not in known)
    return next((duty for duty in opened if _is_owed_to_self(record, duty, event)), None)


def _is_owed_to_self(record: Record, duty: Owed, event: Event) -> bool:
    case, spec = record.folded, record.protocol.duty(duty.key)
    party = case.raising if duty.side == "raising" else case.party(duty.agency)
    if not spec.inside_one_agency or party is None:
        return False
    on = record.calendar.day_of(event.recorded)
    owners = spec.owners(duty.side, duty.post)
    owing = _people(record, party, duty, owners, on)
    return bool(owing) and owing == _people(record, party, duty, spec.towards, on)


def _people(
    record: Record, party: Party, duty: Owed, posts: tuple[PostRef, ...], on: date
) -> set[str]:
    """Who acts in these tiers of one party on that date. A practitioner is the raiser, or the
    person disputed with.
    """
    found: set[str | None] = set()
    for post in posts:
        if post.post == PRACTITIONER:
            found.add(record.folded.goes_on(duty.side, party.id))
        else:
            seats = seats_in_force(record.protocol, record.directory, party, post.post, on)
            found.update(seat.acting(on) for seat in seats)
    return {person for person in found if person}
