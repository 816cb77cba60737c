"""When an act can have happened: never in the future, nor before what it answers had opened."""

from datetime import datetime

from concordat.core import sentences
from concordat.core.acts import AnyAct, Appointed, CarriedOut, Positioned
from concordat.core.case import Case, Owed
from concordat.core.case.discussed import only_confirms, word_owed
from concordat.core.commands import Command
from concordat.core.errors import Refused
from concordat.core.protocol import Protocol
from concordat.core.who.parts import Actor


def both_times(command: Command, actor: Actor, now: datetime) -> tuple[datetime, datetime]:
    """When what a command tells happened, and when it was received. Raises Refused where either
    names no time zone, or is still to come. A story may tell at once when something will arrive.
    """
    happened = command.happened or now
    received = command.received or happened
    if happened.tzinfo is None or received.tzinfo is None:
        raise Refused("no-time-zone", sentences.NO_TIME_ZONE)
    if happened > now or (received > now and not actor.everyone):
        raise Refused("future", "This is in the future. Give the time at which it happened.")
    return happened, received


def when(protocol: Protocol, case: Case, command: Command, actor: Actor, now: datetime) -> datetime:
    """When what a command tells happened. Raises Refused where it can't have happened then."""
    happened, received = both_times(command, actor, now)
    if received < happened:
        raise Refused("received-before-sent", "It cannot have been received before it was sent.")
    if happened < case.start:
        raise Refused(
            "before-it-opened", "At that time the case had not been raised. Give a later time."
        )
    answered = _answered(case, command.act)
    for duty in answered:
        arriving = protocol.duty(duty.key).met_by_receipt
        _refuse_outside(duty, happened, met=received if arriving else happened)
        _refuse_out_of_order(protocol, case, duty, happened)
    if _acts_on_the_step(protocol, case, command.act, answered):
        _refuse_before_the_step(case, happened)
    return happened


def _refuse_outside(duty: Owed, happened: datetime, *, met: datetime) -> None:
    """Refuse what was done before a duty opened, or met after the case had gone on without it."""
    if duty.how == "overtaken" and duty.ended and met > duty.ended:
        raise Refused(
            "not-open",
            f"This no longer has to be done: {duty.what}. The case has gone on without it.",
        )
    if happened < duty.opened:
        raise Refused(
            "before-it-opened",
            f"At that time this did not have to be done yet: {duty.what}. Give a later time.",
        )


def _refuse_out_of_order(protocol: Protocol, case: Case, duty: Owed, happened: datetime) -> None:
    """Refuse what was done before that which the text asks for first."""
    before = protocol.duty(duty.key).not_before
    for first in case.owing.present:
        done = first.key in before and first.visit == duty.visit and first.how == "done"
        if done and first.ended is not None and happened < first.ended:
            raise Refused(
                "not-yet",
                "The procedure asks for something else first, and that was done later: to "
                f"{first.what}. Give a later time.",
            )


def _refuse_before_the_step(case: Case, happened: datetime) -> None:
    if happened < case.visits[-1].entered:
        raise Refused(
            "before-it-opened", "At that time the case was not at this step. Give a later time."
        )


def _acts_on_the_step(protocol: Protocol, case: Case, act: AnyAct, answered: list[Owed]) -> bool:
    """Whether an act is about the step the case is on now. A confirmation may be about one it has
    left.
    """
    if not act.on_the_step:
        return False
    present, visit, ended = case.owing.present, case.visit, case.end
    return not any(only_confirms(protocol, present, visit, duty, ended=ended) for duty in answered)


def _answered(case: Case, act: AnyAct) -> list[Owed]:
    """The duties that an act carries out, or speaks to."""
    if isinstance(act, CarriedOut | Appointed):
        found = (case.duty(duty_id) for duty_id in act.duties)
        return [duty for duty in found if duty is not None]
    if isinstance(act, Positioned):
        owed = word_owed(case.open_duties, act.side, act.agency)
        return [owed] if owed else []
    return []
