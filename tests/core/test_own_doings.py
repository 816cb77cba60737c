"""Nobody is told as news what they did themselves; what follows from it for them, they are."""

from typing import get_args

from concordat.core.errors import Refused
from concordat.core.notices.kinds import NEWS, OF_DOING, NewsKind
from tests.core.telling import run
from tests.core.test_who_is_told import ROWS

FOLLOWS = {
    *("owed", "new date", "confirm", "who decided", "acknowledge"),  # what they are asked
    *("late", "go on", "waits longer", "more time"),  # what time brought, and other dates
    *("overtaken", "not owed", "is at", "released", "notice"),  # where that leaves them
    *("alone", "not alone"),  # what is so of an agency
    *("recorded", "raised for you"),  # what somebody else typed for them
    *("covering", "uncovered", "on both sides"),  # who is there
    "newcomer",  # what somebody comes to
    "in danger",  # that a child is, whatever was done
}
"""What reaches whoever brought it about as well."""


def test_every_kind_of_news_either_tells_what_somebody_did_or_what_follows() -> None:
    assert {*get_args(NewsKind)} - {*OF_DOING} == FOLLOWS, (
        "Say of_doing in NEWS, core/notices/kinds.py, where it tells what somebody did."
        " Else put it in FOLLOWS, and say why whoever did it has to hear of it."
    )


def test_what_reaches_whoever_acts_in_any_way_is_of_one_kind_or_the_other() -> None:
    """Every act of the table of who is told, by whoever does it: most kinds come to them through a
    post of theirs.
    """
    own = set()
    for row in ROWS:
        try:
            own |= {telling.kind for telling in run(row).own}
        except Refused:
            assert "not_yet" in row
    told_to_whoever_did_it = own & {*OF_DOING}
    assert len(told_to_whoever_did_it) > 15, "or this would show nothing"
    assert own <= {*OF_DOING} | FOLLOWS
    assert all(not NEWS[kind].theirs or kind == "reminded" for kind in told_to_whoever_did_it)
