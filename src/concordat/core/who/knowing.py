"""Who says whether a child of the case is the one they know, and who puts right who it is."""

from collections.abc import Iterator

from concordat.core.acts import Subject
from concordat.core.case import Case
from concordat.core.errors import Refused
from concordat.core.ids import DutyId
from concordat.core.protocol import IDENTIFY
from concordat.core.who.parts import Actor


def to_know(case: Case, actor: Actor) -> Iterator[str]:
    """The ids of the children whom this person's answering agency has not yet said it knows."""
    mine = [party.id for party in case.answering if actor.may_be("answering", party.id)]
    for child in case.raised.children:
        if any(not case.children_known.get((child.id, agency)) for agency in mine):
            yield child.id


def why_not_know(case: Case, actor: Actor, subject: Subject) -> Refused | None:
    """Why this person can't say whether that is the child they know; None when they can."""
    if refused := _why_no_child(case, subject):
        return refused
    if not actor.may_be("answering"):
        return Refused(
            "other-side", "Only the agency that answers can say whether this is the child it knows."
        )
    if subject.name not in to_know(case, actor):
        return Refused("said-already", "Your agency has said that this is the child you know.")
    return None


def why_not_correct_child(case: Case, actor: Actor, subject: Subject) -> Refused | None:
    """Why this person can't put right who that child is; None when they can: whoever acts for the
    side that raised it, and the business unit. A wrong name is no less wrong after the end.
    """
    if actor.may_be("raising") or actor.is_officer:
        return _why_no_child(case, subject)
    return Refused(
        "other-side",
        "Only the agency that raised this says who the child is, or the board's business manager.",
    )


def why_not_same_child(case: Case, actor: Actor, subject: Subject) -> Refused | None:
    """Why this person can't say that it is the same child; None when they can."""
    if refused := why_not_correct_child(case, actor, subject):
        return refused
    if is_asked_who(case, subject.name):
        return None
    return Refused("nobody-asks", "No agency says now that it doesn't know this child.")


def is_asked_who(case: Case, child: str) -> bool:
    """Whether the side that raised it is asked who that child is."""
    return DutyId(IDENTIFY.key, about=child) in case.owing.open


def _why_no_child(case: Case, subject: Subject) -> Refused | None:
    if subject.name in {child.id for child in case.raised.children}:
        return None
    return Refused("no-such-child", "This case has no such child.")
