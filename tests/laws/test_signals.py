"""Every kind of signal is read in a file, said, explored and heard: a kind that is forgotten fails
here.
"""

from collections.abc import Callable
from typing import NamedTuple, get_args

import pytest

from concordat.core.acts import FactStated, RiskStated
from concordat.core.explore import explore
from concordat.core.notices import tellings
from concordat.core.notices.naming import TOLD, said_of
from concordat.core.protocol import Notice, Protocol, Signal, SignalKind, Target
from concordat.library.files.names import KnownNames
from concordat.library.files.signals import RESERVED, _every_signal, parse_signal
from concordat.library.problems import Unclear
from concordat.library.telling.say import say_signal
from concordat.library.telling.say.signals import WHEN
from tests.core.ladder import LADDER, duty, posts, with_duties
from tests.core.stories import Story

KINDS: tuple[SignalKind, ...] = get_args(SignalKind)


class Example(NamedTuple):
    """One signal: as a file writes it, as people read it, and a story in which it is given."""

    signal: Signal
    written: str
    said: str
    given: Callable[[Story], Story]


EXAMPLES: dict[SignalKind, Example] = {
    "start": Example(
        Signal("start"), "start", "when the disagreement is raised", lambda story: story
    ),
    "entered": Example(
        Signal("entered", "managers"),
        "entered managers",
        "when “Managers” begins",
        lambda story: story.at_managers(),
    ),
    "left": Example(
        Signal("left", "colleagues"),
        "left colleagues",
        "when “Colleagues” is left",
        lambda story: story.at_managers(),
    ),
    "done": Example(
        Signal("done", "colleagues.raise"),
        "done raise",
        "when “raise” is done",
        lambda story: story.done("colleagues.raise"),
    ),
    "outcome": Example(
        Signal("outcome", "colleagues.talk", "agreed"),
        "talk: agreed",
        "when “talk” comes to “agreed”",
        lambda story: story.talked().agree(),
    ),
    "late": Example(
        Signal("late", "colleagues.talk"),
        "late talk",
        "when “talk” is late",
        lambda story: story.done("colleagues.raise").do(RiskStated(), "9 10:00"),
    ),
    "fact": Example(
        Signal("fact", "on-a-plan"),
        "fact on-a-plan",
        "when this is stated: The child is on a plan",
        lambda story: story.do(FactStated("on-a-plan")),
    ),
    "risk": Example(
        Signal("risk"),
        "risk",
        "when a child is in immediate danger",
        lambda story: story.do(RiskStated()),
    ),
    "end": Example(
        Signal("end", "agreed"),
        "end: agreed",
        "when the case ends as “agreed”",
        lambda story: story.talked().agree(),
    ),
}
parametrized = pytest.mark.parametrize("kind", EXAMPLES)


def hearing() -> Protocol:
    """The invented ladder with a duty that each kind of signal opens, and a notice of each."""
    duties = [
        duty(f"hear-{kind}", "record", "board chair", each.signal, holds=False, survives=True)
        for kind, each in EXAMPLES.items()
    ]
    told = posts("board chair")
    notices = tuple(
        Notice(f"tell-{kind}", None, None, (each.signal,), told, f"heard: {kind}")
        for kind, each in EXAMPLES.items()
    )
    return with_duties(*duties, protocol=LADDER, notices=notices)


HEARING = hearing()


def names() -> KnownNames:
    words = {key: frozenset(each.then) for key, each in LADDER.duties.items()}
    return KnownNames(
        steps=frozenset(LADDER.steps),
        duties=words,
        facts=frozenset(fact.key for fact in LADDER.facts),
        posts=frozenset(LADDER.posts),
        kinds=frozenset(),
        routes=frozenset(LADDER.routes),
        stages=frozenset(LADDER.stages),
    )


def test_each_kind_has_its_example_here() -> None:
    assert set(KINDS) - set(EXAMPLES) == set(), "Give these an example, with a story."
    assert all(each.signal.kind == kind for kind, each in EXAMPLES.items())


def test_each_kind_is_said() -> None:
    assert set(WHEN) == set(KINDS), "Say in WHEN, library/telling/say/signals.py, when it is given."


def test_each_kind_is_told_of() -> None:
    assert set(TOLD) == set(KINDS), "Say in TOLD, core/notices/naming.py, how it is told."


@parametrized
def test_each_kind_is_told_to_whoever_is_asked_about_its_time(kind: SignalKind) -> None:
    story = EXAMPLES[kind].given(Story(protocol=HEARING))
    told = {said_of(HEARING, story.case, event.seq) for event in story.events}
    assert any(told)


@parametrized
def test_each_kind_is_read_in_a_file_and_said(kind: SignalKind) -> None:
    example = EXAMPLES[kind]
    assert parse_signal(example.written, "colleagues", names()) == example.signal
    assert say_signal(LADDER, example.signal) == example.said


def test_each_kind_is_named_to_whoever_writes_something_else() -> None:
    with pytest.raises(Unclear) as unclear:
        parse_signal("something unheard of", "colleagues", names())
    for kind in set(KINDS) - {"outcome"}:
        assert f"“{kind}" in unclear.value.hint, "Name it in the sentence _SIGNALS."
        assert kind in RESERVED, "No duty may be called by a word that begins a signal."
    assert "“DUTY: WORD”" in unclear.value.hint


def test_each_kind_is_suggested_to_whoever_misspells_it() -> None:
    suggested = {
        parse_signal(each, "colleagues", names()).kind
        for each in _every_signal("colleagues", names())
    }
    assert set(KINDS) - suggested == set(), "Add these to _every_signal in library/files/signals.py"


@parametrized
def test_each_kind_opens_what_waits_for_it_and_tells_whom_it_concerns(kind: SignalKind) -> None:
    story = EXAMPLES[kind].given(Story(protocol=HEARING))
    assert story.open(f"hear-{kind}")
    assert story.told(f"tell-{kind}")
    told = tellings(HEARING, None, story.case, story.events)
    assert f"heard: {kind}" in {each.what for each in told if each.kind == "notice"}


def test_each_kind_is_explored() -> None:
    found = explore(HEARING)
    unheard = "The explorer never comes to these: see core/explore, or Signal.is_stated."
    assert {f"hear-{kind}" for kind in KINDS} - found.opened == set(), unheard
    assert {f"tell-{kind}" for kind in KINDS} - found.told == set(), unheard


@parametrized
def test_an_end_that_waits_for_a_signal_is_found(kind: SignalKind) -> None:
    """What opens with it may lead on: the explorer goes there, and doesn't only list it."""
    leading = duty(
        "lead-on",
        "decide",
        "board chair",
        EXAMPLES[kind].signal,
        settled="decision",
        then={"over": Target("end", "handed over")},
        survives=True,
    )
    found = explore(with_duties(leading, protocol=LADDER))
    assert ("handed over" in found.ends) == (kind != "end"), "After the end nothing leads on."
