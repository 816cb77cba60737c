"""Who goes on with a case, or with one task, in somebody's place."""

from typing import Literal

from concordat.core import sentences
from concordat.core.acts.base import Act, Needed, Subject
from concordat.core.acts.case_so_far import CaseSoFar, Names
from concordat.core.acts.sound import why_not_side
from concordat.core.errors import Refused
from concordat.core.ids import DutyId
from concordat.core.posts import Party, PartySide, SideOf
from concordat.core.protocol import Protocol

__all__ = ["HandedOn", "HandedOnAnswered", "SteppedAside", "TookOn", "TookOver"]

HandingKind = Literal["take-over", "take-on", "hand-on", "hand-on-answer", "step-aside"]
WHY = (Needed("reason", sentences.SAY_WHY),)


class TookOver(Act, frozen=True, tag="took-over"):
    """`person` goes on with the case for an agency, in the place of `of` (None where nobody was
    named). Whoever raised it stays named, and keeps a part while they hold a post there.
    """

    kinds = ("take-over",)
    writes = ("reason",)

    side: PartySide
    agency: str
    person: str
    of: str | None = None

    @property
    def subject(self) -> Subject:
        return Subject(side=self.side, agency=self.agency)

    def people(self) -> tuple[str, ...]:
        return (self.person, self.of) if self.of else (self.person,)

    def agencies(self) -> tuple[str, ...]:
        return (self.agency,)

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return WHY

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        if refused := why_not_side(case, self.side, self.agency):
            return refused
        goes_on = case.goes_on(self.side, self.agency)
        if self.person == goes_on:
            return Refused("goes-on-already", "They go on with this case already.")
        if self.of != goes_on:
            return Refused(
                "somebody-else-goes-on",
                "Somebody else goes on with this case by now. Open the page again.",
            )
        return None

    def sentence(self, names: Names) -> str:
        place = f"in place of {names.person(self.of)}" if self.of else "where nobody was named"
        return (
            f"{names.person(self.person)} goes on with this case for "
            f"{names.agency(self.agency)}, {place}"
        )


class TookOn(Act, frozen=True, tag="took-on"):
    """An agency that shares the concern took the case on while it was being withdrawn, in `entry`:
    it is the one that raised it from then on, and `person` goes on. Who raised it first stays
    named.
    """

    kinds = ("take-on",)
    for_somebody = True
    writes = ("reason",)

    entry: int
    agency: Party
    person: str

    @property
    def subject(self) -> Subject:
        return Subject(side="third", agency=self.agency.id, entry=self.entry)

    @property
    def only_by(self) -> SideOf:
        return SideOf("third", self.agency.id)

    def people(self) -> tuple[str, ...]:
        return (self.agency.person, self.person) if self.agency.person else (self.person,)

    def agencies(self) -> tuple[str, ...]:
        return (self.agency.id,)

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return WHY

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        if any(each.agency == self.agency.id for each in case.supporters):
            return None
        return Refused("no-such-agency", "That agency doesn't support this case.")

    def sentence(self, names: Names) -> str:
        agency, person = names.agency(self.agency.id), names.person(self.person)
        return f"{agency} takes this on, and it is not withdrawn: {person} goes on with it"


class HandedOn(Act, frozen=True, tag="handed-on"):
    """Whoever owes a duty asks a colleague, `to`, to take it on. Who owes it stays, and its time
    runs on.
    """

    kinds = ("hand-on",)
    writes = ("reason",)
    own_words = ("reason",)

    duty: DutyId
    to: str

    @property
    def subject(self) -> Subject:
        return Subject(duties=(self.duty,))

    def people(self) -> tuple[str, ...]:
        return (self.to,)

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return WHY

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        duty = case.duty(self.duty)
        handed = duty.handed if duty is not None else ()
        if any(each.to == self.to and each.accepted is not False for each in handed):
            return Refused("asked-already", "They were asked already, or have taken it on.")
        return None

    def sentence(self, names: Names) -> str:
        return f"Asked {names.person(self.to)} to take a task on: {names.duty(self.duty)}"


class HandedOnAnswered(Act, frozen=True, tag="handed-on-answered"):
    """Whoever was asked in that entry takes the duty on or doesn't; or gives back what they took
    on.
    """

    kinds = ("hand-on-answer",)
    writes = ("reason",)
    own_words = ("reason",)

    entry: int
    accepts: bool

    @property
    def subject(self) -> Subject:
        return Subject(entry=self.entry)

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return () if self.accepts else WHY

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        handed = (each for duty in case.open_duties for each in duty.handed)
        if self.accepts and any(each.seq == self.entry and each.accepted for each in handed):
            return Refused("taken-on-already", "You have taken this on already.")
        return None

    def sentence(self, names: Names) -> str:
        said = "Takes it on" if self.accepts else "Does not take it on"
        return f"{said}: “{names.entry(self.entry)}”"


class SteppedAside(Act, frozen=True, tag="stepped-aside"):
    """Somebody has no part in the case any more, by their own word: they are too close to it.
    `role` is the part that they had.
    """

    kinds = ("step-aside",)
    writes = ("reason",)

    role: str

    @property
    def subject(self) -> Subject:
        return Subject(name=self.role)

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return WHY

    def sentence(self, names: Names) -> str:
        return "Stepped aside from this case"


HandingAct = TookOver | TookOn | HandedOn | HandedOnAnswered | SteppedAside
