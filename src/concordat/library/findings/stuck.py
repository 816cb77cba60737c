"""In which case a case can't go on, and what the author may write there."""

from collections.abc import Collection
from typing import NamedTuple

from concordat.core.explore import Exploration, Stuck
from concordat.core.explore.state import State
from concordat.core.protocol import Duty, Protocol
from concordat.core.wording import joined
from concordat.library.telling.say import say_condition

_ONE_OF_A_SORT = ("kind", "level")
"""A case has one of each of these."""


class Circumstances(NamedTuple):
    """The route, how many agencies answer, and the facts that are true, of those anything reads."""

    route: str
    agencies: int
    facts: frozenset[str]


def simplest(found: Collection[Stuck]) -> Stuck:
    """The one with the fewest agencies and facts: the easiest to imagine."""
    return min(found, key=lambda it: (it.agencies, len(it.state.left), len(it.state.facts)))


def in_which_case(protocol: Protocol, explored: Exploration, found: Collection[Stuck]) -> str:
    """When a case gets stuck on a step, as in “on the route “Appeal”, where “Parent” isn't true”.

    `found` are the states of that step in which it is stuck. Only what makes a difference is said:
    on another route, with another number of agencies or with another fact it would go on. Empty if
    it always gets stuck there.
    """
    one = simplest(found)
    seen = {
        _circumstances(state, agencies)
        for agencies, state in explored.open
        if state.step == one.state.step
    }
    goes_on = seen - {_circumstances(each.state, each.agencies) for each in found}
    if not goes_on:
        return say_agencies(one) if one.state.left else ""
    here = _circumstances(one.state, one.agencies)
    by_route = any(here._replace(route=other) in goes_on for other in protocol.routes)
    by_agencies = any(here._replace(agencies=each.agencies) in goes_on for each in seen)
    by_facts = _facts_that_matter(here, seen, goes_on)
    if not (by_route or by_agencies or by_facts):
        return whole_case(protocol, one)  # only several things together make a difference
    agencies = say_agencies(one) if by_agencies or one.state.left else ""
    return _say_case(protocol, here, by_facts, route=by_route, agencies=agencies)


def _facts_that_matter(
    here: Circumstances, seen: set[Circumstances], goes_on: set[Circumstances]
) -> list[str]:
    """The facts that would let the case go on if they were the other way round."""
    read: set[str] = set()
    for each in seen:
        read |= each.facts
    found = []
    for fact in sorted(read):
        if here._replace(facts=_otherwise(here.facts, fact)) in goes_on:
            found.append(fact)
    return found


def whole_case(protocol: Protocol, stuck: Stuck) -> str:
    """Everything known about the case in which a state was met."""
    here = _circumstances(stuck.state, stuck.agencies)
    several_routes = len(protocol.routes) > 1
    agencies = say_agencies(stuck)
    return _say_case(protocol, here, sorted(here.facts), route=several_routes, agencies=agencies)


def _say_case(
    protocol: Protocol, here: Circumstances, facts: list[str], *, route: bool, agencies: str
) -> str:
    parts = []
    if route:
        parts.append(f"on the route “{protocol.routes[here.route].title}”")
    if agencies:
        parts.append(agencies)
    if facts:
        parts.append(f"where {_say_facts(protocol, here.facts, facts)}")
    return ", ".join(parts)


def say_agencies(stuck: Stuck) -> str:
    """“with two answering agencies of which one has agreed”."""
    if stuck.agencies == 0:
        return "with nobody to answer"
    agencies = "one answering agency" if stuck.agencies == 1 else "two answering agencies"
    left = " of which one has agreed" if stuck.state.left else ""
    return f"with {agencies}{left}"


def _circumstances(state: State, agencies: int) -> Circumstances:
    return Circumstances(state.route, agencies, state.facts)


def _sort(fact: str) -> str:
    return fact.partition(" ")[0]


def _otherwise(facts: frozenset[str], fact: str) -> frozenset[str]:
    """What would be true if that one fact were the other way round."""
    if fact in facts:
        return facts - {fact}
    if _sort(fact) in _ONE_OF_A_SORT:
        facts = frozenset(each for each in facts if _sort(each) != _sort(fact))
    return facts | {fact}


def _say_facts(protocol: Protocol, facts: frozenset[str], named: list[str]) -> str:
    """For each fact named, whether it is true."""
    true = [each for each in named if each in facts]
    known = {_sort(each) for each in true}.intersection(_ONE_OF_A_SORT)
    false = [each for each in named if each not in facts and _sort(each) not in known]
    said = [_say_fact(protocol, each) for each in true]
    return joined([*said, *_say_false(protocol, false)])


def _say_false(protocol: Protocol, facts: list[str]) -> list[str]:
    """“neither A nor B is true”, then every kind or level that it isn't."""
    plain = [each for each in facts if _sort(each) not in _ONE_OF_A_SORT]
    if len(plain) < 2:
        return [_say_fact(protocol, each, holds=False) for each in facts]
    neither = joined([say_condition(protocol, each) for each in plain], "nor")
    others = [_say_fact(protocol, each, holds=False) for each in facts if each not in plain]
    return [f"neither {neither} is true", *others]


def _say_fact(protocol: Protocol, fact: str, *, holds: bool = True) -> str:
    said = say_condition(protocol, fact)
    if not said.startswith("“"):  # “the kind is …” is a sentence already
        return said if holds else said.replace(" is ", " isn't ", 1)
    return f"{said} is true" if holds else f"{said} isn't true"


# ── What may be written there ─────────────────────────────────────────────────────────────────────


def what_may_follow(protocol: Protocol, stuck: Stuck) -> str:
    """What to write where nothing is owed any more: a duty, or where the last word leads.

    If some duty does follow what happened last, the hint says why it didn't here.
    """
    word = _word_said(protocol, stuck)
    why = []
    for duty in protocol.duties.values():
        if stuck.heard & set(duty.opens) and not duty.met_by_the_record:
            why.append(f"“{duty.key}” {_why_not_here(protocol, duty, stuck)}")
    if why:
        otherwise = f", or let “{word}” lead to an end or to another step" if word else ""
        return f"There {joined(why)}. Change that, add a duty for the other cases{otherwise}."
    if word:
        return f"Let “{word}” lead to an end or to another step, or add a duty that follows it."
    return "Add a duty that leads on from there, or to an end."


def _why_not_here(protocol: Protocol, duty: Duty, stuck: Stuck) -> str:
    """Why a duty that waits for what just happened didn't open."""
    true = stuck.state.facts | {f"route {stuck.state.route}"}
    if duty.conditions and true.isdisjoint(duty.conditions):
        conditions = [_say_fact(protocol, each) for each in duty.conditions]
        return f"follows only where {joined(conditions, 'or')}"
    if against := true.intersection(duty.unless):
        untrue = [_say_fact(protocol, each, holds=False) for each in sorted(against)]
        return f"follows only where {joined(untrue)}"
    if duty.step not in (None, stuck.state.step):
        return "is in another step, where the case isn't"
    return "doesn't follow once more: a duty opens once while a case is at a step"


def _word_said(protocol: Protocol, stuck: Stuck) -> str:
    """“DUTY: WORD” if an outcome that leads nowhere was the last that happened; else empty."""
    if stuck.way is None or stuck.way.what not in protocol.duties:
        return ""
    duty = protocol.duty(stuck.way.what)
    word = stuck.way.word or "done"
    leads_nowhere = word in duty.then and duty.then[word].kind == "stay"
    return f"{duty.key}: {word}" if leads_nowhere else ""
