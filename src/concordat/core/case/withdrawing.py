"""Giving a case up, by withdrawing it or taking it no further: at once where the child is known to
be safe, nobody is late and no other agency shares the concern; else after two working days, in
which somebody may keep the case going. A day that is closed meanwhile is none of them.
"""

from datetime import datetime

from msgspec.structs import replace

from concordat.core import periods
from concordat.core.acts import TakenNoFurther, Withdrawn
from concordat.core.case import own, steps
from concordat.core.case.following import Leaving, Waits
from concordat.core.case.owners import Owner
from concordat.core.case.working import Unfit, WorkingCase
from concordat.core.periods import Limit, WorkingDays
from concordat.core.posts import Side
from concordat.core.protocol import DECIDE_ON_GIVING_UP

NOTICE = Limit((WorkingDays(2),))
"""How long giving up waits where the child may not be safe or the other side is late."""
WAITS_SINCE = 2
"""The edition of the rules from which giving up waits; before, it took effect at once."""
COUNTED_AGAIN_SINCE = 3
"""The edition of the rules from which a closed day moves the end of the notice."""
ONLY_LATER_SINCE = 4
"""The edition of the rules from which no day that is open after all brings it forward."""
NOBODY_SAYS_NONE_SINCE = 4
"""The edition of the rules from which one side's plan is none while the other says that no plan is
known.
"""

DECIDING: tuple[Side, ...] = ("raising", "board")
"""The sides on which somebody can keep going what is given up."""


def give_up(case: WorkingCase, act: Withdrawn | TakenNoFurther, *, at_once: bool = False) -> None:
    """Give it up now, or say when it takes effect. A story, which has no words, counts as having
    said what keeps the child safe where nobody said anything of it. What was accepted `at_once`, by
    an earlier rule, stays so.
    """
    if case.leaving is not None:
        raise Unfit(case.seq, "it is being given up already")
    no_further = isinstance(act, TakenNoFurther)
    asked = max(case.at, case.now)
    because = _why_it_waits(case, act)
    if at_once or not because:
        steps.give_up(case, no_further=no_further)
        return
    effective = _end_of_notice(case, asked)
    case.leaving = Leaving(case.seq, asked, effective, no_further, because)
    for side in DECIDING:
        owed = own.ask(case, DECIDE_ON_GIVING_UP, Owner(side), about=str(case.seq))
        case.owing.keep(replace(owed, due=effective, first_due=effective))


def _why_it_waits(case: WorkingCase, act: Withdrawn | TakenNoFurther) -> tuple[Waits, ...]:
    """Everything for which giving up waits; () where it takes effect at once."""
    unsaid = act.note("safety") is None and not case.case.said_of_safety
    now = max(case.at, case.now)
    theirs = (duty for duty in case.open_duties() if duty.side in ("answering", "both"))
    holds: dict[Waits, bool] = {
        "no plan": not (unsaid or _is_safe(case)),
        "danger": _in_danger(case),
        "answer late": any(duty.passed(now) for duty in theirs),
        "stage late": any(
            clock.late(now) for clock in case.clocks.values() if clock.runs_at(case.stage)
        ),
        "shared": bool(case.case.supporting),
    }
    return tuple(each for each, true in holds.items() if true)


def count_again(case: WorkingCase) -> None:
    """Count again when giving up takes effect, and with it the time to decide whether the case goes
    on. Nothing brings an end forward that somebody was told: whoever counted on another day to
    decide has it.
    """
    if (leaving := case.leaving) is None or case.edition < COUNTED_AGAIN_SINCE:
        return
    effective = _end_of_notice(case, leaving.asked)
    if effective < (leaving.effective if case.edition >= ONLY_LATER_SINCE else case.now):
        return
    case.leaving = replace(leaving, effective=effective)
    for duty in case.open_duties():
        if (duty.key, duty.id.about) == (DECIDE_ON_GIVING_UP.key, str(leaving.seq)):
            case.owing.keep(replace(duty, due=effective))


def _end_of_notice(case: WorkingCase, asked: datetime) -> datetime:
    """The end of the last day of the notice. Raises Unfit where the calendar has none."""
    end = periods.due(NOTICE, asked, case.calendar, start=case.case.start)
    if end is None:
        raise Unfit(case.seq, "the calendar says no end of the notice")
    return end


def keep_going(case: WorkingCase) -> None:
    """Give it up no more: whoever was asked whether it goes on has their answer."""
    if case.leaving is None:
        raise Unfit(case.seq, "nobody is giving it up")
    own.end(case, DECIDE_ON_GIVING_UP, "done", about=str(case.leaving.seq))
    case.leaving = None


def _is_safe(case: WorkingCase) -> bool:
    """Whether a safety plan is known that hasn't run out, and no side says that none is: whoever
    says so isn't outvoted by the other side's plan.
    """
    today = case.calendar.day_of(case.at)
    stated = [safety.stated for safety in case.case.safety.values()]
    if case.edition >= NOBODY_SAYS_NONE_SINCE and any(each.nothing for each in stated):
        return False
    return any(not each.nothing and (each.until is None or each.until >= today) for each in stated)


def _in_danger(case: WorkingCase) -> bool:
    """Whether a danger that was stated stands: nobody closes that from one hour to the next."""
    return any(danger.stands for danger in case.case.dangers)
