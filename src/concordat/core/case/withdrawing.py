"""Giving a case up, by withdrawing it or taking it no further: at once where the child is known to
be safe, nobody is late and no other agency shares the concern; else after two working days, in
which somebody may keep the case going. A day that is closed meanwhile is none of them.

Where the child isn't said to be safe, then or once that time has passed, it doesn't end by silence:
somebody of the board looks. What whoever gives it up tells the business manager privately changes
nothing that others could see: it is followed up apart.
"""

from datetime import datetime

from msgspec.structs import replace

from concordat.core.acts import CarriedOut, Noted, TakenNoFurther, Withdrawn
from concordat.core.case import own, steps
from concordat.core.case.following import Leaving, Waits
from concordat.core.case.keeping_safe import as_before_stopping
from concordat.core.case.owners import Owner
from concordat.core.case.passing_up import (
    LOOKED_AT_SINCE,
    end_of_notice,
    nobody_calls_safe,
    wait_for_a_look,
)
from concordat.core.case.working import Unfit, WorkingCase
from concordat.core.posts import Side, SideOf
from concordat.core.protocol import (
    BUILT_IN,
    DECIDE_ON_GIVING_UP,
    LOOKING,
    ON_GIVING_UP,
    Duty,
)

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
JUDGED_NOW_SINCE = 10
"""The edition of the rules from which a plan has to hold when giving up is recorded, and not only
at an earlier time at which it is said to have happened.
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
    effective = end_of_notice(case, asked)
    if_safe = case.edition >= LOOKED_AT_SINCE
    case.leaving = Leaving(case.seq, asked, effective, no_further, because, if_safe=if_safe)
    for side in DECIDING:
        _ask(case, DECIDE_ON_GIVING_UP, Owner(side), effective)
    if if_safe and nobody_calls_safe(case):
        wait_for_a_look(case, case.leaving, asked)


def _ask(case: WorkingCase, spec: Duty, owner: Owner, due: datetime) -> None:
    owed = own.ask(case, spec, owner, about=str(case.seq))
    case.owing.keep(replace(owed, due=due, first_due=due))


def hear(case: WorkingCase, seq: int, note: Noted) -> None:
    """Hear that the business manager is to follow something up, or did. Whoever gives a case up
    says so only of being asked to.
    """
    if not note.is_private:
        return
    case.to_follow_up.discard(note.about or 0)
    if note.to_follow_up:
        case.to_follow_up.add(seq)


def _why_it_waits(case: WorkingCase, act: Withdrawn | TakenNoFurther) -> tuple[Waits, ...]:
    """Everything for which giving up waits; () where it takes effect at once."""
    unsaid = act.note("safety") is None and SideOf("raising") not in case.safety
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
    if leaving.passed_up:
        return
    effective = end_of_notice(case, leaving.asked)
    if effective < (leaving.effective if case.edition >= ONLY_LATER_SINCE else case.now):
        return
    case.leaving = replace(leaving, effective=effective)
    for duty in case.open_duties():
        if duty.key in ON_GIVING_UP and duty.id.about == str(leaving.seq):
            case.owing.keep(replace(duty, due=effective))


def keep_going(case: WorkingCase) -> None:
    """Give it up no more: whoever was asked whether it goes on has their answer, and what was said
    of the child's safety counts as before.
    """
    _decided(case)
    case.leaving = None
    as_before_stopping(case)


def looked_at(case: WorkingCase, act: CarriedOut) -> None:
    """End what is being given up, where somebody looked at it and lets it end."""
    if any(duty_id.key in LOOKING for duty_id in act.duties):
        leaving = _decided(case)
        steps.give_up(case, no_further=leaving.no_further)


def _decided(case: WorkingCase) -> Leaving:
    if (leaving := case.leaving) is None:
        raise Unfit(case.seq, "nobody is giving it up")
    for key in ON_GIVING_UP:
        own.end(case, BUILT_IN[key], "done", about=str(leaving.seq))
    return leaving


def _is_safe(case: WorkingCase) -> bool:
    """Whether a safety plan is known that hasn't run out, and no side says that none is: whoever
    says so isn't outvoted by the other side's plan.
    """
    judged = max(case.at, case.now) if case.edition >= JUDGED_NOW_SINCE else case.at
    today, said = case.calendar.day_of(judged), case.safety.values()
    if case.edition >= NOBODY_SAYS_NONE_SINCE and any(each.stated.nothing for each in said):
        return False
    return any(each.holds(today) for each in said)


def _in_danger(case: WorkingCase) -> bool:
    """Whether a danger that was stated stands: nobody closes that from one hour to the next."""
    return any(danger.stands for danger in case.case.dangers)
