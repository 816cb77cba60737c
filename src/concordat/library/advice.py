"""Findings about a protocol that its board may wish to look at. None of them stops it from running.

Each has the path of what it is about, a sentence, and what may be written instead.
"""

from collections.abc import Iterator

from concordat.core.explore import Exploration, longest
from concordat.core.explore.longest import most, working_days_of
from concordat.core.explore.states import State, can_be_late
from concordat.core.protocol import Duty, Protocol, Signal, Step
from concordat.library.positions import Path
from concordat.library.problems import Unclear, listed

Found = tuple[Path, Unclear]


def without_decider(protocol: Protocol) -> Iterator[Found]:
    """Last steps of routes where nobody is named who decides."""
    said = [it.key for it in protocol.remarks if it.sort == "silence" and it.lacks == "decider"]
    hint = 'If the text names somebody, give them a duty with act = "decide"; if not, say so: [silence.NAME].'
    routes: dict[str, list[str]] = {}
    for route in protocol.routes.values():
        for step in _last_steps(protocol, route.first):
            if not any(protocol.duties[key].settled == "decision" for key in step.duties):
                routes.setdefault(step.key, []).append(route.title)
    for key, titles in routes.items():
        sentence = f"Nobody is named to decide at the last step, “{protocol.steps[key].title}” ({listed(titles)})."
        yield ("step", key), Unclear(sentence, f"It is declared as {listed(said)}." if said else hint)


def _last_steps(protocol: Protocol, first: str) -> list[Step]:
    """The steps of a route, in the order of the file, from which nothing leads to a later one."""
    order = list(protocol.steps)
    found = _within_reach(protocol, first)
    return [
        protocol.steps[key]
        for key in order
        if key in found and all(order.index(to) <= order.index(key) for to in leads_to(protocol, protocol.steps[key]))
    ]


def _within_reach(protocol: Protocol, first: str) -> set[str]:
    """The step and all to which it leads in the end."""
    found, ahead = set[str](), [first]
    while ahead:
        if (key := ahead.pop()) not in found:
            found.add(key)
            ahead += leads_to(protocol, protocol.steps[key])
    return found


def leads_to(protocol: Protocol, step: Step) -> list[str]:
    """The steps to which this one leads, by outcomes or by moving up; each once."""
    found = [
        target.name for key in step.duties for target in protocol.duties[key].then.values() if target.kind == "step"
    ]
    return list(dict.fromkeys([*found, *([step.above] if step.above else [])]))


def standing_still(protocol: Protocol, explored: Exploration) -> Iterator[Found]:
    """Steps in which a case may be left with nothing to do, and steps from which no end can be reached."""
    for step in _steps_of(explored.idle):
        sentence = f"In “{protocol.steps[step].title}” a case can be left open with nothing for anybody to do."
        words = [f"{key}: {word}" for key in protocol.steps[step].duties for word, to in _stays(protocol, key)]
        hint = (
            f"Let {listed(words[:1])} lead to an end or to another step, or add a duty that follows it."
            if words
            else ""
        )
        yield ("step", step), Unclear(sentence, hint or "Add a duty that leads on from there, or to an end.")
    if not explored.idle:
        for step in _steps_of(explored.dead_ends):
            sentence = f"From “{protocol.steps[step].title}” a case can come to where it never ends."
            yield ("step", step), Unclear(sentence, "Let an outcome lead to an end, such as “end: no further stage”.")


def _stays(protocol: Protocol, key: str) -> list[tuple[str, str]]:
    return [(word, target.kind) for word, target in protocol.duties[key].then.items() if target.kind == "stay"]


def _steps_of(states: tuple[State, ...]) -> list[str]:
    return list(dict.fromkeys(state.step for state in states))


def rounds_without_bound(protocol: Protocol) -> Iterator[Found]:
    """Outcomes by which a case may go round again and again, with nothing that says how often."""
    order = list(protocol.steps)
    for duty in protocol.duties.values():
        for word, target in duty.then.items():
            if target.kind != "step" or duty.step is None or protocol.steps[target.name].times is not None:
                continue
            back = order.index(target.name) <= order.index(duty.step)
            if back and duty.step in _within_reach(protocol, target.name):
                sentence = f"“{duty.key}: {word}” takes the case back to “{target.name}”, as often as it is said."
                hint = f"If the text says, write times = 2 under [step.{target.name}]; if not, say so as a silence."
                yield (*place_of(duty), "then", word), Unclear(sentence, hint)


def never(protocol: Protocol, explored: Exploration) -> Iterator[Found]:
    """Duties that never open, notices that nobody ever gets, limits and ends that nothing reaches."""
    if not explored.complete:
        return
    for duty in protocol.duties.values():
        if duty.key not in explored.opened:
            sentence = f"The duty “{duty.key}” never opens: {_why_never(protocol, explored, duty.opens)}."
            yield (*place_of(duty), "opens"), Unclear(sentence, "Let it open on something that happens.")
            continue
        for anchor in duty.anchors:
            if reason := _cant_happen(protocol, explored, anchor.signal):
                sentence = f"The time of “{duty.key}” is never counted from what “from” says: {reason}."
                yield (*place_of(duty), "from"), Unclear(sentence, "Count from something that happens.")
        for word, target in duty.then.items():
            if target.kind == "end" and target.name not in explored.ends:
                sentence = f"“{duty.key}: {word}” is meant to end as {target.name}, and no case does."
                hint = (
                    "Look at what opens this duty, and at whether the word can be said before something else happens."
                )
                yield (*place_of(duty), "then", word), Unclear(sentence, hint)
    for notice in protocol.notices:
        if notice.key not in explored.told:
            name = notice.key.removeprefix(f"{notice.step}.")
            path: Path = ("step", notice.step, "notice", name) if notice.step else ("notice", name)
            sentence = f"The notice “{notice.key}” reaches nobody: {_why_never(protocol, explored, notice.on)}."
            yield (*path, "on"), Unclear(sentence, "Let it follow something that happens.")


