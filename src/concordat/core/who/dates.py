"""Who may set or extend a date, where the text leaves one to people."""

from concordat.core.acts import Subject
from concordat.core.case import Case, Owed, RunningClock
from concordat.core.errors import Refused
from concordat.core.periods import PARTIES, Limit, SetDate
from concordat.core.protocol import Protocol
from concordat.core.who.parts import Actor


def why_not_date(protocol: Protocol, case: Case, actor: Actor, subject: Subject) -> Refused | None:
    """Why this person may not set a date for that duty or clock now; None when they may. How far it
    may lie is `decide`'s to ask.
    """
    running = _running(case, subject)
    if running is None:
        return Refused("not-open", "There is no such deadline running.")
    may_set = setters(protocol, case, subject)
    if not may_set:
        return Refused(
            "no-date-to-set", "The procedure sets this deadline itself; nobody can change it."
        )
    if running.late(case.now):
        return Refused("late-already", "This deadline has passed. A new date cannot undo that.")
    agency = running.agency if isinstance(running, Owed) else None
    if actor.may_officiate or _is_a_party(actor, may_set, agency):
        return None
    return Refused("not-yours", f"This date is for {may_set[0]} to set.")


def _is_a_party(actor: Actor, may_set: tuple[str, ...], agency: str | None) -> bool:
    """Whether they speak for one of those who agree the date. The raising side always does."""
    answering = PARTIES in may_set and actor.on("answering", agency)
    return bool(actor.on("raising") or answering)


def _running(case: Case, subject: Subject) -> Owed | RunningClock | None:
    """The open duty, or the running clock, that a date is for."""
    for duty_id in subject.duties:
        return case.owing.open.get(duty_id)
    clocks = (clock for clock in case.clocks if clock.key == subject.name and clock.running)
    return next(clocks, None)


def setters(protocol: Protocol, case: Case, subject: Subject) -> tuple[str, ...]:
    """By whom a date may be set for a duty or a clock: whoever its limit names, and the parties
    where they may extend it.

    Empty where the procedure leaves no date to anybody.
    """
    duty = case.duty(subject.duties[0]) if subject.duties else None
    if duty is not None:
        spec = protocol.duty(duty.key)
        named = _named(spec.limit_in(case.attributes))
        return named if spec.extended_at_most is None else (*named, PARTIES)
    clock = protocol.clock(subject.name)
    return _named(clock.limit_in(case.attributes)) if clock else ()


def _named(limit: Limit | None) -> tuple[str, ...]:
    if limit is None:
        return ()
    return tuple(period.by for period in limit.periods if isinstance(period, SetDate))


def why_not_local_figure(case: Case, subject: Subject) -> Refused | None:
    open_ones = [case.owing.open.get(duty_id) for duty_id in subject.duties]
    if not open_ones or None in open_ones:
        return Refused(
            "not-open", "This no longer has to be done, so there is nothing to set a date for."
        )
    if any(duty is not None and duty.due is not None for duty in open_ones):
        return Refused(
            "has-a-limit",
            "The procedure gives a deadline here. A figure of the board's own is for none.",
        )
    return None
