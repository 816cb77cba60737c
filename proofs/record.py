"""What can be asked of an installation's record, from a process that has the program loaded."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.db.models import Model

from concordat import clock
from concordat.casework import damage, list_rows, models, notes, store, told
from concordat.core.calendar import in_london
from concordat.core.events import Event
from concordat.core.notices import told_of_entries
from concordat.core.posts import Directory
from concordat.core.record import Record
from concordat.demonstration.build import build as tell
from concordat.pages import eyes
from concordat.readers.models import Access
from concordat.site.sessions import SessionStore
from concordat.vault import service as vault

LISTS = (models.CaseRow, models.DutyRow, models.PartRow)
NUMBERS = {"id", "duty_id", "layout", "_state"}  # what doesn't follow from the record


def build() -> None:
    """The demonstration's people and cases."""
    tell(clock.now())


def sessions(people: Sequence[str]) -> dict[str, dict[str, str]]:
    """The cookies with which each of them is signed in."""
    return {person: {settings.SESSION_COOKIE_NAME: _session(person)} for person in people}


def last() -> int:
    """The number of the newest entry in the database."""
    newest = models.Event.objects.order_by("-pk").first()
    return newest.pk if newest else 0


def look(raised: Sequence[str], sent: Sequence[str], after: int) -> dict[str, int]:
    """How many cases that were said to be raised are not there, and how many forms that were said
    to be recorded, by their tokens; and in how many of the cases with newer entries something
    doesn't follow from the record.
    """
    asked = {f"form/{sha256(token.encode()).hexdigest()}" for token in sent}
    rows = models.Event.objects.filter(request__in=asked)
    lost = asked - set(rows.values_list("request", flat=True))
    lost |= set(raised) - set(models.CaseHead.objects.values_list("ref", flat=True))
    newer = models.Event.objects.filter(pk__gt=after).values_list("case", flat=True)
    found = {"lost": len(lost), "lists": 0, "told": 0, "words": 0, "chain": 0}
    for ref in sorted(set(newer)):
        for what in _wrong(ref):
            found[what] += 1
    return found


def readers(after: int) -> list[tuple[str, str]]:
    """Who was shown what since that number, each with the case or the name of the list."""
    rows = Access.objects.filter(pk__gt=after).values_list("person", "case", "shown")
    return [(person, case or shown) for person, case, shown in rows]


def last_reader() -> int:
    """The number of the newest line about who was shown what."""
    newest = Access.objects.order_by("-pk").first()
    return newest.pk if newest else 0


def _wrong(ref: str) -> Iterator[str]:
    head = models.CaseHead.objects.select_related("rules").get(pk=ref)
    if damage.in_case(ref):
        yield "chain"
        return
    record = store.record(head, store.events(ref), Directory(board=head.board))
    if _rows(head, record) != _rows_there(ref):
        yield "lists"
    there = store.load(ref, in_london(clock.now()).date())  # whom it reaches hangs on who is where
    if there is None or not all(_was_told(there.record, each) for each in _acts(record.events)):
        yield "told"
    if not _has_its_words(ref, record.events):
        yield "words"


def _rows(head: models.CaseHead, record: Record) -> list[str]:
    """The rows of lists as they are made anew."""
    made = list_rows.made(head, record)
    return sorted(map(_said, (made.case, *made.duties, *made.parts)))


def _rows_there(ref: str) -> list[str]:
    return sorted(_said(row) for table in LISTS for row in table.objects.filter(case=ref))


def _said(row: Model) -> str:
    said = (f"{name} {value}" for name, value in vars(row).items() if name not in NUMBERS)
    return f"{type(row).__name__} {sorted(said)}"


def _acts(events: Sequence[Event]) -> list[slice]:
    """The entries of each act: those of one request."""
    firsts = [n for n, event in enumerate(events) if not event.order]
    return [slice(*pair) for pair in zip(firsts, [*firsts[1:], len(events)], strict=True)]


def _was_told(record: Record, which: slice) -> bool:
    """Whether those entries told exactly whom they tell. No time is told of in between."""
    added = record.events[which]
    before = _record(record, record.events[: which.start])
    upto = _record(record, record.events[: which.stop])
    earlier = before.case(before.events[-1].recorded) if before.events else None
    wanted = told_of_entries(before, upto, added, earlier, upto.case(added[0].recorded))
    return set(told.because_of(record.ref, {added[0].seq})) == set(wanted)


def _record(record: Record, events: tuple[Event, ...]) -> Record:
    return Record(record.ref, record.protocol, record.calendar, record.directory, events)


def _has_its_words(ref: str, events: Sequence[Event]) -> bool:
    """Whether exactly the notes are there that the entries refer to, each as it was sealed."""
    digests = {note: digest for event in events for note, digest in event.digests.items()}
    rows = list(models.Note.objects.filter(case=ref))
    ring = vault.keyring(ref)
    opened = all(notes.text(ring, row) for row in rows)
    sealed = {row.id: sha256(bytes(row.sealed)).hexdigest() for row in rows}
    return opened and sealed == digests


def _session(person: str) -> str:
    made: SessionBase[Any] = SessionStore()
    made[eyes.PERSON] = person
    made.save()
    return str(made.session_key)
