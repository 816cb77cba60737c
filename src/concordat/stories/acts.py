"""The words of stories that are neither clauses nor duties, each as the act that it stands for."""

import re
from collections.abc import Callable
from typing import TypeVar

import msgspec

from concordat.core.acts import (
    BESIDE,
    NO_ANSWER,
    RISK_TO_CHILD,
    ActionAgreed,
    Alongside,
    AnyAct,
    CarriedOut,
    DateSet,
    FactStated,
    HolidayProclaimed,
    MovedUp,
    Raised,
    Reminded,
    RiskStated,
    TakenNoFurther,
    Withdrawn,
    say_beside,
    say_ground,
)
from concordat.core.case import Case, Owed
from concordat.core.errors import Refused
from concordat.core.ids import DutyId
from concordat.core.posts import Party
from concordat.core.protocol import BUILT_IN, CARRY_OUT, Permission, Protocol
from concordat.stories.scenario import Agency, CaseOf, Step

RISK_WORDS = ("early", "risk", "immediate risk", RISK_TO_CHILD)
NOBODY = "nobody"
"""Who answers a concern that disputes with no agency."""


class Said(msgspec.Struct, frozen=True):
    """A step of a story, whose case it is, under which protocol, and how that case stands when it
    is asked for.
    """

    step: Step
    about: CaseOf
    protocol: Protocol
    case: Callable[[], Case]


def is_named(protocol: Protocol, did: str, duty: Owed) -> bool:
    """Whether a duty is meant by that clause or, where there is no such clause, by that name of its
    own.
    """
    return (
        duty.clause if did in protocol.clauses else duty.key
    ) == did and duty.key not in BUILT_IN


def own_names(protocol: Protocol) -> tuple[str, ...]:
    """What a story can call what has no clause: “STEP.DUTY”, and “permission.NAME”."""
    return (*protocol.duties, *map(permitted, protocol.permissions))


def permitted(permission: Permission) -> str:
    """A permission by its own name."""
    return f"permission.{permission.key}"


def _raised(said: Said) -> Raised:
    case = said.about
    answering = case.answering if isinstance(case.answering, list) else [case.answering]
    parties = tuple(_party(agency) for agency in answering if agency != NOBODY)
    facts = tuple(case.facts)
    return Raised(
        _party(case.raising),
        parties,
        route=case.route,
        matter=case.kind,
        level=case.level,
        facts=facts,
    )


def _party(agency: str | Agency) -> Party:
    return Party(agency, agency) if isinstance(agency, str) else Party(agency.id, agency.kind)


def _moved_up(said: Said) -> MovedUp:
    ground = said.step.ground or NO_ANSWER
    risk = (*RISK_WORDS, say_ground(RISK_TO_CHILD, said.protocol.words))
    return MovedUp(RISK_TO_CHILD if ground in risk else ground)


def _alongside(said: Said) -> Alongside:
    """What runs beside, as it is kept: “the adult died” of an adults' procedure as “the child
    died”.
    """
    name = _needed(said.step.name, "alongside", "name")
    kept = {say_beside(each, said.protocol.words): each for each in BESIDE}
    return Alongside(kept.get(name, name))


def _reminded(said: Said) -> Reminded:
    awaited = [
        duty.id
        for duty in said.case().open_duties
        if duty.side in ("answering", "both", "board", "third")
    ]
    return Reminded(tuple(awaited))


def _extended(said: Said) -> DateSet:
    """Another date for what is owed under the clause named, or by that name of its own."""
    name, until = (
        _needed(said.step.name, "extended", "name"),
        _needed(said.step.until, "extended", "until"),
    )
    owed = [duty.id for duty in said.case().open_duties if is_named(said.protocol, name, duty)]
    return DateSet(until, owed[0]) if owed else DateSet(until, clock=name)


def _action(said: Said) -> ActionAgreed:
    """An action agreed, the answering side's unless the step names another."""
    step, case = said.step, said.case()
    name = _action_id(said)
    if step.side in ("raising", "board"):
        return ActionAgreed(name, "raising" if step.side == "raising" else "board", by=step.until)
    party = case.party(step.agency)
    return ActionAgreed(name, "answering", party.id if party else None, by=step.until)


def _action_done(said: Said) -> CarriedOut:
    return CarriedOut((DutyId(CARRY_OUT.key, action=_action_id(said)),))


def _action_id(said: Said) -> str:
    """The id of an action that a story calls by a name of its own."""
    return re.sub(r"\W+", "-", _needed(said.step.name, said.step.did, "name"), flags=re.ASCII)


T = TypeVar("T")


def _needed(value: T | None, word: str, key: str) -> T:
    if value is None:
        raise Refused("incomplete", f"“{word}” needs the key “{key}”.")
    return value


WORDS: dict[str, Callable[[Said], AnyAct | None]] = {
    "look": lambda _: None,
    "raised": _raised,
    "moved-up": _moved_up,
    "withdrawn": lambda _: Withdrawn(),
    "taken-no-further": lambda _: TakenNoFurther(),
    "immediate-risk": lambda _: RiskStated(),
    "fact": lambda said: FactStated(_needed(said.step.name, "fact", "name")),
    "holiday": lambda said: HolidayProclaimed(_needed(said.step.day, "holiday", "day")),
    "reminded": _reminded,
    "alongside": _alongside,
    "extended": _extended,
    "action": _action,
    "action-done": _action_done,
}
"""Each word with its act; None where only time passes. An act raises Refused where the step lacks
what it needs.
"""
