"""Words of a story that its protocol doesn't know. The story runs, and these may be why it doesn't
go as meant.
"""

from collections.abc import Collection, Iterator
from typing import get_args

from concordat.core.protocol import Act, Other, Protocol
from concordat.library.files.positions import Path
from concordat.library.files.signals import ENDS
from concordat.library.problems import Unclear, listed
from concordat.library.spelling.closest import nearest
from concordat.stories.rehearse import ACT_WORDS
from concordat.stories.scenario import Agency, Scenario, Step

Found = tuple[Path, Unclear]
SIDES = ("raising", "answering", "both", "board", "third")
ANSWERS = ("agreed", "not agreed", "yes", "no")


def doubts(scenario: Scenario, protocol: Protocol) -> Iterator[Found]:
    """Every such word, with its place in the file."""
    facts = [fact.key for fact in protocol.facts]
    kinds = [kind.key for kind in protocol.kinds]
    for place, fact in enumerate(scenario.case.facts):
        yield from _unknown(("case", "facts", place), "fact", fact, facts)
    yield from _unknown(("case", "kind"), "kind of disagreement", scenario.case.kind, kinds)
    words = dict.fromkeys(
        [*ANSWERS, *(word for duty in protocol.duties.values() for word in duty.then), *ENDS]
    )
    for place, step in enumerate(scenario.step):
        yield from _of_a_step(("step", place), step, list(words), _agencies(scenario))
        if step.did == "fact":
            yield from _unknown(("step", place, "name"), "fact", step.name, facts)


def _of_a_step(path: Path, step: Step, words: list[str], agencies: list[str]) -> Iterator[Found]:
    acts = dict.fromkeys([*get_args(Act), *get_args(Other), *ACT_WORDS])
    yield from _unknown((*path, "outcome"), "outcome", step.outcome, words)
    yield from _unknown((*path, "choice"), "choice", step.choice, words)
    yield from _unknown((*path, "side"), "side", step.side, SIDES)
    yield from _unknown((*path, "act"), "act", step.act, list(acts))
    yield from _unknown((*path, "agency"), "agency", step.agency, agencies)


def _agencies(scenario: Scenario) -> list[str]:
    """The ids of the answering agencies."""
    answering = scenario.case.answering
    named = answering if isinstance(answering, list) else [answering]
    return [each.id if isinstance(each, Agency) else each for each in named]


def _unknown(path: Path, what: str, word: str | None, known: Collection[str]) -> Iterator[Found]:
    if word is not None and word not in known:
        there = f"There are {listed(known)}." if known else "The protocol has none."
        yield path, Unclear(f"Here “{word}” is no {what}.", nearest(word, known, there))
