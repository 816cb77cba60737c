"""Who can say what is the word of a side."""

from collections.abc import Iterable, Iterator

from concordat.brief.names import Names
from concordat.brief.owed import Holder
from concordat.core.posts import SideOf
from concordat.core.who.recipients import on_side


def who_may_say(names: Names, theirs: Iterable[SideOf]) -> Iterator[Holder]:
    """Everybody involved on one of these sides, of the agency that is named."""
    view = names.view
    for side in theirs:
        for to in on_side(view.protocol, view.case, side):
            if side.agency in (None, to.agency):
                yield from names.holders_of(to)
