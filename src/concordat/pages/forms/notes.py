"""Words on their way to being sealed with an act, which refers to them by the ids of notes."""

from collections.abc import Iterable
from typing import Any

from concordat.casework.notes import Words, new_id
from concordat.core.events import Audience
from concordat.pages.forms.sheet import Answer, written


class Notes:
    """The notes of one act. `words` go with the command that records it."""

    def __init__(self, audience: Audience = "both sides", agency: str | None = None) -> None:
        self.words: dict[str, Words] = {}
        self._audience, self._agency = audience, agency

    def add(self, text: str, about: str = "") -> str:
        """Keeps a text and returns the id of its note."""
        note = new_id()
        self.words[note] = Words(text, self._audience, self._agency, about)
        return note

    def of(self, answers: Iterable[Answer[Any]]) -> dict[str, str]:
        """The notes of those answers that hold words, by what they are kept as."""
        return self.named(written(answers))

    def named(self, texts: dict[str, str]) -> dict[str, str]:
        """The notes of texts, by what they are kept as; "" makes none."""
        return {key: self.add(text, key) for key, text in texts.items() if text}
