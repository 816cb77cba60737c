"""The two ways to write in the record: `perform` an act in a case, and `raise_case`, which opens
one. `check` says beforehand what `perform` would refuse.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db import IntegrityError, transaction

from concordat import clock
from concordat.casework import (
    alike,
    door,
    excluding,
    linking,
    models,
    notes,
    parties,
    raising,
    sent_again,
    store,
    told,
    writing,
)
from concordat.casework.errors import NotFound, Stale
from concordat.casework.excluding import Exclusion
from concordat.casework.meanwhile import gets_in_the_way
from concordat.casework.notes import Words
from concordat.core.acts import Raised
from concordat.core.calendar import in_london
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.errors import Refused
from concordat.core.events import Event
from concordat.core.notices import Reached
from concordat.core.record import Record
from concordat.core.who.parts import Actor, actor
from concordat.vault import service as vault
from concordat.vault.errors import Erased

__all__ = [
    "Done",
    "Exclusion",
    "NotFound",
    "Refused",
    "Stale",
    "Words",
    "check",
    "perform",
    "raise_case",
]

_NO_WORDS: Mapping[str, Words] = {}
TRIES = 5  # how often an act is decided again because somebody else was first


@dataclass(frozen=True, slots=True)
class Done:
    """What was recorded, who has been told what because of it, and the record after it."""

    ref: str
    events: tuple[Event, ...]
    tellings: Reached
    after: Record


def perform(
    ref: str,
    command: Command,
    by: str,
    *,
    words: Mapping[str, Words] = _NO_WORDS,
    at: datetime | None = None,
    seen: int | None = None,
    basis: store.Loaded | None = None,
    made_here: bool = False,
) -> Done:
    """Record what somebody did in a case, once however often it is sent.

    `words` are what was written, by note id; `seen` is the last entry that the form was built on;
    `basis` is the case as it was read a moment ago; `made_here` where the program made the id of
    the request, and not whoever sends it. Whoever names the case themselves opens it first, with
    `queries.opened`: only that takes as long where there is no such case. Raises NotFound for who
    has no part in the case, Stale where somebody acted meanwhile, Refused with a sentence for any
    other reason. Then nothing was recorded.
    """
    door.check(command, words, seen=seen, made_here=made_here)
    written = _Written(command, by, words)
    at = at or clock.now()
    for _ in range(TRIES):
        try:
            return _act(ref, written, at, seen, basis)
        except _Overtaken:
            basis = None  # somebody else's entry took the place: read again, and decide again
    raise Stale(ref, ())


def check(
    ref: str,
    command: Command,
    by: str,
    *,
    words: Mapping[str, Words] = _NO_WORDS,
    seen: int | None = None,
    basis: store.Loaded | None = None,
    made_here: bool = False,
) -> None:
    """Raise what `perform` would, for whoever is shown once more what they are about to record.
    Nothing is recorded.
    """
    door.check(command, words, seen=seen, made_here=made_here)
    _ready(ref, _Written(command, by, words), clock.now(), seen, basis)


def raise_case(
    board: str,
    command: Command,
    by: str,
    *,
    words: Mapping[str, Words] = _NO_WORDS,
    at: datetime | None = None,
    excluded: Sequence[Exclusion] = (),
    alike_seen: Collection[str] | None = None,
    made_here: bool = False,
) -> Done:
    """Open a case of a board with the disagreement that somebody raised, once however often it is
    sent; those `excluded` never see it. `words` are what was written, by note id; `alike_seen` the
    cases about the same child that the writer was shown, None where nobody can be asked;
    `made_here` as for `perform`.

    Raises Refused with a sentence where it can't be raised so. Then nothing was recorded.
    """
    door.check(command, words, made_here=made_here)
    door.check_raising(board, excluded, alike_seen)
    now, written = at or clock.now(), _Written(command, by, words, alike_seen)
    try:
        with transaction.atomic():
            return _raise(board, written, now, excluded)
    except IntegrityError:
        # The same request came twice at once and the other was first. Anything else that is not
        # unique is a fault.
        if already := _sent_before(written, now):
            return already
        notes.refuse_known(words)
        raise


def _act(
    ref: str,
    written: "_Written",
    at: datetime,
    seen: int | None,
    basis: store.Loaded | None,
) -> Done:
    ready = _ready(ref, written, at, seen, basis)
    if isinstance(ready, Done):
        return ready
    record, added, now, last = ready
    try:
        with transaction.atomic():
            return _recorded(store.lock(ref), record, added, now, written, last=last)
    except IntegrityError as error:
        if any(event.case != ref for event in store.answered(written.command.request)):
            raise sent_again.used() from None
        notes.refuse_known(written.words, but_of=ref)
        raise _Overtaken from error


class _Ready(NamedTuple):
    """What is to be added to which record, and the hash of its last entry."""

    record: Record
    added: tuple[Event, ...]
    now: datetime
    last: str


def _ready(
    ref: str,
    written: "_Written",
    at: datetime,
    seen: int | None,
    basis: store.Loaded | None,
) -> Done | _Ready:
    """Everything that speaks for recording it; what was done where it was sent before. Raises what
    `perform` says.
    """
    command, by = written.command, written.by
    on = in_london(at).date()
    loaded = basis if basis and basis.on == on else store.load(ref, on, command.act)
    if loaded is None:
        raise NotFound(ref)
    loaded = store.with_those_named(loaded, command.acts, on)
    record = loaded.record
    sent_before = [event for event in record.events if event.request == command.request]
    if already := _already(sent_before, record, ref, written):
        return already
    # Never record earlier than the last entry, even if the system clock went back.
    now = max(at, record.events[-1].recorded)
    who = actor(record.protocol, record.case(now), record.directory, by, on)
    if not who.has_part:
        raise NotFound(ref)
    for act in command.acts:
        parties.check_later(act, record.directory.board, record.events)
    linking.check(command, record.directory.board, by, now)
    added = _decided(record, command, who, now, seen)
    notes.check_added(record, command, written.words, now)
    return _Ready(record, added, now, loaded.last)


def _raise(board: str, written: "_Written", now: datetime, excluded: Sequence[Exclusion]) -> Done:
    command, by, words = written.command, written.by, written.words
    if already := _sent_before(written, now):
        return already
    ground = raising.ground(board, command, by, now, excluded)
    head = store.begin(ground.named.board, now, in_london(now).year)  # whoever is next waits
    record = store.record(head, (), ground.directory)
    added = decide(record, command, ground.who, now)
    notes.check_added(record, command, words, now)
    if written.alike_seen is not None:
        before = alike.raised_before(head, ground.act, words)
        linking.refuse_unseen(before, written.alike_seen, by, now)
    vault.begin(head.ref, board)
    excluding.exclude(head, excluded)
    alike.index(head, ground.act, words)
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
    if meanwhile and gets_in_the_way(meanwhile, command, record, added, now):
        raise Stale(record.ref, meanwhile)
    return added


@dataclass(frozen=True, slots=True)
class _Written:
    """A command, who sends it, the words that come with it, and which cases about the same child
    they were shown before they raised one; None where nobody can be asked.
    """

    command: Command
    by: str
    words: Mapping[str, Words]
    alike_seen: Collection[str] | None = None


class _Overtaken(Exception):
    """Somebody else's entry took the place that this one was to have."""


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
    digests = _seal(record, added, written)
    done = writing.add(head, record, added, now, previous=last, digests=digests)
    return Done(head.ref, done.stored, done.tellings, done.record)


