"""What danger asks for in a story: who is to say that they have read it, by when, and that it
stands.
"""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from concordat.brief.names import Names
from concordat.core.calendar import say_instant
from concordat.core.case import Danger
from concordat.core.sentences import IN_DANGER
from concordat.core.who.danger import Acknowledger, acknowledgers, acknowledgers_now, is_unread
from concordat.core.wording import asked_whether_they_agree, the


class Asking(msgspec.Struct, frozen=True):
    """That a post was asked to say that it has read of the danger stated in entry `seq`."""

    seq: int
    at: datetime
    sentence: str


def asked_to_read(names: Names) -> Iterator[Asking]:
    """Every post that was asked so far, each time that danger was stated."""
    case = names.view.case
    for danger in case.dangers:
        for each in acknowledgers(names.protocol, case, danger):
            yield Asking(danger.seq, each.at, _asked(names, each))


def dangers_standing(names: Names) -> Iterator[str]:
    """For each danger that stands, since when, and what it waits for."""
    for danger in names.view.case.standing:
        since = say_instant(danger.stated)
        yield f"{names.said(IN_DANGER)}, stated {since} by {_stater(names, danger)}: this stands"
        yield from _waiting_for(names, danger)


def _stater(names: Names, danger: Danger) -> str:
    return names.side(danger.side, danger.agency)


def _waiting_for(names: Names, danger: Danger) -> Iterator[str]:
    case = names.view.case
    for each in acknowledgers_now(names.protocol, case, danger):
        if is_unread(each, case.now):
            overdue = f"overdue since {say_instant(each.by)}"
            yield f"{names.agency(each.agency)} has not said that this was read: {overdue}"
        else:
            yield _asked(names, each)
    if danger.passed:
        agreed = {word.agency for word in danger.agreed}
        asked = [names.agency(each) for each in case.must_agree(danger) if each not in agreed]
        yield f"Immediate action was taken: {asked_whether_they_agree(asked)}"


def _asked(names: Names, each: Acknowledger) -> str:
    title, agency = names.title(each.to, each.agency), names.agency(each.agency)
    asked = f"{the(title)} ({agency})" if each.to.side != "board" else f"{the(title)}, for {agency}"
    return f"Asked to say that this was read: {asked}, by {say_instant(each.by)}"
