"""Which times a side is asked to confirm, because a limit of its own would count from them, and who
may say so.
"""

from datetime import datetime
from typing import Final

from concordat.core.acts import Subject
from concordat.core.case import Case
from concordat.core.case.confirming import ToConfirm, questions, unconfirmed
from concordat.core.duties.moments import BOTH, Source, known_to, owing
from concordat.core.errors import Refused
from concordat.core.protocol import Signal
from concordat.core.who.parts import Actor

__all__ = [
    "ToConfirm",
    "asked_with",
    "begun",
    "questions",
    "to_confirm",
    "why_not_confirm",
]

START: Final = Signal("start")


def begun(case: Case) -> datetime:
    """When a case was raised, as far as both sides know: by the raiser's word once every agency
    that answers has confirmed it, else when that was entered.
    """
    sides = owing(BOTH, None, (party.id for party in case.answering))
    return known_to(sides, case.answers)(Source(case.log[START, None][0]))


def to_confirm(case: Case) -> tuple[ToConfirm, ...]:
    """Every time that another side said and that would bring an open limit forward, by who is asked
    to confirm it.
    """
    answering = [party.id for party in case.answering]
    return unconfirmed(case.open_duties, case.clocks, answering, case.answers)


def asked_with(case: Case, entry: int) -> frozenset[int]:
    """The other entries that wait for an answer and get it with that for this one."""
    waiting = to_confirm(case)
    asked = [each.moment for each in waiting if each.entry == entry]
    return frozenset(
        each.entry
        for each in waiting
        if each.entry != entry and any(each.moment.is_said_with(one) for one in asked)
    )


def why_not_confirm(case: Case, actor: Actor, subject: Subject) -> Refused | None:
    """Why this person can't say whether an entry's time is right; None when they can."""
    asked = [each for each in to_confirm(case) if each.entry == subject.entry]
    if not asked:
        return Refused(
            "nothing-to-confirm",
            "Nobody has to say whether this happened then: no deadline depends on it, or it has "
            "been answered.",
        )
    if actor.is_officer or any(actor.may_be(each.side.side, each.side.agency) for each in asked):
        return None
    return Refused(
        "other-side",
        "This is for the other agency to say: a deadline of theirs would count from it.",
    )
