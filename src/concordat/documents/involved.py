"""Who was involved in a case, on both sides, each with a role, as a form lists them."""

from collections.abc import Iterable, Iterator, Mapping

from concordat.brief.authors import author
from concordat.brief.names import Names
from concordat.brief.owed import Holder
from concordat.core.events import Event
from concordat.core.posts import HANDED_ON
from concordat.core.who.sight import by_name


def others(names: Names, history: Iterable[Event], spoken: Iterable[Event]) -> Mapping[str, str]:
    """Everybody involved except the raiser, by id, each with a role: who acted, who is in the case
    by name, and who took part by their post in one of the discussions `spoken`.
    """
    case = names.view.case
    found: dict[str, str] = {}
    for event in history:
        _, _, wrote_as = author(names, event).partition(", ")
        if person := event.behalf or event.by:  # nobody did what the system wrote down
            found.setdefault(person, wrote_as)
    for each in by_name(case):
        if each.role != HANDED_ON:
            found.setdefault(each.of.person, role(names, each.of.person, each.of.agency))
    for holder in _in_discussion(names, spoken):
        if holder.acting:
            found.setdefault(holder.acting.id, f"{holder.title}, {holder.agency}")
    return {person: what for person, what in found.items() if person != case.raiser}


def role_of_raiser(names: Names) -> str:
    """In which post somebody raised a case; their post today where others wrote it down."""
    case, raised = names.view.case, names.view.record.events[0]
    if raised.by == case.raiser and raised.title:
        return author(names, raised).partition(", ")[2]
    return role(names, case.raiser, case.raising.id)


def role(names: Names, person: str, agency: str) -> str:
    """Somebody's post in an agency of the case, with their organisation; where they hold none
    there, their first post elsewhere.
    """
    seats = [seat for seat in names.view.record.directory.seats if seat.holder == person]
    for seat in sorted(seats, key=lambda each: each.agency != agency):
        return f"{seat.title}, {seat.organisation or names.agency(seat.agency)}"
    return names.agency(agency)


def _in_discussion(names: Names, spoken: Iterable[Event]) -> Iterator[Holder]:
    """Whoever is in a post that a discussion is between."""
    for duty in (duty for event in spoken for duty in event.act.subject.duties):
        for post in names.protocol.duty(duty.key).posts_named():
            yield from names.holders(post, duty.agency or None)
