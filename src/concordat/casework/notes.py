"""A case's words: which notes an act refers to, who may read them, sealing and opening them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from concordat.casework import models, who_it_is
from concordat.core import sentences
from concordat.core.acts import AnyAct, Audience, Corrected, Note, Noted
from concordat.core.acts.readers import readers
from concordat.core.calendar import in_london
from concordat.core.commands import Command
from concordat.core.errors import Refused
from concordat.core.events import Event
from concordat.core.labels import is_in_words, longest, why_too_long
from concordat.core.record import Record
from concordat.core.who.parts import Actor
from concordat.core.who.reading import reads
from concordat.core.wording import NO_TEXT, different_words, is_blank, says_something
from concordat.vault import service as vault

CHILD = "child"
ISSUE = "issue"
OWN_AGENCY: Audience = "own agency"
EVERYBODY: Audience = "both sides"


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote. What it is about, and who reads it, follows from the act that refers to
    it.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Sealed:
    """Notes sealed and not yet saved. `digests` has the SHA-256 of each note's sealed bytes, in
    hex, by note id: what the event that refers to them carries.
    """

    rows: tuple[models.Note, ...]
    digests: Mapping[str, str]

    def save(self) -> None:
        """Add the rows to the record. One query, or none where there are no words."""
        if self.rows:
            models.Note.objects.bulk_create(self.rows)


def _says_nothing(act: AnyAct, words: Mapping[str, Words]) -> bool:
    """Whether a text of the act is blank, or should be words and has none."""
    texts = ((note.about, words[note.id].text) for note in act.noted() if note.id in words)
    return any(
        is_blank(text) or (is_in_words(about) and not says_something(text)) for about, text in texts
    )


def say_too_little(act: AnyAct, words: Mapping[str, Words]) -> bool:
    """Whether a text of the act has fewer words than it can do with."""
    texts = ((note.about, words[note.id].text) for note in act.noted() if note.id in words)
    return any(different_words(text) < act.least.get(about, 0) for about, text in texts)


def _too_long(act: AnyAct, words: Mapping[str, Words]) -> str:
    """What to do about a text of the act that is longer than it may be; "" where none is."""
    texts = ((note.about, words[note.id].text) for note in act.noted() if note.id in words)
    found = (why_too_long(text, longest(about)) for about, text in texts)
    return next(filter(None, found), "")


def check(acts: Iterable[AnyAct], words: Mapping[str, Words], record: Record) -> None:
    """Check that acts and their words belong together, before they are added to a record.

    Raises Refused for words the acts don't refer to, notes without words, and words that are blank
    or too long, or are another entry's.
    """
    acts = tuple(acts)
    _check_whose(acts, words, record)
    if any(NO_TEXT.search(each.text) for each in words.values()):
        raise Refused("no-text", sentences.NO_TEXT)
    if any(_says_nothing(act, words) for act in acts):
        raise Refused("blank-words", "Some words are blank. Write something, or leave them out.")
    if any(say_too_little(act, words) for act in acts):
        raise Refused("too-few-words", "Say why in a sentence: others will rely on it.")
    if sentence := next(filter(None, (_too_long(act, words) for act in acts)), ""):
        raise Refused("too-long", sentence)


def _check_whose(acts: Sequence[AnyAct], words: Mapping[str, Words], record: Record) -> None:
    """Check that each of these words is one act's, as `check` says."""
    ids = {note.id for act in acts for note in act.noted()}
    known = {note.id for event in record.events for note in event.act.noted()}
    if words.keys() - ids:
        raise Refused("no-such-note", "Nothing in this refers to some of the words. Send it again.")
    if ids - words.keys() - known:
        raise Refused("no-such-note", "Some words are missing from this. Write them and send it.")
    if known & words.keys() or any(_anothers(act, words, record) for act in acts):
        raise another_entrys()


def _anothers(act: AnyAct, words: Mapping[str, Words], record: Record) -> bool:
    """Whether an act refers to words that stand in the record and aren't those of the entry that it
    corrects.
    """
    kept: set[Note] = set()
    if isinstance(act, Corrected):
        kept.update(*(event.act.noted() for event in record.events if _is_of(event, act.target)))
    return any(note.id not in words and note not in kept for note in act.noted())


