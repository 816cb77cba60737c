"""Who owes a duty and what else it asks for; who is told about something."""

from concordat.core.protocol import Duty, Notice, Protocol
from concordat.library.telling.say.posts import say_posts
from concordat.library.telling.say.signals import say_condition, say_when

EACH = {
    "once": "",
    "agency": ", each answering agency",
    "party": ", each party",
    "post": ", each of them",
}
"""Which of the posts named owe a duty, after “must”."""


def say_owners(protocol: Protocol, duty: Duty) -> str:
    """Who owes a duty: “A and B” if all of them do, “A or B” if any one of them may do it."""
    sides = {post.side for post in duty.who}
    together = duty.owed in ("post", "party") or {"raising", "answering"} <= sides
    return say_posts(protocol, duty.who, "and" if together else "or")


def say_particulars(protocol: Protocol, duty: Duty) -> tuple[str, ...]:
    """What else a duty asks for, a line each: conditions, contents, further acts, who is
    satisfied.
    """
    lines = [f"only if: {say_condition(protocol, each)}" for each in duty.conditions]
    lines += [f"with: {needed}" for needed in duty.needs]
    lines += [f"done only with: {other}" for other in duty.also]
    if duty.must_satisfy:
        names = say_posts(protocol, duty.must_satisfy, "or")
        lines.append(f"whether it is agreed, {names} says for the raising side")
    return tuple(lines)


def say_notice(protocol: Protocol, notice: Notice) -> str:
    """Who is told what, and when: “the Chair is told when “talk” is late: nothing was heard”."""
    are = "is" if len(notice.to) == 1 else "are"
    told = f"{say_posts(protocol, notice.to)} {are} told"
    return f"{told} {say_when(protocol, notice)}: {notice.what}"
