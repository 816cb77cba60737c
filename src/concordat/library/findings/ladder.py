"""Findings about the ladder as a whole: nobody decides, a case gets stuck or goes round in
circles.
"""

from collections.abc import Iterator

from concordat.core.explore import Exploration, Stuck
from concordat.core.protocol import DIFFER, Duty, Protocol, Step
from concordat.library.findings.places import place_of, remark_to_write, remarks_of
from concordat.library.findings.stuck import in_which_case, simplest, what_may_follow
from concordat.library.problems import Comment, dotted, in_quotes


def without_decider(protocol: Protocol) -> Iterator[Comment]:
    """Last steps of routes where nobody is named who decides."""
    routes: dict[str, list[str]] = {}
    for route in protocol.routes.values():
        for step in _last_steps(protocol, route.first):
            if not any(protocol.duties[key].settled == "decision" for key in step.duties):
                routes.setdefault(step.key, []).append(route.title)
    silences = remarks_of(protocol, "silence")
    declared = [remark.key for remark in silences if remark.lacks == "decider"]
    hint = (
        'If the text names somebody, give them a duty with act = "decide"; if not, say so: '
        "[silence.NAME]."
    )
    if declared:
        hint = f"It is declared as {in_quotes(declared)}."
    for key, titles in routes.items():
        step = protocol.steps[key]
        sentence = (
            f"Nobody is named to decide at the last step, “{step.title}” ({in_quotes(titles)})."
        )
        yield Comment(("step", key), sentence, hint)


def _last_steps(protocol: Protocol, first: str) -> list[Step]:
    """The steps of a route, in the file's order, from which nothing leads to a later one."""
    order = list(protocol.steps)
    found = []
    for key in order:
        if key not in _within_reach(protocol, first):
            continue
        step = protocol.steps[key]
        if all(order.index(to) <= order.index(key) for to in leads_to(protocol, step)):
            found.append(step)
    return found


def _within_reach(protocol: Protocol, first: str) -> set[str]:
    """The step and all to which it leads in the end."""
    found: set[str] = set()
    ahead = [first]
    while ahead:
        key = ahead.pop()
        if key not in found:
            found.add(key)
            ahead += leads_to(protocol, protocol.steps[key])
    return found


def leads_to(protocol: Protocol, step: Step) -> list[str]:
    """The steps to which this one leads, by outcomes or by moving up; each once."""
    found = []
    for key in step.duties:
        for target in protocol.duties[key].then.values():
            if target.kind == "step":
                found.append(target.name)
    if step.above:
        found.append(step.above)
    return list(dict.fromkeys(found))


# ── Getting stuck ─────────────────────────────────────────────────────────────────────────────────


def getting_stuck(protocol: Protocol, explored: Exploration) -> Iterator[Comment]:
    """Steps where a case may be left with nothing to do, or from which it can't reach an end."""
    for step, found in _by_step(explored.idle).items():
        sentence = (
            f"In “{protocol.steps[step].title}” a case can be left open with nothing "
            "for anybody to do"
        )
        where = in_which_case(protocol, explored, found)
        hint = what_may_follow(protocol, simplest(found))
        yield Comment(("step", step), f"{sentence}: {where}." if where else f"{sentence}.", hint)
    if explored.idle:
        return
    for step, found in _by_step(explored.dead_ends).items():
        sentence = f"From “{protocol.steps[step].title}” a case can come to where it never ends"
        where = in_which_case(protocol, explored, found)
        hint = "Let an outcome lead to an end, such as “end: no further stage”."
        yield Comment(("step", step), f"{sentence}: {where}." if where else f"{sentence}.", hint)


def _by_step(found: tuple[Stuck, ...]) -> dict[str, list[Stuck]]:
    steps: dict[str, list[Stuck]] = {}
    for stuck in found:
        steps.setdefault(stuck.state.step, []).append(stuck)
    return steps


# ── Going round ───────────────────────────────────────────────────────────────────────────────────


def rounds_without_bound(protocol: Protocol) -> Iterator[Comment]:
    """Outcomes that send a case back, if nothing limits how often."""
    for duty in protocol.duties.values():
        for word, target in duty.then.items():
            if duty.step is None or target.kind != "step" or can_only_agree(duty, word):
                continue
            if not _goes_back(protocol, duty.step, target.name):
                continue
            bounded = protocol.steps[target.name].times is not None
            if bounded or _silent_on_rounds(protocol, duty, target.name):
                continue
            step = dotted(("step", target.name))
            silence = remark_to_write("silence", duty.clause, target.name)
            yield Comment(
                (*place_of(duty), "then", word),
                f"“{duty.key}: {word}” takes the case back to “{target.name}”, as often as it is "
                "said.",
                f"If the text says, write times = 2 under [{step}]; if not, say so in {silence}.",
            )


def _goes_back(protocol: Protocol, step: str, to: str) -> bool:
    """Whether a step comes again after another that isn't later."""
    order = list(protocol.steps)
    return order.index(to) <= order.index(step) and step in _within_reach(protocol, to)


def _silent_on_rounds(protocol: Protocol, duty: Duty, back_to: str) -> bool:
    """Whether a silence says that the text doesn't say how often. It has the step's name, or is on
    the duty's clause, beside one on a time that isn't given.
    """
    silences = remarks_of(protocol, "silence")
    if any(remark.key == back_to for remark in silences):
        return True
    on_clause = [remark for remark in silences if duty.clause in remark.clauses]
    of_clause = [each for each in protocol.duties.values() if each.clause == duty.clause]
    untimed = any(each.limit is None for each in of_clause)
    if untimed and any(remark.lacks == "limit" for remark in on_clause):
        return len(on_clause) > 1
    return bool(on_clause)


def can_only_agree(duty: Duty, word: str) -> bool:
    """Whether the word is “differ”, for a duty whose owners can't differ."""
    return word == DIFFER and DIFFER in duty.then and len(duty.words) < 2
