"""Who says whether a child of the case is the one they know, and until when."""

from collections.abc import Iterator

from concordat.core.acts import Subject
from concordat.core.case import Case
from concordat.core.errors import Refused
from concordat.core.who.ladder import why_ended
from concordat.core.who.parts import Actor


def to_know(case: Case, actor: Actor) -> Iterator[str]:
    """The children, by id, of whom an agency for which this person answers hasn't said yet that it
    knows them.
    """
    mine = [party.id for party in case.answering if actor.may_be("answering", party.id)]
    for child in case.raised.children:
        if any(not case.children_known.get((child.id, agency)) for agency in mine):
            yield child.id


def why_not_know(case: Case, actor: Actor, subject: Subject) -> Refused | None:
    """Why this person can't say whether that is the child they know; None when they can."""
    if subject.name not in {child.id for child in case.raised.children}:
        return Refused("no-such-child", "This case has no such child.")
    if not actor.may_be("answering"):
        return Refused(
            "other-side", "Only the agency that answers can say whether this is the child it knows."
        )
    if subject.name not in to_know(case, actor):
        return Refused("said-already", "Your agency has said that this is the child you know.")
    return why_ended(case)
