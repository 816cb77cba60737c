"""Findings about the ladder as a whole: nobody decides, a case gets stuck or goes round in
circles.
"""

from collections.abc import Iterator

from concordat.core.explore import Exploration, Stuck
from concordat.core.protocol import DIFFER, Duty, Protocol, Step
from concordat.library.findings.places import about, names_of, place_of, remark_to_write
from concordat.library.findings.stuck import in_which_case, simplest, what_may_follow
from concordat.library.problems import Comment, dotted, in_quotes


def without_decider(protocol: Protocol) -> Iterator[Comment]:
    """Last steps of routes where nobody is named who decides."""
    routes: dict[str, list[str]] = {}
    for route in protocol.routes.values():
        for step in _last_steps(protocol, route.first):
            if not any(protocol.duties[key].settled == "decision" for key in step.duties):
                routes.setdefault(step.key, []).append(route.title)
    for key, titles in routes.items():
        step = protocol.steps[key]
        silence = remark_to_write("silence", step.clause, key, "decider")
        hint = (
            'If the text names somebody, give them a duty with act = "decide"; if not, say so in '
            f"{silence}."
        )
        if declared := about(protocol, "decider", names_of(protocol, step)):
            hint = f"It is declared as {in_quotes([remark.key for remark in declared])}."
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
        if all(order.index(to) <= order.index(key) for to in protocol.leads_to(step)):
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
            ahead += protocol.leads_to(protocol.steps[key])
    return found


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
        yield _stuck(protocol, step, sentence, where, hint)
    if explored.idle:
        return
    for step, found in _by_step(explored.dead_ends).items():
        sentence = f"From “{protocol.steps[step].title}” a case can come to where it never ends"
        where = in_which_case(protocol, explored, found)
        hint = "Let an outcome lead to an end, such as “end: no further stage”."
        yield _stuck(protocol, step, sentence, where, hint)


def _stuck(protocol: Protocol, key: str, sentence: str, where: str, hint: str) -> Comment:
    silence = remark_to_write("silence", protocol.steps[key].clause, key, "outcome")
    text = f"{sentence}: {where}." if where else f"{sentence}."
    return Comment(("step", key), text, f"{hint} If the text says nothing, say so in {silence}.")


def is_declared(protocol: Protocol, step: Step) -> bool:
    """Whether a silence says that the text doesn't tell what follows at a step."""
    silences = about(protocol, "outcome", names_of(protocol, step))
    return any(silence.sort == "silence" for silence in silences)


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
            if bounded or about(protocol, "outcome", (target.name, duty.clause)):
                continue
            step = dotted(("step", target.name))
            silence = remark_to_write("silence", duty.clause, target.name, "outcome")
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


def can_only_agree(duty: Duty, word: str) -> bool:
    """Whether the word is “differ”, for a duty whose owners can't differ."""
    return word == DIFFER and DIFFER in duty.then and len(duty.words) < 2
