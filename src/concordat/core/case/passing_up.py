"""How long what is being given up waits, whether silence ends it then, and to whom it goes when
nobody has looked at it.
"""

from datetime import datetime

from msgspec.structs import replace

from concordat.core import periods
from concordat.core.case import own
from concordat.core.case.following import Leaving
from concordat.core.case.opening import close
from concordat.core.case.owners import Owner
from concordat.core.case.said import no_plan_known
from concordat.core.case.working import Unfit, WorkingCase
from concordat.core.periods import Limit, WorkingDays
from concordat.core.protocol import (
    DECIDE_ON_GIVING_UP,
    KEEP_OR_LEAVE,
    LOOK_AT_GIVING_UP,
    LOOK_IN_THEIR_PLACE,
)

NOTICE = Limit((WorkingDays(2),))
"""How long giving up waits where the child may not be safe or the other side is late; and how long
each of the board has to look at it.
"""
LOOKED_AT_SINCE = 9
"""The edition of the rules from which silence ends no case in which the child isn't said to be
safe.
"""


def end_of_notice(case: WorkingCase, asked: datetime) -> datetime:
    """The end of the last day of the notice. Raises Unfit where the calendar has none."""
    end = periods.due(NOTICE, asked, case.calendar, start=case.case.start)
    if end is None:
        raise Unfit(case.seq, "the calendar says no end of the notice")
    return end


def nobody_calls_safe(case: WorkingCase) -> bool:
    """Whether a danger stands, or no safety plan holds. Where nobody said anything of one, which
    only a story doesn't, it counts as said.
    """
    today, said = case.calendar.day_of(case.now), [*case.safety.values()]
    if any(danger.stands for danger in case.case.dangers) or no_plan_known(said, today):
        return True
    return bool(said) and not any(each.replaced or each.holds(today) for each in said)


def wait_for_a_look(case: WorkingCase, leaving: Leaving, at: datetime) -> None:
    """Let no silence end what is being given up: from an instant on the board's business manager
    decides, and whoever else can keep it going has the same time.
    """
    due = end_of_notice(case, at)
    case.leaving = replace(leaving, effective=due, for_a_look=True)
    about = str(leaving.seq)
    for duty in case.open_duties():
        if (duty.key, duty.id.about) == (DECIDE_ON_GIVING_UP.key, about):
            if duty.side == "board":
                close(case, duty, "void", at=case.now)
            else:
                case.owing.keep(replace(duty, what=KEEP_OR_LEAVE.what, due=due))
    owed = own.ask(case, LOOK_AT_GIVING_UP, Owner("board"), about=about, at=at)
    case.owing.keep(replace(owed, due=due, first_due=due))


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