def _why_never(protocol: Protocol, explored: Exploration, signals: tuple[Signal, ...]) -> str:
    reasons = [reason for signal in signals if (reason := _cant_happen(protocol, explored, signal))]
    return "; ".join(dict.fromkeys(reasons)) or "what it waits for doesn't happen"


def _cant_happen(protocol: Protocol, explored: Exploration, signal: Signal) -> str:
    """Why a signal never comes; "" where it may."""
    duty = protocol.duties.get(signal.of)
    if duty is None:
        unreached = signal.kind == "end" and signal.of and signal.of not in explored.ends
        return f"no case ends as {signal.of}" if unreached else ""
    if duty.key not in explored.opened:
        return f"“{duty.key}” never opens"
    if signal.kind == "late" and not can_be_late(duty):
        return f"“{duty.key}” is never late, since it has no time limit"
    return ""


def stages_over_their_clocks(protocol: Protocol) -> Iterator[Found]:
    """Clocks that are shorter than the limits of their stages taken together."""
    if not protocol.clocks:
        return
    free = [longest(protocol, route, clocks=False) for route in protocol.routes]
    for clock in protocol.clocks:
        days = working_days_of(most(clock.limit, clock.limits))
        last = max((way.stages.get(stage, 0) for way in free for stage in clock.over), default=0)
        if days is not None and last > days:
            where = f"stage{'s' if len(clock.over) > 1 else ''} {', '.join(clock.over)}"
            sentence = (
                f"The clock “{clock.key}” allows {clock.limit.words}; using every limit, {where} may be left only on "
                f"working day {last}."
            )
            yield ("clock", clock.key), Unclear(sentence, "If the text says both, tell the board in a [finding.NAME].")


def too_much_in_one_limit(protocol: Protocol) -> Iterator[Found]:
    """Decisions whose limit also has to hold representations, advice or a meeting."""
    for duty in protocol.duties.values():
        if duty.settled == "decision" and duty.limit is not None and duty.step is not None:
            shared = [*_beside(protocol, duty), *_permitted(protocol, duty)]
            if shared:
                sentence = f"“{duty.key}” must fit these into its {duty.limit.words}: {'; '.join(shared)}."
                hint = "If they should come before it, let it open when they are done."
                yield (*place_of(duty), "within"), Unclear(sentence, hint)


def _beside(protocol: Protocol, decision: Duty) -> list[str]:
    """What opens with the decision and has to come before it, in words."""
    return [
        other.what
        for other in protocol.duties.values()
        if other.step == decision.step
        and other.key != decision.key
        and other.act in ("represent", "advise", "meet", "discuss")
        and set(other.opens) & set(decision.opens)
    ]


def _permitted(protocol: Protocol, decision: Duty) -> list[str]:
    stage = protocol.steps[decision.step or ""].stage
    return [
        permission.what
        for permission in protocol.permissions
        if stage in permission.over
        and permission.act in ("represent", "meet")
        and set(permission.who) & set(decision.who)
    ]


def unused_posts(protocol: Protocol) -> Iterator[Found]:
    """Posts that nothing names."""
    named = {ref.post for duty in protocol.duties.values() for ref in (*duty.who, *duty.towards, *duty.said_by)}
    named |= {ref.post for notice in protocol.notices for ref in notice.to}
    named |= {ref.post for permission in protocol.permissions for ref in (*permission.who, *permission.of)}
    named |= {post.fallback for post in protocol.posts.values() if post.fallback}
    named |= {post.substitute.post for post in protocol.posts.values() if post.substitute}
    for key, post in protocol.posts.items():
        if key not in named:
            hint = "Name it in the duties that are theirs, or take it away."
            yield ("post", key), Unclear(f"Nothing names the post “{post.title}”.", hint)


def stronger_than_the_text(protocol: Protocol) -> Iterator[Found]:
    """Duties with a strength that their clause doesn't have."""
    for duty in protocol.duties.values():
        clause = protocol.clauses.get(duty.clause or "")
        if clause is not None and duty.strength not in clause.strengths:
            text = " and ".join(clause.strengths) or "nothing that binds"
            sentence = f"“{duty.key}” is a {duty.strength}; its clause {clause.id} says {text}."
            yield (
                (*place_of(duty), "strength"),
                Unclear(sentence, "Make the two agree, or explain it in a [reading.NAME]."),
            )


def place_of(duty: Duty) -> Path:
    """Where a duty stands in its file."""
    if duty.step is None:
        return ("duty", duty.key)
    return ("step", duty.step, "duty", duty.key.removeprefix(f"{duty.step}."))
