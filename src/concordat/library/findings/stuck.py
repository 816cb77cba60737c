"""Where a case can't go on: in which case that was met, and what its author may write there."""

from collections.abc import Collection

from concordat.core.explore import Exploration, Stuck
from concordat.core.explore.state import State
from concordat.core.protocol import Duty, Protocol
from concordat.library.telling.say import say_condition, say_list

Circumstances = tuple[str, int, frozenset[str]]
"""The route, how many agencies answer, and what is true of the case as far as anything reads it."""
_SORTS = ("kind", "level")


def simplest(found: Collection[Stuck]) -> Stuck:
    """The one with the fewest agencies and facts: the easiest to think oneself into."""
    return min(found, key=lambda it: (it.agencies, len(it.state.left), len(it.state.facts)))


def in_which_case(protocol: Protocol, explored: Exploration, found: Collection[Stuck]) -> str:
    """When a case stands still on a step, as in “on the route “Appeal”, where “Parent” isn't true”.

    `found` are the states on that step in which it does. Only what makes a difference is said: with
    another route, number of agencies or fact it would go on. Empty where a case always stands still
    there.
    """
    one = simplest(found)
    seen = {
        _circumstances(state, agencies)
        for agencies, state in explored.open
        if state.step == one.state.step
    }
    free = seen - {_circumstances(each.state, each.agencies) for each in found}
    route, agencies, facts = _circumstances(one.state, one.agencies)
    by_route = any((other, agencies, facts) in free for other in protocol.routes)
    by_agencies = any((route, other, facts) in free for other in {each for _, each, _ in seen})
    by_facts = [
        fact
        for fact in sorted(frozenset[str]().union(*(each for _, _, each in seen)))
        if (route, agencies, _otherwise(facts, fact)) in free
    ]
    if free and not (
        by_route or by_agencies or by_facts
    ):  # only several things together make a difference
        by_route, by_agencies, by_facts = len(protocol.routes) > 1, True, sorted(facts)
    parts = [f"on the route “{protocol.routes[route].title}”"] if by_route else []
    parts += [say_agencies(one)] if by_agencies or one.state.left else []
    parts += [f"where {_say_facts(protocol, facts, by_facts)}"] if by_facts else []
    return ", ".join(parts)


def whole_case(protocol: Protocol, stuck: Stuck) -> str:
    """All that is known of the case in which a state was met: its route where there are several,
    agencies and facts.
    """
    route, _, facts = _circumstances(stuck.state, stuck.agencies)
    parts = [f"on the route “{protocol.routes[route].title}”"] if len(protocol.routes) > 1 else []
    parts.append(say_agencies(stuck))
    parts += [f"where {_say_facts(protocol, facts, sorted(facts))}"] if facts else []
    return ", ".join(parts)


def say_agencies(stuck: Stuck) -> str:
    """“with two answering agencies, of which one has agreed”."""
    if stuck.agencies == 0:
        return "with nobody to answer"
    left = " of which one has agreed" if stuck.state.left else ""
    return (
        f"with {'one answering agency' if stuck.agencies == 1 else 'two answering agencies'}{left}"
    )


def _circumstances(state: State, agencies: int) -> Circumstances:
    return state.route, agencies, state.facts


def _otherwise(facts: frozenset[str], fact: str) -> frozenset[str]:
    """What would be true if that fact were as it isn't. A case has one kind and one level."""
    if fact in facts:
        return facts - {fact}
    sort = fact.partition(" ")[0]
    return frozenset(
        each for each in facts if sort not in _SORTS or not each.startswith(f"{sort} ")
    ) | {fact}


def _say_facts(protocol: Protocol, facts: frozenset[str], named: list[str]) -> str:
    """Of each one named, whether it is true."""
    true = [each for each in named if each in facts]
    sorts = {each.partition(" ")[0] for each in true} & set(_SORTS)
    false = [each for each in named if each not in facts and each.partition(" ")[0] not in sorts]
    said = [_say_one(protocol, each) for each in true]
    plain = [
        say_condition(protocol, each) for each in false if each.partition(" ")[0] not in _SORTS
    ]
    if len(plain) > 1:
        said.append(f"neither {say_list(plain, 'nor')} is true")
        false = [each for each in false if each.partition(" ")[0] in _SORTS]
    return say_list([*said, *(_say_one(protocol, each, holds=False) for each in false)])


def _say_one(protocol: Protocol, fact: str, *, holds: bool = True) -> str:
    said = say_condition(protocol, fact)
    if not said.startswith("“"):  # “the kind is …” is a sentence already
        return said if holds else said.replace(" is ", " isn't ", 1)
    return f"{said} is true" if holds else f"{said} isn't true"


# ── What may be written there ─────────────────────────────────────────────────────────────────────


def what_may_follow(protocol: Protocol, stuck: Stuck) -> str:
    """What to write where nothing is owed any more: a duty, or where the last word leads. Where
    some duty does follow what happened last, why it didn't here.
    """
    word = _word_said(protocol, stuck)
    followers = [
        duty for duty in protocol.duties.values() if stuck.heard & set(duty.opens) and not duty.met
    ]
    if followers:
        why = say_list(
            [f"“{duty.key}” {_why_not_here(protocol, duty, stuck)}" for duty in followers]
        )
        otherwise = f", or let “{word}” lead to an end or to another step" if word else ""
        return f"There {why}. Change that, add a duty for the other cases{otherwise}."
    if word:
        return f"Let “{word}” lead to an end or to another step, or add a duty that follows it."
    return "Add a duty that leads on from there, or to an end."


def _why_not_here(protocol: Protocol, duty: Duty, stuck: Stuck) -> str:
    """Why a duty that waits for what just happened didn't open."""
    true = stuck.state.facts | {f"route {stuck.state.route}"}
    if duty.conditions and true.isdisjoint(duty.conditions):
        return (
            "follows only where "
            f"{say_list([_say_one(protocol, each) for each in duty.conditions], 'or')}"
        )
    if duty.step not in (None, stuck.state.step):
        return "stands in another step, where the case isn't"
    return "doesn't follow once more: a duty opens once while a case is at a step"


def _word_said(protocol: Protocol, stuck: Stuck) -> str:
    """“DUTY: WORD” where an outcome that leads nowhere was the last that happened; else empty."""
    duty = protocol.duties.get(stuck.way.what) if stuck.way else None
    if stuck.way is None or duty is None:
        return ""
    word = stuck.way.word or "done"
    return f"{duty.key}: {word}" if word in duty.then and duty.then[word].kind == "stay" else ""
