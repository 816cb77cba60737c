"""Questions about one case."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from msgspec.structs import replace

from concordat.brief.audience import may_know, named_in
from concordat.brief.children import no_longer_holds
from concordat.casework import damage, excluding, linking, models, notes, store, theirs
from concordat.casework.errors import Unreadable
from concordat.casework.holdings import held_by
from concordat.casework.parties import brought_in
from concordat.casework.values import AgencyCard, CaseView, PersonCard
from concordat.core.acts import AnyAct
from concordat.core.calendar import in_london
from concordat.core.case import Case
from concordat.core.events import Event
from concordat.core.posts import LEAD
from concordat.core.record import Record
from concordat.core.who import in_danger
from concordat.core.who.parts import Actor, actor
from concordat.people import cast
from concordat.people import queries as people
from concordat.readers import service as readers
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
    have no part in it, or there is no such case: at the same cost, as `theirs` says, so that nobody
    can tell the two apart. Ten queries, one fold. Raises Unreadable where they have a part and it
    is damaged.
    """
    if not theirs.may_be(ref, person, now):
        return None
    damaged: list[damage.Damaged] = []

    def tell(each: damage.Damaged) -> None:
        damage.log(each)
        damaged.append(each)

    seen = damage.unless_damaged(partial(_seen, person=person, now=now), ref, tell)
    if damaged:
        _refuse_unreadable(ref, person, now)
    if seen is None:
        return None
    loaded, found, who = seen
    readers.write_case(ref, loaded.head.board, person, now)
    return Opened(view_of(loaded, found, who, now), loaded)


def _refuse_unreadable(ref: str, person: str, now: datetime) -> None:
    """Raise Unreadable for whoever has a part in a damaged case, as the rows of lists say."""
    mine = held_by(person, now).mine(now)
    if models.PartRow.objects.filter(mine, case=ref, since__lte=now).exists():
        raise Unreadable(ref)


def glimpsed(ref: str, person: str, now: datetime) -> CaseView | None:
    """A case for a line in somebody's lists, which shows none of its words: they have not read it.
    None where they have no part in it, or it can't be read. Only of a case that is in their lists
    already: nobody may name it themselves.
    """
    return damage.unless_damaged(partial(_glimpsed, person=person, now=now), ref)


def _glimpsed(ref: str, person: str, now: datetime) -> CaseView | None:
    seen = _seen(ref, person, now)
    return view_of(*seen, now) if seen else None


def read_without_words(ref: str, person: str, now: datetime) -> tuple[Record, Case] | None:
    """The record of a case, and the case, for a line in somebody's lists that needs none of its
    words. None where they have no part in it, or it can't be read.
    """
    seen = damage.unless_damaged(partial(_seen, person=person, now=now), ref)
    return (seen[0].record, seen[1]) if seen else None


def asked_about_danger(refs: Iterable[str], person: str, now: datetime) -> int:
    """How much somebody is asked now to say or record about a child in danger; cases that can't be
    read are left out.
    """
    asked = partial(_asked_about_danger, person=person, now=now)
    return sum(damage.unless_damaged(asked, ref) or 0 for ref in refs)


def _asked_about_danger(ref: str, person: str, now: datetime) -> int:
    seen = _seen(ref, person, now)
    if seen is None:
        return 0
    loaded, found, who = seen
    protocol, standing = loaded.record.protocol, found.standing
    return sum(len(in_danger.asked_of(protocol, found, each, who)) for each in standing)


def _seen(ref: str, person: str, now: datetime) -> tuple[store.Loaded, Case, Actor] | None:
    """A case and the part that somebody has in it; None where they have none. Reading it takes
    longer than finding that there is none: ask `theirs` first where they named it.
    """
    on = in_london(now).date()
    loaded = store.load(ref, on)
    if loaded is None:
        return None
    record = loaded.record
    found = record.case(now)
    who = actor(record.protocol, found, record.directory, person, on)
    return (loaded, found, who) if who.has_part else None


