"""Who may go on with a case in somebody's place, and why not."""

from collections.abc import Iterator

from concordat.core.acts import COMPANION, SUPPORTER, Subject
from concordat.core.case import Case
from concordat.core.errors import Refused
from concordat.core.posts import EARLIER, HANDED_ON, PRACTITIONER, TAKING_ON, TOLD, PartySide
from concordat.core.who.parts import Actor

NO_MANAGERS = (PRACTITIONER, EARLIER, COMPANION, SUPPORTER, HANDED_ON, TAKING_ON, TOLD)
"""What somebody can be on a side without being the lead or a manager of anybody there."""


def is_manager(post: str) -> bool:
    """Whether a part in a case is that of a lead or a manager."""
    return post not in NO_MANAGERS


def manages(actor: Actor, side: str, agency: str) -> bool:
    """Whether they are the lead or a manager of an agency in this case."""
    return any(held.agency == agency and is_manager(held.post) for held in actor.on(side))


def why_not_take_over(case: Case, actor: Actor, subject: Subject) -> Refused | None:
    if not _goes_on(case):
        return Refused("over", "This case has ended, and nothing is left to do in it.")
    if actor.may_officiate or manages(actor, subject.side, subject.agency):
        return None
    return Refused(
        "not-in-charge",
        "Only the lead or a manager of that agency can take this case over, or the board's "
        "business manager for them.",
    )


def _goes_on(case: Case) -> bool:
    """Whether there is anything to go on with: after an end, something owed, an action that is
    followed, or danger that stands.
    """
    followed = any(not action.closed for action in case.actions.values())
    return case.end is None or bool(case.open_duties or case.standing) or followed


def why_not_step_aside(actor: Actor, subject: Subject) -> Refused | None:
    """Whoever has that part in the case may end it."""
    if actor.everyone or any(held.post == subject.name for held in actor.capacities):
        return None
    return Refused("not-yours", "You can only step aside from a role that you have in this case.")


def taken_over(case: Case, actor: Actor) -> Iterator[Subject]:
    """The sides that somebody else could go on for, of those that concern this person."""
    if not _goes_on(case):
        return
    parties: list[tuple[PartySide, str]] = [("raising", case.raising.id)]
    parties += [("answering", party.id) for party in case.answering]
    for side, agency in parties:
        alone = case.goes_on(side, agency) == actor.person and not actor.may_officiate
        if not alone and (actor.may_officiate or actor.on(side, agency)):
            yield Subject(side=side, agency=agency)
