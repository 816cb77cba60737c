"""The ladder of a case's route, and how the case left the steps it has been on."""

from concordat.brief.names import Names
from concordat.brief.values import Ladder, Rung
from concordat.brief.view import CaseView
from concordat.brief.words import day
from concordat.core.protocol import Protocol, Step
from concordat.core.wording import say_stage


def ladder(names: Names) -> Ladder:
    """Every step of the route, lowest first, with how the case left those it has been on."""
    view = names.view
    route = steps(view.protocol, view.case.route)
    rungs = tuple(_rung(names, route, place) for place in range(len(route)))
    return Ladder(where(view), rungs)


def steps(protocol: Protocol, route: str) -> list[Step]:
    """The steps that can be reached from a route's first, in the file's order."""
    reached: set[str] = set()
    ahead = [protocol.routes[route].first]
    while ahead:
        key = ahead.pop()
        if key not in reached:
            reached.add(key)
            ahead += _next_steps(protocol, protocol.steps[key])
    return [step for step in protocol.steps.values() if step.key in reached]


def _next_steps(protocol: Protocol, step: Step) -> list[str]:
    targets = (target for key in step.duties for target in protocol.duties[key].then.values())
    found = [target.name for target in targets if target.kind == "step"]
    return [*found, step.above] if step.above else found


def where(view: CaseView) -> str:
    """Where a case is on its ladder, or how it ended."""
    case = view.case
    if case.end is not None:
        return f"This case ended on {day(case.ended or view.now, view.now)}: {case.end}."
    since = day(case.visits[-1].entered, view.now)
    return f"{say_stage(case.stage)}: {view.protocol.steps[case.step].title}, since {since}."


def _rung(names: Names, route: list[Step], place: int) -> Rung:
    case, step = names.view.case, route[place]
    mark = step.stage if len(step.stage) <= 2 else str(place + 1)
    title = step.title
    if place > 0 and _shares_stage(route[place - 1], step):
        title = f"{step.title} (still {say_stage(step.stage)})"
    been = [index for index, visit in enumerate(case.visits) if visit.step == step.key]
    if not been:
        return Rung(title, "passed over" if _is_behind(names.view, step) else "to come", mark)
    if been[-1] == len(case.visits) - 1:
        return Rung(title, "now" if case.end is None else "done", mark, case.end or "")
    left = case.visits[been[-1] + 1]
    note = f"{names.ground(left.how)}, {day(left.entered, names.view.now)}"
    return Rung(title, "done", mark, note)


def _shares_stage(before: Step, step: Step) -> bool:
    """Whether a step lies in the same numbered stage as the one before it."""
    return step.stage[:1].isdigit() and before.stage == step.stage


def _is_behind(view: CaseView, step: Step) -> bool:
    """Whether the case has been on a step above this one."""
    been = {visit.step for visit in view.case.visits}
    return any(above in been for above in _all_above(view.protocol, step))


def _all_above(protocol: Protocol, step: Step) -> list[str]:
    found: list[str] = []
    above = step.above
    while above is not None and above not in found:
        found.append(above)
        above = protocol.steps[above].above
    return found
