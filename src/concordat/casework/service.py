"""The one way to act in a case: `perform`. And what follows for many cases at once: a holiday, the
passing of time.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from concordat import clock
from concordat.casework import models, notes, parties, projections, raising, rules, store, told
from concordat.casework.errors import NotFound, Stale
from concordat.casework.holdings import Holdings
from concordat.casework.notes import Words
from concordat.core.acts import HolidayProclaimed, Note, Raised
from concordat.core.calendar import in_london
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.errors import Refused
from concordat.core.events import Event
from concordat.core.notices import Telling
from concordat.core.posts import PRACTITIONER
from concordat.core.record import Record
from concordat.core.who.parts import Actor, Capacity, actor
from concordat.people import closing
from concordat.vault import service as vault
from concordat.vault.errors import Erased

__all__ = ["Done", "NotFound", "Refused", "Stale", "Words", "perform", "proclaim"]

_NO_WORDS: Mapping[str, Words] = {}
TRIES = 5  # how often an act is decided again because somebody else was first
_REQUEST = re.compile(r"[\w.:/-]{1,120}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Done:
    """What was recorded, who has been told what because of it, and the record after it."""

    ref: str
    events: tuple[Event, ...]
    tellings: tuple[Telling, ...]
    after: Record


def perform(
    ref: str | None,
    command: Command,
    by: str,
    *,
    words: Mapping[str, Words] = _NO_WORDS,
    board: str | None = None,
    at: datetime | None = None,
    seen: int | None = None,
    basis: store.Loaded | None = None,
) -> Done:
    """Record what somebody did, once however often it is sent; without a `ref`, open a case of
    `board`.

    `words` are what was written, by note id; `seen` is the last entry that the form was built on;
    `basis` is the case as it was read a moment ago. Raises NotFound for who has no part in the
    case, Stale where somebody acted meanwhile, Refused with a sentence for any other reason. Then
    nothing was recorded.
    """
    if not _REQUEST.fullmatch(command.request):
        raise Refused(
            "no-request", "This form cannot be sent. Open the page again and send it from there."
        )
    if ref is None:
        return _raise(command, by, words, at, board or "")
    written = _Written(command, by, words)
    for _ in range(TRIES):
        try:
            return _act(ref, written, at, seen, basis)
        except _Overtaken:
            basis = None  # somebody else's entry took the place: read again, and decide again
    raise Stale(ref, ())


def _act(
    ref: str,
    written: "_Written",
    at: datetime | None,
    seen: int | None,
    basis: store.Loaded | None,
) -> Done:
    command, by = written.command, written.by
    on = in_london(at or clock.now()).date()
    loaded = basis or store.load(ref, on, command.act)
    if loaded is None:
        raise NotFound(ref)
    loaded = store.with_those_named(loaded, command.act, on)
    record = loaded.record
    sent_before = [event for event in record.events if store.same_request(event, command.request)]
    if already := _already(sent_before, record, ref, by):
        return already
    # A clock that was put back doesn't turn time.
    now = max(at or clock.now(), record.events[-1].recorded)
    who = actor(record.protocol, record.case(now), record.directory, by, on)
    if not who.has_part:
        raise NotFound(ref)
    parties.check_later(command.act, record.directory.board, record.events)
    added = _decided(record, command, who, now, seen)
    _check_words(record, written, who)
    try:
        with transaction.atomic():
            return _recorded(store.lock(ref), record, added, now, written, last=loaded.last)
    except IntegrityError as error:
        if any(event.case != ref for event in store.answered(command.request)):
            raise _used() from None
        raise _Overtaken from error


def _raise(
    command: Command, by: str, words: Mapping[str, Words], at: datetime | None, board: str
) -> Done:
    try:
        with transaction.atomic():
            return _raise_case(command, by, words, at, board=board)
    except IntegrityError:
        # The same request came twice at once and the other was first. Anything else that is not
        # unique is a fault.
        if already := _sent_before(command.request, by):
            return already
        raise


def _raise_case(
    command: Command, by: str, words: Mapping[str, Words], at: datetime | None, *, board: str
) -> Done:
    if already := _sent_before(command.request, by):
        return already
    act = command.act
    if not isinstance(act, Raised):
        raise NotFound("a case begins with a disagreement raised")
    now = at or clock.now()
    today = in_london(now).date()
    asked = raising.asked(board, act)
    directory = store.directory(board, today, [act])
    raising.check(act, asked, directory, today, by=by, behalf=command.behalf)
    head = store.begin(asked.board, now, today.year)
    record = store.record(head, (), directory)
    who = Actor(by, (Capacity("raising", act.raising.id, PRACTITIONER),))
    added = decide(record, command, who, now)
    written = _Written(command, by, words)
    _check_words(record, written, who)
    vault.begin(head.ref, board)
    return _recorded(head, record, added, now, written)


def _decided(
    record: Record, command: Command, who: Actor, now: datetime, seen: int | None
) -> tuple[Event, ...]:
    """The events of a command, or Stale where what somebody else did since the form was built gets
    in the way.
    """
    meanwhile = [] if seen is None else [event for event in record.events if event.seq > seen]
    try:
        added = decide(record, command, who, now)
    except Refused:
        if meanwhile:
            raise Stale(record.ref, meanwhile) from None
        raise
    if not command.act.only_adds and not all(event.act.only_adds for event in meanwhile):
        raise Stale(record.ref, meanwhile)
    return added


@dataclass(frozen=True, slots=True)
class _Written:
    """A command, who sends it, and the words that come with it."""

    command: Command
    by: str
    words: Mapping[str, Words]


class _Overtaken(Exception):
    """Somebody else's entry took the place that this one was to have."""


