"""What somebody is told who comes into a case that is under way: that it is theirs now, what they
have to do and by when, and of danger that stands. Everybody else hears only who it is.
"""

from collections.abc import Iterable, Iterator

from concordat.core.calendar import say_instant
from concordat.core.case import Case, Danger
from concordat.core.notices.danger import IN_DANGER
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


def _is_asked(protocol: Protocol, case: Case, danger: Danger, to: Recipient) -> bool:
    """Whether it falls to them now to acknowledge it."""
    now = acknowledgers_now(protocol, case, danger)
    return any(to in asked_by(protocol, case, each) for each in now)


def but(to: Iterable[Recipient], *newcomers: Recipient) -> list[Recipient]:
    """The others, who hear who came in."""
    names = {each.person for each in newcomers if each.person}
    return [each for each in to if each not in newcomers and each.person not in names]