def _is_of(event: Event, entry: int) -> bool:
    """Whether it is that entry, or a correction of it."""
    return entry in (event.seq, event.act.target if isinstance(event.act, Corrected) else 0)


def check_added(
    record: Record, command: Command, words: Mapping[str, Words], now: datetime
) -> None:
    """Check that what is added to a record and its words belong together, as `check` does, and that
    they say who a child is where they have to.
    """
    check(command.acts, words, record)
    texts = {note: each.text for note, each in words.items()}
    who_it_is.check(command.acts, texts, record, in_london(now).date())


def refuse_known(words: Mapping[str, Words], *, but_of: str = "") -> None:
    """Raise Refused where one of these was recorded already, with an entry of another case."""
    known = models.Note.objects.filter(pk__in=words)
    if known.exclude(case=but_of).exists():
        raise another_entrys()


def another_entrys() -> Refused:
    """Says that words are not this entry's own."""
    return Refused("no-such-note", "These are the words of another entry: write them again.")


def sealed(
    record: Record, added: Iterable[Event], words: Mapping[str, Words], *, by: str
) -> Sealed:
    """Seal the words of the entries that are to be added to a record, each with a key of its own.

    The keys are saved here and the notes by `Sealed.save`, so do both in one transaction. Two
    queries, or none where there are no words. Raises the vault's Erased where the case's words were
    erased.
    """
    if not words:
        return Sealed((), {})
    entries: dict[str, int] = {}
    labels: dict[str, vault.Label] = {}
    for event in added:
        for note in event.act.noted():
            if note.id in words:
                entries[note.id] = event.seq
                labels[note.id] = _label(record, event, note)
    texts = {label: words[note].text for note, label in labels.items()}
    case, board = record.ref, record.directory.board
    found = vault.seal_notes(case, board, texts)
    rows = tuple(
        _row(label, found[note], case=case, board=board, seq=entries[note], by=by)
        for note, label in labels.items()
    )
    return Sealed(rows, {note: vault.digest(bytes_) for note, bytes_ in found.items()})


def _label(record: Record, event: Event, note: Note) -> vault.Label:
    """What a note is sealed with; the agency where it alone reads it."""
    audience = readers(event.act, note.id)
    agency = _own_agency(record, event) if audience == OWN_AGENCY else ""
    return vault.Label(note.id, note.about, audience, agency)


def _own_agency(record: Record, event: Event) -> str:
    """The agency whose own words an entry holds: the one it names, else that of whoever wrote it
    first.
    """
    act = event.act
    if isinstance(act, Noted):
        return act.agency or ""
    if isinstance(act, Corrected):
        first = next(each for each in record.events if each.seq == act.target)
        return _own_agency(record, first)
    return event.agency or ""


def _row(
    label: vault.Label, sealed_bytes: bytes, *, case: str, board: str, seq: int, by: str
) -> models.Note:
    return models.Note(
        id=label.note,
        case_id=case,
        board=board,
        seq=seq,
        by=by,
        audience=label.audience,
        agency=label.agency,
        field=label.field,
        sealed=sealed_bytes,
    )


def opened(ring: vault.KeyRing, rows: Iterable[models.Note], actor: Actor) -> dict[str, str]:
    """The words of those notes that this person may read, by note id.

    Notes that were destroyed are left out, and all of them where the case was erased.
    """
    found = {
        row.id: text(ring, row) for row in rows if reads(actor, row.by, row.audience, row.agency)
    }
    return {note: words for note, words in found.items() if words is not None}


def text(ring: vault.KeyRing, row: models.Note) -> str | None:
    """A note's words; None where the note was destroyed or its case erased.

    Raises the vault's Tampered where the row or its key was changed, NoKey where it has no key.
    """
    if ring.erased or ring.destroyed(row.id):
        return None
    label = vault.Label(row.id, row.field, row.audience, row.agency)
    return ring.open_note(label, bytes(row.sealed))
