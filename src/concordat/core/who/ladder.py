"""Who may move a case up or stop it, on which grounds, and why not."""

from datetime import datetime

from concordat.core import sentences
from concordat.core.acts import NO_ANSWER, RISK_TO_CHILD, ActKind, Subject, say_ground
from concordat.core.calendar import in_london, say_day
from concordat.core.case import Case, Owed
from concordat.core.duties.moments import believes
from concordat.core.errors import Refused
from concordat.core.posts import SideOf
from concordat.core.protocol import BUILT_IN, LOOKING, Protocol, Step
from concordat.core.who.handing import is_manager
from concordat.core.who.parts import Actor
from concordat.core.wording import worded


def why_ended(case: Case) -> Refused | None:
    """Why nothing more goes on in a case that has ended; None while it is open."""
    if case.end is None:
        return None
    return Refused(
        "ended",
        f"This case has ended ({case.end}). If the disagreement is back, raise it again.",
    )


def _is_for(actor: Actor) -> bool:
    """Whether it is for this person: the side that raised it, or the business unit for whoever of
    that side rang it.
    """
    return actor.may_be("raising") or actor.may_officiate


def why_not_up(protocol: Protocol, case: Case, actor: Actor, ground: str) -> Refused | None:
    """Why this person can't take the case to the next step on that ground; None when they can."""
    if not _is_for(actor):
        return Refused(
            "other-side", "Only the agency that raised this can take it to the next stage."
        )
    step = protocol.steps[case.step]
    if step.above is None:
        return Refused(
            "no-step-above",
            "The procedure names no step to move up to from here. What has to be done here stays "
            "open; the board can see that it is.",
        )
    if ground == NO_ANSWER:
        return _why_no_answer(protocol, case)
    return _why_not_ground(protocol, step, ground)


def goes_on_from(protocol: Protocol, case: Case, duty: Owed) -> datetime | None:
    """From when the raising side can go on because this was not answered; None where it can't,
    however long it waits.
    """
    if case.end is not None or protocol.steps[case.step].above is None:
        return None
    return case.unanswered_from(duty) if duty in case.answers_awaited else None


def may_go_on(protocol: Protocol, case: Case) -> bool:
    """Whether the raising side can go on because no answer came in time."""
    if case.end is not None or protocol.steps[case.step].above is None:
        return False
    return _why_no_answer(protocol, case) is None


def _why_not_ground(protocol: Protocol, step: Step, ground: str) -> Refused | None:
    if ground == RISK_TO_CHILD or ground in step.early:
        return None
    possible = (NO_ANSWER, RISK_TO_CHILD, *step.early)
    grounds = ", ".join(f"“{say_ground(each, protocol.words)}”" for each in possible)
    return Refused(
        "no-such-ground",
        f"“{ground}” is not a ground for moving up here. The grounds are {grounds}.",
    )


def _why_no_answer(protocol: Protocol, case: Case) -> Refused | None:
    if case.unanswered:
        return None
    if any(_came_late_by_the_record(case, duty) for duty in case.duties):
        return None
    early = worded("You can move up early if the child is at risk.", protocol.words)
    if case.is_with_the_board:
        return Refused("not-late", f"It is for the board to act now. {early}")
    if not case.answers_awaited:
        return Refused("not-late", f"You are waiting for nobody's answer here. {early}")
    if any(duty.due is not None for duty in case.answers_awaited):
        return Refused("not-late", f"They still have time to answer. {early}")
    return _why_no_answer_without_a_date(case, early)


def _came_late_by_the_record(case: Case, duty: Owed) -> bool:
    """Whether an answer is said to have come in time, and was entered when it was late: nobody's
    word takes back a move that had become possible by then.
    """
    due = duty.expected
    if not duty.awaited or duty.visit != case.visit or duty.how != "done" or due is None:
        return False
    done = next((each for each in case.moments if each.seq == duty.done_seq), None)
    if done is None or not done.happened <= due < done.recorded:
        return False
    return not believes(SideOf("raising"), done, case.answers)


def _why_no_answer_without_a_date(case: Case, early: str) -> Refused:
    """Why a case can't be moved up yet, where nothing that is awaited has a date."""
    reminded = [case.reminded[each.id] for each in case.answers_awaited if each.id in case.reminded]
    if reminded:
        again = say_day(in_london(min(reminded)).date(), year=True)
        return Refused(
            "not-late",
            f"They were reminded. If no answer comes, you can move up from {again} on. {early}",
        )
    if any(clock.due is not None for clock in case.clocks_here):
        return Refused(
            "not-late",
            "The time for this stage has not passed. Remind them first. If no answer comes, you "
            "can move up from the next working day on, and say why.",
        )
    return Refused(
        "not-reminded",
        "The procedure gives no date here. Remind them first. If no answer comes, you can move up "
        "from the next working day on, and say why.",
    )


def why_not_stop(protocol: Protocol, case: Case, actor: Actor, kind: ActKind) -> Refused | None:
    """Why this person can't withdraw it, or take it no further; None when they can."""
    if not _is_for(actor):
        return Refused("other-side", "Only the agency that raised this can stop it.")
    if case.leaving is not None:
        return Refused("withdrawn-already", "This is being stopped already.")
    if kind == "withdraw" and _is_decided(protocol, case):
        return Refused(
            "decided",
            "A decision has been made, so this cannot be withdrawn. You can take it no further.",
        )
    return None


def _is_decided(protocol: Protocol, case: Case) -> bool:
    return any(
        duty.how == "done" and protocol.duty(duty.key).settled == "decision" for duty in case.duties
    )


def why_not_keep_going(case: Case, actor: Actor, subject: Subject) -> Refused | None:
    """Why this person can't keep going what is being given up; None when they can: anybody of the
    side that raised it but the raiser alone, the business unit, and whoever is asked to look at it.
    """
    if case.leaving is None or case.leaving.seq != subject.entry:
        return Refused("not-withdrawn", sentences.NOBODY_WITHDRAWS)
    if actor.may_officiate or any(is_manager(held.post) for held in actor.on("raising")):
        return None
    looking = (duty for duty in case.open_duties if duty.key in LOOKING)
    if any(actor.owes(BUILT_IN[duty.key], duty) for duty in looking):
        return None
    return Refused(
        "not-yours",
        "Only the safeguarding lead of the agency that raised this, a manager there or the board's "
        "business manager can keep it going.",
    )
