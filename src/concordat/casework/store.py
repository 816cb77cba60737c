"""The record in the database: lock a case, load its history, add to it. Nothing here decides
anything.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import msgspec
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Exists, F, OuterRef

from concordat.casework import excluding, models, rules
from concordat.casework.errors import NotFound
from concordat.core import chain, wire
from concordat.core.acts import AnyAct, SteppedAside
from concordat.core.events import Event
from concordat.core.posts import Directory
from concordat.core.protocol import Protocol
from concordat.core.record import Record
from concordat.core.who.apart import of_case
from concordat.people import queries as people
from concordat.people.values import Board


def lock(ref: str) -> models.CaseHead:
    """The case, held until the transaction ends: whoever acts in it next waits. Raises NotFound."""
    try:
        return models.CaseHead.objects.select_for_update().get(pk=ref)
    except models.CaseHead.DoesNotExist:
        raise NotFound(ref) from None


def lock_several(refs: Sequence[str]) -> dict[str, models.CaseHead]:
    """Several cases, held until the transaction ends, by reference."""
    heads = models.CaseHead.objects.select_related("rules").defer("rules__days")
    rows = heads.select_for_update(of=("self",)).filter(pk__in=refs).order_by("pk")
    return {head.ref: head for head in rows}


def entries_of(refs: Sequence[str]) -> dict[str, list[bytes]]:
    """The entries of several cases as they are stored, oldest first, by reference."""
    found: dict[str, list[bytes]] = {ref: [] for ref in refs}
    rows = models.Event.objects.filter(case__in=refs).order_by("case", "seq")
    for ref, entry in rows.values_list("case", "wire"):
        found[ref].append(bytes(entry))
    return found


@dataclass(frozen=True, slots=True)
class Loaded:
    """A case as it was read: its head, its record, and the hash of the last entry. Its directory is
    that of a London date, `on`; `named` are the agencies and people for whom it was read.
    """

    head: models.CaseHead
    record: Record
    last: str
    on: date
    named: frozenset[tuple[str, str]]


def load(ref: str, on: date, act: AnyAct | None = None) -> Loaded | None:
    """A case with the directory of a London date, in three queries; None where there is no such
    case, at the same cost. `act` is about to be done: the people it names are in the directory.
    Raises `chain.Broken` where an entry was changed or is missing.
    """
    shut = Exists(models.Excluded.objects.filter(case=OuterRef("case")))
    rows = models.Event.objects.filter(case=ref).order_by("seq").annotate(shut=shut)
    found = list(rows.values_list("wire", "shut", *_OF_CASE))
    entries = [bytes(entry) for entry, *_ in found]
    head, is_shut = (_head(found[0][2:]), found[0][1]) if found else (None, False)
    events = chain.read(entries, head.entries, head.last) if head else ()
    acts = [event.act for event in events] + ([act] if act else [])
    protocol = rules.protocol_of(head.rules) if head else None
    people_there = directory(head.board if head else "", on, acts, protocol)
    kept_out = excluding.people(ref) if is_shut else frozenset()
    if head is None or protocol is None:
        return None
    whole = _record(head, protocol, events, people_there.without(kept_out))
    if any(isinstance(act, SteppedAside) for act in acts) or people_there.has_employers:
        whole = msgspec.structs.replace(whole, directory=of_case(whole.directory, whole.folded))
    return Loaded(head, whole, chain.digest(entries[-1]), on, _named(acts))


def with_those_named(loaded: Loaded, acts: Sequence[AnyAct], on: date) -> Loaded:
    """The same case, with the people and agencies in its directory that these acts name."""
    if _named(acts) <= loaded.named:
        return loaded
    record, named = loaded.record, [*(event.act for event in loaded.record.events), *acts]
    known = directory(loaded.head.board, on, named, record.protocol)
    known = of_case(known.without(record.directory.excluded), record.folded)
    whole = msgspec.structs.replace(record, directory=known)
    return replace(loaded, record=whole, named=loaded.named | _named(acts))


def events(ref: str) -> tuple[Event, ...]:
    """The history of a case, oldest first; empty where there is none."""
    rows = models.Event.objects.filter(case=ref).order_by("seq").values_list("wire", flat=True)
    return tuple(wire.decode(bytes(row)) for row in rows)


_HEAD = ("ref", "board", "rules_id", "told_until", "next", "entries", "last")
_RULES = ("id", "board", "protocol", "version", "fingerprint", "calendar")
_OF_CASE = tuple(f"case__{name}" for name in (*_HEAD, *(f"rules__{each}" for each in _RULES)))


def _head(values: Sequence[Any]) -> models.CaseHead:
    """The head of a case with its rules, from the values of their columns; the days of its calendar
    are left in the database.
    """
    head = models.CaseHead.from_db(DEFAULT_DB_ALIAS, _HEAD, values[: len(_HEAD)])
    head.rules = models.Rules.from_db(DEFAULT_DB_ALIAS, _RULES, values[len(_HEAD) :])
    return head


def record(head: models.CaseHead, history: Sequence[Event], directory: Directory) -> Record:
    """A history with the rules it was made under. Raises RulesMissing."""
    return _record(head, rules.protocol_of(head.rules), history, directory)


def _record(
    head: models.CaseHead, protocol: Protocol, history: Sequence[Event], directory: Directory
) -> Record:
    days = rules.calendar_of(head.rules)
    return Record(head.ref, protocol, days, directory, tuple(history))


def directory(board: str, on: date, acts: Iterable[AnyAct], protocol: Protocol | None) -> Directory:
    """The seats of the agencies and people that these acts name, the board's own, and those of
    the protocol's third parties, wherever they are held, as they are on a London date.
    """
    named = list(acts)
    agencies = {agency for act in named for agency in act.agencies()}
    people_named = {person for act in named for person in act.people()}
    anywhere = protocol.held_anywhere if protocol else ()
    return people.directory(board, on, agencies, people_named, anywhere)


def _named(acts: Iterable[AnyAct]) -> frozenset[tuple[str, str]]:
    """The agencies and the people that these acts name."""
    named = [(act.agencies(), act.people()) for act in acts]
    agencies = {("agency", each) for theirs, _ in named for each in theirs}
    return frozenset(agencies | {("person", each) for _, theirs in named for each in theirs})


def begin(board: Board, at: datetime, year: int) -> models.CaseHead:
    """A new case with the next number of its board's year."""
    head = models.CaseHead(
        ref=f"{board.prefix}-{year}-{_next_number(board.id, year):04}",
        board=board.id,
        rules=rules.begin(board, at),
        told_until=at,
    )
    head.save(force_insert=True)
    return head


