"""Who did what an entry tells: by name, in the post that they held then, and for whom."""

from concordat.brief.names import Names, as_role
from concordat.core.events import Event
from concordat.core.posts import PostRef, Seat
from concordat.core.posts_held import acts_in, is_brought_in, posts_of
from concordat.core.who.parts import Capacity
from concordat.core.wording import capitalised, joined


def author(names: Names, event: Event) -> str:
    """Who did what an event tells, in which post, for whom; of a story that is only told, the
    agency or the board's post whose doing it was.
    """
    if names.view.actor.everyone:
        return _owners(names, event)
    title, role = _title(names, event), _role(names, event)
    told = [names.person(event.by), title, *_where(names, event, _seat(names, event))]
    if _is_brought_in(names, event) and title != role:
        told.append(as_role(role))
    if event.covering:
        told.append(f"covering for {names.person(event.covering)}")
    if event.behalf and event.behalf != event.by:
        told.append(f"on behalf of {names.person(event.behalf)}")
    return ", ".join(dict.fromkeys(filter(None, told)))


def _owners(names: Names, event: Event) -> str:
    subject = event.act.subject
    if subject.side:
        return names.side(subject.side, subject.agency or None)
    duties = filter(None, map(names.view.case.duty, subject.duties))
    owing = joined(dict.fromkeys(map(names.who, duties)))
    return capitalised(owing) or (names.agency(event.agency) if event.agency else "")


def _title(names: Names, event: Event) -> str:
    """What the post was called in which they acted, as the entry keeps it. Of an entry that keeps
    nothing: as it is called today, if they hold it; else what the protocol calls their part. Never
    a post that they came to hold since.
    """
    if event.title:
        return event.title
    seat = _seat(names, event)
    return seat.title if seat else _role(names, event)


def _seat(names: Names, event: Event) -> Seat | None:
    """The post in which they acted, if it is theirs today."""
    held, directory = _held(event), names.view.record.directory
    if event.title:
        theirs = posts_of(directory, names.view.case.appointed, event.by, held)
        return next((seat for seat in theirs if seat.title == event.title), None)
    elsewhere = names.own_seat(event.by) if _is_brought_in(names, event) else None
    return next(acts_in(directory, event.by, held), elsewhere)


def _held(event: Event) -> Capacity:
    return Capacity(event.side or "board", event.agency or "", event.post or "", event.covering)


def _is_brought_in(names: Names, event: Event) -> bool:
    return is_brought_in(names.view.case.appointed, event.by, _held(event))


def _where(names: Names, event: Event, seat: Seat | None) -> tuple[str, ...]:
    """The agency that they acted in; of somebody from another organisation, that one first."""
    there = event.agency or (seat.agency if seat else "")
    agency = names.agency(there) if there else ""
    own = seat.organisation if seat else ""
    return (own, f"for {agency}") if own else (agency,)


def _role(names: Names, event: Event) -> str:
    if not event.post or not event.side:
        return ""
    return names.title(PostRef(event.side, event.post), event.agency)
