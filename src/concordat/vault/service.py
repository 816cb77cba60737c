"""What other apps may ask the vault to do: begin a case, seal its words, open them, destroy them.

Each call costs one or two queries, however many notes it is about.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F, FilteredRelation, Q, QuerySet

from concordat.tables import journal
from concordat.vault import keys
from concordat.vault.errors import Erased, MasterKeyWrong, NoKey
from concordat.vault.keyring import KeyRing, Label
from concordat.vault.models import CaseKey, NoteKey
from concordat.vault.sealing import digest, new_key

__all__ = [
    "KeyRing",
    "Label",
    "begin",
    "blind",
    "destroy_note",
    "digest",
    "erase",
    "keyring",
    "keyrings",
    "open",
    "refuse_wrong_key",
    "seal",
    "seal_again",
    "seal_notes",
]

MISSING = (
    f"{keys.FILE} is missing from the data folder, and cases were sealed with it. Put it back from "
    "your backup"
)


def begin(case: str, board: str) -> KeyRing:
    """Make the case's key, or find the one it has. Raises Erased for a case that was erased."""
    master = _master()
    wrapped = master.wrap(case, new_key())
    # If two do this at once, one row is written and both use its key.
    CaseKey.objects.bulk_create(
        [CaseKey(case=case, board=board, master=master.id, wrapped=wrapped)],
        ignore_conflicts=True,
    )
    ring = _bare(case)
    if ring.erased:
        raise Erased(case)
    return ring


def blind(purpose: str, texts: Iterable[str]) -> dict[str, str]:
    """For each text what to look it up by once it is sealed, without anybody being able to read it
    off: 64 hex digits. No query once there is a master key.
    """
    return _master().blind(purpose, texts)


def keyring(case: str) -> KeyRing:
    """The keys of a case and of all its notes. One query.

    An erased case also has a key ring, which says so. Raises NoKey for a case that was never begun.
    """
    return _rings(frozenset([case]), Q())[case]


def keyrings(cases: Iterable[str], notes: Iterable[str]) -> dict[str, KeyRing]:
    """The keys of several cases and of the notes named, by case. One query. Raises NoKey if one of
    the cases was never begun.
    """
    # Django skips a query whose condition can't be met, hence the ""
    return _rings(frozenset(cases), Q(notes__note__in=frozenset(notes) or {""}))


def seal(case: str, field: str, text: str) -> bytes:
    """Words that aren't a note (a reason), sealed with the case's own key. Raises NoKey, Erased."""
    return _bare(case).seal(field, text)


def open(case: str, field: str, sealed: bytes) -> str:  # noqa: A001 - the opposite of seal
    """Words that aren't a note. Raises NoKey, Erased, or Tampered if they were changed or moved."""
    return _bare(case).open(field, sealed)


def seal_notes(case: str, board: str, texts: Mapping[Label, str]) -> dict[str, bytes]:
    """Seal notes, each with a new key of its own, and save those keys; sealed bytes by note id.

    Two queries. Raises NoKey for a case that was never begun, Erased for one that was erased.
    """
    ring = _bare(case)
    made = {label.note: ring.seal_note(label, text) for label, text in texts.items()}
    NoteKey.objects.bulk_create(
        NoteKey(note=note, case_id=case, board=board, wrapped=wrapped)
        for note, (_, wrapped) in made.items()
    )
    return {note: sealed for note, (sealed, _) in made.items()}


def seal_again(case: str, label: Label, text: str) -> bytes:
    """Seal other words as a note that is there, under a new key that takes the place of the old
    one. Raises NoKey for a note that isn't there, Erased for a case that was erased.
    """
    sealed, wrapped = _bare(case).seal_note(label, text)
    alive = NoteKey.objects.filter(case=case, note=label.note, destroyed__isnull=True)
    if not alive.update(wrapped=wrapped):
        raise NoKey(case, label.note)
    return sealed


def destroy_note(case: str, note: str, at: datetime) -> None:
    """Destroy one note's key, so that its words can never be read again.

    Its sealed bytes stay as they were. Destroying it again keeps the first instant. Raises NoKey if
    the case has no such note.
    """
    theirs = NoteKey.objects.filter(case=case, note=note)
    if not _destroy(theirs, at) and not theirs.exists():
        raise NoKey(case, note)
    journal.empty_after_commit()


def erase(case: str, at: datetime) -> None:
    """Destroy the key of a case and those of all its notes: none of its words can be read again.

    Erasing it again keeps the first instant. Raises NoKey for a case that was never begun.
    """
    theirs = CaseKey.objects.filter(case=case)
    with transaction.atomic():
        erased = theirs.filter(erased__isnull=True).update(wrapped=b"", erased=at)
        if not erased and not theirs.exists():
            raise NoKey(case)
        _destroy(NoteKey.objects.filter(case=case), at)
        journal.empty_after_commit()


def refuse_wrong_key() -> None:
    """Raise MasterKeyWrong unless the master key that is there is the one with which everything was
    sealed.
    """
    found = keys.read(settings.DATA_DIR)
    sealed = CaseKey.objects.filter(erased__isnull=True)
    if found is None and sealed.exists():
        raise MasterKeyWrong(MISSING)
    if found is not None and sealed.exclude(master=found.id).exists():
        raise MasterKeyWrong(
            f"{keys.FILE} in the data folder isn't the key with which the cases of this database "
            "were sealed. Put that one back from your backup"
        )


def _destroy(notes: QuerySet[NoteKey], at: datetime) -> int:
    return notes.filter(destroyed__isnull=True).update(wrapped=b"", destroyed=at)


def _bare(case: str) -> KeyRing:
    """The case's own key, without those of its notes. One query."""
    row = CaseKey.objects.filter(case=case).first()
    if row is None:
        raise NoKey(case)
    return KeyRing(case, _unwrapped(row, _master()))


def _rings(cases: frozenset[str], picked: Q) -> dict[str, KeyRing]:
    """The key rings of these cases, with the keys of the notes that `picked` selects."""
    if not cases:
        return {}
    rows = CaseKey.objects.filter(case__in=cases).annotate(
        theirs=FilteredRelation("notes", condition=picked),
        note=F("theirs__note"),
        note_key=F("theirs__wrapped"),
        destroyed=F("theirs__destroyed"),
    )
    found: dict[str, CaseKey] = {}
    notes: dict[str, dict[str, bytes | None]] = {case: {} for case in cases}
    for row in rows:
        found[row.case] = row
        if row.note is not None:
            notes[row.case][row.note] = None if row.destroyed else bytes(row.note_key)
    if missing := sorted(cases - found.keys()):
        raise NoKey(missing[0])
    master = _master()
    return {
        case: KeyRing(case, _unwrapped(row, master), notes[case]) for case, row in found.items()
    }


def _unwrapped(row: CaseKey, master: keys.MasterKey) -> bytes | None:
    """The case's key; None if it was erased. Raises MasterKeyWrong."""
    if row.erased is not None:
        return None
    if row.master != master.id:
        raise MasterKeyWrong(
            f"the key of case {row.case} was wrapped by another master key. Put back the "
            f"{keys.FILE} that belongs to this database"
        )
    return master.unwrap(row.case, bytes(row.wrapped))


def _master() -> keys.MasterKey:
    """The master key. It is made on first use, and never again once a case depends on it."""
    found = keys.read(settings.DATA_DIR)
    if found is not None:
        return found
    if CaseKey.objects.filter(erased__isnull=True).exists():
        raise MasterKeyWrong(MISSING)
    return keys.create(settings.DATA_DIR)
