"""Who may set or extend a date, where the text leaves one to people."""

from concordat.core.calendar import in_london
from concordat.core.case import Case, Owed
from concordat.core.errors import Refused
from concordat.core.events import DateSet
from concordat.core.parts import Actor
from concordat.core.periods import PARTIES, SetDate
from concordat.core.protocol import Duty, Protocol


def why_not_date(protocol: Protocol, case: Case, actor: Actor, act: DateSet) -> Refused | None:
    """Why this person may not set this date now; None when they may. How far it may lie is `decide`'s to ask."""
    of = act.of
    duty, clock = case.duty(of), next((clock for clock in case.clocks if clock.key == of), None)
    if (duty is None or not duty.open) and (clock is None or clock.ended is not None):
        return Refused("not-open", "There is no such limit running.")
    may_set = setters(protocol, case, of)
    if not may_set:
        return Refused("no-date-to-set", "The procedure sets this limit itself; nobody can change it.")
    if (duty or clock) is not None and _past(case, duty, of):
        return Refused("late-already", "This limit has passed. A new date cannot undo that.")
    if act.until < in_london(case.now).date():
        return Refused("past-date", "This day has passed. Set a day that is still to come.")
    if actor.everyone or actor.on("raising") or (PARTIES in may_set and actor.on("answering")) or actor.is_officer:
        return None
    return Refused("not-yours", f"This date is for {may_set[0]} to set.")


def setters(protocol: Protocol, case: Case, of: str) -> list[str]:
    """By whom a date may be set for a duty or a clock: whoever its limit names, and the parties where they may extend.

    Empty where the procedure leaves no date to anybody.
    """
    duty = case.duty(of)
    spec = protocol.duties.get(duty.key) if duty else next((each for each in protocol.clocks if each.key == of), None)
    limit = spec.limit_in(case.attributes) if spec else None
    setters = [period.by for period in limit.periods if isinstance(period, SetDate)] if limit else []
    return [*setters, PARTIES] if isinstance(spec, Duty) and spec.outer is not None else setters


def _past(case: Case, duty: Owed | None, clock_key: str) -> bool:
    if duty is not None:
        return duty.late(case.now)
    return any(clock.late(case.now) for clock in case.clocks if clock.key == clock_key)
