"""Saying how things are: facts, what runs beside, a note."""

from collections.abc import Mapping
from typing import Literal

from concordat.core import sentences
from concordat.core.acts.base import Act, Note, RecordedOnly, Subject
from concordat.core.acts.case_so_far import CaseSoFar, Names
from concordat.core.acts.days import PastDay
from concordat.core.acts.raising import FACTS, why_not_fact
from concordat.core.errors import Refused
from concordat.core.protocol import Protocol
from concordat.core.wording import worded

__all__ = [
    "ALLEGATION",
    "BESIDE",
    "DIED",
    "Alongside",
    "Audience",
    "FactStated",
    "Noted",
    "say_beside",
]

StatingKind = Literal["fact", "alongside", "note"]
Audience = Literal["both sides", "own agency", "board", "business manager"]
DIED = "the child died"
ALLEGATION = "an allegation against somebody who works with children"
"""Recorded by the board's office alone, with its day and nothing else, for the board alone."""
BESIDE = (
    "a complaint",
    ALLEGATION,
    "court proceedings",
    "a police investigation",
    "a review of serious harm or a death",
    "the child moved to another area",
    "the child turned eighteen",
    DIED,
)
"""What may run beside a case under any procedure, or happen to the child."""


def say_beside(what: str, words: Mapping[str, str]) -> str:
    """What runs beside a case as readers with those words see it: “the adult died” where it is
    about adults.
    """
    return worded(what, words) if what in BESIDE else what


class FactStated(Act, frozen=True, tag="fact-stated"):
    """A fact about the case, now true (or no longer)."""

    kinds = ("fact",)
    writes = ("summary",)

    name: str
    holds: bool = True

    @property
    def subject(self) -> Subject:
        return Subject(name=self.name)

    def unknown(self, protocol: Protocol) -> Refused | None:
        return why_not_fact(protocol, self.name)

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        """What was said before says nothing new; but danger is said each time anew."""
        fact = protocol.fact(self.name)
        known = self.name in case.facts
        if known != self.holds or (known and fact is not None and fact.states_danger):
            return None
        title = fact.title if fact else FACTS.get(self.name, self.name)
        if known:
            return Refused(
                "said-already",
                f"The case says so already: {title}. To add to that, write a note.",
            )
        return Refused("said-already", f"Nobody has said that this was so: {title}.")

    def sentence(self, names: Names) -> str:
        fact = names.protocol.fact(self.name)
        title = fact.title if fact else FACTS.get(self.name, self.name)
        return f"Now so: {title}" if self.holds else f"No longer so: {title}"


class Alongside(RecordedOnly, frozen=True, tag="alongside"):
    """Another procedure runs beside (complaint, allegation, court, police, review), or the child's
    life changed.
    """

    kinds = ("alongside",)
    only_adds = True
    writes = ("summary",)
    day_asked = "Since when?"

    what: str
    on: PastDay | None = None

    @property
    def subject(self) -> Subject:
        return Subject(name=self.what if self.for_the_board else "")

    @property
    def for_the_board(self) -> bool:
        return self.what == ALLEGATION

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        if self.for_the_board and self.notes:
            return Refused("no-words-here", sentences.NOTHING_OF_AN_ALLEGATION)
        return None

    def unknown(self, protocol: Protocol) -> Refused | None:
        known = (*BESIDE, *(kind.title for kind in protocol.alongside))
        if self.what not in known:
            return Refused("no-such-thing", f"Choose what it is: {'; '.join(known)}.")
        return None

    def sentence(self, names: Names) -> str:
        since = f", since {names.day(self.on)}" if self.on else ""
        return f"Beside this case: {names.said(self.what)}{since}"


class Noted(RecordedOnly, frozen=True, tag="noted"):
    """A note added to the record, for an audience. `about` is the entry it explains, if any.

    `to_follow_up`: the business manager alone is told something privately, and is to see to it,
    until they write a note for themselves about that entry.
    """

    kinds = ("note",)
    only_adds = True
    asked_again = ("note_id",)

    audience: Audience
    note_id: str
    about: int | None = None
    agency: str | None = None
    to_follow_up: bool = False

    @property
    def subject(self) -> Subject:
        return Subject(entry=self.about or 0)

    @property
    def is_private(self) -> bool:
        """Whether the business manager alone reads it, besides whoever wrote it."""
        return self.audience == "business manager"

    def noted(self) -> tuple[Note, ...]:
        return (*self.notes, Note(self.note_id, "note"))

    def agencies(self) -> tuple[str, ...]:
        return (self.agency,) if self.agency else ()

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        if (self.audience == "own agency") != (self.agency is not None):
            return Refused("no-such-audience", "Say which agency may read it, if only one may.")
        if self.to_follow_up and not self.is_private:
            return Refused("no-such-audience", "Only the business manager follows up a note.")
        if self.about is not None and not 1 <= self.about <= case.seq:
            return Refused("no-such-event", sentences.NO_SUCH_ENTRY)
        return None

    def sentence(self, names: Names) -> str:
        return "A note"


StatingAct = FactStated | Alongside | Noted
