"""Carrying out what is owed, and what is done about it."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from concordat.core.acts.base import Act, CaseSoFar, Names, Needed, Subject, why_not_side
from concordat.core.errors import Refused
from concordat.core.ids import DutyId
from concordat.core.posts import OFFICERS, PRACTITIONER, CaseSide, PostRef
from concordat.core.protocol import Duty, Protocol, Target
from concordat.core.wording import capitalised, joined

__all__ = [
    "COMPANION",
    "Appointed",
    "CarriedOut",
    "Reminded",
    "SamePerson",
    "part_done",
    "roles",
]

DoingKind = Literal["done", "appoint", "bring-in", "same-person", "remind"]
CHANNELS = ("in person", "telephone", "video", "letter", "e-mail")
"""How people can have spoken or written to each other."""
COMPANION = "companion"
MEDIATOR = "mediator"
SUPPORTER = "supporter"


class DoneWords(msgspec.Struct, frozen=True):
    """How the record begins to say that a duty was done, and the words that doing it needs."""

    begin: str
    needs: tuple[Needed, ...] = ()


WHAT_WAS_SAID = Needed("summary", "Say in a sentence or two what was said.")
WHEN_DONE: Mapping[str, DoneWords] = {
    "discuss": DoneWords("They spoke", (WHAT_WAS_SAID,)),
    "meet": DoneWords("They met", (WHAT_WAS_SAID,)),
    "write": DoneWords("Written"),
    "notify": DoneWords("They were told"),
    "form": DoneWords("The form was completed"),
    "refer": DoneWords("Done"),
    "consider": DoneWords("Considered", (Needed("reason", "Say why: one or two sentences."),)),
    "appoint": DoneWords("Appointed"),
    "advise": DoneWords("Advice was given", (Needed("summary", "Say what the advice was."),)),
    "represent": DoneWords(
        "Representations",
        (Needed("summary", "Say whose views were given, and what they are."),),
    ),
    "decide": DoneWords(
        "Decided",
        (
            Needed("decided", "Say what was decided, and who does what by when."),
            Needed("rationale", "Give the reasons for the decision."),
        ),
    ),
    "record": DoneWords("Written down"),
    "act": DoneWords("Done"),
}


PARTS: Mapping[str, str] = {
    "discuss": "spoke to each other",
    "speak": "spoke to each other",
    "meet": "met",
    "read the file": "read the file",
    "write": "wrote",
    "notify": "told them",
    "form": "completed the form",
    "refer": "referred it",
    "consider": "considered it",
    "appoint": "appointed somebody",
    "advise": "gave advice",
    "represent": "gave their views",
    "decide": "decided",
    "record": "wrote it down",
    "act": "did it",
}


def part_done(act: str) -> str:
    """What is said when one of the several acts of a duty was done."""
    return PARTS.get(act, act)


class CarriedOut(Act, frozen=True, tag="carried-out"):
    """Duties done, by their ids. `word` is a decision, or the choice of a duty to consider.

    `acts` are those of a duty's acts that were done where not all of them were; empty means all.
    """

    kinds = ("done",)
    writes = ("summary", "reason", "rationale", "decided", "need")

    duties: tuple[DutyId, ...]
    word: str | None = None
    channel: str | None = None
    acts: tuple[str, ...] = ()

    @property
    def subject(self) -> Subject:
        return Subject(duties=self.duties)

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return tuple(
            need for duty_id in self.duties for need in self._words(protocol, case, duty_id)
        )

    def _words(self, protocol: Protocol, case: CaseSoFar, duty_id: DutyId) -> tuple[Needed, ...]:
        spec = protocol.duty(duty_id.key)
        return words_to_do(spec, only_a_part=self._is_only_a_part(case, duty_id, spec))

    def _is_only_a_part(self, case: CaseSoFar, duty_id: DutyId, spec: Duty) -> bool:
        """Whether a duty stays open after this, because the act that it is named for is left
        out.
        """
        duty = case.duty(duty_id)
        did = {*self.acts, *(duty.did if duty else ())}
        left_out = spec.act in spec.acts and spec.act not in self.acts
        return bool(self.acts) and left_out and not set(spec.acts) <= did

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        if self.channel is not None and self.channel not in CHANNELS:
            ways = ", ".join(CHANNELS)
            return Refused("no-such-channel", f"Say how it was done by one of these: {ways}.")
        for duty_id in self.duties:
            spec = protocol.duty(duty_id.key)
            part = self.word is None and self._is_only_a_part(case, duty_id, spec)
            why_not_word = None if part else self._why_not_word(protocol, case, spec)
            if refused := self._why_not_acts(spec) or why_not_word:
                return refused
        return None

    def unknown(self, protocol: Protocol) -> Refused | None:
        specs = (protocol.duty(duty_id.key) for duty_id in self.duties)
        if self.word is not None and not any(spec.asks_for_a_word for spec in specs):
            return Refused("no-such-word", "Nothing is decided or chosen by doing this.")
        return None

    def _why_not_acts(self, spec: Duty) -> Refused | None:
        unknown = next((each for each in self.acts if each not in spec.acts), None)
        if unknown is None:
            return None
        asked = ", ".join(spec.acts)
        return Refused(
            "no-such-act", f"This duty does not ask for “{unknown}”. It asks for: {asked}."
        )

    def _why_not_word(self, protocol: Protocol, case: CaseSoFar, spec: Duty) -> Refused | None:
        if not spec.asks_for_a_word:
            return None
        words = spec.words or ("yes", "no")
        answers = " or ".join(f"“{each}”" for each in words)
        if self.word is None:
            return Refused("word-needed", f"Say what was decided: {answers}.")
        if self.word not in words:
            return Refused("no-such-word", f"The answer here is {answers}.")
        return why_not_again(protocol, case, spec.then[self.word]) if spec.words else None

    def sentence(self, names: Names) -> str:
        told = (self._sentence_of(names, duty_id) for duty_id in self.duties)
        return "; ".join(dict.fromkeys(told))

    def _sentence_of(self, names: Names, duty_id: DutyId) -> str:
        spec = names.protocol.duty(duty_id.key)
        if duty_id.action:
            return "An agreed action was carried out"
        if self.word == "decided":  # it says no more than that it was done; the words say what
            return f"Done: {spec.what}"
        word = f" – {self.word}" if self.word else ""
        if self.acts and not set(spec.acts) <= set(self.acts):
            done = joined(part_done(each) for each in self.acts)
            return f"{capitalised(done)}, which is a part of this: {spec.what}{word}"
        return f"{WHEN_DONE[spec.act].begin}: {spec.what}{word}"


def words_to_do(spec: Duty, *, only_a_part: bool) -> tuple[Needed, ...]:
    """The words that doing a duty can't do without: what the procedure asks for, and the act's own.
    Where only a part of it was done, the act's own can't be given yet.
    """
    asked = (
        Needed("need", f"Write down {need}.", str(number))
        for number, need in enumerate(spec.needs, start=1)
    )
    if spec.act not in WHEN_DONE or only_a_part:
        return tuple(asked)
    return (*asked, *WHEN_DONE[spec.act].needs)


def why_not_again(protocol: Protocol, case: CaseSoFar, target: Target) -> Refused | None:
    """A text that bounds a loop lets a decision or a choice send a case back to a step only so
    often.
    """
    times = protocol.steps[target.name].times if target.kind == "step" else None
    if times is None or case.times_at(target.name) < times:
        return None
    often = "once" if times == 1 else f"{times} times"
    return Refused(
        "no-more-rounds", f"The procedure allows this {often} at most. Choose another answer."
    )


class SamePerson(Act, frozen=True, tag="same-person"):
    """A duty inside one agency was passed over: the person who owes it would be speaking to
    themselves.
    """

    kinds = ("same-person",)

    duties: tuple[DutyId, ...]

    @property
    def subject(self) -> Subject:
        return Subject(duties=self.duties)

    def sentence(self, names: Names) -> str:
        passed = "; ".join(names.duty(duty_id) for duty_id in self.duties)
        return f"Passed over, because the same person holds both posts: {passed}"


class Appointed(Act, frozen=True, tag="appointed"):
    """A person brought in to a role: mediator, independent meeting chair, companion, supporter.

    `duties` are duties to appoint that this carries out.
    """

    kinds = ("appoint", "bring-in")
    writes = ("reason", "summary")

    role: str
    person: str
    duties: tuple[DutyId, ...] = ()
    side: CaseSide = "third"
    agency: str | None = None

    @property
    def attempt(self) -> str:
        return "appoint" if self.duties else "bring-in"

    @property
    def subject(self) -> Subject:
        return Subject(duties=self.duties, side=self.side, agency=self.agency or "", name=self.role)

    def people(self) -> tuple[str, ...]:
        return (self.person,)

    def agencies(self) -> tuple[str, ...]:
        return (self.agency,) if self.agency else ()

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        if self.role == COMPANION:
            return (Needed("summary", "Say what would help."),)
        return ()

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        if self.role in OFFICERS:
            return Refused(
                "not-an-appointment",
                "The board's business unit is in the directory; nobody is appointed to it.",
            )
        if self.role not in self._roles(protocol):
            roles = ", ".join(self._roles(protocol))
            return Refused(
                "no-such-role", f"Nobody can be brought in for that. It can be: {roles}."
            )
        return why_not_side(case, self.side, self.agency)

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
        role = names.title(PostRef("third", self.role)).lower()
        return f"{names.person(self.person)} was brought in: {role}"


def roles(protocol: Protocol, key: str) -> tuple[str, ...]:
    """The roles that a duty to appoint may fill: the third parties that it names, else the
    independent posts, else a mediator.
    """
    named = [post.post for post in protocol.duty(key).towards if post.side == "third"]
    return tuple(dict.fromkeys(named)) or roles_of_the_procedure(protocol) or (MEDIATOR,)


def roles_of_the_procedure(protocol: Protocol) -> tuple[str, ...]:
    return tuple(post.key for post in protocol.posts.values() if post.independent)


class Reminded(Act, frozen=True, tag="reminded"):
    """Somebody was reminded of duties still open."""

    kinds = ("remind",)
    only_adds = True
    writes = ("summary",)

    duties: tuple[DutyId, ...]

    @property
    def subject(self) -> Subject:
        return Subject(duties=self.duties)

    def sentence(self, names: Names) -> str:
        return f"A reminder: {'; '.join(names.duty(duty_id) for duty_id in self.duties)}"


DoingAct = CarriedOut | SamePerson | Appointed | Reminded
