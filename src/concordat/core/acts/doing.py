"""Carrying out what is owed, and what is done about it."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from concordat.core import sentences
from concordat.core.acts.acts_of_duties import part_done
from concordat.core.acts.base import Act, Needed, Subject
from concordat.core.acts.case_so_far import CaseSoFar, Names
from concordat.core.acts.channels import why_not_channel
from concordat.core.acts.danger import NOBODY_RUNG, Rung
from concordat.core.errors import Refused
from concordat.core.ids import DutyId
from concordat.core.protocol import ANSWER, LOOKING, NOT_TAKEN_ON, RISK, Duty, Protocol, Target
from concordat.core.wording import capitalised, joined, the

__all__ = [
    "CarriedOut",
    "Reminded",
    "SamePerson",
    "part_done",
]

DoingKind = Literal["done", "same-person", "remind"]


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
    "consider": DoneWords("Considered", (Needed("reason", sentences.SAY_WHY),)),
    "appoint": DoneWords("Appointed"),
    "advise": DoneWords("Advice was given", (Needed("summary", sentences.SAY_THE_ADVICE),)),
    "represent": DoneWords(
        "Views were given",
        (Needed("summary", "Say whose views were given, and what they are."),),
    ),
    "decide": DoneWords(
        "Decided",
        (
            Needed("decided", sentences.SAY_WHAT_WAS_DECIDED),
            Needed("rationale", "Give the reasons for the decision."),
        ),
    ),
    "record": DoneWords("Written down"),
    "act": DoneWords("Done"),
}


SAID_OF_OWN: Mapping[str, str] = {
    ANSWER.key: "Answered a request for advice or guidance",
    NOT_TAKEN_ON.key: "An action that was not taken on stays as it was",
    **dict.fromkeys(LOOKING, "Looked at this, and let it end"),
}
"""How the record says that some of Concordat's own duties were done."""


class CarriedOut(Act, frozen=True, tag="carried-out"):
    """Duties done, by their ids. `word` is a decision, or the choice of a duty to consider.

    `acts` are those of a duty's acts that were done where not all of them were; empty means all.
    `by_raising`: raising the disagreement did it, here or by the `channel` named, and what it asks
    to be written is in the raising. It comes with the raising, which fills in the duties. `rung` is
    who was rung then, where a duty is owed because a child is in danger.
    """

    kinds = ("done",)
    for_somebody = True
    writes = ("summary", "reason", "rationale", "decided", "need", "taken-by", "reference")
    asked_again = ("word", "channel", "rung")

    duties: tuple[DutyId, ...]
    word: str | None = None
    channel: str | None = None
    acts: tuple[str, ...] = ()
    by_raising: bool = False
    rung: Rung = NOBODY_RUNG

    @property
    def subject(self) -> Subject:
        return Subject(duties=self.duties)

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        if self.by_raising:
            return ()
        return tuple(
            need for duty_id in self.duties for need in self._words(protocol, case, duty_id)
        )

    def _words(self, protocol: Protocol, case: CaseSoFar, duty_id: DutyId) -> tuple[Needed, ...]:
        spec = protocol.duty(duty_id.key)
        duty = case.duty(duty_id)
        done_before = duty is not None and spec.act in duty.did
        left_out = spec.act in spec.acts and (
            spec.act not in self.acts if self.acts else done_before
        )
        return words_to_do(spec, only_a_part=left_out)

    def _is_only_a_part(self, case: CaseSoFar, duty_id: DutyId, spec: Duty) -> bool:
        """Whether a duty stays open after this, because the act that it is named for is left
        out.
        """
        duty = case.duty(duty_id)
        did = {*self.acts, *(duty.did if duty else ())}
        left_out = spec.act in spec.acts and spec.act not in self.acts
        return bool(self.acts) and left_out and not set(spec.acts) <= did

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        for duty_id in self.duties:
            spec = protocol.duty(duty_id.key)
            if refused := why_not_channel(spec, self.acts, self.channel):
                return refused
            part = self.word is None and self._is_only_a_part(case, duty_id, spec)
            why_not_word = None if part else self._why_not_word(protocol, case, spec)
            if refused := self._why_not_acts(spec) or why_not_word:
                return refused
        return None

    def unknown(self, protocol: Protocol) -> Refused | None:
        specs = (protocol.duty(duty_id.key) for duty_id in self.duties)
        if self.word is not None and not any(spec.asks_for_a_word for spec in specs):
            return Refused("no-such-word", "Nothing is decided or chosen by doing this.")
        specs = (protocol.duty(duty_id.key) for duty_id in self.duties)
        if self.rung != NOBODY_RUNG and not any(RISK in spec.opens for spec in specs):
            return Refused("no-such-thing", "This task is not about a child in danger.")
        return None

    def _why_not_acts(self, spec: Duty) -> Refused | None:
        unknown = next((each for each in self.acts if each not in spec.acts), None)
        if unknown is None:
            return None
        asked = ", ".join(spec.acts)
        return Refused(
            "no-such-act", f"This task does not ask for “{unknown}”. It asks for: {asked}."
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
        if duty_id.key in SAID_OF_OWN:
            return SAID_OF_OWN[duty_id.key]
        if duty_id.action:
            return "An action was carried out"
        if spec.settled == "decision" and not self.acts:
            return self._decided(names, duty_id, spec)
        word = f" – {self.word}" if self.word else ""
        if self.acts and not set(spec.acts) <= set(self.acts):
            done = joined(part_done(each) for each in self.acts)
            return f"{capitalised(done)}, which is a part of this: {spec.what}{word}"
        return f"{WHEN_DONE[spec.act].begin}: {spec.what}{word}"

    def _decided(self, names: Names, duty_id: DutyId, spec: Duty) -> str:
        """Who has decided, by the word that is used for them here; what, the words say, or the one
        word chosen.
        """
        agency = duty_id.agency or None
        titles = dict.fromkeys(names.title(post, agency) for post in spec.who)
        have = "have" if len(titles) > 1 else "has"
        chosen = f" – {self.word}" if self.word not in {None, "decided"} else ""
        return f"{capitalised(the(joined(titles)))} {have} decided{chosen}"


def words_to_do(spec: Duty, *, only_a_part: bool) -> tuple[Needed, ...]:
    """The words that doing a duty can't do without: what the procedure asks for, and the act's own.
    Where only another part of it was done, the act's own are not asked for.
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
        return f"Not needed, because the same person has both roles: {passed}"


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


DoingAct = CarriedOut | SamePerson | Reminded
