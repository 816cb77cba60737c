"""What danger asks for in a story: who is to say that they have read it, to record what was done
and to agree, by when, and that it stands.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

import msgspec

from concordat.brief.names import Names
from concordat.core.calendar import say_instant
from concordat.core.case import Danger
from concordat.core.sentences import IN_DANGER
from concordat.core.who.danger import AskedPost, asked_posts, asked_posts_now, time_is_over
from concordat.core.who.danger_chain import ANYTHING, What
from concordat.core.wording import asked_whether_they_agree, the

TO_DO: Mapping[What, str] = {
    "read": "to say that this was read",
    "record": "to record what was done",
    "agree": "whether they agree that this is over",
}
"""What is asked."""
UNDONE: Mapping[What, str] = {
    "read": "said that this was read",
    "record": "recorded what was done",
    "agree": "said whether it agrees",
}
"""What has not been done."""


class Asking(msgspec.Struct, frozen=True):
    """That a post was asked what the danger stated in entry `seq` waits for."""

    seq: int
    at: datetime
    sentence: str


def asked_of_danger(names: Names) -> Iterator[Asking]:
    """Every post that was asked so far, each time that danger was stated."""
    case = names.view.case
    for danger in case.dangers:
        for each in asked_posts(names.protocol, case, danger, ANYTHING):
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
    for each in asked_posts_now(names.protocol, case, danger, ANYTHING):
        if time_is_over(each, case.now):
            overdue = f"overdue since {say_instant(each.by)}"
            whose = names.agency(each.agency) if each.agency else "The board"
            yield f"{whose} has not {UNDONE[each.what]}: {overdue}"
        else:
            yield _asked(names, each)
    if danger.passed:
        agreed = {word.agency for word in danger.agreed}
        asked = [names.agency(each) for each in case.must_agree(danger) if each not in agreed]
        yield f"Immediate action was taken: {asked_whether_they_agree(asked)}"


def _asked(names: Names, each: AskedPost) -> str:
    title = names.title(each.to, each.agency)
    agency = names.agency(each.agency) if each.agency else ""
    of_board = f"{the(title)}, for {agency}" if agency else the(title)
    asked = of_board if each.to.side == "board" else f"{the(title)} ({agency})"
    return f"Asked {TO_DO[each.what]}: {asked}, by {say_instant(each.by)}"
