"""Each time that something a procedure asks about says that a child is in danger, it is stated."""

from collections.abc import Iterator

from concordat.core.acts import AnyAct, Corrected, FactStated, Raised, RiskStated, Used
from concordat.core.case.fold import reading_of
from concordat.core.commands import Command
from concordat.core.errors import Refused
from concordat.core.protocol import Fact, Permission, Protocol
from concordat.core.record import Record


def refuse_unsaid(record: Record, command: Command) -> None:
    """Refuse what says that a child is in danger without stating that danger in the same request:
    it is asked of somebody and stands on the case, and whoever says so owes what the text asks of
    whoever states it, whatever was stated before. Raises Refused.
    """
    if not any(_says_it_now(record, act) for act in command.acts):
        return
    if any(isinstance(act, RiskStated) for act in command.acts):
        return
    raise Refused(
        "danger-unsaid",
        "This says that a child is in immediate danger. Say that too: who was rung, and when.",
    )


def _says_it_now(record: Record, act: AnyAct) -> bool:
    """Whether an act says so that wasn't said: what only corrects such an entry says it no more
    than that entry did.
    """
    if isinstance(act, Corrected):
        reads = reading_of(record.events, act.target)
        if reads is not None and says_danger(record.protocol, reads.act):
            return False
    return says_danger(record.protocol, act)


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
