"""Runs a scenario in memory, through the same `decide` as real cases.

It shows what happens to the case, and what is refused.
"""

from datetime import datetime
from itertools import product
from pathlib import Path

import msgspec

from concordat.core.acts import (
    AGREED,
    AnyAct,
    CarriedOut,
    DateSet,
    Positioned,
    TimeConfirmed,
    Used,
    Word,
)
from concordat.core.calendar import Calendar
from concordat.core.case import Case, Owed
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.errors import Refused
from concordat.core.posts import Directory, SideOf
from concordat.core.protocol import Permission, Protocol
from concordat.core.record import Record
from concordat.core.who.parts import Actor
from concordat.core.wording import joined
from concordat.library.files import load as protocols
from concordat.library.files.calendars import calendar as calendar_of
from concordat.library.spelling.closest import did_you_mean
from concordat.stories import sides
from concordat.stories.acts import WORDS, StepInCase, own_name, own_names
from concordat.stories.meant import (
    acts,
    answered,
    chosen,
    gives_position,
    has_a_set_date,
    is_about,
    is_discussed,
    is_met_by_the_record,
    missed,
    the_word,
)
from concordat.stories.scenario import Scenario, ScenarioStep, instant

ANYBODY = Actor("anybody", everyone=True)


class RefusedStep(msgspec.Struct, frozen=True):
    """A step that the protocol did not permit, by its number in the story."""

    step: int
    code: str
    sentence: str


class Rehearsal(msgspec.Struct, frozen=True):
    """How a story went: the record it made, and the case as of its last step, if one was opened."""

    record: Record
    case: Case | None
    now: datetime
    refused: tuple[RefusedStep, ...]


def protocol_of(scenario: Scenario, near: Path) -> Protocol:
    """The protocol a scenario names: an id of the library, or a path to a file.

    A path leads from where the scenario is or, if there is no such file, from here.
    """
    if scenario.protocol.endswith(".toml"):
        beside = (near.parent / scenario.protocol).resolve()
        return protocols.load_file(beside if beside.exists() else Path(scenario.protocol).resolve())
    return protocols.load(scenario.protocol, scenario.version)


def rehearse(scenario: Scenario, protocol: Protocol) -> Rehearsal:
    """Run every step. A refused one changes nothing; the steps after it are still run."""
    story = _Rehearsing(scenario, protocol, calendar_of(protocol.nation, close=protocol.close))
    for number, step in enumerate(scenario.step, start=1):
        story.run(number, step)
    now = instant(scenario.step[-1].at)
    case = story.record.case(now) if story.record.events else None
    return Rehearsal(story.record, case, now, tuple(story.refused))


