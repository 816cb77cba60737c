"""The words of stories that are neither clauses nor duties, and the act each one means."""

import re
from collections.abc import Callable, Collection
from typing import TypedDict, TypeVar

import msgspec

from concordat.core.acts import (
    AGREED,
    BESIDE,
    NO_ANSWER,
    RISK_TO_CHILD,
    ActionAgreed,
    ActionAnswered,
    ActionChanged,
    ActionConfirmed,
    ActionDropped,
    ActionPassedOn,
    Alongside,
    AnyAct,
    CarriedOut,
    DangerAcknowledged,
    DangerAnswered,
    DangerPassed,
    DateSet,
    FactStated,
    HolidayProclaimed,
    KeptGoing,
    MovedUp,
    Raised,
    Reminded,
    RiskStated,
    TakenNoFurther,
    Withdrawn,
    say_beside,
    say_ground,
)
from concordat.core.case import Case, Danger, Owed
from concordat.core.errors import Refused
from concordat.core.ids import DutyId
from concordat.core.posts import CaseSide, Party
from concordat.core.protocol import BUILT_IN, CARRY_OUT, Permission, Protocol
from concordat.stories.scenario import CaseAgency, CaseOf, ScenarioStep, instant

RISK_WORDS = ("early", "risk", "immediate risk", RISK_TO_CHILD)
NOBODY = "nobody"
"""Who answers a concern that isn't disputed with any agency."""
T = TypeVar("T")


class _Whose(TypedDict):
    side: CaseSide | None
    agency: str | None


class StepInCase(msgspec.Struct, frozen=True):
    """A step of a story, with what its act may need. `about` is the case as the story describes it;
    `case` returns the case as of now.
    """

    step: ScenarioStep
    about: CaseOf
    protocol: Protocol
    case: Callable[[], Case]

    def needed(self, value: T | None, key: str) -> T:
        """The value of a key that the step needs. Raises Refused if it is missing."""
        if value is None:
            raise Refused("incomplete", f"“{self.step.did}” needs the key “{key}”.")
        return value

    @property
    def name(self) -> str:
        """What the step names. Raises Refused if it names nothing."""
        return self.needed(self.step.name, "name")

    @property
    def action(self) -> str:
        """The id of an action that a story calls by a name of its own."""
        return re.sub(r"\W+", "-", self.name, flags=re.ASCII)


def is_named(protocol: Protocol, did: str, duty: Owed) -> bool:
    """Whether a clause means this duty or, if there is no such clause, the duty's own name does."""
    if duty.key in BUILT_IN:
        return False
    return did == (duty.clause if did in protocol.clauses else duty.key)


def own_names(protocol: Protocol) -> tuple[str, ...]:
    """Names for what has no clause: “STEP.DUTY” and “permission.NAME”."""
    return (*protocol.duties, *map(own_name, protocol.permissions))


def own_name(permission: Permission) -> str:
    """“permission.NAME”."""
    return f"permission.{permission.key}"


def _look(_: StepInCase) -> None:
    """Only time passes."""


def _raise(said: StepInCase) -> Raised:
    case = said.about
    answering = case.answering if isinstance(case.answering, list) else [case.answering]
    return Raised(
        _party(case.raising),
        tuple(_party(agency) for agency in answering if agency != NOBODY),
        route=case.route,
        matter=case.kind,
        level=case.level,
        facts=tuple(case.facts),
    )


def _party(agency: str | CaseAgency) -> Party:
    if isinstance(agency, str):
        return Party(agency, agency)
    return Party(agency.id, agency.kind)


def _move_up(said: StepInCase) -> MovedUp:
    ground = said.step.ground or NO_ANSWER
    if ground in (*RISK_WORDS, say_ground(RISK_TO_CHILD, said.protocol.words)):
        ground = RISK_TO_CHILD
    return MovedUp(ground)


def _withdraw(_: StepInCase) -> Withdrawn:
    return Withdrawn()


def _keep_going(said: StepInCase) -> KeptGoing:
    leaving = said.case().leaving
    return KeptGoing(leaving.seq if leaving else 0)


def _take_no_further(_: StepInCase) -> TakenNoFurther:
    return TakenNoFurther()


def _state_risk(said: StepInCase) -> RiskStated:
    """Danger stated by the side that the step names; by the raising one where it names none."""
    return RiskStated("999", rung_at=instant(said.step.at), **_whose(said))


def _acknowledge_danger(said: StepInCase) -> DangerAcknowledged:
    danger = _danger(said)
    read = {heard.agency for heard in danger.heard}
    return DangerAcknowledged(danger.seq, **_theirs(said, danger, read))


def _pass_danger(said: StepInCase) -> DangerPassed:
    """That the latest standing danger has passed. Refused where the step names the other side."""
    return DangerPassed(_danger(said).seq, **_whose(said))


def _answer_danger(said: StepInCase) -> DangerAnswered:
    """Whether the other side agrees that the child is safe now: it does, unless the step says
    otherwise.
    """
    danger = _danger(said)
    agreed = {word.agency for word in danger.agreed}
    return DangerAnswered(danger.seq, agrees=_is_yes(said), **_theirs(said, danger, agreed))


