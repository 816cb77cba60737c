"""What the picture of a ladder says: the ways on from each step, and the clocks."""

from string import ascii_uppercase

import msgspec

from concordat.core.protocol import Clock, Protocol, Step, Target
from concordat.core.wording import capitalised, joined, say_stage
from concordat.library.telling.say import (
    say_clock,
    say_limits,
    say_name,
    say_target,
    say_word,
)

UNANSWERED = "if no answer comes"
EARLY = "if it is moved up early"


class Outcome(msgspec.Struct, frozen=True):
    """One way on from a step: the words for it, and where it leads.

    `step` is None if it leads to an end or stays; `leads_to` says that in words.
    """

    words: str
    step: str | None
    leads_to: str
    ends: bool = False

    def __str__(self) -> str:
        return f"{self.words} → {self.leads_to}"


def describe(protocol: Protocol) -> str:
    """The picture in sentences."""
    sentences = []
    for route in protocol.routes.values():
        first = protocol.steps[route.first].title
        sentences.append(f"{route.title} begins with {first}.")
    for step in protocol.steps.values():
        sentences.append(f"{say_stage(step.stage)}, {step.title}.")
        ways = "; ".join(f"{it.words}: {it.leads_to}" for it in outcomes_of(protocol, step))
        if ways:
            sentences.append(f"{capitalised(ways)}.")
    return " ".join([*sentences, *from_any_step(protocol), *clock_sentences(protocol)])


def from_any_step(protocol: Protocol) -> list[str]:
    """Where the duties of no step lead, from whichever step the case is at."""
    found = []
    for duty in protocol.duties.values():
        for word, target in duty.then.items():
            if duty.step is None and target.kind != "stay":
                name = say_name(protocol, duty.key)
                leads_to = say_target(protocol, target)
                found.append(f"From any step, {name}: {say_word(word)} → {leads_to}.")
    return found


def clock_sentences(protocol: Protocol) -> list[str]:
    """Everything said about each clock."""
    return [f"{_name(protocol, it)}: {say_clock(protocol, it)}." for it in protocol.clocks]


def begins_here(protocol: Protocol, step: Step) -> list[str]:
    """Which routes begin at a step, and which duties of no step lead to it."""
    found = []
    for route in protocol.routes.values():
        if route.first == step.key:
            found.append(f"Begins here: {route.title}")
    for duty in protocol.duties.values():
        for word, target in duty.then.items():
            if duty.step is None and target == Target("step", step.key):
                name = say_name(protocol, duty.key)
                found.append(f"From any step: {name}, {say_word(word)}")
    return found


def clocks_at(protocol: Protocol, step: Step) -> list[str]:
    """The clocks that run while a case is at a step, with the limit of this stage's own."""
    found = []
    for clock in protocol.clocks:
        if step.stage in clock.over:
            name = _name(protocol, clock)
            limit = say_limits(protocol, clock.limit, clock.limits)
            found.append(name if len(clock.over) > 1 else f"{name}: {limit}")
    return found


def _name(protocol: Protocol, clock: Clock) -> str:
    """“Clock”, with a letter if there are several."""
    if len(protocol.clocks) == 1:
        return "Clock"
    return f"Clock {ascii_uppercase[protocol.clocks.index(clock) % 26]}"


# ── The ways on ───────────────────────────────────────────────────────────────────────────────────


def outcomes_of(protocol: Protocol, step: Step) -> list[Outcome]:
    """The ways on from a step. What leads to the same place is one, with moving up if it does."""
    words = _words_by_target(protocol, step)
    up = Target("step", step.above or "")
    moved_up = _how_it_moves_up(protocol, step, by_a_word=up in words)
    if moved_up:
        words.setdefault(up, [])
    found = []
    for target, said in words.items():
        ways = [joined(dict.fromkeys(said), "or")] if said else []
        if target == up and moved_up:
            ways.append(moved_up)
        found.append(
            Outcome(
                words=", or ".join(ways),
                step=target.name if target.kind == "step" else None,
                leads_to=say_target(protocol, target),
                ends=target.kind == "end",
            )
        )
    return found


def _words_by_target(protocol: Protocol, step: Step) -> dict[Target, list[str]]:
    """The words that lead to each place; a word that leads to two of them names its duty."""
    ways = []
    for key in step.duties:
        for word, target in protocol.duties[key].then.items():
            ways.append((key.rpartition(".")[2], say_word(word), target))
    found: dict[Target, list[str]] = {}
    for name, word, target in ways:
        leads_elsewhere = any(other == word and to != target for _, other, to in ways)
        said = f"{word} (“{name}”)" if leads_elsewhere else word
        found.setdefault(target, []).append(said)
    return found


def _how_it_moves_up(protocol: Protocol, step: Step, *, by_a_word: bool) -> str:
    """Why a case moves up: because no answer came, or early; "" if there is nothing to say."""
    if not step.above:
        return ""
    if _awaits_an_answer(protocol, step):
        return UNANSWERED
    return "" if by_a_word else EARLY


def _awaits_an_answer(protocol: Protocol, step: Step) -> bool:
    """Whether somebody other than the raising side and the board keeps the case here."""
    duties = (protocol.duties[key] for key in step.duties)
    return any(duty.is_answered_by_others for duty in duties)
