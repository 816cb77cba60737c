"""Who is told that something owed was done: those whom it was for, and who owed it."""

from collections.abc import Collection, Iterable, Iterator

from concordat.core.acts import CarriedOut
from concordat.core.case import Case, Owed
from concordat.core.events import Event
from concordat.core.notices.actions import kept_as_it_was
from concordat.core.notices.claimed import said_of_the_time
from concordat.core.notices.danger import of_emergency
from concordat.core.notices.entry import Entry
from concordat.core.notices.kinds import NewsKind
from concordat.core.notices.values import Telling, tell
from concordat.core.posts import CaseSide, PostRef
from concordat.core.protocol import ANSWER, NOT_TAKEN_ON, Protocol, Signal
from concordat.core.who.carrying_out import TOGETHER
from concordat.core.who.danger import emergency
from concordat.core.who.recipients import Recipient, everyone, owners, recipients
from concordat.core.wording import joined, the

ADDRESSED = ("write", "notify")
"""Acts by which something reaches whoever a duty is towards."""


def of_what_was_done(entry: Entry, act: CarriedOut) -> list[Telling]:
    """Each duty that is done now, to those whom it concerns; and a part of one that is said
    together with somebody, or sent to them.
    """
    protocol, case, _ = entry
    about = [duty for duty_id in act.duties if (duty := case.duty(duty_id)) is not None]
    if any(duty.key == ANSWER.key for duty in about):
        return tell(entry.everyone(), "advised", "answered a request", entry.who)
    kept = [duty for duty in about if duty.key == NOT_TAKEN_ON.key]
    return [each for duty in kept for each in kept_as_it_was(entry, duty)] + [
        each
        for duty in about
        if duty not in kept
        if (kind := _news(protocol, duty, act)) is not None
        for each in (*_told(entry, act, duty, kind), *_may_now(entry, duty, kind))
    ]


def _told(entry: Entry, act: CarriedOut, duty: Owed, kind: NewsKind) -> Iterable[Telling]:
    """To those whom a duty concerns; of what danger asks for, to all who were told of that."""
    protocol, case, event = entry
    concerned = tuple(dict.fromkeys(_concerned(protocol, case, event, duty)))
    danger = emergency(protocol, case, duty)
    if danger is not None and kind == "done":
        return of_emergency(entry, act.rung, duty, danger, concerned)
    claimed = said_of_the_time(event, duty) if kind != "decided" else ""
    what = f"{_what(protocol, duty, kind)}{claimed}"
    return (Telling(each, kind, what, None, duty.clause) for each in concerned)


def _may_now(entry: Entry, duty: Owed, kind: NewsKind) -> Iterator[Telling]:
    """What people of an agency are asked for because this was done, to those of that agency whom
    it was towards: nobody has to, and everybody named may.
    """
    protocol, case, _ = entry
    done = Signal("done", duty.key)
    asked = [each for each in protocol.permissions if kind == "done" and done in each.opens]
    for each in asked:
        for to in dict.fromkeys(_addressed(protocol, case, duty)):
            titles = (protocol.title_of(post) for post in each.who if post.side == to.side)
            if who := joined(dict.fromkeys(titles), "or"):
                what = f"asks your agency to {each.what}: {the(who)} may, and nobody has to"
                yield Telling(to, "asked", what, None, duty.clause, whom=entry.who)


def _news(protocol: Protocol, duty: Owed, act: CarriedOut) -> NewsKind | None:
    """What there is to tell of a duty; None of a part that reaches nobody."""
    if duty.how == "done":
        return "decided" if protocol.duty(duty.key).settled == "decision" else "done"
    reaches = any(each in (*TOGETHER, *ADDRESSED) for each in act.acts)
    return "part done" if reaches and duty.open else None


def _what(protocol: Protocol, duty: Owed, kind: NewsKind) -> str:
    """What was done; of a decision, who made it, for the decision itself is in the words."""
    if kind != "decided":
        return duty.what
    owing = protocol.duty(duty.key).owners(duty.side, duty.post)
    return the(joined(dict.fromkeys(map(protocol.title_of, owing))))


def _concerned(protocol: Protocol, case: Case, event: Event, duty: Owed) -> Iterator[Recipient]:
    spec = protocol.duty(duty.key)
    if spec.settled == "decision":
        yield from everyone(protocol, case)
        return
    yield from _addressed(protocol, case, duty)
    owing = owners(protocol, case, duty)
    if duty.side == "both" or _is_recorded_for_them(event, owing):
        yield from owing


def _is_recorded_for_them(event: Event, owing: Collection[Recipient]) -> bool:
    """Whether another side than theirs says so. In a story nobody has a side."""
    return event.whose is not None and event.whose.side not in {each.side for each in owing}


def awaiting(protocol: Protocol, case: Case, duty: Owed) -> Iterator[Recipient]:
    """Those on another side than who owes a duty, whom it is towards."""
    owing = {each.side for each in owners(protocol, case, duty)}
    for each in _addressed(protocol, case, duty):
        if each.side not in owing:
            yield each


def _addressed(protocol: Protocol, case: Case, duty: Owed) -> Iterator[Recipient]:
    """Those whom a duty reaches by being towards them."""
    for post in protocol.duty(duty.key).reaches:
        for side in _sides(duty, post):
            yield from recipients(protocol, case, PostRef(side, post.post), duty.agency)


def _sides(duty: Owed, post: PostRef) -> tuple[CaseSide, ...]:
    """The sides on which a post is that a duty is towards; its own is that of who owes it."""
    if post.side != "own":
        return (post.side,)
    return ("raising", "answering") if duty.side == "both" else (duty.side,)
