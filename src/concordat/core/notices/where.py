"""Where a case went, as everybody in it is told."""

from concordat.core.case import Case
from concordat.core.posts import OFFICERS
from concordat.core.protocol import Protocol
from concordat.core.who.recipients import Recipient, everyone, officers


def went_elsewhere(protocol: Protocol, before: Case, after: Case) -> bool:
    """Whether everybody is told where the case is now: it ended or goes on after all, is on another
    stage, or came to where the board acts, which may be a step of the same stage.
    """
    if (after.stage, after.end) != (before.stage, before.end):
        return True
    return after.visit != before.visit and _to_the_board(protocol, before, after)


def _to_the_board(protocol: Protocol, before: Case, after: Case) -> bool:
    """Whether the board acts on the step that the case is on, and did not on the one before."""
    return _the_board_acts(protocol, after) and not _the_board_acts(protocol, before)


def who_is_told(protocol: Protocol, before: Case, after: Case) -> tuple[Recipient, ...]:
    """Everybody in the case; within a stage not yet those of the board who act there: what the text
    has somebody send them brings it to them.
    """
    people = everyone(protocol, after)
    if (after.stage, after.end) != (before.stage, before.end):
        return people
    return tuple(each for each in people if each.side != "board" or each in officers())


def say_where(protocol: Protocol, before: Case, after: Case) -> str:
    """The stage that a case is on now; of the same stage, which part of it."""
    if (after.stage, after.end) != (before.stage, before.end):
        return after.stage
    return f"{after.stage} ({protocol.steps[after.step].title})"


def _the_board_acts(protocol: Protocol, case: Case) -> bool:
    """Whether a post of the board owes something on the step, beside its business unit."""
    duties = (protocol.duties[key] for key in protocol.steps[case.step].duties)
    posts = (post for duty in duties for post in duty.who)
    return any(post.side == "board" and post.post not in OFFICERS for post in posts)
