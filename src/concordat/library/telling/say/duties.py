"""Who owes a duty and what else it asks for; who is told about something."""

from concordat.core.protocol import Duty, Notice, Protocol
from concordat.core.wording import joined
from concordat.library.telling.say.posts import say_post, say_posts
from concordat.library.telling.say.signals import say_condition, say_when

WHOEVER = "whoever says so"
EACH = {
    "once": "",
    "agency": ", each answering agency",
    "party": ", each party",
    "post": ", each of them",
}
"""Which of the posts named owe a duty, after “must”."""
HOW = {"by word": "by word", "in writing": "in writing", "any": "by word or in writing"}


def say_owners(protocol: Protocol, duty: Duty) -> str:
    """Who owes a duty: “A and B” if all of them do, “A or B” if any one of them may do it."""
    sides = {post.side for post in duty.who}
    if duty.of_whoever_states_danger:
        others = [post for post in duty.who if post.side not in ("own", "raising")]
        return joined((WHOEVER, *(say_post(protocol, post) for post in others)))
    together = duty.owed in ("post", "party") or {"raising", "answering"} <= sides
    return say_posts(protocol, duty.who, "and" if together else "or")


def say_particulars(protocol: Protocol, duty: Duty) -> tuple[str, ...]:
    """What else a duty asks for, a line each: conditions, contents, further acts, who is
    satisfied.
    """
    lines = [f"only if: {say_condition(protocol, each)}" for each in duty.conditions]
    lines += [f"unless: {say_condition(protocol, each)}" for each in duty.unless]
    lines += [f"only after this: {protocol.duty(key).what}" for key in duty.not_before]
    lines += [f"with: {needed}" for needed in duty.needs]
    lines += [f"done only with: {other}" for other in duty.also]
    if duty.channel:
        lines.append(f"how: {HOW[duty.channel]}")
    if duty.met_by_raising:
        lines.append("raising it in Concordat, which is in writing, carries it out")
    if duty.only_told:
        lines.append(f"{say_posts(protocol, duty.towards)} {_only_told(len(duty.towards))}")
    if duty.must_satisfy:
        names = say_posts(protocol, duty.must_satisfy, "or")
        lines.append(f"whether it is agreed, {names} says for the raising side")
    return tuple(lines)


def say_notice(protocol: Protocol, notice: Notice) -> str:
    """Who is told what, and when: “the Chair is told when “talk” is late: nothing was heard”."""
    are = "is" if len(notice.to) == 1 else "are"
    told = f"{say_posts(protocol, notice.to)} {are} told"
    less = ", and no more of the case" if notice.only_told else ""
    return f"{told} {say_when(protocol, notice)}: {notice.what}{less}"


def _only_told(many: int) -> str:
    return (
        "are told, and see no more of the case" if many > 1 else "is told, and sees no more of it"
    )