def _theirs(said: StepInCase, danger: Danger, said_so: Collection[str]) -> _Whose:
    """The side and agency that a step names; where it names none, the first on the other side of
    whoever stated the danger that has not said so yet.
    """
    case = said.case()
    asked = (each for each in case.must_agree(danger) if each not in said_so)
    if said.step.side is not None or (agency := next(asked, None)) is None:
        return _whose(said)
    of_the_raiser = agency == case.raising.id
    return {"side": "raising" if of_the_raiser else "answering", "agency": agency}


def _is_yes(said: StepInCase) -> bool:
    """Whether an answer is yes, as it is where a step says nothing else."""
    return said.step.outcome in (None, AGREED)


def _danger(said: StepInCase) -> Danger:
    """The last danger that stands. Raises Refused where none does."""
    standing = said.case().standing
    if not standing:
        raise Refused("not-open", "No danger stands in this case.")
    return standing[-1]


def _whose(said: StepInCase) -> _Whose:
    """The side and agency that a step names."""
    match said.step.side:
        case "raising" | "answering" | "board":
            party = said.case().party(said.step.agency) if said.step.side == "answering" else None
            return {"side": said.step.side, "agency": party.id if party else None}
        case None:
            return {"side": None, "agency": None}
    raise Refused(
        "no-such-side", f"“{said.step.side}” is not a side: write raising, answering or board."
    )


def _state_fact(said: StepInCase) -> FactStated:
    return FactStated(said.name)


def _proclaim_holiday(said: StepInCase) -> HolidayProclaimed:
    return HolidayProclaimed(said.needed(said.step.day, "day"))


def _run_alongside(said: StepInCase) -> Alongside:
    """What runs alongside, in the words of the record: “the child died” for an adults' “the adult
    died”.
    """
    kept = {say_beside(each, said.protocol.words): each for each in BESIDE}
    return Alongside(kept.get(said.name, said.name))


def _remind(said: StepInCase) -> Reminded:
    awaited = []
    for duty in said.case().open_duties:
        if duty.side in ("answering", "both", "board", "third"):
            awaited.append(duty.id)
    return Reminded(tuple(awaited))


def _extend(said: StepInCase) -> DateSet:
    """Another date for the duty with that clause or name."""
    name = said.name
    until = said.needed(said.step.until, "until")
    for duty in said.case().open_duties:
        if is_named(said.protocol, name, duty):
            return DateSet(until, duty.id)
    return DateSet(until, clock=name)


def _agree_action(said: StepInCase) -> ActionAgreed:
    """An agreed action, or one that was decided, where somebody decided this. It is the answering
    side's unless the step names another.
    """
    step, case, name = said.step, said.case(), said.action
    decided = _was_decided(said.protocol, case)
    if step.side == "raising":
        return ActionAgreed(name, "raising", by=step.until, decided=decided)
    if step.side == "board":
        return ActionAgreed(name, "board", by=step.until, decided=decided)
    party = case.party(step.agency)
    agency = party.id if party else None
    return ActionAgreed(name, "answering", agency, step.until, decided=decided)


def _was_decided(protocol: Protocol, case: Case) -> bool:
    """Whether a decision was made in a case."""
    done = (protocol.duty(duty.key) for duty in case.duties if duty.how == "done")
    return any(spec.settled == "decision" for spec in done)


def _do_action(said: StepInCase) -> CarriedOut:
    return CarriedOut((DutyId(CARRY_OUT.key, action=said.action),))


def _accept_action(said: StepInCase) -> ActionAnswered:
    return ActionAnswered(said.action, accepts=_is_yes(said))


def _change_action(said: StepInCase) -> ActionChanged:
    return ActionChanged(said.action, by=said.needed(said.step.until, "until"))


def _drop_action(said: StepInCase) -> ActionDropped:
    return ActionDropped(said.action)


def _confirm_action(said: StepInCase) -> ActionConfirmed:
    return ActionConfirmed(said.action, done=_is_yes(said))


def _pass_action_on(said: StepInCase) -> ActionPassedOn:
    return ActionPassedOn(said.action)


WORDS: dict[str, Callable[[StepInCase], AnyAct | None]] = {
    "look": _look,
    "raised": _raise,
    "moved-up": _move_up,
    "withdrawn": _withdraw,
    "kept-going": _keep_going,
    "taken-no-further": _take_no_further,
    "immediate-risk": _state_risk,
    "danger-acknowledged": _acknowledge_danger,
    "danger-passed": _pass_danger,
    "danger-answered": _answer_danger,
    "fact": _state_fact,
    "holiday": _proclaim_holiday,
    "reminded": _remind,
    "alongside": _run_alongside,
    "extended": _extend,
    "action": _agree_action,
    "action-accepted": _accept_action,
    "action-changed": _change_action,
    "action-dropped": _drop_action,
    "action-done": _do_action,
    "action-confirmed": _confirm_action,
    "action-passed-on": _pass_action_on,
}
"""Each word with its act; None if only time passes. Refused is raised if the step lacks a key."""
