"""Why something is owed (the clause's own words, how it is read) and how its time was counted."""

from typing import Literal

from concordat.brief.by_when import added_by
from concordat.brief.owed import Clause, Reading, Strip, StripDay, Why
from concordat.brief.view import CaseView
from concordat.brief.words import date_of, when
from concordat.core.calendar import in_london, say_time
from concordat.core.case import Case, Owed, RunningClock
from concordat.core.counting import CountedDay, Counting, explain
from concordat.core.protocol import Protocol, Remark
from concordat.core.wording import capitalised

CLOSED_AFTERWARDS = " It was closed only afterwards, which gives nobody longer on it."
IN_A_CASE = "agreed or decided in this case"
OPEN_IN_THE_TEXT = ("reading", "silence", "gap")


# ── Why ───────────────────────────────────────────────────────────────────────────────────────────


def why(view: CaseView, duty: Owed) -> Why:
    """The clause behind a duty in its own words, what else it cites, and the rest of its stage."""
    protocol, spec = view.protocol, view.protocol.duty(duty.key)
    if duty.clause is None:
        local = spec.local or ""
        asks = capitalised(added_by(duty.clause, duty.key) or IN_A_CASE)
        return Why(Clause("", f"{asks}, not in the procedure's text", duty.what, local=local))
    cited = dict.fromkeys((*spec.cites, *_of_the_stage(protocol, duty.stage)))
    rest = tuple(clause(protocol, each) for each in cited if each != duty.clause)
    return Why(clause(protocol, duty.clause), rest)


def clause(protocol: Protocol, clause_id: str) -> Clause:
    """A clause in the source's words, with the readings and silences that apply to it."""
    found = protocol.clauses[clause_id]
    remarks = [
        remark
        for remark in protocol.remarks
        if clause_id in remark.clauses and remark.sort in OPEN_IN_THE_TEXT
    ]
    return Clause(
        id=clause_id,
        name=found.at or clause_id,
        text=found.text or "The source has no words under this number.",
        readings=tuple(reading(remark) for remark in sorted(remarks, key=_order)),
    )


def reading(remark: Remark) -> Reading:
    """What the text leaves open, as a page tells it."""
    kind: Literal["reading", "silence", "gap"] = "reading"
    match remark.sort:
        case "silence" | "gap":
            kind = remark.sort
    taken, changes = remark.taken or "", remark.changes or ""
    return Reading(kind, remark.text, taken, remark.others, changes)


def _order(remark: Remark) -> int:
    return OPEN_IN_THE_TEXT.index(remark.sort)


def _of_the_stage(protocol: Protocol, stage: str) -> list[str]:
    keys = [key for step in protocol.steps.values() if step.stage == stage for key in step.duties]
    return [clause for key in keys if (clause := protocol.duties[key].clause)]


# ── How it was counted ────────────────────────────────────────────────────────────────────────────


def counted(view: CaseView, duty: Owed) -> Strip | None:
    """How a duty's time was counted, day by day; None where nothing limits it."""
    counting = _counting(view, duty, view.case)
    if counting is None:
        return None
    then = _as_it_was(view, duty) if _is_unexplained(duty, counting) else None
    otherwise = _why_otherwise(view, duty, then or counting)
    limit = view.protocol.duty(duty.key).limit_in(view.case.attributes)
    if then and limit and limit.of_that_day:
        otherwise = CLOSED_AFTERWARDS
    return _strip(view, then or counting, _since_it_is_asked_again(view, duty) + otherwise)


def _since_it_is_asked_again(view: CaseView, duty: Owed) -> str:
    """That nobody was asked for it until a correction, and it counts from then; else ""."""
    if duty.asked_again is None:
        return ""
    again = when(duty.asked_again, view.now)
    return f" An entry that had ended it was put right {again}, so it counts from then."


def _as_it_was(view: CaseView, duty: Owed) -> Counting | None:
    """The count that led to the time that holds: when it was last counted, or when it began; None
    where neither did.
    """
    then = (view.record.when_counted(duty), view.record.before(duty.seq + 1).folded)
    counts = (_counting(view, duty, case) for case in then)
    return next((each for each in counts if each is not None and each.due == duty.due), None)


def _counting(view: CaseView, duty: Owed, case: Case) -> Counting | None:
    """How a duty's time is counted with the facts and closed days of a case as it was or is; None
    where nothing limits it there.
    """
    spec = view.protocol.duty(duty.key)
    limit = spec.limit_in(case.attributes)
    if limit is None:
        return None
    days = view.record.calendar.with_closed(case.closed).of(spec.nation)
    return explain(limit, duty.anchor, days, start=duty.start, set_date=duty.until)


def _is_unexplained(duty: Owed, counting: Counting) -> bool:
    """Whether a count leads elsewhere than to the time that holds, and nothing in the duty itself
    says why.
    """
    said = duty.cap is not None or duty.until is not None or duty.recounted is not None
    return not said and duty.due is not None and duty.due != counting.due


def clock_counted(view: CaseView, clock: RunningClock) -> Strip:
    """How a clock's time was counted."""
    spec = next(each for each in view.protocol.clocks if each.key == clock.key)
    limit, days = spec.limit_in(view.case.attributes), view.calendar.of(spec.nation)
    counting = explain(limit, clock.opened, days, start=clock.start, set_date=clock.until)
    return _strip(view, counting, _why_it_stays(view, clock))


def _why_otherwise(view: CaseView, duty: Owed, counting: Counting) -> str:
    """Why the time that holds is another than the one counted; "" where it is the same."""
    if duty.due is None or duty.due == counting.due:
        return ""
    ends = when(duty.due, view.now)
    if duty.cap is not None:
        words = next(clock.limit for clock in view.case.clocks if clock.key == duty.cap)
        return (
            f" The deadline for the whole stage ({words}) ends sooner, {ends}, and counts instead."
        )
    if duty.until is not None:
        return f" The parties agreed on a later day: it ends {ends}."
    if duty.due == duty.first_due:
        return _why_it_stays(view, duty) or f" It ends {ends}, as it was counted at first."
    return _why_it_stays(view, duty) or f" It was counted again and ends {ends}."


def _why_it_stays(view: CaseView, timed: Owed | RunningClock) -> str:
    """That what had passed stays so, where a day was closed afterwards; else ""."""
    if timed.recounted is None or timed.due is None:
        return ""
    ended = when(timed.due, view.now)
    return f" It had ended, {ended}, before a day in it was closed, and stays as it was."


def _strip(view: CaseView, counting: Counting, otherwise: str) -> Strip:
    ends = f"due {say_time(in_london(counting.due).time())}" if counting.due else ""
    days = tuple(_day(view, line, ends) for line in counting.lines) if counting.due else ()
    nation, board = view.board.nation.title(), view.board.name
    calendar = f"Open days of {nation} and of {board}, calendar {counting.calendar_version}."
    return Strip(counting.sentence + otherwise, days, calendar)


def _day(view: CaseView, line: CountedDay, ends: str) -> StripDay:
    why_skipped = line.why or line.note
    today = line.day == date_of(view.now)
    return StripDay(line.day, line.mark, why_skipped, ends if line.due else "", today)
