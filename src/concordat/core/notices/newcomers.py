"""What somebody is told who comes into a case that is under way: that it is theirs now, what they
have to do and by when, and of danger that stands. Everybody else hears only who it is.
"""

from collections.abc import Iterable, Iterator

from concordat.core.calendar import say_instant
from concordat.core.case import Case, Danger
from concordat.core.notices.danger import IN_DANGER, READ_IT
from concordat.core.notices.values import Telling
from concordat.core.protocol import Protocol
from concordat.core.who.danger import Acknowledger, acknowledgers_now
from concordat.core.who.recipients import Recipient, owners, recipients
from concordat.core.wording import worded


def welcome(
    protocol: Protocol, case: Case, to: Recipient, said: str, whom: str = ""
) -> Iterator[Telling]:
    """What `said` says of them, in the second person after “you”; then what is theirs to do."""
    yield Telling(to, "newcomer", said, whom=whom)
    yield from standing(protocol, case, to)
    for duty in case.owed_now:
        if to in owners(protocol, case, duty):
            yield Telling(to, "owed", duty.what, duty.due, duty.clause)


def standing(protocol: Protocol, case: Case, to: Recipient) -> Iterator[Telling]:
    """Danger that stands, to somebody who wasn't there when it was said: to acknowledge, where that
    falls to them now; else, once, for them to know.
    """
    theirs = [each for each in case.standing if not to.person or to.person != each.person]
    turns = {each: turn for each in theirs if (turn := _turn(protocol, case, each, to))}
    for turn in turns.values():
        yield Telling(to, "acknowledge", worded(READ_IT, protocol.words), turn.by)
    if others := [each.stated for each in theirs if each not in turns]:
        said = f"{IN_DANGER}: the warning has stood since {say_instant(min(others), year=True)}"
        yield Telling(to, "in danger", worded(said, protocol.words))


def _turn(protocol: Protocol, case: Case, danger: Danger, to: Recipient) -> Acknowledger | None:
    """Whether it falls to them now to acknowledge it, and by when."""
    for each in acknowledgers_now(protocol, case, danger):
        agency = each.agency if each.to.side == "answering" else None
        if to in recipients(protocol, case, each.to, agency):
            return each
    return None


def but(to: Iterable[Recipient], *newcomers: Recipient) -> list[Recipient]:
    """The others, who hear who came in."""
    names = {each.person for each in newcomers if each.person}
    return [each for each in to if each not in newcomers and each.person not in names]
