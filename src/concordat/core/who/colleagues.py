"""Who may hand one task to which colleague, who may answer that, and why not."""

from collections.abc import Iterator

from concordat.core.acts import Subject
from concordat.core.case import Case, Handed, Owed
from concordat.core.errors import Refused
from concordat.core.posts import PARTY_SIDES
from concordat.core.protocol import Protocol
from concordat.core.who.parts import Actor, Capacity


def why_not_hand_on(
    protocol: Protocol, case: Case, actor: Actor, subject: Subject
) -> Refused | None:
    """Why this person can't hand a duty to a colleague; None when they can: they owe it for an
    agency of the case, and it is no decision.
    """
    duty = case.duty(subject.duties[0]) if subject.duties else None
    if duty is None or not duty.open:
        return Refused("not-open", "There is nothing left to hand on: it no longer has to be done.")
    if protocol.duty(duty.key).settled == "decision":
        return Refused("not-yours", "A decision is for whoever the procedure names for it.")
    if actor.everyone or hands_on_as(protocol, actor, duty):
        return None
    return Refused(
        "not-yours", "Only whoever has this task for an agency can hand it to a colleague."
    )


def hands_on_as(protocol: Protocol, actor: Actor, duty: Owed) -> Capacity | None:
    """The capacity in which somebody owes a duty for one of the agencies; None where in none."""
    spec = protocol.duty(duty.key)
    for held in actor.capacities:
        if held.side in PARTY_SIDES and Actor(actor.person, (held,)).owes(spec, duty):
            return held
    return None


def why_not_take_on(case: Case, actor: Actor, subject: Subject) -> Refused | None:
    """Why this person can't say whether they take something on; None when they can."""
    found = (each for duty in case.open_duties for each in standing(duty))
    handed = next((each for each in found if each.seq == subject.entry), None)
    if handed is None:
        return Refused("not-open", "Nobody is asked to take this on any more.")
    if actor.everyone or actor.was_handed(handed):
        return None
    return Refused("not-yours", "Only whoever was asked can answer this.")


def standing(duty: Owed) -> Iterator[Handed]:
    """The colleagues who are asked to take a duty on, or have."""
    return (each for each in duty.handed if each.accepted is not False)
