"""A case's words: which notes an act refers to, who may read them, sealing and opening them."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from concordat.casework import models
from concordat.core.acts import AnyAct, Audience, Noted
from concordat.core.errors import Refused
from concordat.core.who.parts import Actor
from concordat.vault import service as vault

CHILD = "child"
ISSUE = "issue"
OWN_AGENCY: Audience = "own agency"


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote. `agency` is set where they are one agency's own words, for it to read.

    `field` says what they are about; where it is empty, the act that refers to them says it.
    """

    text: str
    audience: Audience = "both sides"
    agency: str | None = None
    field: str = ""


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


class Kept(Protocol):
    """What decides who may read a note."""

    by: str
    audience: str
    agency: str


def new_id() -> str:
    """An id for words that are about to be written."""
    return uuid.uuid4().hex


def readable(actor: Actor, note: Kept) -> bool:
    """Whether somebody may read a note of a case: its author and its audience may, while they have
    a part in the case.
    """
    if not actor.has_part:
        return False
    if note.by == actor.person or note.audience == "both sides":
        return True
    if note.audience == "board":
        return bool(actor.on("board"))
    sides = (*actor.on("raising"), *actor.on("answering"))
    return any(held.agency == note.agency for held in sides)


def is_blank(text: str) -> bool:
    """Whether a text has nothing that can be read: blanks and invisible characters only."""
    return not any(each.isprintable() and not each.isspace() for each in text)


def check(act: AnyAct, words: Mapping[str, Words], actor: Actor, known: set[str]) -> None:
    """Check that an act and its words belong together. `known` are notes the case already has.

    Raises ValueError for words the act doesn't refer to, or notes without words; Refused for
    words that are blank, or where somebody writes another agency's own words.
    """
    ids = {note.id for note in act.noted()}
    if strays := words.keys() - ids:
        raise ValueError(f"the act refers to no note {', '.join(sorted(strays))}")
    if missing := ids - words.keys() - known:
        raise ValueError(f"there are no words for note {', '.join(sorted(missing))}")
    if any(is_blank(each.text) for each in words.values()):
        raise Refused("blank-words", "Some words are blank. Write something, or leave them out.")
    mine = {held.agency for held in actor.capacities}
    for each in words.values():
        if each.audience == OWN_AGENCY and each.agency not in mine:
            raise Refused("not-your-agency", "You can write for your own agency only.")


def sealed(
    case: str, act: AnyAct, words: Mapping[str, Words], *, board: str, seq: int, by: str
) -> Sealed:
    """Seal the words of an act that will be entry `seq` of a case, each with a key of its own.

    The keys are saved here and the notes by `Sealed.save`, so do both in one transaction. A note
    that a `Noted` act adds has that act's audience. Two queries, or none where there are no words.
    Raises the vault's Erased where the case's words were erased.
    """
    if not words:
        return Sealed((), {})
    about = {note.id: note.about for note in act.noted()}
    labels = {note: _label(act, note, each, about[note]) for note, each in words.items()}
    texts = {labels[note]: each.text for note, each in words.items()}
    found = vault.seal_notes(case, board, texts)
    rows = tuple(
        _row(label, found[note], case=case, board=board, seq=seq, by=by)
        for note, label in labels.items()
    )
    return Sealed(rows, {note: vault.digest(bytes_) for note, bytes_ in found.items()})


def _label(act: AnyAct, note: str, each: Words, about: str) -> vault.Label:
    source = act if isinstance(act, Noted) else each
    return vault.Label(note, each.field or about, source.audience, source.agency or "")


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
    found = {row.id: text(ring, row) for row in rows if readable(actor, row)}
    return {note: words for note, words in found.items() if words is not None}


def text(ring: vault.KeyRing, row: models.Note) -> str | None:
    """A note's words; None where the note was destroyed or its case erased.

    Raises the vault's Tampered where the row or its key was changed, NoKey where it has no key.
    """
    if ring.erased or ring.destroyed(row.id):
        return None
    label = vault.Label(row.id, row.field, row.audience, row.agency)
    return ring.open_note(label, bytes(row.sealed))
