"""Bringing somebody in: to a role of the procedure, to come along, or to share the concern."""

from typing import Literal

from concordat.core import sentences
from concordat.core.acts.base import Act, Needed, Subject
from concordat.core.acts.case_so_far import CaseSoFar, Names
from concordat.core.acts.roles import MEDIATOR, roles, roles_of_the_procedure
from concordat.core.acts.sound import why_not_side
from concordat.core.errors import Refused
from concordat.core.ids import DutyId
from concordat.core.posts import OFFICERS, PRACTITIONER, CaseSide, PostRef, SideOf
from concordat.core.protocol import Protocol

__all__ = ["COMPANION", "SUPPORTER", "Appointed", "roles"]

BringingKind = Literal["appoint", "bring-in", "support"]
COMPANION = "companion"
SUPPORTER = "supporter"


class Appointed(Act, frozen=True, tag="appointed"):
    """A person brought in to a role: mediator, independent meeting chair, companion, supporter.

    `duties` are duties to appoint that this carries out. A supporter is of another agency, which
    shares the concern: a third party, with its `agency`.
    """

    kinds = ("appoint", "bring-in", "support")
    for_somebody = True
    writes = ("reason", "summary")

    role: str
    person: str
    duties: tuple[DutyId, ...] = ()
    side: CaseSide = "third"
    agency: str | None = None

    @property
    def attempt(self) -> str:
        if self.duties:
            return "appoint"
        return "support" if self.role == SUPPORTER else "bring-in"

    @property
    def subject(self) -> Subject:
        return Subject(duties=self.duties, side=self.side, agency=self.agency or "", name=self.role)

    @property
    def only_by(self) -> SideOf | None:
        return SideOf("raising") if self.role == SUPPORTER else None

    def people(self) -> tuple[str, ...]:
        return (self.person,)

    def agencies(self) -> tuple[str, ...]:
        return (self.agency,) if self.agency else ()

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        if self.role == COMPANION:
            return (Needed("summary", sentences.SAY_WHAT_WOULD_HELP),)
        return (Needed("reason", sentences.SAY_WHY),) if self.role == SUPPORTER else ()

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        if self.role in OFFICERS:
            return Refused(
                "not-an-appointment",
                "The board's business unit is in the directory; nobody is appointed to it.",
            )
        left = tuple(each.post for each in case.vacated if each.side == self.side)
        if self.role not in (*self._roles(protocol), *left):
            roles = ", ".join(self._roles(protocol))
            return Refused(
                "no-such-role", f"Nobody can be brought in for that. It can be: {roles}."
            )
        if self.role == SUPPORTER:
            return self._why_not_supporter(case)
        return why_not_side(case, self.side, self.agency)

    def _why_not_supporter(self, case: CaseSoFar) -> Refused | None:
        """An agency that has a side already shares no concern beside it."""
        if self.side != "third" or not self.agency:
            return Refused(
                "no-such-agency", "Say which other agency shares your concern, and who there."
            )
        if self.agency in {case.raising.id, *(party.id for party in case.answering)}:
            return Refused("a-party", "That agency has a side in this case already.")
        if any(each.person == self.person for each in case.supporters):
            return Refused("brought-in-already", "They support this already.")
        return None

    def _roles(self, protocol: Protocol) -> tuple[str, ...]:
        """The roles that somebody can be brought in to; by a duty to appoint, those that it names,
        and of several duties those that each does.
        """
        if not self.duties:
            own = (PRACTITIONER, COMPANION, MEDIATOR, SUPPORTER)
            return (*own, *roles_of_the_procedure(protocol))
        first, *others = (roles(protocol, duty_id.key) for duty_id in self.duties)
        return tuple(role for role in first if all(role in other for other in others))

    def sentence(self, names: Names) -> str:
        if self.role == SUPPORTER:
            agency, person = names.agency(self.agency), names.person(self.person)
            return f"{agency} shares the concern and supports this: {person} was brought in"
        role = names.title(PostRef("third", self.role)).lower()
        return f"{names.person(self.person)} was brought in: {role}"


BringingAct = Appointed
