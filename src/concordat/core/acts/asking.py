"""Asking for something: advice, guidance, a meeting, company."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from concordat.core import sentences
from concordat.core.acts.base import Act, Needed, RecordedOnly, Subject
from concordat.core.acts.case_so_far import CaseSoFar, Names
from concordat.core.protocol import Act as ActOfDuty
from concordat.core.protocol import Protocol
from concordat.core.wording import capitalised

__all__ = [
    "Advised",
    "Asked",
    "Used",
]

AskingKind = Literal["use", "advised", "ask-meeting", "ask-companion"]


class Using(NamedTuple):
    """What whoever uses a permission is asked to write, and what is said where they don't."""

    asks: str
    needed: str


_WHY_THEM = Using("Why do you turn to them, and what should they do?", sentences.SAY_WHY)
_ABOUT = Using("What is it to be about, and why now?", sentences.SAY_WHAT_ABOUT)
WHEN_USED: Mapping[ActOfDuty, Using] = {
    "discuss": _ABOUT,
    "meet": _ABOUT,
    "write": Using("What do you write to them?", "Write what they are to read."),
    "notify": Using("What do you tell them?", "Write what you tell them."),
    "form": Using("What does the form say, in a sentence or two?", "Say what the form says."),
    "refer": _WHY_THEM,
    "consider": Using("What did you consider, and why?", sentences.SAY_WHY),
    "appoint": Using("Why them?", sentences.SAY_WHY),
    "advise": Using("What are you asking for, and why?", sentences.SAY_WHAT_YOU_ASK_FOR),
    "represent": Using(
        "What do you want them to know?", "Write what they are to know: they read it here."
    ),
    "decide": Using("What is decided, and why?", sentences.SAY_WHAT_WAS_DECIDED),
    "record": Using("What is to stand in the record?", "Write what is to stand in the record."),
    "act": Using("What is done, and why?", sentences.SAY_WHAT_WAS_DONE),
}
"""By the kind of the permission, for not everything that is permitted asks somebody for
something.
"""


class Used(Act, frozen=True, tag="used"):
    """A permission used: advice or guidance asked, service managers approached. `of` is whom; where
    nobody is named, everybody in the posts that the procedure names. They have a part from then on.
    """

    kinds = ("use",)
    only_adds = True
    writes = ("summary", "need")

    permission: str
    of: str | None = None

    @property
    def subject(self) -> Subject:
        return Subject(name=self.permission)

    def people(self) -> tuple[str, ...]:
        return (self.of,) if self.of else ()

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        used = protocol.permission(self.permission)
        asked = used.needs if used else ()
        return (
            *(
                Needed("need", f"Write down {need}.", str(number))
                for number, need in enumerate(asked, start=1)
            ),
            *((Needed("summary", WHEN_USED[used.act].needed),) if used else ()),
        )

    def sentence(self, names: Names) -> str:
        permission = names.protocol.permission(self.permission)
        what = capitalised(permission.as_done) if permission else self.permission
        return f"{what}: {names.person(self.of)}" if self.of else what


class Advised(Act, frozen=True, tag="advised"):
    """Somebody gave advice. A later decider is shown that they did."""

    kinds = ("advised",)
    writes = ("summary",)

    person: str

    def people(self) -> tuple[str, ...]:
        return (self.person,)

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return (Needed("summary", sentences.SAY_THE_ADVICE),)

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
        about = (
            sentences.SAY_WHAT_ABOUT if self.what == "meeting" else sentences.SAY_WHAT_WOULD_HELP
        )
        return (Needed("summary", about),)

    def sentence(self, names: Names) -> str:
        if self.what == "meeting":
            return "Asked for a meeting"
        return "Asked for somebody to come with them"


AskingAct = Used | Advised | Asked
