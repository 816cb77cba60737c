"""Runs a scenario in memory, by the same `decide` as everybody's: what happens to the case, and what is refused."""

import difflib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from concordat.core import outcomes
from concordat.core.calendar import Calendar
from concordat.core.case import ACTION, Case, Owed
from concordat.core.commands import Command
from concordat.core.decide import REASON, decide
from concordat.core.errors import Refused
from concordat.core.events import (
    ActionAgreed,
    Alongside,
    AnyAct,
    CarriedOut,
    DateSet,
    FactStated,
    HolidayProclaimed,
    MovedUp,
    Positioned,
    Raised,
    Reminded,
    RiskStated,
    TakenNoFurther,
    Used,
    Withdrawn,
    Word,
)
from concordat.core.moving import NO_ANSWER, RISK_TO_CHILD, say_ground
from concordat.core.notices import BESIDE, say_beside
from concordat.core.parts import Actor
from concordat.core.periods import Limit, SetDate
from concordat.core.posts import Directory, Party
from concordat.core.protocol import Duty, Protocol
from concordat.core.record import Record
from concordat.library import load as protocols
from concordat.library.calendars import calendar as calendar_of
from concordat.library.scenario import Agency, Scenario, Step, instant

ANYBODY = Actor("anybody", everyone=True)
RISK_WORDS = ("early", "risk", "immediate risk", RISK_TO_CHILD)
NOBODY = "nobody"
"""Who answers a concern that disputes with no agency."""
POSITIONS = (outcomes.AGREED, outcomes.NOT_AGREED)
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
    """How a story went: the record it made, and the case as of its last step (None if none was opened)."""

    record: Record
    case: Case | None
    now: datetime
    refused: tuple[RefusedStep, ...]


