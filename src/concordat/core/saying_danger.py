"""What a procedure asks about that says a child is in danger: whoever says so states it, once."""

from collections.abc import Iterator
from datetime import datetime

from concordat.core.acts import AnyAct, Corrected, FactStated, Raised, RiskStated, Used
from concordat.core.case import Case
from concordat.core.commands import Command
from concordat.core.errors import Refused
from concordat.core.protocol import Fact, Permission, Protocol
from concordat.core.record import Record
from concordat.core.who.parts import Actor


def refuse_unsaid(record: Record, command: Command, actor: Actor, now: datetime) -> None:
    """Refuse what says that a child is in danger where whoever says so doesn't state the danger
    itself, so that it is asked of somebody and stands on the case, and they owe what the text asks
    of whoever states it. Raises Refused.
    """
    if not any(says_danger(record.protocol, act) for act in command.acts):
        return
    if any(isinstance(act, RiskStated) for act in command.acts):
        return
    speaker = "" if actor.everyone else command.behalf or actor.person
    if record.events and has_said(record.case(now), speaker):
        return
    raise Refused(
        "danger-unsaid",
        "This says that a child is in immediate danger. Say that too: who was rung, and when.",
    )


def has_said(case: Case, person: str) -> bool:
    """Whether somebody stated a danger that stands; "" for anybody, where nobody is named."""
    return any(person in ("", danger.person) for danger in case.standing)


def says_danger(protocol: Protocol, act: AnyAct) -> bool:
    """Whether an act says so by a fact or a permission of the procedure."""
    return any(each is not None and each.states_danger for each in _used(protocol, act))


def _used(protocol: Protocol, act: AnyAct) -> Iterator[Fact | Permission | None]:
    match act:
        case FactStated(name=name, holds=True):
            yield protocol.fact(name)
        case Raised(facts=facts):
            yield from map(protocol.fact, facts)
        case Used(permission=permission):
            yield protocol.permission(permission)
        case Corrected(instead=instead) if instead is not None:
            yield from _used(protocol, instead)
