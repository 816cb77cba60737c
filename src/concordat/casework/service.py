"""The one way to act in a case: `perform`. And what follows for many cases at once: a holiday, the
passing of time.
"""

import re
from collections.abc import Mapping
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
_REQUEST = re.compile(r"[\w.:/-]{1,120}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Done:
    """What was recorded, and who has been told what because of it."""

    ref: str
    events: tuple[Event, ...]
    tellings: tuple[Telling, ...]


def perform(
    ref: str | None,
    command: Command,
    by: str,
    *,
    words: Mapping[str, Words] = _NO_WORDS,
    board: str | None = None,
    at: datetime | None = None,
    seen: int | None = None,
) -> Done:
    """Records what somebody did, once however often it is sent; without a `ref`, opens a case of
    `board`.

    `words` are what was written, by note id; `seen` is the last entry that the form was built on.
    Raises NotFound for who has no part in the case, Stale where somebody acted meanwhile, Refused
    with a sentence for any other reason. Then nothing was recorded.
    """
    if not _REQUEST.fullmatch(command.request):
        raise Refused(
            "no-request", "This form cannot be sent. Open the page again and send it from there."
        )
    try:
        with transaction.atomic():
            if ref is None:
                return _raise_case(command, by, words, at, board=board or "")
            return _act(ref, command, by, words, at, seen=seen)
    except IntegrityError:
        # The same request came twice at once and the other was first. Anything else that is not
        # unique is a fault.
        if already := _already(store.answered(command.request), ref, by):
            return already
        raise


def _act(
    ref: str,
    command: Command,
    by: str,
    words: Mapping[str, Words],
    at: datetime | None,
    *,
    seen: int | None,
) -> Done:
    head = store.lock(ref)
    history, last = store.history_to_add_to(ref)
    sent_before = [event for event in history if store.same_request(event, command.request)]
    if already := _already(sent_before, ref, by):
        return already
    # A clock that was put back doesn't turn time.
    now = max(at or clock.now(), history[-1].recorded)
    on = in_london(now).date()
    acts = [*(event.act for event in history), command.act]
    record = store.record(head, history, store.directory(head.board, on, acts))
    who = actor(record.protocol, record.case(now), record.directory, by, on)
    if not who.has_part:
        raise NotFound(ref)
    parties.check_later(command.act, head.board, history)
    added = _decided(record, command, who, now, seen)
    return _recorded(head, record, added, now, written=_Written(command, who, words), last=last)


def _raise_case(
    command: Command, by: str, words: Mapping[str, Words], at: datetime | None, *, board: str
) -> Done:
    if already := _already(store.answered(command.request), None, by):
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
    vault.begin(head.ref, board)
    return _recorded(head, record, added, now, written=_Written(command, who, words))


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
    """A command with the words that came with it, and who wrote them."""

    command: Command
    who: Actor
    words: Mapping[str, Words]


def _recorded(
    head: models.CaseHead,
    record: Record,
    added: tuple[Event, ...],
    now: datetime,
    *,
    written: _Written,
    last: str = "",
) -> Done:
    """Seal the words, add the events to the history, and write what follows from them: the rows of
    lists, and who is told.
    """
    digests = _seal(head, record, written)
    stored = store.append(head, added, previous=last, digests=digests)
    later = record.after(*stored)
    projections.write(head, later, fresh=not record.events)
    return Done(head.ref, stored, told.tell(head, record, later, stored, now))


def _seal(head: models.CaseHead, record: Record, written: _Written) -> Mapping[str, str]:
    """Keep the words of a command, sealed; returns their digests by note id."""
    act, words = written.command.act, written.words
    known = {note.id for event in record.events for note in event.act.noted()}
    notes.check(act, words, written.who, known)
    seq, by = len(record.events) + 1, written.command.behalf or written.who.person
    try:
        sealed = notes.sealed(head.ref, act, words, board=head.board, seq=seq, by=by)
    except Erased:
        raise Refused(
            "erased", "The words of this case were erased, so nothing can be written in it."
        ) from None
    sealed.save()
    return sealed.digests


def _already(events: list[Event] | tuple[Event, ...], ref: str | None, by: str) -> Done | None:
    """What this request did when it was first sent. Refused where it was somebody else's, or about
    another case.
    """
    if not events:
        return None
    first = events[0]
    if (
        first.by != by
        or ref not in (None, first.case)
        or (ref is None and not isinstance(first.act, Raised))
    ):
        raise Refused(
            "request-used", "This form was sent already for something else. Open the page again."
        )
    return Done(
        first.case, tuple(events), told.because_of(first.case, {event.seq for event in events})
    )


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