def protocol_of(scenario: Scenario, near: Path) -> Protocol:
    """The protocol a scenario names: an id of the library, or a path to a file: beside the scenario, else from here."""
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
        self.number, self.count = 0, 0

    def tell(self, number: int, step: Step) -> None:
        self.number, before = number, self.record
        try:
            if step.did == "raised" and not before.events:
                self._do(step, self._raised())
            else:
                self._act(step)
            self._set_dates(step, len(before.events))
        except Refused as refused:
            self.record = before
            self.refused.append(RefusedStep(number, refused.code, refused.sentence))

    # ── Words that are not clauses ───────────────────────────────────────────────────────────────────────────────────

    def _act(self, step: Step) -> None:
        plain: dict[str, Callable[[], AnyAct | None]] = {
            "look": lambda: None,
            "raised": self._raised,
            "moved-up": lambda: MovedUp(self._ground(step), {REASON: step.reason or "as rehearsed"}),
            "withdrawn": lambda: Withdrawn({REASON: step.reason or "as rehearsed"}),
            "taken-no-further": lambda: TakenNoFurther({REASON: step.reason or "as rehearsed"}),
            "immediate-risk": RiskStated,
            "fact": lambda: FactStated(_needed(step.name, "fact", "name")),
            "holiday": lambda: HolidayProclaimed(_needed(step.day, "holiday", "day"), "proclaimed holiday"),
            "reminded": lambda: self._reminded(step),
            "alongside": lambda: self._alongside(step),
            "extended": lambda: self._extended(step),
            "action": lambda: self._action(step),
            "action-done": lambda: CarriedOut((f"{ACTION}/{_needed(step.name, 'action-done', 'name')}",)),
        }
        if (act := plain.get(step.did)) is not None:
            asked = act()
            if asked is not None:
                self._do(step, asked)
        elif step.did in self.record.protocol.clauses:
            self._clause(step)
        else:
            near = difflib.get_close_matches(step.did, [*plain, *self.record.protocol.clauses], n=1)
            hint = f" Did you mean “{near[0]}”?" if near else ""
            raise Refused(
                "no-such-word", f"“{step.did}” is neither a clause of this protocol nor a word of stories.{hint}"
            )

    def _raised(self) -> Raised:
        case = self.scenario.case
        answering = case.answering if isinstance(case.answering, list) else [case.answering]
        raising = _party(case.raising)
        parties = tuple(_party(agency) for agency in answering if agency != NOBODY)
        return Raised(raising, parties, route=case.route, matter=case.kind, level=case.level, facts=tuple(case.facts))

    def _ground(self, step: Step) -> str:
        ground = step.ground or NO_ANSWER
        risk = (*RISK_WORDS, say_ground(RISK_TO_CHILD, self.record.protocol.words))
        return RISK_TO_CHILD if ground in risk else ground

    def _alongside(self, step: Step) -> Alongside:
        """What runs beside, as it is kept: “the adult died” of an adults' procedure as “the child died”."""
        said = _needed(step.name, "alongside", "name")
        kept = {say_beside(each, self.record.protocol.words): each for each in BESIDE}
        return Alongside(kept.get(said, said))

    def _reminded(self, step: Step) -> Reminded:
        case = self._case(step)
        awaited = [duty.id for duty in case.open_duties if duty.side in ("answering", "both", "board", "third")]
        return Reminded(tuple(awaited))

    def _extended(self, step: Step) -> DateSet:
        """Another date for what is owed under the clause named."""
        clause, until = _needed(step.name, "extended", "name"), _needed(step.until, "extended", "until")
        owed = [duty.id for duty in self._case(step).open_duties if duty.clause == clause]
        return DateSet(owed[0] if owed else clause, until)

    def _action(self, step: Step) -> ActionAgreed:
        """An action agreed, the answering side's unless the step names another."""
        name, case = _needed(step.name, "action", "name"), self._case(step)
        if step.side in ("raising", "board"):
            return ActionAgreed(name, "raising" if step.side == "raising" else "board", by=step.until)
        party = case.party(step.agency)
        return ActionAgreed(name, "answering", party.id if party else None, by=step.until)

    # ── Clauses ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _clause(self, step: Step) -> None:
        """Carries out every open duty of the clause, and gives the positions that the step tells."""
        case = self._case(step)
        about = [duty for duty in case.duties if duty.clause == step.did and self._is_about(step, duty)]
        owed = [duty for duty in about if duty.open] or _missed(step, about)
        settled = self._discussions(about, case)
        if settled and step.outcome is not None and step.outcome not in POSITIONS:
            raise Refused("no-such-word", f"“{step.outcome}” is no outcome here: write “agreed” or “not agreed”.")
        speaks = bool(settled) and step.outcome in POSITIONS
        again = speaks and all(_answered(case, duty) for duty in settled)
        if again:  # what was said since this opened would settle it at once: what is said now goes first
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
        spec = self.record.protocol.duties.get(duty.key)
        if step.act is not None and spec is not None and not _acts(step, spec):
            return False
        gives_position = spec is not None and spec.settled == "positions" and step.outcome is not None
        return step.side is None or gives_position or duty.side in (step.side, "both")

    def _discussions(self, about: list[Owed], case: Case) -> list[Owed]:
        specs = self.record.protocol.duties
        return [
            duty
            for duty in about
            if duty.visit == case.visit
            and duty.how in (None, "done")
            and duty.key in specs
            and specs[duty.key].settled == "positions"
        ]

    def _carry_out(self, step: Step, owed: list[Owed]) -> None:
        """All that is owed at once; where the step names an act, that act of each."""
        specs = self.record.protocol.duties
        word = self._word(step, owed)
        if step.act is None:
            self._do(step, CarriedOut(tuple(duty.id for duty in owed), word=word))
            return
        for duty in owed:
            acts = _acts(step, specs[duty.key]) if duty.key in specs else ()
            self._do(step, CarriedOut((duty.id,), acts=acts, word=word))

    def _word(self, step: Step, owed: list[Owed]) -> str | None:
        kinds = {
            self.record.protocol.duties[duty.key].settled for duty in owed if duty.key in self.record.protocol.duties
        }
        if "choice" in kinds and step.choice is not None:
            return step.choice
        return (step.outcome or step.choice) if kinds & {"decision", "choice"} else None

    def _positions(self, step: Step, discussions: list[Owed]) -> None:
        word: Word = "agreed" if step.outcome == outcomes.AGREED else "not agreed"
        sides = ("raising", "answering") if step.side is None else (step.side,)
        for agency in dict.fromkeys(duty.agency for duty in discussions if duty.agency):
            for side in sides:
                if side not in ("raising", "answering"):
                    raise Refused("no-such-side", f"“{side}” is not a side: write raising or answering.")
                case = self._case(step)
                if case.end is not None or case.visit != discussions[0].visit:
                    return  # the raising side's word has taken the case on
                said = dict.fromkeys((issue.id for issue in case.issues_with(agency)), word)
                self._do(step, Positioned("raising" if side == "raising" else "answering", agency, said))

    def _nothing_owed(self, step: Step, case: Case) -> None:
        """A clause of which nothing is open: met by the system, merely permitted, or not owed now."""
        protocol = self.record.protocol
        told = any(notice.clause == step.did for notice in case.told)
        met = any(duty.clause == step.did and protocol.duties[duty.key].met for duty in case.duties if duty.clause)
        if told or met:
            return
        permission = next((each for each in protocol.permissions if each.clause == step.did), None)
        if permission is not None:
            self._do(step, Used(permission.key))
            return
        owed = ", ".join(dict.fromkeys(duty.clause for duty in case.open_duties if duty.clause)) or "nothing"
        raise Refused("not-open", f"Nothing is owed under {step.did} now. What is open: {owed}.")

    # ── Doing ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _case(self, step: Step) -> Case:
        if not self.record.events:
            raise Refused("not-raised", "Nothing has been raised yet: begin the story with “raised”.")
        return self.record.case(instant(step.at))

    def _do(self, step: Step, act: AnyAct) -> None:
        self.count += 1
        command = Command(
            act,
            request=f"{self.number}.{self.count}",
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
        fresh = [duty.id for duty in case.open_duties if duty.seq > known and _dated(_limit(protocol, duty))]
        if known == 0:
            fresh += [clock.key for clock in protocol.clocks if _dated(clock.limit)]
        for of in fresh:
            self._do(step, DateSet(of, step.until))


T = TypeVar("T")


def _limit(protocol: Protocol, duty: Owed) -> Limit | None:
    spec = protocol.duties.get(duty.key)
    return spec.limit if spec else None


def _dated(limit: Limit | None) -> bool:
    return limit is not None and any(isinstance(period, SetDate) for period in limit.periods)


def _party(agency: str | Agency) -> Party:
    return Party(agency, agency) if isinstance(agency, str) else Party(agency.id, agency.kind)


def _missed(step: Step, about: list[Owed]) -> list[Owed]:
    """What the case went on without, and what the step says was done before it did."""
    if step.happened is None:
        return []
    happened = instant(step.happened)
    return [duty for duty in about if duty.how == "overtaken" and duty.ended is not None and happened <= duty.ended]


def _answered(case: Case, duty: Owed) -> bool:
    """Whether the raising side has spoken of every point since this duty opened."""
    agency = duty.agency or ""
    return all(case.stand(agency, issue.id).raising_seq > duty.seq for issue in case.issues_with(agency))


def _acts(step: Step, spec: Duty) -> tuple[str, ...]:
    """Which of the duty's acts the step names, in the words of stories or of protocol files."""
    named = {step.act, ACT_WORDS.get(step.act or "", step.act)}
    return tuple(act for act in spec.acts if act in named)


def _needed(value: T | None, word: str, key: str) -> T:
    if value is None:
        raise Refused("incomplete", f"“{word}” needs the key “{key}”.")
    return value
