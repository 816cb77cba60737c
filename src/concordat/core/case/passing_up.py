"""How long what is being given up waits, and to whom it goes when nobody has looked at it by
then.
"""

from datetime import datetime

from msgspec.structs import replace

from concordat.core import periods
from concordat.core.case import own
from concordat.core.case.following import Leaving
from concordat.core.case.opening import close
from concordat.core.case.owners import Owner
from concordat.core.case.working import Unfit, WorkingCase
from concordat.core.periods import Limit, WorkingDays
from concordat.core.protocol import DECIDE_ON_GIVING_UP, LOOK_IN_THEIR_PLACE

NOTICE = Limit((WorkingDays(2),))
"""How long giving up waits where the child may not be safe or the other side is late; and how long
each of the board has to look at it.
"""


def end_of_notice(case: WorkingCase, asked: datetime) -> datetime:
    """The end of the last day of the notice. Raises Unfit where the calendar has none."""
    end = periods.due(NOTICE, asked, case.calendar, start=case.case.start)
    if end is None:
        raise Unfit(case.seq, "the calendar says no end of the notice")
    return end


def pass_up(case: WorkingCase, leaving: Leaving) -> None:
    """Nobody has looked: the next of the board is asked as well, and the agency that raised it no
    longer.
    """
    at = leaving.effective
    case.now = max(case.now, at)
    case.leaving = replace(leaving, passed_up=True)
    about = str(leaving.seq)
    for duty in case.open_duties():
        if (duty.key, duty.id.about) == (DECIDE_ON_GIVING_UP.key, about):
            close(case, duty, "overtaken", at=at)
    owed = own.ask(case, LOOK_IN_THEIR_PLACE, Owner("board"), about=about, at=at)
    due = end_of_notice(case, at)
    case.owing.keep(replace(owed, due=due, first_due=due))