def _check_words(record: Record, written: _Written, who: Actor) -> None:
    """That the act and its words belong together. Raises Refused, or ValueError for a caller's
    slip.
    """
    known = {note.id for event in record.events for note in event.act.noted()}
    notes.check(written.command.act, written.words, who, known)


def _recorded(
    head: models.CaseHead,
    record: Record,
    added: tuple[Event, ...],
    now: datetime,
    written: _Written,
    *,
    last: str = "",
) -> Done:
    """Seal the words, add the events to the history, and write what follows from them: the rows of
    lists, and who is told.
    """
    digests = _seal(head, record, written)
    stored = store.append(head, added, previous=last, digests=digests)
    later = record.after(*stored)
    projections.write(head, record, later)
    tellings = told.tell(head, record, later, stored, now)
    return Done(head.ref, stored, tellings, later)


def _seal(head: models.CaseHead, record: Record, written: _Written) -> Mapping[str, str]:
    """Keep the words of a command, sealed; returns their digests by note id."""
    act, words = written.command.act, written.words
    seq, by = len(record.events) + 1, written.command.behalf or written.by
    try:
        sealed = notes.sealed(head.ref, act, words, board=head.board, seq=seq, by=by)
    except Erased:
        raise Refused(
            "erased", "The words of this case were erased, so nothing can be written in it."
        ) from None
    sealed.save()
    return sealed.digests


def _already(events: Sequence[Event], record: Record, ref: str | None, by: str) -> Done | None:
    """What this request did when it was first sent; None where it wasn't. Refused where it was
    somebody else's, or about another case.
    """
    if not events:
        return None
    first = events[0]
    raised_now = ref is None
    if first.by != by or isinstance(first.act, Raised) != raised_now:
        raise _used()
    tellings = told.because_of(first.case, {event.seq for event in events})
    return Done(first.case, tuple(events), tellings, record)


def _used() -> Refused:
    return Refused(
        "request-used", "This form was sent already for something else. Open the page again."
    )


def _sent_before(request: str, by: str) -> Done | None:
    """What a request that opens a case did when it was first sent; None where it wasn't."""
    events = store.answered(request)
    if not events:
        return None
    loaded = store.load(events[0].case, in_london(clock.now()).date())
    return _already(events, loaded.record, None, by) if loaded else None


@dataclass(frozen=True, slots=True)
class Proclaimed:
    """In which open cases a closed day was recorded, and in which it was known already."""

    recorded: tuple[str, ...]
    known: tuple[str, ...]


def proclaim(board: str, day: date, why: str, by: str, at: datetime | None = None) -> Proclaimed:
    """Close a day of a board: new cases count without it, and in every open case it is recorded,
    once.

    One transaction a case; ask again after a fault, and it goes on where it stopped. Raises
    Refused, before anything is recorded, where `by` is not the board's business manager.
    """
    now = at or clock.now()
    today = in_london(now).date()
    if not Holdings(by, today).officer_of(board):
        raise Refused("officer-only", "Only the board's business manager can do this.")
    closing.close(board, day, why, today)
    recorded, known = [], []
    rows = models.CaseRow.objects.filter(board=board, open=True).order_by("case")
    for head in [row.case for row in rows.select_related("case__rules")]:
        if rules.calendar_of(head.rules).is_open(day):
            _close_in_case(head.ref, day, why, by, now)
            recorded.append(head.ref)
        else:
            known.append(head.ref)
    return Proclaimed(tuple(recorded), tuple(known))


def _close_in_case(ref: str, day: date, why: str, by: str, now: datetime) -> None:
    reason = notes.new_id()
    act = HolidayProclaimed(day, notes=(Note(reason, "reason"),))
    command = Command(act, f"closed/{ref}/{day}/{by}")
    perform(ref, command, by, words={reason: Words(why)}, at=now)
