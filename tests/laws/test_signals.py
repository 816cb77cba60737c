"""Every kind of signal is read in a file, said, explored and heard: a kind that is forgotten fails
here.
"""

from collections.abc import Callable
from typing import get_args

import pytest

from concordat.core.acts import FactStated, RiskStated
from concordat.core.explore import explore
from concordat.core.notices import tellings
from concordat.core.protocol import Notice, Protocol, Signal, SignalKind
from concordat.library.files.names import KnownNames
from concordat.library.files.signals import parse_signal
from concordat.library.telling.say import say_signal
from tests.core.ladder import LADDER, duty, posts, with_duties
from tests.core.stories import Story

KINDS: tuple[SignalKind, ...] = get_args(SignalKind)
SIGNALS: dict[SignalKind, Signal] = {
    "start": Signal("start"),
    "entered": Signal("entered", "managers"),
    "done": Signal("done", "colleagues.raise"),
    "outcome": Signal("outcome", "colleagues.talk", "agreed"),
    "late": Signal("late", "colleagues.talk"),
    "fact": Signal("fact", "on-a-plan"),
    "risk": Signal("risk"),
    "end": Signal("end", "agreed"),
}
WRITTEN: dict[SignalKind, str] = {
    "start": "start",
    "entered": "entered managers",
    "done": "done raise",
    "outcome": "talk: agreed",
    "late": "late talk",
    "fact": "fact on-a-plan",
    "risk": "risk",
    "end": "end: agreed",
}
SAID: dict[SignalKind, str] = {
    "start": "when the disagreement is raised",
    "entered": "when “Managers” begins",
    "done": "when “raise” is done",
    "outcome": "when “talk” comes to “agreed”",
    "late": "when “talk” is late",
    "fact": "when this is stated: The child is on a plan",
    "risk": "when a child is in immediate danger",
    "end": "when the case ends as “agreed”",
}


def hearing() -> Protocol:
    """The invented ladder with a duty that each kind of signal opens, and a notice of each."""
    duties = [
        duty(f"hear-{kind}", "record", "board chair", signal, holds=False, survives=True)
        for kind, signal in SIGNALS.items()
    ]
    told = posts("board chair")
    notices = tuple(
        Notice(f"tell-{kind}", None, None, (signal,), told, f"heard: {kind}")
        for kind, signal in SIGNALS.items()
    )
    return with_duties(*duties, protocol=LADDER, notices=notices)


HEARING = hearing()
STORIES: dict[SignalKind, Callable[[], Story]] = {
    "start": lambda: Story(protocol=HEARING),
    "entered": lambda: Story(protocol=HEARING).at_managers(),
    "done": lambda: Story(protocol=HEARING).done("colleagues.raise"),
    "outcome": lambda: Story(protocol=HEARING).talked().agree(),
    "late": lambda: Story(protocol=HEARING).done("colleagues.raise").do(RiskStated(), "9 10:00"),
    "fact": lambda: Story(protocol=HEARING).do(FactStated("on-a-plan")),
    "risk": lambda: Story(protocol=HEARING).do(RiskStated()),
    "end": lambda: Story(protocol=HEARING).talked().agree(),
}
"""What people do that gives each kind of signal."""


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


def test_each_kind_is_tried_here() -> None:
    assert set(KINDS) == set(SIGNALS) == set(WRITTEN) == set(SAID) == set(STORIES)
    assert {signal.kind: signal for signal in SIGNALS.values()} == SIGNALS


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_read_in_a_file_and_said(kind: SignalKind) -> None:
    assert parse_signal(WRITTEN[kind], "colleagues", names()) == SIGNALS[kind]
    assert say_signal(LADDER, SIGNALS[kind]) == SAID[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_opens_what_waits_for_it_and_tells_whom_it_concerns(kind: SignalKind) -> None:
    story = STORIES[kind]()
    assert story.open(f"hear-{kind}")
    assert story.told(f"tell-{kind}")
    told = tellings(HEARING, None, story.case, story.events)
    assert f"heard: {kind}" in {each.what for each in told if each.kind == "notice"}


def test_each_kind_is_explored() -> None:
    found = explore(HEARING)
    assert found.opened >= {f"hear-{kind}" for kind in KINDS}
    assert found.told >= {f"tell-{kind}" for kind in KINDS}
