"""Findings about a protocol that its board may wish to look at. None of them stops it from running."""

from collections.abc import Iterator

from concordat.core.explore import Exploration, longest
from concordat.core.explore.longest import working_days_of
from concordat.core.protocol import Duty, Protocol, Step


def without_decider(protocol: Protocol) -> Iterator[str]:
    """Routes whose last step names nobody who decides."""
    for route in protocol.routes.values():
        for step in _last_steps(protocol, route.first):
            if not any(protocol.duties[key].settled == "decision" for key in step.duties):
                yield f"Nobody is named to decide at the last step of “{route.title}” ({step.title})."


def _last_steps(protocol: Protocol, first: str) -> list[Step]:
    """The steps of a route, in the order of the file, from which nothing leads to a later one."""
    order = list(protocol.steps)
    found, ahead = set[str](), [first]
    while ahead:
        if (key := ahead.pop()) not in found:
            found.add(key)
            ahead += leads_to(protocol, protocol.steps[key])
    return [
        protocol.steps[key]
        for key in order
        if key in found and all(order.index(to) <= order.index(key) for to in leads_to(protocol, protocol.steps[key]))
    ]


def leads_to(protocol: Protocol, step: Step) -> list[str]:
    """The steps to which this one leads, by outcomes or by moving up; each once."""
    found = [
        target.name for key in step.duties for target in protocol.duties[key].then.values() if target.kind == "step"
    ]
    return list(dict.fromkeys([*found, *([step.above] if step.above else [])]))


def never(protocol: Protocol, explored: Exploration) -> Iterator[str]:
    """Duties that never open, notices that nobody ever gets, ends that nothing reaches."""
    if not explored.complete:
        return
    for key in protocol.duties:
        if key not in explored.opened:
            yield f"The duty “{key}” never opens: what it waits for doesn't happen."
    for notice in protocol.notices:
        if notice.key not in explored.told:
            yield f"The notice “{notice.key}” reaches nobody: what it waits for doesn't happen."
    for duty in protocol.duties.values():
        for word, target in duty.then.items():
            if target.kind == "end" and duty.key in explored.opened and target.name not in explored.ends:
                yield f"“{duty.key}: {word}” is meant to end as {target.name}, and no case does."


def stages_over_their_clocks(protocol: Protocol) -> Iterator[str]:
    """Clocks that are shorter than the limits of their stages taken together."""
    if not protocol.clocks:
        return
    free = [longest(protocol, route, clocks=False) for route in protocol.routes]
    for clock in protocol.clocks:
        days = working_days_of(clock.limit)
        last = max((way.stages.get(stage, 0) for way in free for stage in clock.over), default=0)
        if days is not None and last > days:
            where = f"stage{'s' if len(clock.over) > 1 else ''} {', '.join(clock.over)}"
            yield (
                f"The clock “{clock.key}” allows {clock.limit.words}; using every limit, {where} may be left only on "
                f"working day {last}."
            )


def too_much_in_one_limit(protocol: Protocol) -> Iterator[str]:
    """Decisions whose limit also has to hold representations, advice or a meeting."""
    for duty in protocol.duties.values():
        if duty.settled == "decision" and duty.limit is not None and duty.step is not None:
            shared = [*_beside(protocol, duty), *_permitted(protocol, duty)]
            if shared:
                yield f"“{duty.key}” must fit these into its {duty.limit.words}: {'; '.join(shared)}."


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


def unused_posts(protocol: Protocol) -> Iterator[str]:
    """Posts that nothing names."""
    named = {ref.post for duty in protocol.duties.values() for ref in (*duty.who, *duty.towards)}
    named |= {ref.post for notice in protocol.notices for ref in notice.to}
    named |= {ref.post for permission in protocol.permissions for ref in (*permission.who, *permission.of)}
    named |= {post.fallback for post in protocol.posts.values() if post.fallback}
    for key, post in protocol.posts.items():
        if key not in named:
            yield f"Nothing names the post “{post.title}”."


def stronger_than_the_text(protocol: Protocol) -> Iterator[str]:
    """Duties with a strength that their clause doesn't have."""
    for duty in protocol.duties.values():
        clause = protocol.clauses.get(duty.clause or "")
        if clause is not None and duty.strength not in clause.strengths:
            text = " and ".join(clause.strengths) or "nothing that binds"
            yield f"“{duty.key}” is a {duty.strength}; its clause {clause.id} says {text}."
