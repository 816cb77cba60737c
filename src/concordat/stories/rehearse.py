"""Runs a scenario in memory, by the same `decide` as everybody's: what happens to the case, and
what is refused.
"""

import difflib
from datetime import datetime
from pathlib import Path

import msgspec

from concordat.core.acts import (
    AGREED,
    NOT_AGREED,
    AnyAct,
    CarriedOut,
    DateSet,
    Positioned,
    Used,
    Word,
)
from concordat.core.calendar import Calendar
from concordat.core.case import Case, Owed
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.errors import Refused
from concordat.core.periods import Limit, SetDate
from concordat.core.posts import Directory
from concordat.core.protocol import Duty, Protocol
from concordat.core.record import Record
from concordat.core.who.parts import Actor
from concordat.library.files import load as protocols
from concordat.library.files.calendars import calendar as calendar_of
from concordat.stories.acts import WORDS, Said, is_named, own_names, permitted
from concordat.stories.scenario import Scenario, Step, instant

ANYBODY = Actor("anybody", everyone=True)
POSITIONS = (AGREED, NOT_AGREED)
ACT_WORDS = {
    "speak": "discuss",
    "spoke": "discuss",
    "read": "read the file",
    "complete a form": "form",
    "advice": "advise",
}


class RefusedStep(msgspec.Struct, frozen=True):
    """A step that the protocol did not permit, by its number in the story."""

    step: int
    code: str
    sentence: str


class Rehearsal(msgspec.Struct, frozen=True):
    """How a story went: the record it made, and the case as of its last step (None if none was
    opened).
    """

    record: Record
    case: Case | None
    now: datetime
    refused: tuple[RefusedStep, ...]


def protocol_of(scenario: Scenario, near: Path) -> Protocol:
    """The protocol a scenario names: an id of the library, or a path to a file: beside the
    scenario, else from here.
    """
    if scenario.protocol.endswith(".toml"):
        beside = (near.parent / scenario.protocol).resolve()
        return protocols.load_file(beside if beside.exists() else Path(scenario.protocol).resolve())
    return protocols.load(scenario.protocol, scenario.version)


def rehearse(scenario: Scenario, protocol: Protocol) -> Rehearsal:
    """Runs every step. A refused one changes nothing and the story goes on."""
    story = _Story(scenario, protocol, calendar_of(protocol.nation, close=protocol.close))
    for number, step in enumerate(scenario.step, start=1):
        story.tell(number, step)
    now = instant(scenario.step[-1].at)
    case = story.record.case(now) if story.record.events else None
    return Rehearsal(story.record, case, now, tuple(story.refused))


