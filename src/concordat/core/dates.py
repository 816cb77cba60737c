"""Who may set or extend a date, where the text leaves one to people."""

from concordat.core.calendar import in_london
from concordat.core.case import Case, Owed, RunningClock
from concordat.core.errors import Refused
from concordat.core.events import DateSet
from concordat.core.parts import Actor
from concordat.core.periods import PARTIES, SetDate
from concordat.core.protocol import Duty, Protocol


def why_not_date(protocol: Protocol, case: Case, actor: Actor, act: DateSet) -> Refused | None:
    """Why this person may not set this date now; None when they may. How far it may lie is
    `decide`'s to ask.
    """
    running = _running(case, act.of)
    if running is None:
        return Refused("not-open", "There is no such limit running.")
    may_set = setters(protocol, case, act.of)
    if not may_set:
        return Refused(
            "no-date-to-set", "The procedure sets this limit itself; nobody can change it."
        )
    if running.late(case.now):
        return Refused("late-already", "This limit has passed. A new date cannot undo that.")
    if act.until < in_london(case.now).date():
        return Refused("past-date", "This day has passed. Set a day that is still to come.")
    agency = running.agency if isinstance(running, Owed) else None
    a_party = actor.on("raising") or (PARTIES in may_set and actor.on("answering", agency))
    if actor.everyone or actor.is_officer or a_party:
        return None
    return Refused("not-yours", f"This date is for {may_set[0]} to set.")


def _running(case: Case, of: str) -> Owed | RunningClock | None:
    """The open duty of that id, or the running clock of that key."""
    clocks = (clock for clock in case.clocks if clock.key == of and clock.ended is None)
    return next((duty for duty in case.open_duties if duty.id == of), None) or next(clocks, None)


def setters(protocol: Protocol, case: Case, of: str) -> list[str]:
    """By whom a date may be set for a duty or a clock: whoever its limit names, and the parties
    where they may extend.

    Empty where the procedure leaves no date to anybody.
    """
    duty = case.duty(of)
    spec = (
        protocol.duties.get(duty.key)
        if duty
        else next((each for each in protocol.clocks if each.key == of), None)
    )
    limit = spec.limit_in(case.attributes) if spec else None
    setters = (
        [period.by for period in limit.periods if isinstance(period, SetDate)] if limit else []
    )
    return [*setters, PARTIES] if isinstance(spec, Duty) and spec.outer is not None else setters
