"""Whose word a step of a story is, what it leaves unsaid, and which times the others confirm."""

from collections.abc import Iterator

from concordat.core import sentences
from concordat.core.acts import (
    ActionAgreed,
    AnyAct,
    CarriedOut,
    Raised,
    RiskStated,
    TimeConfirmed,
)
from concordat.core.acts.sound import why_not_words
from concordat.core.case import Case
from concordat.core.errors import Refused
from concordat.core.posts import PARTY_SIDES, CaseSide, PartySide, SideOf
from concordat.core.protocol import Protocol
from concordat.core.saying_danger import says_danger
from concordat.core.who.confirming import questions, to_confirm
from concordat.core.wording import says_something
from concordat.stories.scenario import ScenarioStep, instant

REASONS = ("reason", "reasons")
"""What “reason” says, by the keys of the texts."""


def with_it(step: ScenarioStep, protocol: Protocol, act: AnyAct) -> Iterator[AnyAct]:
    """What is recorded together with an act: raising in writing carries out the first duty, and
    what says that a child is in danger states it, each time.
    """
    if step.in_writing and isinstance(act, Raised):
        yield CarriedOut((), by_raising=True)
    if says_danger(protocol, act):
        yield RiskStated("999", rung_at=instant(step.at), side=_side_of(step))


def _side_of(step: ScenarioStep) -> CaseSide | None:
    match step.side:
        case "raising" | "answering" | "board":
            return step.side
    return None


def word_of(step: ScenarioStep, case: Case | None, act: AnyAct) -> SideOf | None:
    """The side whose word a step is, where it says so; None where it is that of whoever owes it."""
    if isinstance(act, ActionAgreed):
        return SideOf("raising") if step.alone else None
    if case is None:
        return None
    if not isinstance(act, CarriedOut):
        return _named(step, case, act)
    side: CaseSide | None = None
    match step.side:
        case "raising" | "answering" | "board" | "third":
            side = step.side
    if side is None and step.alone:
        side = "raising"
    if side != "answering":
        return SideOf(side) if side else None
    owed = (case.duty(duty_id) for duty_id in act.duties)
    agencies = {duty.agency for duty in owed if duty is not None}
    return SideOf(side, agencies.pop() if len(agencies) == 1 else step.agency)


def _named(step: ScenarioStep, case: Case, act: AnyAct) -> SideOf | None:
    """The side that a step names for an act that doesn't say itself whose it is; None where it
    names none. Raises Refused where the act is another side's alone.
    """
    side = _side_of(step)
    theirs = act.only_by
    if theirs is None:
        party = case.party(step.agency) if side == "answering" else None
        return SideOf(side, party.id if party else None) if side else None
    if side in PARTY_SIDES and side != theirs.side:
        raise Refused("other-side", sentences.FOR_THE_OTHER_AGENCY)
    return None


def refuse_unsaid(step: ScenarioStep, protocol: Protocol, case: Case | None, act: AnyAct) -> None:
    """Refuse an act without its reason, where the story takes that away or says nothing in it.
    Raises Refused.
    """
    if step.reason is None or says_something(step.reason) or case is None:
        return
    needed = [each for each in act.needed(protocol, case) if each.about in REASONS]
    if refused := why_not_words(act, needed, protocol.words):
        raise refused


def confirmations(
    case: Case, known: int, *, agrees: bool
) -> Iterator[tuple[TimeConfirmed, SideOf]]:
    """What each side which is asked says of the times of what was entered after those known."""
    asked = [each for each in questions(to_confirm(case)) if each.entry > known]
    for each in asked:
        yield TimeConfirmed(each.entry, agrees=agrees), each.side


def speaking(step: ScenarioStep) -> tuple[PartySide, ...]:
    """The sides that a step speaks for: both, if it names none. Raises Refused."""
    match step.side:
        case None:
            return ("raising",) if step.alone else ("raising", "answering")
        case "raising" | "answering":
            return (step.side,)
    sentence = f"“{step.side}” is not a side: write raising or answering."
    raise Refused("no-such-side", sentence)
