"""Who did what an entry tells: by name, in the post that they hold, and for whom."""

from concordat.brief.names import Names, as_role
from concordat.core.events import Event
from concordat.core.posts import PostRef, Seat
from concordat.core.wording import capitalised, joined


def author(names: Names, event: Event) -> str:
    """Who did what an event tells, in which post, for whom; of a story that is only told, the
    agency or the board's post whose doing it was.
    """
    if names.view.actor.everyone:
        return _owners(names, event)
    seat, role = _seat(names, event), _role(names, event)
    told = [names.person(event.by), seat.title if seat else role, *_where(names, event, seat)]
    if seat and _is_brought_in(names, event) and seat.title != role:
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


def _seat(names: Names, event: Event) -> Seat | None:
    """The post in which they acted, or another of theirs: never one that isn't theirs."""
    there = [s for s in names.view.record.directory.seats if s.agency == event.agency]
    whose = {event.by, event.covering or event.by}
    acted_in = [s for s in there if s.holder in whose and s.is_in(event.post or "")]
    own = (s for s in there if s.holder == event.by)
    elsewhere = names.own_seat(event.by) if _is_brought_in(names, event) else None
    return next(iter((*acted_in, *own)), elsewhere)


def _is_brought_in(names: Names, event: Event) -> bool:
    """Whether they acted in a role to which they were brought in."""
    acted = (event.covering or event.by, event.post)
    return any((each.person, each.role) == acted for each in names.view.case.appointed)


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