class _Rehearsing:
    """A scenario, the record it has made so far, and the steps that were refused."""

    def __init__(self, scenario: Scenario, protocol: Protocol, calendar: Calendar) -> None:
        self.scenario = scenario
        self.record = Record("rehearsal", protocol, calendar, Directory(board=protocol.id))
        self.refused: list[RefusedStep] = []

    @property
    def protocol(self) -> Protocol:
        return self.record.protocol

    def run(self, number: int, step: ScenarioStep) -> None:
        before = self.record
        try:
            self._act(step)
            self._set_dates(step, len(before.events))
            self._confirm(step, len(before.events))
        except Refused as refused:
            self.record = before
            self.refused.append(RefusedStep(number, refused.code, refused.sentence))

    def _act(self, step: ScenarioStep) -> None:
        """Do what a step says happened: a word of stories, a clause, or a duty by its own name."""
        known = (*self.protocol.clauses, *own_names(self.protocol))
        if step.did in WORDS:
            said = StepInCase(step, self.scenario.case, self.protocol, lambda: self._case(step))
            act = WORDS[step.did](said)
            if act is not None:
                self._do(step, act)
        elif step.did in known:
            self._carry_out_named(step)
        else:
            sentence = (
                f"“{step.did}” is no clause and no duty of this protocol, and no word of stories."
            )
            hint = did_you_mean(step.did, [*WORDS, *known])
            raise Refused("no-such-word", f"{sentence} {hint}".strip())

    # ── Clauses and duties ────────────────────────────────────────────────────────────────────────

    def _carry_out_named(self, step: ScenarioStep) -> None:
        """Carry out every open duty of the clause or name, give the positions it states, and carry
        out what that opens under the same clause and simply has to be done.
        """
        known = len(self.record.events)
        self._carry_out_open(step)
        self._follow(step, known)

    def _follow(self, step: ScenarioStep, known: int) -> None:
        """Carry out what a step opened under its own name, and what that opens."""
        while followed := self._opened_since(step, known):
            known = len(self.record.events)
            self._carry_out(step, followed)

    def _opened_since(self, step: ScenarioStep, known: int) -> list[Owed]:
        """What a step opened under the name that it gives."""
        case = self._case(step)
        return [
            duty
            for duty in case.open_duties
            if duty.seq > known
            and duty.visit == case.visit
            and self.protocol.duty(duty.key).settled == "doing"
            and is_about(self.protocol, step, duty)
        ]

    def _carry_out_open(self, step: ScenarioStep) -> None:
        case = self._case(step)
        about = [duty for duty in case.duties if is_about(self.protocol, step, duty)]
        owed = chosen(
            self.protocol, step, [duty for duty in about if duty.open] or missed(step, about)
        )
        discussed = [duty for duty in about if is_discussed(self.protocol, case, duty)]
        if discussed and gives_position(step):
            self._discuss(step, case, owed, discussed)
        elif owed:
            self._carry_out(step, owed)
        else:
            self._nothing_owed(step, case)

    def _discuss(
        self, step: ScenarioStep, case: Case, owed: list[Owed], discussed: list[Owed]
    ) -> None:
        """Carry out what is owed of a discussion and give the positions."""
        # A word given before a letter goes would settle it at once, so the new one is first.
        positions_first = all(answered(case, self.protocol, duty) for duty in discussed)
        if positions_first:
            self._positions(step, discussed)
        known = len(self.record.events)
        if owed:
            self._carry_out(step, owed)
        self._follow(step, known)
        if not positions_first:
            self._positions(step, discussed)

    def _carry_out(self, step: ScenarioStep, owed: list[Owed]) -> None:
        """Carry out everything owed at once or, if the step names an act, that act of each duty."""
        word = the_word(self.protocol, step, owed)
        if step.act is None:
            self._do(step, CarriedOut(tuple(duty.id for duty in owed), word=word))
            return
        for duty in owed:
            done = acts(step.act, self.protocol.duty(duty.key))
            self._do(step, CarriedOut((duty.id,), acts=done, word=word))

    def _positions(self, step: ScenarioStep, discussions: list[Owed]) -> None:
        """Give the step's position on every issue, for the side it names or for both."""
        word: Word = "agreed" if step.outcome == AGREED else "not agreed"
        agencies = dict.fromkeys(duty.agency for duty in discussions if duty.agency)
        for agency, side in product(agencies, sides.speaking(step)):
            case = self._case(step)
            if case.end is not None or case.visit != discussions[0].visit:
                return  # the raising side's position has moved the case on
            said = dict.fromkeys((issue.id for issue in case.issues_with(agency)), word)
            self._do(step, Positioned(side, agency, said))

    def _nothing_owed(self, step: ScenarioStep, case: Case) -> None:
        """Deal with a name under which nothing is open: it was met, is only permitted, or isn't
        owed.
        """
        if is_met_by_the_record(self.protocol, step, case):
            return
        for permission in self.protocol.permissions:
            if step.did in (permission.clause, own_name(permission)):
                _refuse_other_post(step, permission)
                self._do(step, Used(permission.key))
                return
        waiting = []
        for duty in case.open_duties:
            if duty.key in self.protocol.duties:
                waiting.append(f"{duty.clause or duty.key}{_narrowed(duty, 'side', 'agency')}")
        owed = "; ".join(dict.fromkeys(waiting)) or "nothing"
        asked = f"{step.did}{_narrowed(step, 'side', 'agency', 'post', 'act')}"
        raise Refused("not-open", f"Nothing is owed under {asked} now. What is open: {owed}.")

    # ── Doing ─────────────────────────────────────────────────────────────────────────────────────

    def _case(self, step: ScenarioStep) -> Case:
        if not self.record.events:
            raise Refused(
                "not-raised", "Nothing has been raised yet: begin the story with “raised”."
            )
        return self.record.case(instant(step.at))

    def _do(self, step: ScenarioStep, act: AnyAct, word_of: SideOf | None = None) -> None:
        case = self._case(step) if self.record.events else None
        sides.refuse_unsaid(step, self.protocol, case, act)
        now = instant(step.at)
        confirms = isinstance(act, TimeConfirmed)
        command = Command(
            act,
            request=str(len(self.record.events)),
            happened=instant(step.happened) if step.happened and not confirms else None,
            received=instant(step.received) if step.received and not confirms else None,
            word_of=word_of or sides.word_of(step, case, act),
            also=tuple(sides.with_it(step, self.protocol, act)),
        )
        events = decide(self.record, command, ANYBODY, now)
        self.record = self.record.after(*events)

    def _confirm(self, step: ScenarioStep, known: int) -> None:
        """Let the other side say whether it happened then, where the step says that they do."""
        if (step.confirmed or step.denied) and len(self.record.events) > known:
            case = self._case(step)
            for act, side in sides.confirmations(case, known, agrees=step.confirmed):
                self._do(step, act, side)

    def _set_dates(self, step: ScenarioStep, known: int) -> None:
        """Set the date that the parties agreed, for the duties and clocks that this step opened."""
        if step.until is None or len(self.record.events) == known:
            return
        for duty in self._case(step).open_duties:
            limit = self.protocol.duty(duty.key).limit
            if duty.seq > known and has_a_set_date(limit):
                self._do(step, DateSet(step.until, duty.id))
        if known == 0:
            for clock in self.protocol.clocks:
                if has_a_set_date(clock.limit):
                    self._do(step, DateSet(step.until, clock=clock.key))


def _refuse_other_post(step: ScenarioStep, permission: Permission) -> None:
    """Refuse a permission to a post that the step names and not the procedure. Raises Refused."""
    may = dict.fromkeys(post.post for post in permission.who)
    if step.post and step.post not in may:
        those = joined((f"“{post}”" for post in may), "or")
        raise Refused("not-yours", f"“{step.post}” may not do that: it is for {those}.")


def _narrowed(it: ScenarioStep | Owed, *keys: str) -> str:
    """By what a step means less than all that is owed under a name, or whose a duty is, in the
    words of a story: “ (side “answering”)”; "" by nothing.
    """
    said = [f"{key} “{value}”" for key in keys if (value := getattr(it, key))]
    return f" ({', '.join(said)})" if said else ""
