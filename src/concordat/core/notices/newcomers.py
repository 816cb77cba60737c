"""What somebody is told who comes into a case that is under way: that it is theirs now, what they
have to do and by when, and of danger that stands. Everybody else hears only who it is.
"""

from collections.abc import Collection, Iterable, Iterator

from concordat.core.calendar import say_instant
from concordat.core.case import Case, Danger
from concordat.core.notices.asking import IN_DANGER, asked_to_acknowledge
from concordat.core.notices.danger import told_of_it, who_read
from concordat.core.notices.values import Message, Telling
from concordat.core.protocol import Protocol
from concordat.core.who.asked import asked_by
from concordat.core.who.danger import asked_posts_now
from concordat.core.who.danger_chain import ANYTHING
from concordat.core.who.informed import chair
from concordat.core.who.recipients import Recipient, owners
from concordat.core.wording import worded


def welcome(
    protocol: Protocol, case: Case, to: Recipient, said: str, whom: str = ""
) -> Iterator[Telling]:
    """What `said` says of them, in the second person after “you”; then what is theirs to do."""
    yield Telling(to, "newcomer", said, whom=whom)
    yield from standing(protocol, case, to)
    for duty in case.owed_now:
        if not case.is_unaccepted(duty) and to in owners(protocol, case, duty):
            yield Telling(to, "owed", duty.what, duty.due, duty.clause)


def standing(protocol: Protocol, case: Case, to: Recipient) -> Iterator[Telling]:
    """Danger that stands, once, to somebody who wasn't there when it was said, for them to know.
    Where it falls to them now to acknowledge it, they are asked that, as everybody is.
    """
    theirs = (each for each in case.standing if not to.person or to.person != each.person)
    yield from _warned(
        protocol, to, [each for each in theirs if not _is_asked(protocol, case, each, to)]
    )


def _warned(protocol: Protocol, to: Recipient, dangers: Collection[Danger]) -> Iterator[Telling]:
    """Since when the warning has stood; nothing where there is none."""
    if dangers:
        since = say_instant(min(each.stated for each in dangers), year=True)
        what = worded(f"{IN_DANGER}: the warning has stood since {since}", protocol.words)
        yield Telling(to, "in danger", what, message=Message.STILL_STANDS)


def standing_for_newcomers(protocol: Protocol, before: Case, after: Case) -> Iterator[Telling]:
    """Danger that stood `before`, when anything was told last, to everybody who is told of it now
    and was not then: they came into the case, or are the next one up since it went to another.
    What is said now, or asked of them now, is told by itself, as is the board's chair.
    """
    by_itself = {each.to for each in asked_to_acknowledge(protocol, before, after)}
    new: dict[Recipient, list[Danger]] = {}
    for danger in after.standing:
        known = before.danger(danger.seq)
        told = told_of_it(protocol, after, danger)
        if known is None:
            by_itself.update(told)
            continue
        were = {*map(_place, told_of_it(protocol, before, known))}
        for to in told:
            if _place(to) not in were and not (to.person and to.person == danger.person):
                new.setdefault(to, []).append(danger)
    by_itself.update(each for each in chair() if each not in who_read(protocol, after))
    for to, dangers in new.items():
        if to not in by_itself:
            yield from _warned(protocol, to, dangers)


def _place(to: Recipient) -> tuple[str, ...]:
    """Somebody in a case, on whichever side their agency is."""
    return to.agency, to.service, to.post, to.person


def _is_asked(protocol: Protocol, case: Case, danger: Danger, to: Recipient) -> bool:
    """Whether it falls to them now to acknowledge it."""
    now = asked_posts_now(protocol, case, danger, ANYTHING)
    return any(to in asked_by(protocol, case, each) for each in now)


def but(to: Iterable[Recipient], *newcomers: Recipient) -> list[Recipient]:
    """The others, who hear who came in."""
    names = {each.person for each in newcomers if each.person}
    return [each for each in to if each not in newcomers and each.person not in names]