class _Story:
    def __init__(self, scenario: Scenario, protocol: Protocol, calendar: Calendar) -> None:
        self.scenario = scenario
        self.record = Record("rehearsal", protocol, calendar, Directory(board=protocol.id))
        self.refused: list[RefusedStep] = []

    def tell(self, number: int, step: Step) -> None:
        before = self.record
        try:
            self._act(step)
            self._set_dates(step, len(before.events))
        except Refused as refused:
            self.record = before
            self.refused.append(RefusedStep(number, refused.code, refused.sentence))

    def _act(self, step: Step) -> None:
        """What a step says happened: a word of stories, a clause, or a duty by its own name."""
        protocol = self.record.protocol
        if step.did in WORDS:
            asked = WORDS[step.did](
                Said(step, self.scenario.case, protocol, lambda: self._case(step))
            )
            if asked is not None:
                self._do(step, asked)
        elif step.did in protocol.clauses or step.did in own_names(protocol):
            self._carry_out_named(step)
        else:
            near = difflib.get_close_matches(
                step.did, [*WORDS, *protocol.clauses, *own_names(protocol)]
            )
            hint = f" Did you mean “{near[0]}”?" if near else ""
            sentence = (
                f"“{step.did}” is no clause and no duty of this protocol, and no word "
                f"of stories.{hint}"
            )
            raise Refused("no-such-word", sentence)

    # ── Clauses and duties ────────────────────────────────────────────────────────────────────────

    def _carry_out_named(self, step: Step) -> None:
        """Carries out every open duty of the clause, or of that name, and gives the positions that
        the step tells.
        """
        case, protocol = self._case(step), self.record.protocol
        about = [
            duty
            for duty in case.duties
            if is_named(protocol, step.did, duty) and self._is_about(step, duty)
        ]
        owed = [duty for duty in about if duty.open] or _missed(step, about)
        settled = self._discussions(about, case)
        if settled and step.outcome is not None and step.outcome not in POSITIONS:
            raise Refused(
                "no-such-word",
                f"“{step.outcome}” is no outcome here: write “agreed” or “not agreed”.",
            )
        speaks = bool(settled) and step.outcome in POSITIONS
        again = speaks and all(_answered(case, duty) for duty in settled)
        if (
            again
        ):  # what was said since this opened would settle it at once: what is said now goes first
            self._positions(step, settled)
        if owed:
            self._carry_out(step, owed)
        elif not speaks:
            self._nothing_owed(step, case)
        if speaks and not again:
            self._positions(step, settled)

    def _is_about(self, step: Step, duty: Owed) -> bool:
        if step.agency is not None and duty.agency not in (None, step.agency):
            return False
        spec = self.record.protocol.duties[duty.key]
        if step.act is not None and not _acts(step.act, spec):
            return False
        gives_position = spec.settled == "positions" and step.outcome is not None
        return step.side is None or gives_position or duty.side in (step.side, "both")

    def _discussions(self, about: list[Owed], case: Case) -> list[Owed]:
        specs = self.record.protocol.duties
        return [
            duty
            for duty in about
            if duty.visit == case.visit
            and duty.how in (None, "done")
            and specs[duty.key].settled == "positions"
            and duty.agency not in case.left
        ]

    def _carry_out(self, step: Step, owed: list[Owed]) -> None:
        """All that is owed at once; where the step names an act, that act of each."""
        specs = self.record.protocol.duties
        word = self._word(step, owed)
        if step.act is None:
            self._do(step, CarriedOut(tuple(duty.id for duty in owed), word=word))
            return
        for duty in owed:
            self._do(step, CarriedOut((duty.id,), acts=_acts(step.act, specs[duty.key]), word=word))

    def _word(self, step: Step, owed: list[Owed]) -> str | None:
        kinds = {self.record.protocol.duty(duty.key).settled for duty in owed}
        return (step.choice or step.outcome) if kinds & {"decision", "choice"} else None

    def _positions(self, step: Step, discussions: list[Owed]) -> None:
        word: Word = "agreed" if step.outcome == AGREED else "not agreed"
        sides = ("raising", "answering") if step.side is None else (step.side,)
        for agency in dict.fromkeys(duty.agency for duty in discussions if duty.agency):
            for side in sides:
                if side not in ("raising", "answering"):
                    raise Refused(
                        "no-such-side", f"“{side}” is not a side: write raising or answering."
                    )
                case = self._case(step)
                if case.end is not None or case.visit != discussions[0].visit:
                    return  # the raising side's word has taken the case on
                said = dict.fromkeys((issue.id for issue in case.issues_with(agency)), word)
                self._do(
                    step, Positioned("raising" if side == "raising" else "answering", agency, said)
                )

    def _nothing_owed(self, step: Step, case: Case) -> None:
        """A name of which nothing is open: met by the system, merely permitted, or not owed now."""
        protocol = self.record.protocol
        told = any(notice.clause == step.did for notice in case.told)
        named = [duty for duty in case.duties if is_named(protocol, step.did, duty)]
        if told or any(protocol.duties[duty.key].met for duty in named):
            return
        permission = next(
            (it for it in protocol.permissions if step.did in (it.clause, permitted(it))), None
        )
        if permission is not None:
            self._do(step, Used(permission.key))
            return
        waiting = [
            duty.clause or duty.key for duty in case.open_duties if duty.key in protocol.duties
        ]
        owed = ", ".join(dict.fromkeys(waiting)) or "nothing"
        raise Refused("not-open", f"Nothing is owed under {step.did} now. What is open: {owed}.")

    # ── Doing ─────────────────────────────────────────────────────────────────────────────────────

    def _case(self, step: Step) -> Case:
        if not self.record.events:
            raise Refused(
                "not-raised", "Nothing has been raised yet: begin the story with “raised”."
            )
        return self.record.case(instant(step.at))

    def _do(self, step: Step, act: AnyAct) -> None:
        command = Command(
            act,
            request=str(len(self.record.events)),
            happened=instant(step.happened) if step.happened else None,
            received=instant(step.received) if step.received else None,
        )
        events = decide(self.record, command, ANYBODY, instant(step.at))
        self.record = self.record.after(*events)

    def _set_dates(self, step: Step, known: int) -> None:
        """The date that the parties set, for the duties and clocks that this step opened."""
        if step.until is None or len(self.record.events) == known:
            return
        case, protocol = self._case(step), self.record.protocol
        duties = [
            DateSet(step.until, duty.id)
            for duty in case.open_duties
            if duty.seq > known and _dated(protocol.duty(duty.key).limit)
        ]
        clocks = [
            DateSet(step.until, clock=clock.key)
            for clock in protocol.clocks
            if known == 0 and _dated(clock.limit)
        ]
        for of in (*duties, *clocks):
            self._do(step, of)


def _dated(limit: Limit | None) -> bool:
    return limit is not None and any(isinstance(period, SetDate) for period in limit.periods)


def _missed(step: Step, about: list[Owed]) -> list[Owed]:
    """What the case went on without, and what the step says was done before it did."""
    if step.happened is None:
        return []
    happened = instant(step.happened)
    return [
        duty
        for duty in about
        if duty.how == "overtaken" and duty.ended is not None and happened <= duty.ended
    ]


def _answered(case: Case, duty: Owed) -> bool:
    """Whether the raising side has spoken of every point since this duty opened."""
    agency = duty.agency or ""
    return all(
        case.positions_on(agency, issue.id).raising_seq > duty.seq
        for issue in case.issues_with(agency)
    )


def _acts(named: str, spec: Duty) -> tuple[str, ...]:
    """Which of the duty's acts are named, in the words of stories or of protocol files."""
    return tuple(act for act in spec.acts if act in (named, ACT_WORDS.get(named)))
