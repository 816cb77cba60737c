"""What somebody is told who comes into a case that is under way: that it is theirs now, what they
have to do and by when, and of danger that stands. Everybody else hears only who it is.
"""

from collections.abc import Iterable, Iterator

from concordat.core.calendar import say_instant
from concordat.core.case import Case, Danger
from concordat.core.notices.danger import IN_DANGER, told_of_it, who_read
from concordat.core.notices.values import Telling
from concordat.core.protocol import Protocol
from concordat.core.who.asked import asked_by
from concordat.core.who.danger import acknowledgers_now
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
    if others := [each.stated for each in theirs if not _is_asked(protocol, case, each, to)]:
        said = f"{IN_DANGER}: the warning has stood since {say_instant(min(others), year=True)}"
        yield Telling(to, "in danger", worded(said, protocol.words))


def standing_for_newcomers(protocol: Protocol, before: Case, after: Case) -> Iterator[Telling]:
    """Danger that stood before, to whoever has come into the case now and was not told of it. What
    is said now is told by itself.
    """
    if any(before.danger(each.seq) is None for each in after.standing):
        return
    told = (to for each in before.standing for to in told_of_it(protocol, before, each))
    there = {*map(_place, (*who_read(protocol, before), *told))}
    for to in who_read(protocol, after) if after.standing else ():
        if _place(to) not in there:
            yield from standing(protocol, after, to)


def _place(to: Recipient) -> tuple[str, ...]:
    """Somebody in a case, on whichever side their agency is."""
    return to.agency, to.service, to.post, to.person


def _is_asked(protocol: Protocol, case: Case, danger: Danger, to: Recipient) -> bool:
    """Whether it falls to them now to acknowledge it."""
    now = acknowledgers_now(protocol, case, danger)
    return any(to in asked_by(protocol, case, each) for each in now)


def but(to: Iterable[Recipient], *newcomers: Recipient) -> list[Recipient]:
    """The others, who hear who came in."""
    names = {each.person for each in newcomers if each.person}
    return [each for each in to if each not in newcomers and each.person not in names]