def _next_number(board: str, year: int) -> int:
    series = models.Series.objects.filter(board=board, year=year)
    if not series.update(last=F("last") + 1):
        models.Series.objects.bulk_create(
            [models.Series(board=board, year=year, last=0)], ignore_conflicts=True
        )
        series.update(last=F("last") + 1)
    return series.values_list("last", flat=True).get()


def append(
    head: models.CaseHead,
    added: Iterable[Event],
    *,
    previous: str,
    digests: Mapping[str, str],
) -> tuple[Event, ...]:
    """Add to the history, each entry chained to the one before it; returns the entries as stored.

    `previous` is the hash of the last entry before them; `digests` are those of the sealed words
    they bring. The head knows of them, and is still to be saved. IntegrityError where the place, or
    the request, is taken.
    """
    entries = chain.linked(added, previous, digests)
    if entries:
        head.entries, head.last = entries[-1][0].seq, chain.digest(entries[-1][1])
    models.Event.objects.bulk_create(_row(head, event, data) for event, data in entries)
    return tuple(event for event, _ in entries)


def _row(head: models.CaseHead, event: Event, data: bytes) -> models.Event:
    return models.Event(
        case=head,
        seq=event.seq,
        board=head.board,
        kind=str(event.act.__struct_config__.tag),
        request=_once(event),
        happened=event.happened,
        recorded=event.recorded,
        by=event.by,
        wire=data,
    )


def _once(event: Event) -> str:
    """What the database keeps unique: the request, and the place in it of all but the first."""
    return f"{event.request}+{event.order}" if event.order else event.request


def answered(request: str) -> tuple[Event, ...]:
    """The events that a request made, if it was carried out already."""
    first = models.Event.objects.filter(request=request).first()
    if first is None:
        return ()
    return tuple(event for event in events(first.case_id) if event.request == request)
