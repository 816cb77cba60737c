"""The short sentences of a protocol file (“done raise”, “first received refer”, “end: agreed”) as core values.

Each is read against the names that the file declares; words that mean nothing raise Unclear, with a hint.
"""

from collections.abc import Mapping
from typing import Literal, cast

import msgspec

from concordat.core.posts import PostRef
from concordat.core.protocol import Anchor, Signal, Target
from concordat.library.problems import Unclear, listed, nearest

ENDS = (
    "agreed", "agreed in part", "decided and binding", "decided", "upheld", "recommended", "agreed to differ",
    "withdrawn", "not taken further", "handed over", "no further stage",
)  # fmt: skip
BOARD_POSTS = ("board", "independent chair", "business manager", "business officer", "reviewing group")
SIDES = ("raising", "answering", "board", "third", "own")
_SIGNALS = "Write “start”, “entered”, “done DUTY”, “DUTY: WORD”, “late DUTY”, “fact NAME”, “risk” or “end: NAME”."
RESERVED = ("start", "entered", "done", "late", "fact", "risk", "end", "stay")


class Names(msgspec.Struct, frozen=True):
    """Every name a file declares, also in tables that are damaged, so that one slip isn't reported twice.

    `duties` maps full keys (“STEP.NAME”, or “NAME” for the whole case) to the words of their outcomes.
    """

    steps: frozenset[str]
    duties: Mapping[str, frozenset[str]]
    facts: frozenset[str]
    posts: frozenset[str]
    routes: frozenset[str]
    stages: frozenset[str]

    def duty(self, text: str, step: str | None) -> str:
        """The full key of the duty meant in that step: one of its own, of the whole case, or “STEP.NAME”."""
        for key in (f"{step}.{text}", text):
            if key in self.duties:
                return key
        own = [key.removeprefix(f"{step}.") for key in self.duties]
        raise Unclear(f"There is no duty “{text}” here.", nearest(text, [*own, *self.duties]))

    def step(self, text: str) -> str:
        return _known(text, self.steps, "step")

    def fact(self, text: str) -> str:
        return _known(text, self.facts, "fact", "Declare it as [fact.NAME] with a title.")

    def route(self, text: str) -> str:
        return _known(text, self.routes, "route")

    def stage(self, text: str) -> str:
        return _known(text, self.stages, "stage", f"The steps have the stages {listed(sorted(self.stages))}.")

    def tier(self, text: str) -> str:
        """A tier of the [post] tables or a post that every board has."""
        known = self.posts | set(BOARD_POSTS)
        return _known(text, known, "post", f"Declare it as [post.NAME], or use {listed(BOARD_POSTS)}.")


def _known(text: str, known: frozenset[str] | set[str], kind: str, otherwise: str = "") -> str:
    if text in known:
        return text
    raise Unclear(f"There is no {kind} “{text}”.", nearest(text, sorted(known), otherwise))


def parse_post(text: str, names: Names) -> PostRef:
    """“raising team manager” as a post of a side."""
    side, _, tier = text.partition(" ")
    if side not in SIDES or not tier:
        hint = f"Begin with the side, {listed(SIDES)}, as in “raising {text}”."
        raise Unclear(f"“{text}” doesn't say whose post it is.", hint)
    return PostRef(cast(Literal["raising", "answering", "board", "third", "own"], side), names.tier(tier))


def parse_signal(text: str, step: str | None, names: Names) -> Signal:
    """What happens, in the words of a step (None: of the whole case)."""
    duty, colon, word = (part.strip() for part in text.partition(":"))
    if colon:
        return _signal_of_end(word) if duty == "end" else _outcome(duty, word, step, names)
    verb, _, rest = text.partition(" ")
    match verb, rest:
        case ("start" | "risk" | "end") as alone, "":
            return Signal(alone)
        case "entered", "":
            if step is None:
                raise Unclear("“entered” needs a step here, outside the steps.", "Write “entered STEP” or “start”.")
            return Signal("entered", step)
        case "entered", _:
            return Signal("entered", names.step(rest))
        case ("done" | "late") as verb, rest if rest:
            return Signal("done" if verb == "done" else "late", names.duty(rest, step))
        case "fact", rest if rest:
            return Signal("fact", names.fact(rest))
    raise Unclear(f"“{text}” is nothing that happens in a case.", nearest(text, RESERVED[:-1]) or _SIGNALS)


def _signal_of_end(word: str) -> Signal:
    return Signal("end", _known(word, set(ENDS), "end", f"The ends are {listed(ENDS)}."))


def _outcome(duty: str, word: str, step: str | None, names: Names) -> Signal:
    key = names.duty(duty, step)
    if word not in names.duties[key]:
        hint = f"It has {listed(sorted(names.duties[key]))}." if names.duties[key] else "Its `then` names no outcome."
        raise Unclear(f"“{duty}” has no outcome “{word}”.", nearest(word, names.duties[key]) or hint)
    return Signal("outcome", key, word)


def parse_anchor(text: str, step: str | None, names: Names) -> Anchor:
    """“[first|last] [received] SIGNAL”; after “received” a bare duty means that duty done."""
    rest, occurrence = text, "last"
    for word in ("first", "last"):
        if rest.startswith(f"{word} "):
            rest, occurrence = rest.removeprefix(f"{word} "), word
    received = rest.startswith("received ")
    rest = rest.removeprefix("received ")
    if received and (f"{step}.{rest}" in names.duties or rest in names.duties):
        rest = f"done {rest}"
    signal = parse_signal(rest, step, names)
    return Anchor(signal, received, cast(Literal["first", "last"], occurrence))


def parse_target(text: str, names: Names) -> Target:
    """Where an outcome leads: “stay”, “end: NAME” or a step."""
    if text == "stay":
        return Target("stay")
    before, colon, name = (part.strip() for part in text.partition(":"))
    if colon and before == "end":
        return Target("end", _signal_of_end(name).of)
    if text in names.steps:
        return Target("step", text)
    hint = f"Did you mean “end: {text}”?" if text in ENDS else nearest(text, [*names.steps, "stay"])
    raise Unclear(f"“{text}” is no step and no end.", hint or "Write “stay”, “end: NAME” or the key of a step.")
