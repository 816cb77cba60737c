"""The questions of an act: a sheet that knows the case and what the act is about."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.http import Http404

from concordat.casework.notes import Words
from concordat.casework.values import CaseView
from concordat.core.case import Owed
from concordat.core.posts import Party
from concordat.core.protocol import Duty, Protocol
from concordat.documents.names import Names
from concordat.pages.forms.notes import Notes
from concordat.pages.forms.sheet import Answer, Sheet
from concordat.pages.forms.typed import Typed
from concordat.pages.words import upper

BOTH_READ = "Both sides will read this."
MAY_BE_EMPTY = "You can leave this empty."


class Ask(Sheet):
    """One asking of an act's questions.

    `members` gives everybody with a post in the board's directory, by id, for acts that name
    somebody new; `agencies` every agency of the board, with its name.
    """

    def __init__(
        self,
        view: CaseView,
        about: str,
        typed: Typed,
        members: Callable[[], Mapping[str, str]],
        agencies: Callable[[], Mapping[str, tuple[str, Party]]],
    ) -> None:
        super().__init__(typed)
        self.view, self.about = view, about
        self.members, self.agencies = members, agencies
        self.names = Names(view)
        self._notes = Notes()

    @property
    def protocol(self) -> Protocol:
        return self.view.record.protocol

    @property
    def words(self) -> Mapping[str, Words]:
        """What was written with the act, by the ids of its notes."""
        return self._notes.words

    def duty(self) -> Owed:
        """The duty that the page is about. Raises Http404 where the case has none of that id."""
        found = self.view.case.duty(self.about)
        if found is None:
            raise Http404
        return found

    def spec(self, duty: Owed) -> Duty | None:
        return self.protocol.duties.get(duty.key)

    # ── What is written with the act ──────────────────────────────────────────────────────────────

    def notes(self, *answers: Answer[Any]) -> dict[str, str]:
        """The notes of an act, from the answers that are kept with it; empty ones make none."""
        return self._notes.of(answers)

    def notes_on(self, answers: Mapping[str, Answer[str]]) -> dict[str, str]:
        """The notes of an act about several points, by the point each is about."""
        return self._notes.named({point: each.words for point, each in answers.items()})

    def note(self, answer: Answer[str]) -> str:
        """The note of an answer that can't be empty."""
        return self._notes.add(answer.given)


def choices(words: Iterable[str]) -> dict[str, str]:
    """Words of a procedure as the choices of a field."""
    return {word: upper(word) for word in words}
