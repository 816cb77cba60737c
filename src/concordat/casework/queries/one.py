"""Questions about one case."""

from collections.abc import Iterable
from datetime import datetime

from concordat.casework import models, notes, store
from concordat.casework.values import AgencyCard, CaseView, PersonCard
from concordat.core.calendar import in_london
from concordat.core.case import Case
from concordat.core.events import Event
from concordat.core.record import Record
from concordat.core.who.parts import actor
from concordat.people import cast
from concordat.people import queries as people
from concordat.vault import service as vault


def case(ref: str, person: str, now: datetime) -> CaseView | None:
    """A case as somebody may see it, and that they saw it is written down first. None where they
    have no part in it, or there is no such case: at the same cost, so that nobody can tell the two
    apart. Eight queries, one fold.
    """
    on = in_london(now).date()
    head, history = store.history(ref)
    directory = store.directory(head.board if head else "", on, [event.act for event in history])
    if head is None:
        return None
    record = store.record(head, history, directory)
    found = record.case(now)
    who = actor(record.protocol, found, directory, person, on)
    if not who.has_part:
        return None
    models.ReadRow.objects.create(case=head, board=head.board, person=person, at=now)
    ring = vault.keyring(ref)
    rows = list(models.Note.objects.filter(case=ref).order_by("seq"))
    named = cast.board_with(head.board, _agencies(history))
    return CaseView(
        ref=ref,
        board=named.board,
        record=record,
        case=found,
        actor=who,
        now=now,
        words=notes.opened(ring, rows, who),
        people=people.people(_people(record, found)),
        agencies={
            id_: AgencyCard(each.id, each.name, each.kind) for id_, each in named.agencies.items()
        },
        services={id_: each.name for id_, each in named.services.items()},
        erased=ring.erased,
    )


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
