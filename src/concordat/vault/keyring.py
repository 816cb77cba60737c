"""The keys of one case in memory: its own, and those of its notes."""

from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag

from concordat.vault.errors import Destroyed, Erased, NoKey, Tampered
from concordat.vault.sealing import bound, lock, new_key, unlock


@dataclass(frozen=True, slots=True)
class Label:
    """What a note is bound to besides its case; it does not open under any other label. `agency` is
    set if the note is one agency's own words.
    """

    note: str
    field: str
    audience: str = ""
    agency: str = ""


class KeyRing:
    """Seals and opens the words of one case without asking the database.

    Never keep one longer than a request: a case erased in the meantime must no longer be readable.
    """

    __slots__ = ("_key", "_notes", "case")

    def __init__(
        self, case: str, key: bytes | None, notes: Mapping[str, bytes | None] | None = None
    ) -> None:
        """`key` is None for an erased case; `notes` are wrapped keys, None for a destroyed note."""
        self.case = case
        self._key = key
        self._notes = notes or {}

    @property
    def erased(self) -> bool:
        return self._key is None

    def destroyed(self, note: str) -> bool:
        """Whether that one note was destroyed."""
        return note in self._notes and self._notes[note] is None

    def seal(self, field: str, text: str) -> bytes:
        """Words that aren't a note (a reason), sealed with the case's own key. Raises Erased."""
        return lock(self._alive(), text.encode(), bound("words", self.case, field))

    def open(self, field: str, sealed: bytes) -> str:
        """Words that aren't a note. Raises Erased, or Tampered if they were changed or moved."""
        try:
            return unlock(self._alive(), sealed, bound("words", self.case, field)).decode()
        except InvalidTag:
            raise Tampered(self.case, field) from None

    def seal_note(self, label: Label, text: str) -> tuple[bytes, bytes]:
        """The note sealed with a new key of its own, and that key wrapped. Raises Erased."""
        own = new_key()
        wrapped = lock(self._alive(), own, self._place_of_key(label))
        return lock(own, text.encode(), self._place_of(label)), wrapped

    def open_note(self, label: Label, sealed: bytes) -> str:
        """The note's words. Raises Erased or Destroyed if its key is gone, NoKey if there never was
        one, Tampered if the note or its key was changed or belongs somewhere else.
        """
        case_key = self._alive()
        try:
            own = unlock(case_key, self._wrapped(label.note), self._place_of_key(label))
            return unlock(own, sealed, self._place_of(label)).decode()
        except InvalidTag:
            raise Tampered(self.case, label.field) from None

    def _wrapped(self, note: str) -> bytes:
        if note not in self._notes:
            raise NoKey(self.case, note)
        wrapped = self._notes[note]
        if wrapped is None:
            raise Destroyed(self.case, note)
        return wrapped

    def _place_of(self, label: Label) -> bytes:
        return bound("note", self.case, label.note, label.field, label.audience, label.agency)

    def _place_of_key(self, label: Label) -> bytes:
        return bound("note key", self.case, label.note)

    def _alive(self) -> bytes:
        if self._key is None:
            raise Erased(self.case)
        return self._key
