"""Asking for something: advice, guidance, a meeting, company."""

from typing import Literal

from concordat.core.acts.base import Act, CaseSoFar, Names, Needed, RecordedOnly, Subject
from concordat.core.protocol import Protocol

__all__ = [
    "Advised",
    "Asked",
    "Used",
]

AskingKind = Literal["use", "advised", "ask-meeting", "ask-companion"]


class Used(RecordedOnly, frozen=True, tag="used"):
    """A permission used: advice or guidance asked, service managers approached. `of` is whom."""

    kinds = ("use",)
    only_adds = True
    writes = ("summary",)

    permission: str
    of: str | None = None

    @property
    def subject(self) -> Subject:
        return Subject(name=self.permission)

    def people(self) -> tuple[str, ...]:
        return (self.of,) if self.of else ()

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return (Needed("summary", "Say what you are asking for."),)

    def sentence(self, names: Names) -> str:
        permission = names.protocol.permission(self.permission)
        what = permission.what if permission else self.permission
        return f"Used what the procedure offers: {what}"


class Advised(Act, frozen=True, tag="advised"):
    """Somebody gave advice. A later decider is shown that they did."""

    kinds = ("advised",)
    writes = ("summary",)

    person: str

    def people(self) -> tuple[str, ...]:
        return (self.person,)

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return (Needed("summary", "Say what the advice was."),)

    def sentence(self, names: Names) -> str:
        return f"{names.person(self.person)} gave advice"


class Asked(RecordedOnly, frozen=True, tag="asked"):
    """A request that anyone in a case can make: a meeting, a companion."""

    kinds = ("ask-meeting", "ask-companion")
    only_adds = True
    writes = ("summary",)

    what: Literal["meeting", "companion"]

    @property
    def attempt(self) -> str:
        return f"ask-{self.what}"

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        about = "Say what it should be about." if self.what == "meeting" else "Say what would help."
        return (Needed("summary", about),)

    def sentence(self, names: Names) -> str:
        if self.what == "meeting":
            return "Asked for a meeting"
        return "Asked for somebody to come with them"


AskingAct = Used | Advised | Asked
