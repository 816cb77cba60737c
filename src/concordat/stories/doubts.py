"""Words of a story that its protocol doesn't know.

The story runs all the same; these may be why it doesn't go as its author meant.
"""

from collections.abc import Collection, Iterator
from typing import get_args

from concordat.core.protocol import Act, Other, Protocol
from concordat.library.files.signals import ENDS
from concordat.library.problems import Comment, KeyPath, in_quotes
from concordat.library.spelling.closest import did_you_mean
from concordat.stories.meant import ACT_WORDS
from concordat.stories.scenario import CaseAgency, Scenario, ScenarioStep

SIDES = ("raising", "answering", "both", "board", "third")
ANSWERS = ("agreed", "not agreed", "yes", "no")


def doubts(scenario: Scenario, protocol: Protocol) -> Iterator[Comment]:
    """Every such word, with its place in the file."""
    facts = [fact.key for fact in protocol.facts]
    kinds = [kind.key for kind in protocol.kinds]
    words = _words(protocol)
    agencies = _answering(scenario)
    for place, fact in enumerate(scenario.case.facts):
        yield from _unknown(("case", "facts", place), "fact", fact, facts)
    yield from _unknown(("case", "kind"), "kind of disagreement", scenario.case.kind, kinds)
    for place, step in enumerate(scenario.step):
        path: KeyPath = ("step", place)
        yield from _of_a_step(path, step, words)
        yield from _unknown((*path, "agency"), "agency", step.agency, agencies)
        if step.did == "fact":
            yield from _unknown((*path, "name"), "fact", step.name, facts)


def _of_a_step(path: KeyPath, step: ScenarioStep, words: list[str]) -> Iterator[Comment]:
    acts = dict.fromkeys([*get_args(Act), *get_args(Other), *ACT_WORDS])
    yield from _unknown((*path, "outcome"), "outcome", step.outcome, words)
    yield from _unknown((*path, "choice"), "choice", step.choice, words)
    yield from _unknown((*path, "side"), "side", step.side, SIDES)
    yield from _unknown((*path, "act"), "act", step.act, acts)


def _words(protocol: Protocol) -> list[str]:
    """The outcomes that a protocol knows."""
    words = list(ANSWERS)
    for duty in protocol.duties.values():
        words += duty.then
    return list(dict.fromkeys([*words, *ENDS]))


def _answering(scenario: Scenario) -> list[str]:
    """The ids of the answering agencies."""
    answering = scenario.case.answering
    agencies = answering if isinstance(answering, list) else [answering]
    return [each.id if isinstance(each, CaseAgency) else each for each in agencies]


def _unknown(
    path: KeyPath, what: str, word: str | None, known: Collection[str]
) -> Iterator[Comment]:
    if word is None or word in known:
        return
    otherwise = f"There are {in_quotes(known)}." if known else "The protocol has none."
    yield Comment(path, f"Here “{word}” is no {what}.", did_you_mean(word, known, otherwise))
