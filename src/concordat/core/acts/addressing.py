"""Putting right whom a disagreement reached: who answers, and what should not have been opened."""

from typing import Literal

from concordat.core import sentences
from concordat.core.acts.base import Act, Needed, RecordedOnly
from concordat.core.acts.case_so_far import CaseSoFar, Names
from concordat.core.acts.raising import why_not_with
from concordat.core.acts.sound import is_opaque
from concordat.core.errors import Refused
from concordat.core.posts import Party
from concordat.core.protocol import Protocol

__all__ = ["Answering", "Misdirected", "OpenedInError"]

AddressingKind = Literal["answering", "misdirected", "opened-in-error"]


class Answering(Act, frozen=True, tag="answering"):
    """Who answers changed: the business manager moved the case to the right agency, or added one
    that was left out.
    """

    kinds = ("answering",)
    on_the_step = True
    writes = ("reason", "service")

    agency: Party
    instead_of: str | None = None

    def people(self) -> tuple[str, ...]:
        return (self.agency.person,) if self.agency.person else ()

    def agencies(self) -> tuple[str, ...]:
        return (self.agency.id,)

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return (Needed("reason", sentences.SAY_WHY_TO_ALL),)

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        names = {party.id for party in case.answering}
        if self.instead_of is not None and self.instead_of not in names:
            return Refused("no-such-agency", sentences.DOES_NOT_ANSWER)
        if self.agency.id == case.raising.id:
            return Refused("inside-one-agency", "The agency that raised this cannot answer itself.")
        if self.agency.id in names and self.agency.id != self.instead_of:
            return Refused("twice", "That agency answers in this case already.")
        if refused := why_not_with(protocol, self.agency.kind, case.route):
            return refused
        if self.agency.service and not is_opaque(self.agency.service):
            return Refused("no-such-service", "That agency has no such service.")
        return None

    def sentence(self, names: Names) -> str:
        new = names.agency_and_service(self.agency)
        if self.instead_of is None:
            return f"{new} answers too"
        return f"{new} answers instead of {names.agency(self.instead_of)}"


class Misdirected(RecordedOnly, frozen=True, tag="misdirected"):
    """Somebody reports that this reached the wrong person or agency."""

    kinds = ("misdirected",)
    only_adds = True
    writes = ("summary",)

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return (Needed("summary", sentences.SAY_WHO_IT_SHOULD_BE),)

    def sentence(self, names: Names) -> str:
        return "Reported: this reached the wrong person or agency"


class OpenedInError(Act, frozen=True, tag="opened-in-error"):
    """The business manager ends a case that should not have been opened: the wrong child, the wrong
    procedure.
    """

    kinds = ("opened-in-error",)
    may_end = True
    on_the_step = True
    writes = ("reason",)

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return (Needed("reason", sentences.SAY_WHAT_WAS_WRONG),)

    def sentence(self, names: Names) -> str:
        return "The board closed this case: it was opened in error"


AddressingAct = Answering | Misdirected | OpenedInError
