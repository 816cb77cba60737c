"""The ladder of the case's route, and the clocks that run over it."""

from concordat.casework.values import CaseView
from concordat.core.acts import say_ground
from concordat.core.protocol import Protocol, Step
from concordat.documents.names import words_of
from concordat.pages.components.values import Clock, Due, Ladder, Rung, Strip
from concordat.pages.telling.duties import calendar_of, left
from concordat.pages.telling.why import clock_counted
from concordat.pages.words import day, joined

ADDED = "not in the procedure's text"


def stage_words(label: str) -> str:
    """A stage as people say it: by its number, or by its own name."""
    return f"Stage {label}" if label[:1].isdigit() else label


def ladder(view: CaseView) -> Ladder:
    """Every step of the route, lowest first, with how the case left those it has been on."""
    route = steps(view.record.protocol, view.case.route)
    return Ladder(
        _sentence(view),
        tuple(_rung(view, step, number) for number, step in enumerate(route, start=1)),
    )


def steps(protocol: Protocol, route: str) -> list[Step]:
    """The steps that can be reached from a route's first, in the file's order."""
    reached, ahead = set(), [protocol.routes[route].first]
    while ahead:
        key = ahead.pop()
        if key in reached:
            continue
        reached.add(key)
        step = protocol.steps[key]
        targets = [target for duty in step.duties for target in protocol.duties[duty].then.values()]
        ahead += [target.name for target in targets if target.kind == "step"]
        ahead += [step.above] if step.above else []
    return [step for step in protocol.steps.values() if step.key in reached]


def _sentence(view: CaseView) -> str:
    case, steps = view.case, view.record.protocol.steps
    if case.end is not None:
        return f"This case ended on {day(case.ended or view.now, view.now)}: {case.end}."
    since = day(case.visits[-1].entered, view.now)
    return f"{stage_words(case.stage)}: {steps[case.step].title}, since {since}."


def _rung(view: CaseView, step: Step, number: int) -> Rung:
    visits = view.case.visits
    mine = [index for index, visit in enumerate(visits) if visit.step == step.key]
    mark = step.stage if len(step.stage) <= 2 else str(number)
    label = (
        f"{step.title} (still {stage_words(step.stage)})"
        if _shares_stage(view, step, number)
        else step.title
    )
    if not mine:
        later = [
            index
            for index, visit in enumerate(visits)
            if _is_above(view.record.protocol, visit.step, step.key)
        ]
        return Rung(label, "passed over" if later else "to come", mark)
    last = mine[-1]
    if last == len(visits) - 1:
        return Rung(label, "now" if view.case.end is None else "done", mark, view.case.end or "")
    return Rung(
        label,
        "done",
        mark,
        (
            f"{say_ground(visits[last + 1].how, words_of(view))}, "
            f"{day(visits[last + 1].entered, view.now)}"
        ),
    )


def _shares_stage(view: CaseView, step: Step, number: int) -> bool:
    """Whether a step lies in the same numbered stage as the one before it, as the procedure
    has it.
    """
    route = steps(view.record.protocol, view.case.route)
    return number > 1 and step.stage[:1].isdigit() and route[number - 2].stage == step.stage


def _is_above(protocol: Protocol, step: str, below: str) -> bool:
    seen: set[str] = set()
    above = protocol.steps[below].above
    while above is not None and above not in seen:
        if above == step:
            return True
        seen.add(above)
        above = protocol.steps[above].above
    return False


def clocks(view: CaseView) -> tuple[tuple[Clock, Strip], ...]:
    """Every clock that runs, with how it was counted."""
    return tuple(
        (_clock(view, clock.key), clock_counted(view, clock))
        for clock in view.case.clocks
        if not clock.ended
    )


def _clock(view: CaseView, key: str) -> Clock:
    clock = next(each for each in view.case.clocks if each.key == key)
    late = clock.late(view.now)
    over = joined(map(stage_words, clock.scope))
    if clock.due is None:
        return Clock(
            over,
            Due(strength=clock.strength, words=f"{clock.limit} – no date set yet"),
            clause=clock.clause or ADDED,
        )
    remaining = "" if late else left(calendar_of(view), view.now, clock.due)
    whole, gone = clock.due - clock.opened, view.now - clock.opened
    return Clock(
        f"{over} together" if len(clock.scope) > 1 else over,
        Due(clock.due, clock.strength, late, remaining),
        used=min(100, max(0, round(100 * (gone / whole)))) if whole else 100,
        clause=f"{clock.limit} ({clock.clause or ADDED})",
    )
