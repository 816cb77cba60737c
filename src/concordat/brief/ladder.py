"""The ladder of a case's route, and how the case left the steps it has been on."""

from typing import Final

from concordat.brief.names import Names
from concordat.brief.said_when import said_day
from concordat.brief.values import Ladder, Rung
from concordat.brief.view import CaseView
from concordat.core.protocol import Protocol, Step
from concordat.core.wording import say_stage

TO_COME: Final = "to come"


def ladder(names: Names) -> Ladder:
    """Every step of the route, lowest first, with how the case left those it has been on. Of an
    ended case, no step that it will not come to any more.
    """
    view = names.view
    route = steps(view.protocol, view.case.route)
    rungs = [_rung(names, route, place) for place in range(len(route))]
    if view.case.end is not None:
        rungs = [rung for rung in rungs if rung.state != TO_COME]
    return Ladder(_where(names), tuple(rungs))


def steps(protocol: Protocol, route: str) -> list[Step]:
    """The steps that can be reached from a route's first, in the file's order."""
    reached: set[str] = set()
    ahead = [protocol.routes[route].first]
    while ahead:
        key = ahead.pop()
        if key not in reached:
            reached.add(key)
            ahead += protocol.leads_to(protocol.steps[key])
    return [step for step in protocol.steps.values() if step.key in reached]


def _where(names: Names) -> str:
    """Where a case is on its ladder, or how it ended."""
    view, case = names.view, names.view.case
    if case.end is not None:
        return f"This case ended on {said_day(names, case.ended or view.now)}: {case.end}."
    since = said_day(names, case.visits[-1].entered)
    return f"{say_stage(case.stage)}: {view.protocol.steps[case.step].title}, since {since}."


def _rung(names: Names, route: list[Step], place: int) -> Rung:
    case, step = names.view.case, route[place]
    mark = step.stage if len(step.stage) <= 2 else str(place + 1)
    title = step.title
    if place > 0 and _shares_stage(route[place - 1], step):
        title = f"{step.title} (still {say_stage(step.stage)})"
    been = [index for index, visit in enumerate(case.visits) if visit.step == step.key]
    if not been:
        return Rung(title, "skipped" if _is_behind(names.view, step) else TO_COME, mark)
    if been[-1] == len(case.visits) - 1:
        return Rung(title, "now" if case.end is None else "done", mark, case.end or "")
    left = case.visits[been[-1] + 1]
    note = f"{names.ground(left.how)}, {said_day(names, left.entered)}"
    return Rung(title, "done", mark, note)


def _shares_stage(before: Step, step: Step) -> bool:
    """Whether a step lies in the same numbered stage as the one before it."""
    return step.stage[:1].isdigit() and before.stage == step.stage


def _is_behind(view: CaseView, step: Step) -> bool:
    """Whether the case has been on a step above this one."""
    been = {visit.step for visit in view.case.visits}
    return any(above.key in been for above in view.protocol.steps_up(step.key)[1:])
