"""Who can say what is the word of a side."""

from collections.abc import Iterable, Iterator

from concordat.brief.names import Names
from concordat.brief.owed import Holder
from concordat.core.case import Owed
from concordat.core.posts import SideOf
from concordat.core.who.asked import There
from concordat.core.who.carrying_out import who_can_say
from concordat.core.who.recipients import on_side


def who_may_say(names: Names, theirs: Iterable[SideOf]) -> Iterator[Holder]:
    """Everybody involved on one of these sides, of the agency that is named."""
    view = names.view
    for side in theirs:
        for to in on_side(view.protocol, view.case, side):
            if side.agency in (None, to.agency):
                yield from names.holders_of(to)


def who_did(names: Names, duty: Owed) -> dict[str, str]:
    """Of whom the board's business unit may have heard that a duty was done, by their ids."""
    view = names.view
    there = There.of(view.protocol, view.case, view.record.directory, view.today)
    return {each: names.person(each) for each in who_can_say(there, duty)}
