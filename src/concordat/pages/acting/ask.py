"""The questions of an act: a sheet that knows the case and what the act is about."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.http import Http404

from concordat.brief.reading import Brief
from concordat.casework.notes import Words
from concordat.core.acts import Note
from concordat.core.case import Owed
from concordat.core.protocol import Duty, Protocol
from concordat.core.wording import capitalised
from concordat.pages.forms.notes import Notes
from concordat.pages.forms.sheet import Answer, Sheet
from concordat.pages.forms.typed import Typed
from concordat.people.values import Agency

BOTH_READ = "Both sides will read this."
MAY_BE_EMPTY = "You can leave this empty."


class Ask(Sheet):
    """Asks the questions of one act.

    `members` gives everybody with a post in the board's directory, by id, for acts that name
    somebody new; `agencies` gives every agency of the board, with its services.
    """

    def __init__(
        self,
        brief: Brief,
        about: str,
        typed: Typed,
        members: Callable[[], Mapping[str, str]],
        agencies: Callable[[], Mapping[str, Agency]],
    ) -> None:
        super().__init__(typed)
        self.brief, self.about = brief, about
        self.view, self.names = brief.view, brief.names
        self.members, self.agencies = members, agencies
        self._notes = Notes()

    @property
    def protocol(self) -> Protocol:
        return self.view.record.protocol

    @property
    def words(self) -> Mapping[str, Words]:
        """What was written with the act, by the ids of its notes."""
        return self._notes.words

    def duty(self) -> Owed:
        """The duty that the page is about. Raises Http404 if the case has no such duty."""
        found = self.view.duty_called(self.about)
        if found is None:
            raise Http404
        return found

    def rule(self, duty: Owed) -> Duty:
        """What the protocol says about a duty."""
        return self.protocol.duty(duty.key)

    # ── What is written with the act ──────────────────────────────────────────────────────────────

    def notes(self, *answers: Answer[Any]) -> tuple[Note, ...]:
        """The notes of an act, from the answers kept with it. Empty answers make no note."""
        return self._notes.of(answers)

    def note(self, answer: Answer[str], about: str, point: str = "") -> Note:
        """The note of an answer that can't be empty."""
        return self._notes.add(answer.given, about, point)

    def reword(self, note: Note, text: str) -> Note:
        """A note about the same thing, with other words."""
        return self._notes.add(text, note.about, note.point)


def choices(words: Iterable[str]) -> dict[str, str]:
    """Words of a procedure as the choices of a field."""
    return {word: capitalised(word) for word in words}
