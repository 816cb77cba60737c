"""The questions of an act: a sheet that knows the case and what the act is about."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Self, TypeVar

from django.http import Http404

from concordat.brief.audience import For
from concordat.brief.other_cases import OtherCase
from concordat.brief.reading import Brief
from concordat.brief.view import CaseView
from concordat.casework.notes import Words
from concordat.casework.requests import Form
from concordat.core import sentences
from concordat.core.acts import ActKind, AnyAct, Note
from concordat.core.case import Owed
from concordat.core.labels import REASON, SUMMARY
from concordat.core.protocol import Duty, Protocol
from concordat.core.who.offers import recorded_as
from concordat.core.wording import capitalised
from concordat.pages.forms.fields import LongText
from concordat.pages.forms.notes import Notes
from concordat.pages.forms.sheet import Answer, Sheet
from concordat.pages.forms.typed import Typed
from concordat.people.values import Agency

CONTRADICTS = "Leave this empty, or change your answer above: you chose"
NOT_SHOWN = Form("", "")
Found = TypeVar("Found")
OWN_READS = "Only your own agency reads this."
READ_BY: Mapping[For, str] = {
    "both sides": sentences.ALL_READ,
    "own agency": OWN_READS,
    "board": "Only the board reads this.",
    "business manager": "Only the board’s business manager reads this.",
    "both cases": "Only those who have a part in both cases read this.",
}
"""What a box says of who reads it, by whom its entry is for."""


class Ask(Sheet):
    """Asks the questions of an act of that kind.

    `members` gives everybody with a post in the board's directory, by id, for acts that name
    somebody new; `agencies` gives every agency of the board, with its services; `other_cases` those
    that the case may belong together with; `naming` the case with those whom acts name. `shown_as`
    says to whom it is shown, and signs for it.
    """

    read_by = READ_BY["both sides"]

    def __init__(
        self,
        brief: Brief,
        kind: ActKind,
        about: str,
        typed: Typed,
        *,
        members: Callable[[], Mapping[str, str]],
        agencies: Callable[[], Mapping[str, Agency]],
        other_cases: Callable[[], tuple[OtherCase, ...]] = tuple,
        naming: Callable[[Sequence[AnyAct]], CaseView] | None = None,
        shown_as: Form = NOT_SHOWN,
    ) -> None:
        super().__init__(typed)
        self.brief, self.kind, self.about = brief, kind, about
        self.view, self.names = brief.view, brief.names
        self.members, self.agencies = cache(members), cache(agencies)
        self.other_cases = cache(other_cases)
        self.naming = naming or (lambda _: brief.view)
        self.shown_as = shown_as
        self._notes = Notes()
        self._known: dict[Hashable, Any] = {}

    def once(self, found: Callable[..., Found], *about: Hashable) -> Found:
        """What hangs on the case and the directory only, not on what is answered: found once for a
        form and everything that it is tried with.
        """
        key = (found, *about)
        if key not in self._known:
            self._known[key] = found(self, *about)
        known: Found = self._known[key]
        return known

    def trying(self, values: Mapping[str, Iterable[str]]) -> Self:
        """The same questions, answered so; nothing of it is sent."""
        trial = self._like(self.brief, self.kind, self.about, Typed(values, self.typed.today))
        trial._known = self._known  # noqa: SLF001 - of the same class
        return trial

    def asked_of(self, brief: Brief) -> Self:
        """The same answers, to questions asked of the case as it is there."""
        return self._like(brief, self.kind, self.about, self.typed)

    def another(self, kind: ActKind) -> Self:
        """An empty sheet for an act of another kind."""
        return self._like(self.brief, kind, "", Typed(None, self.typed.today))

    def _like(self, brief: Brief, kind: ActKind, about: str, typed: Typed) -> Self:
        return type(self)(
            brief,
            kind,
            about,
            typed,
            members=self.members,
            agencies=self.agencies,
            other_cases=self.other_cases,
            naming=self.naming,
        )

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

    def duty_recorded_as(self, kind: ActKind) -> Owed:
        """The same. Raises Http404 also for a duty that is recorded as done by another act."""
        found = self.duty()
        if recorded_as(self.rule(found)) != kind:
            raise Http404
        return found

    def rule(self, duty: Owed) -> Duty:
        """What the protocol says about a duty."""
        return self.protocol.duty(duty.key)

    def only_if(self, answered: Answer[str], *values: str, then: Answer[str]) -> None:
        """Refuse what was written where the answer that it belongs to was another one: one of the
        two isn't meant, and nobody else can know which.
        """
        if then.value and answered.value and answered.value not in values:
            then.refuse(f"{CONTRADICTS} “{answered.words}”.")

    # ── What is written with the act ──────────────────────────────────────────────────────────────

    def summary(self, question: str, needed: str = "", *, rows: int = 5) -> Answer[str]:
        """What happened or is meant."""
        return self.ask(LongText("summary", question, kept=SUMMARY, needed=needed, rows=rows))

    def reason(
        self,
        question: str,
        needed: str = "",
        *,
        rows: int = 3,
        least: int = 1,
    ) -> Answer[str]:
        """Why, in `least` words, where it is to be a sentence."""
        asked = LongText("reason", question, kept=REASON, needed=needed, rows=rows, least=least)
        return self.ask(asked)

    def notes(self, *answers: Answer[Any]) -> tuple[Note, ...]:
        """The notes of an act, from the answers kept with it. Empty answers make no note."""
        return self._notes.of(answers)

    def note(self, answer: Answer[str], about: str, point: str = "") -> Note:
        """The note of an answer that can't be empty."""
        return self._notes.add(answer.given, about, point)

    def text(self, text: str, about: str, point: str = "") -> Note:
        """The note of words that were put together from several answers."""
        return self._notes.add(text, about, point)

    def reword(self, note: Note, text: str) -> Note:
        """A note about the same thing, with other words."""
        return self._notes.add(text, note.about, note.point)


def choices(words: Iterable[str]) -> dict[str, str]:
    """Words of a procedure as the choices of a field."""
    return {word: capitalised(word) for word in words}
