"""In which capacity somebody acts, and whose word it is: their own side's, or that of the person
for whom it is typed.
"""

from msgspec.structs import replace

from concordat.core.acts import (
    AboutDanger,
    ActionAgreed,
    AnyAct,
    Appointed,
    CarriedOut,
    HandedOn,
    HandedOnAnswered,
    Positioned,
    SteppedAside,
    TimeConfirmed,
)
from concordat.core.case import Case
from concordat.core.commands import Command
from concordat.core.duties.moments import BOTH
from concordat.core.errors import Refused
from concordat.core.posts import SideOf
from concordat.core.protocol import Protocol
from concordat.core.record import Record
from concordat.core.who import parts
from concordat.core.who.colleagues import hands_on_as
from concordat.core.who.parts import Actor, Capacity
from concordat.core.who.whose_word import whose_word


def capacity(protocol: Protocol, case: Case, actor: Actor, act: AnyAct) -> Capacity | None:
    """The capacity in which they act: the one that owes what they do, else the first they have."""
    if isinstance(act, HandedOn | HandedOnAnswered):
        return _of_the_task(protocol, case, actor, act)
    if isinstance(act, CarriedOut):
        for duty_id in act.subject.duties:
            duty = case.duty(duty_id)
            owners = protocol.duty(duty.key).owners(duty.side, duty.post) if duty else ()
            tiers = {(owner.side, owner.post) for owner in owners}
            for held in actor.capacities:
                if (held.side, held.post) in tiers:
                    return held
    if isinstance(act, SteppedAside):
        theirs = (held for held in actor.capacities if held.post == act.role)
        return next(theirs, None)
    if isinstance(act, AboutDanger) and act.side:
        return next(iter((*actor.on(act.side, act.agency), *actor.capacities)), None)
    return actor.capacities[0] if actor.capacities else None


def _of_the_task(
    protocol: Protocol, case: Case, actor: Actor, act: HandedOn | HandedOnAnswered
) -> Capacity | None:
    """The capacity in which they hand a task on, or were handed it: one of the agency that has the
    task, which alone reads why; else the first they have.
    """
    first = next(iter(actor.capacities), None)
    if isinstance(act, HandedOn):
        duty = case.duty(act.duty)
        return (hands_on_as(protocol, actor, duty) if duty else None) or first
    handed = (each for duty in case.open_duties for each in duty.handed)
    agency = next((each.agency for each in handed if each.seq == act.entry), None)
    return next((held for held in actor.capacities if held.agency == agency), first)


def of_the_raiser(
    command: Command, actor: Actor, own: Capacity | None
) -> tuple[Capacity | None, Command]:
    """In which capacity something is recorded that the raiser says, and the command with whose word
    it is: the raiser's `own`, or that of the business unit, where it types what the raiser said.
    """
    if actor.everyone or command.behalf is None:
        return own, command
    return actor.on("board")[0], replace(command, word_of=SideOf("raising"))


def word_of(record: Record, case: Case, command: Command, actor: Actor) -> SideOf | None:
    """The side whose word an act is, where the capacity of whoever typed it doesn't say so: that of
    the person who rang, or of whoever a story speaks for.
    """
    if command.word_of is not None:
        return command.word_of
    if actor.everyone:
        return SideOf(BOTH) if _is_agreed(command.act) else _of_the_owner(case, command.act)
    if command.behalf is None:
        return None
    on = record.calendar.day_of(case.now)
    rang = parts.actor(record.protocol, case, record.directory, command.behalf, on)
    held = capacity(record.protocol, case, rang, command.act)
    return SideOf.at(held.side, held.agency) if held else None


def _is_agreed(act: AnyAct) -> bool:
    """Whether it is an action, or that one was done: a story tells what both sides say of it."""
    done = act.duties if isinstance(act, CarriedOut) else ()
    return isinstance(act, ActionAgreed) or any(duty_id.action for duty_id in done)


def _of_the_owner(case: Case, act: AnyAct) -> SideOf | None:
    """In a story that names no side, an act is the word of whoever owes it, or may do it; None
    where that is nobody in particular.
    """
    if theirs := whose_word(case, act):
        return theirs[0] if len(theirs) == 1 else None
    match act:
        case CarriedOut(duties=duties):
            owed = (case.duty(duty_id) for duty_id in duties)
            sides = {SideOf.at(duty.side, duty.agency) for duty in owed if duty is not None}
            return sides.pop() if len(sides) == 1 else SideOf(BOTH)
        case Positioned() | Appointed():
            return SideOf.at(act.side, act.agency)
        case _:
            return None


def refuse_claimed_word(command: Command, actor: Actor) -> None:
    """Refuse to say whose word something is: only a story says so, and of anybody else it is known.
    Raises Refused.
    """
    if command.word_of is not None and not actor.everyone:
        raise Refused("whose-word", "Whose word this is follows from who says it, or who told you.")


def refuse_not_said_whose(record: Record, case: Case, command: Command, actor: Actor) -> None:
    """Refuse a story that doesn't say whose answer it is, where several agencies are asked when
    something happened; or that says it is of somebody who isn't asked. Raises Refused.
    """
    if not actor.everyone or not isinstance(command.act, TimeConfirmed):
        return
    whose = word_of(record, case, command, actor)
    if whose is None or not any(
        whose.side == each.side and each.agency in (None, whose.agency)
        for each in whose_word(case, command.act)
    ):
        raise Refused(
            "whose-word",
            "Only the agency that is asked can say whether it was so. Say whose answer it is.",
        )