def view_of(loaded: store.Loaded, found: Case, who: Actor, now: datetime) -> CaseView:
    """Everything that a page of this case may show to that person."""
    head, record = loaded.head, loaded.record
    ring = vault.keyring(head.ref)
    rows = list(models.Note.objects.filter(case=head.ref).order_by("seq"))
    named = cast.board_with(head.board, _seated(record))
    named_there = named_in(record.events)
    view = CaseView(
        ref=head.ref,
        board=named.board,
        record=record,
        case=found,
        actor=who,
        now=now,
        words=notes.opened(ring, rows, who),
        own_words={row.id: row.agency for row in rows if row.audience == notes.OWN_AGENCY},
        people=people.people(_people(record, found)),
        agencies=_cards(named),
        services=_services(named),
        erased=ring.erased,
        others=frozenset(linking.with_a_part(named_there, who.person, now)),
    )
    return _without_what_is_hidden(view)


def _without_what_is_hidden(view: CaseView) -> CaseView:
    """The same case, without the words of entries that name a case in which the reader has no
    part, and without what says of a child who it is not.
    """
    hidden = {
        note.id
        for event in view.record.events
        for note in event.act.noted()
        if no_longer_holds(view, note) or not may_know(view, event)
    }
    return replace(view, words={id_: text for id_, text in view.words.items() if id_ not in hidden})


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
    new = record.events[len(view.record.events) :]
    others = linking.with_a_part(named_in(new) - view.others, who.person, view.now)
    known_others = view.others | others.keys()
    later = _without_what_is_hidden(
        replace(view, record=record, case=found, actor=who, people=known, others=known_others)
    )
    unnamed = _agencies(new) - view.agencies.keys() - {view.board.id}
    brings_in = unnamed or any(brought_in(each.act) for each in new)
    return _with_those_brought_in(later) if brings_in else later


def naming(opened: Opened, acts: Sequence[AnyAct]) -> CaseView:
    """The same case, with the people and agencies that these acts name in its directory. No query
    where they name nobody new.
    """
    view = opened.view
    loaded = store.with_those_named(opened.loaded, acts, view.today)
    if loaded is opened.loaded:
        return view
    strangers = _people(loaded.record, view.case) - view.people.keys()
    strangers |= {person for act in acts for person in act.people()} - view.people.keys()
    known = {**view.people, **people.people(strangers)}
    return _with_those_brought_in(replace(view, record=loaded.record, people=known))


def _with_those_brought_in(view: CaseView) -> CaseView:
    """The same case, with the names of agencies and services that have come to it."""
    named = cast.board_with(view.board.id, _seated(view.record))
    return replace(view, agencies=_cards(named), services=_services(named))


def read_by(view: CaseView) -> tuple[tuple[PersonCard, datetime], ...]:
    """Who was shown a case, each with when they last were, the latest first. One query, unless
    somebody read it who no longer has a part.
    """
    rows = readers.of_case(view.ref)
    others = {person for person, _ in rows} - set(view.people)
    known = {**view.people, **(people.people(others) if others else {})}
    return tuple((known.get(person, PersonCard(person, person)), last) for person, last in rows)


def kept_out(view: CaseView) -> tuple[tuple[PersonCard, str], ...]:
    """Who must not see this case, and why: all for the board's business unit; for the lead of an
    agency those who work there, but nobody who is the lead there; () for everybody else. No query
    where nobody is excluded.
    """
    led = {held.agency for held in view.actor.capacities if held.post == LEAD}
    if not view.record.directory.excluded or not (view.actor.is_officer or led):
        return ()
    found = excluding.of_case(view.ref)
    if not view.actor.is_officer:
        found = _of_those_led(found, view, led)
    known = people.people(each.person for each in found)
    return tuple(
        (known.get(each.person, PersonCard(each.person, each.person)), each.why) for each in found
    )


def _of_those_led(
    found: tuple[excluding.Exclusion, ...], view: CaseView, led: Collection[str]
) -> tuple[excluding.Exclusion, ...]:
    """Those of the people excluded who work in these agencies and don't lead one of them."""
    seats = people.directory(view.board.id, view.today, led).seats
    theirs = [seat for seat in seats if seat.agency in led]
    leads = {seat.holder for seat in theirs if seat.lead}
    staff = {person for seat in theirs for person in seat.people}
    return tuple(each for each in found if each.person in staff - leads)


def _agencies(history: Iterable[Event]) -> set[str]:
    return {agency for event in history for agency in event.act.agencies()}


def _seated(record: Record) -> set[str]:
    """The agencies of a case, and those from which somebody may act in it for another."""
    return _agencies(record.events) | {seat.agency for seat in record.directory.seats}


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
        named.update(seat.people)
    return named
