"""Words on their way to being sealed with an act, which refers to them by the ids of notes."""

from collections.abc import Iterable
from typing import Any

from concordat.casework.notes import Words
from concordat.core.acts import Note
from concordat.ids import new_id
from concordat.pages.forms.sheet import Answer


class Notes:
    """The notes of one act. `words` go with the command that records it."""

    def __init__(self) -> None:
        self.words: dict[str, Words] = {}

    def add(self, text: str, about: str, point: str = "") -> Note:
        """Keep a text, and return the note that refers to it."""
        note = new_id()
        self.words[note] = Words(text)
        return Note(note, about, point)

    def of(self, answers: Iterable[Answer[Any]]) -> tuple[Note, ...]:
        """The notes of the answers that hold words, by what they are kept as."""
        notes = []
        for answer in answers:
            if answer.kept and answer.words:
                notes.append(self.add(answer.words, answer.kept.key, answer.kept.point))
        return tuple(notes)

    def named(self, texts: dict[str, str]) -> tuple[Note, ...]:
        """The notes of texts, by what they are about; "" makes none."""
        return tuple(self.add(text, about) for about, text in texts.items() if text)