def _seal(record: Record, added: tuple[Event, ...], written: _Written) -> Mapping[str, str]:
    """Keep the words of a command, sealed; returns their digests by note id."""
    by = written.command.behalf or written.by
    try:
        sealed = notes.sealed(record, added, written.words, by=by)
    except Erased:
        raise Refused(
            "erased", "The words of this case were erased, so nothing can be written in it."
        ) from None
    sealed.save()
    return sealed.digests


def _already(
    events: Sequence[Event], record: Record, ref: str | None, written: _Written
) -> Done | None:
    """What this request did when it was first sent; None where it wasn't. Refused where it was
    somebody else's, about another case, or for something else.
    """
    if not events:
        return None
    first = events[0]
    raised_now = ref is None
    if isinstance(first.act, Raised) != raised_now:
        raise sent_again.used()
    sent_again.refuse_another(events, written.command, written.words, written.by)
    tellings = told.because_of(first.case, {event.seq for event in events})
    return Done(first.case, tuple(events), tellings, record)


def _sent_before(written: _Written, now: datetime) -> Done | None:
    """What a request that opens a case did when it was first sent; None where it wasn't."""
    events = store.answered(written.command.request)
    if not events:
        return None
    loaded = store.load(events[0].case, in_london(now).date())
    return _already(events, loaded.record, None, written) if loaded else None
