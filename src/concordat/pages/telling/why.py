"""Why something is owed (the clause's own words, how it is read) and how its time was counted."""

from typing import Literal

from django.urls import reverse

from concordat.casework.values import CaseView
from concordat.core.case import Owed, RunningClock
from concordat.core.counting import Counting, explain
from concordat.core.protocol import Protocol, Remark
from concordat.pages.components import values
from concordat.pages.shell import Link
from concordat.pages.telling.duties import calendar_of
from concordat.pages.words import clock_time, date_of, when

OPEN_IN_THE_TEXT = ("reading", "silence", "gap")
OWN_RULE = (
    "Concordat asks this in every procedure, so that what was agreed stands in the words of "
    "both sides. "
    "It is not in the procedure's text and has no time of its own."
)


def why(view: CaseView, duty: Owed) -> values.Why:
    """The clause behind a duty in its own words, what else it cites, and the rest of its stage."""
    protocol = view.record.protocol
    spec = protocol.duties.get(duty.key)
    if duty.clause is None:
        local = (spec.local if spec else None) or OWN_RULE
        return values.Why(values.Clause("Not in the procedure's text", duty.what, local=local))
    cited = dict.fromkeys((*(spec.cites if spec else ()), *_of_the_stage(protocol, duty.stage)))
    rest = tuple(clause(protocol, each) for each in cited if each != duty.clause)
    return values.Why(clause(protocol, duty.clause), rest)


def clause(protocol: Protocol, clause_id: str) -> values.Clause:
    """A clause in the source's words, with the readings and silences that bite on it."""
    found = protocol.clauses[clause_id]
    remarks = [remark for remark in protocol.remarks if clause_id in remark.clauses]
    readings = [
        reading(each) for each in sorted(remarks, key=_order) if each.sort in OPEN_IN_THE_TEXT
    ]
    text = found.text or "The source has no words under this number."
    there = reverse("protocol-version", args=[protocol.id, protocol.version.isoformat()])
    return values.Clause(
        name=f"{found.at} ({clause_id})",
        text=text,
        reading=readings[0] if readings else None,
        more=Link("See it in the procedure", f"{there}#{clause_id}"),
        more_readings=tuple(readings[1:]),
    )


def reading(remark: Remark) -> values.Reading:
    kind: Literal["reading", "silence", "gap"] = "reading"
    match remark.sort:
        case "silence" | "gap":
            kind = remark.sort
    taken, changes = remark.taken or "", remark.changes or ""
    return values.Reading(kind, remark.text, taken, remark.others, changes)


def _order(remark: Remark) -> int:
    return (
        OPEN_IN_THE_TEXT.index(remark.sort)
        if remark.sort in OPEN_IN_THE_TEXT
        else len(OPEN_IN_THE_TEXT)
    )


def _of_the_stage(protocol: Protocol, stage: str) -> list[str]:
    steps = [step for step in protocol.steps.values() if step.stage == stage]
    return [
        spec.clause
        for step in steps
        for key in step.duties
        if (spec := protocol.duties[key]).clause
    ]


def counted(view: CaseView, duty: Owed) -> values.Strip | None:
    """How a duty's time was counted, day by day; None where nothing limits it."""
    spec = view.record.protocol.duties.get(duty.key)
    limit = spec.limit_in(view.case.attributes) if spec else None
    if spec is None or limit is None:
        return None
    days = calendar_of(view).of(spec.nation)
    counting = explain(limit, duty.anchor, days, start=view.case.start, set_date=duty.until)
    return _strip(view, counting, _otherwise(view, duty, counting))


def clock_counted(view: CaseView, clock: RunningClock) -> values.Strip:
    """How a clock's time was counted."""
    spec = next(each for each in view.record.protocol.clocks if each.key == clock.key)
    limit, days = spec.limit_in(view.case.attributes), calendar_of(view).of(spec.nation)
    return _strip(
        view, explain(limit, clock.opened, days, start=view.case.start, set_date=clock.until), ""
    )


def _otherwise(view: CaseView, duty: Owed, counting: Counting) -> str:
    """Why the time that stands is another than the one counted; "" where it is the same."""
    if duty.due is None or duty.due == counting.due:
        return ""
    stands = when(duty.due, view.now)
    if duty.cap is not None:
        words = next(clock.limit for clock in view.case.clocks if clock.key == duty.cap)
        return f" The limit over the stage ({words}) ends sooner, {stands}, and counts instead."
    if duty.until is not None:
        return f" The parties agreed on a later day: it ends {stands}."
    return f" It was counted again and ends {stands}."


def _strip(view: CaseView, counting: Counting, shortened: str) -> values.Strip:
    today = date_of(view.now)
    ends = f"due {clock_time(counting.due)}" if counting.due else ""
    days = tuple(
        values.StripDay(
            line.day, line.mark, line.why or line.note, ends if line.due else "", line.day == today
        )
        for line in counting.lines
    )
    calendar = (
        f"Open days of {view.board.nation.title()} and of {view.board.name}, calendar "
        f"{counting.calendar_version}."
    )
    return values.Strip(counting.sentence + shortened, days if counting.due else (), calendar)
