"""Questions about one case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from msgspec.structs import replace

from concordat.casework import models, notes, store
from concordat.casework.parties import brought_in
from concordat.casework.values import AgencyCard, CaseView, PersonCard
from concordat.core.calendar import in_london
from concordat.core.case import Case
from concordat.core.events import Event
from concordat.core.record import Record
from concordat.core.who.parts import Actor, actor
from concordat.people import cast
from concordat.people import queries as people
from concordat.vault import service as vault


@dataclass(frozen=True, slots=True)
class Opened:
    """A case as somebody may see it, and as it was read: what they do next is decided on that."""

    view: CaseView
    loaded: store.Loaded


def case(ref: str, person: str, now: datetime) -> CaseView | None:
    """A case as somebody may see it; None where `opened` finds none."""
    found = opened(ref, person, now)
    return found.view if found else None


def opened(ref: str, person: str, now: datetime) -> Opened | None:
    """A case as somebody may see it, and that they saw it is written down first. None where they
    have no part in it, or there is no such case: at the same cost, so that nobody can tell the two
    apart. Nine queries, one fold.
    """
    on = in_london(now).date()
    loaded = store.load(ref, on)
    if loaded is None:
        return None
    record = loaded.record
    found = record.case(now)
    who = actor(record.protocol, found, record.directory, person, on)
    if not who.has_part:
        return None
    models.ReadRow.objects.create(case=loaded.head, board=loaded.head.board, person=person, at=now)
    return Opened(_view(loaded, found, who, now), loaded)


def _view(loaded: store.Loaded, found: Case, who: Actor, now: datetime) -> CaseView:
    """Everything that a page of this case may show to that person."""
    head, record = loaded.head, loaded.record
    ring = vault.keyring(head.ref)
    rows = list(models.Note.objects.filter(case=head.ref).order_by("seq"))
    named = cast.board_with(head.board, _agencies(record.events))
    return CaseView(
        ref=head.ref,
        board=named.board,
        record=record,
        case=found,
        actor=who,
        now=now,
        words=notes.opened(ring, rows, who),
        people=people.people(_people(record, found)),
        agencies=_cards(named),
        services=_services(named),
        erased=ring.erased,
    )


def _cards(named: cast.Named) -> dict[str, AgencyCard]:
    return {id_: AgencyCard(id_, each.name, each.kind) for id_, each in named.agencies.items()}


def _services(named: cast.Named) -> dict[str, str]:
    return {id_: each.name for id_, each in named.services.items()}


def after(view: CaseView, record: Record) -> CaseView | None:
    """The same case for the same person once they have acted in it; None where they have no part
    any more. A query only where the act named somebody new, or an agency or a service.
    """
    found = record.case(view.now)
    who = actor(record.protocol, found, record.directory, view.actor.person, view.today)
    if not who.has_part:
        return None
    strangers = _people(record, found) - view.people.keys()
    known = {**view.people, **(people.people(strangers) if strangers else {})}
    later = replace(view, record=record, case=found, actor=who, people=known)
    new = record.events[len(view.record.events) :]
    return _with_those_brought_in(later) if any(brought_in(each.act) for each in new) else later


def _with_those_brought_in(view: CaseView) -> CaseView:
    """The same case, with the names of agencies and services that have come to it."""
    named = cast.board_with(view.board.id, _agencies(view.record.events))
    return replace(view, agencies=_cards(named), services=_services(named))


def read_by(view: CaseView) -> tuple[tuple[PersonCard, datetime], ...]:
    """Who was shown a case and when, the latest first. One query, unless somebody read it who no
    longer has a part.
    """
    rows = list(models.ReadRow.objects.filter(case=view.ref).order_by("-at", "-pk"))
    others = {row.person for row in rows} - set(view.people)
    known = {**view.people, **(people.people(others) if others else {})}
    return tuple(
        (known.get(row.person, PersonCard(row.person, row.person)), row.at) for row in rows
    )


def _agencies(history: Iterable[Event]) -> set[str]:
    return {agency for event in history for agency in event.act.agencies()}


def _people(record: Record, found: Case) -> set[str]:
    """Everybody a page of this case may have to name: who acted, whom an act names, and who is in
    the posts of its agencies.
    """
    named = {found.raiser}
    for event in record.events:
        acted = (event.by, event.behalf, event.covering)
        named.update(person for person in acted if person)
        named.update(event.act.people())
    for seat in record.directory.seats:
        named.update(person for person in (seat.holder, seat.cover) if person)
    return named
