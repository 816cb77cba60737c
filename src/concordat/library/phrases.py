"""The short sentences of a protocol file (“done raise”, “first received refer”, “end: agreed”) as
core values.

Each is read against the names that the file declares; words that mean nothing raise Unclear, with a
hint.
"""

import re
from collections.abc import Collection, Mapping
from typing import Literal, cast

import msgspec

from concordat.core.posts import PostRef
from concordat.core.protocol import LATE, Anchor, Signal, Target
from concordat.library.problems import Unclear, listed, nearest

ENDS = (
    "agreed",
    "agreed in part",
    "decided and binding",
    "decided",
    "upheld",
    "recommended",
    "agreed to differ",
    "withdrawn",
    "not taken further",
    "handed over",
    "no further stage",
)
BOARD_POSTS = (
    "board",
    "independent chair",
    "business manager",
    "business officer",
    "reviewing group",
)
_OF_A_BOARD = " and ".join(f"“board {post}”" for post in BOARD_POSTS[1:3])
SIDES = ("raising", "answering", "board", "third", "own")
_SIGNALS = (
    "Write “start”, “entered”, “done DUTY”, “DUTY: WORD”, “late DUTY”, “fact NAME”, "
    "“risk” or “end: NAME”."
)
_ANCHORS = (
    f"{_SIGNALS[:-1]}; before it may stand “first”, “last” or “received”, which means "
    "when it was received."
)
RESERVED = ("start", "entered", "done", "late", "fact", "risk", "end", "stay")


class Names(msgspec.Struct, frozen=True):
    """Every name a file declares, also in tables that are damaged, so that one slip isn't reported
    twice.

    `duties` maps full keys (“STEP.NAME”, or “NAME” for the whole case) to the words of their
    outcomes.
    """

    steps: frozenset[str]
    duties: Mapping[str, frozenset[str]]
    facts: frozenset[str]
    posts: frozenset[str]
    kinds: frozenset[str]
    routes: frozenset[str]
    stages: frozenset[str]

    def duty(self, text: str, step: str | None) -> str:
        """The full key of the duty meant in that step: one of its own, of the whole case, or
        “STEP.NAME”.
        """
        for key in (f"{step}.{text}", text):
            if key in self.duties:
                return key
        elsewhere = [key for key in self.duties if key.endswith(f".{text}")]
        if elsewhere:
            hint = f"Name its step: {' or '.join(f'“{key}”' for key in elsewhere)}."
            raise Unclear(f"“{text}” isn't a duty of this step, but of another.", hint)
        own = [key.removeprefix(f"{step}.") for key in self.duties]
        raise Unclear(
            f"There is no duty “{text}”.",
            nearest(text, [*own, *self.duties], _those("duties", own)),
        )

    def step(self, text: str) -> str:
        return _known(text, self.steps, "step", _those("steps", self.steps))

    def fact(self, text: str) -> str:
        return _known(
            text,
            self.facts,
            "fact",
            f"Declare it with a heading, [fact.{_name(text)}], and a title.",
        )

    def attribute(self, text: str) -> str:
        """What a condition asks of a case: a fact, or “kind X”, “level X” or “route X”."""
        word, _, name = text.partition(" ")
        if name and word == "level":
            return text
        if name and word == "kind":
            return f"kind {self.kind(name)}"
        return f"route {self.route(name)}" if name and word == "route" else self.fact(text)

    def kind(self, text: str) -> str:
        """A kind of disagreement that the file lists."""
        return _known(text, self.kinds, "kind", _those("kinds", self.kinds))

    def route(self, text: str) -> str:
        return _known(text, self.routes, "route", _those("routes", self.routes))

    def stage(self, text: str) -> str:
        return _known(text, self.stages, "stage", _those("stages", self.stages))

    def tier(self, text: str) -> str:
        """A tier of the [post] tables or a post that every board has."""
        hint = (
            f"Declare it with a heading, [post.{_name(text)}], and a title; every board has "
            f"{listed(BOARD_POSTS)}."
        )
        return _known(text, self.posts | set(BOARD_POSTS), "post", hint)


def _those(kind: str, names: Collection[str]) -> str:
    return f"The {kind} are {listed(sorted(names))}." if names else f"The file has no {kind} yet."


def _name(text: str) -> str:
    return text if re.fullmatch(r"[A-Za-z0-9_-]+", text) else f'"{text}"'


def _known(text: str, known: Collection[str], kind: str, otherwise: str) -> str:
    if text in known:
        return text
    raise Unclear(f"There is no {kind} “{text}”.", nearest(text, sorted(known), otherwise))


def parse_post(text: str, names: Names) -> PostRef:
    """“raising team manager” as a post of a side."""
    side, _, tier = text.partition(" ")
    if tier not in names.posts and (several := _several(text, names)):
        listed_posts = ", ".join(f'"{each}"' for each in several)
        raise Unclear(f"“{text}” is more than one post.", f"Write a list: [{listed_posts}].")
    if side not in SIDES or not tier:
        raise _sideless(text, names)
    if (
        side in ("raising", "answering", "third")
        and tier in BOARD_POSTS
        and tier not in names.posts
    ):
        raise Unclear(f"Nobody is “{text}”: that post is the board's.", f"Write “board {tier}”.")
    return PostRef(
        cast(Literal["raising", "answering", "board", "third", "own"], side), names.tier(tier)
    )


def _several(text: str, names: Names) -> list[str]:
    """The posts in “raising manager and answering manager”, “raising and answering manager” or
    “both managers”.
    """
    both = text.removeprefix("both ").removesuffix("s")
    if text.startswith("both ") and both in names.posts:
        return [f"raising {both}", f"answering {both}"]
    parts = [part.strip() for part in re.split(r",|\band\b|\bor\b", text)]
    shared = parts[-1].partition(" ")[2]
    posts = [f"{part} {shared}" if part in SIDES else part for part in parts]
    return (
        posts if len(posts) > 1 and all(post.partition(" ")[0] in SIDES for post in posts) else []
    )


def _somewhere(text: str, names: Names) -> list[str]:
    """The post of a side that is meant by “the manager of the answering agency” or “manager
    (raising)”.
    """
    words = re.findall(r"[\w-]+", text.lower())
    sides = [side for side in SIDES if side in words]
    tiers = [
        post
        for post in sorted(names.posts)
        if re.search(rf"\b{re.escape(post.lower())}\b", text.lower())
    ]
    return [f"{sides[0]} {max(tiers, key=len)}"] if len(sides) == 1 and tiers else []


def _sideless(text: str, names: Names) -> Unclear:
    """What to say of a post that doesn't begin with its side."""
    side, _, tier = text.partition(" ")
    if text in SIDES:
        return Unclear(f"“{text}” is a side; it doesn't say which post.", _with_a_post(text, names))
    sentence = f"“{text}” doesn't say whose post it is."
    if text in BOARD_POSTS:
        return Unclear(sentence, f"Write “board {text}”.")
    if text in names.posts:
        return Unclear(sentence, f"Write “raising {text}” or “answering {text}”.")
    if meant := _somewhere(text, names):
        return Unclear(sentence, f"Did you mean “{meant[0]}”?")
    if tier in names.posts or tier in BOARD_POSTS:
        return Unclear(
            f"“{side}” is no side.", nearest(side, SIDES, f"The sides are {listed(SIDES)}.")
        )
    example = f"raising {min(names.posts)}" if names.posts else "board independent chair"
    return Unclear(
        sentence,
        f"Begin with its side, {listed(SIDES)}, as in “{example}”; every board has {_OF_A_BOARD}.",
    )


def _with_a_post(side: str, names: Names) -> str:
    if side == "board":
        return f"Write for example “{side} business manager”."
    if not names.posts:
        return f"Declare a post, such as [post.worker] with a title, and write “{side} worker”."
    return f"Write for example “{side} {min(names.posts)}”."


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
                steps = listed(f"entered {each}" for each in sorted(names.steps) or ["STEP"])
                hint = f"Write “start”, or the step as well: {steps}."
                raise Unclear(
                    "“entered” doesn't say which step, and this stands outside the steps.", hint
                )
            return Signal("entered", step)
        case "entered", _:
            return Signal("entered", names.step(rest))
        case ("done" | "late") as verb, rest if rest:
            return Signal("done" if verb == "done" else "late", names.duty(rest, step))
        case "fact", rest if rest:
            return Signal("fact", names.fact(rest))
        case (("done" | "late" | "fact"), _):
            known = (
                sorted(names.facts)
                if verb == "fact"
                else [key.removeprefix(f"{step}.") for key in names.duties]
            )
            kind = "fact" if verb == "fact" else "duty"
            hint = (
                f"Write for example “{verb} {known[0]}”."
                if known
                else f"Declare it with a heading, [{kind}.NAME]."
            )
            raise Unclear(f"“{verb}” doesn't say which {kind}.", hint)
    raise Unclear(f"“{text}” is nothing that happens in a case.", _near_signal(text, step, names))


def _near_signal(text: str, step: str | None, names: Names) -> str:
    """What somebody may have meant who wrote a signal in words of their own."""
    duties = {key.removeprefix(f"{step}."): words for key, words in names.duties.items()}
    known = [
        "start",
        "risk",
        "end",
        *(["entered"] if step else []),
        *(f"entered {key}" for key in names.steps),
    ]
    known += [f"{verb} {key}" for verb in ("done", "late") for key in duties]
    known += [f"{key}: {word}" for key, words in duties.items() for word in words] + [
        f"fact {it}" for it in names.facts
    ]
    if text.startswith("received "):
        return (
            "“received” says from when to count, and stands only in “from”. Write “done "
            f"{text.partition(' ')[2]}”."
        )
    for each in known:
        if sorted(each.split()) == sorted(text.split()):
            return f"Did you mean “{each}”?"
    return nearest(text, known, _SIGNALS)


def _signal_of_end(word: str) -> Signal:
    if word in ENDS:
        return Signal("end", word)
    raise Unclear(
        f"There is no end “{word}”.", f"{nearest(word, ENDS)} The ends are {listed(ENDS)}.".strip()
    )


def _outcome(duty: str, word: str, step: str | None, names: Names) -> Signal:
    key = names.duty(duty, step)
    if word == LATE:
        return Signal("late", key)
    if word not in names.duties[key]:
        hint = (
            f"It has {listed(sorted(names.duties[key]))}."
            if names.duties[key]
            else f"Write “done {duty}”: it has none."
        )
        raise Unclear(
            f"“{duty}” has no outcome “{word}”.", nearest(word, names.duties[key]) or hint
        )
    return Signal("outcome", key, word)


def parse_anchor(text: str, step: str | None, names: Names) -> Anchor:
    """“[first|last] [received] SIGNAL”; after “received” a bare duty means that duty done."""
    rest, occurrence = text, "last"
    for word in ("first", "last"):
        if rest.startswith(f"{word} "):
            rest, occurrence = rest.removeprefix(f"{word} "), word
    received = rest.startswith("received ")
    rest = rest.removeprefix("received ")
    if received and _names_a_duty(rest):
        rest = f"done {names.duty(rest, step)}"
    try:
        signal = parse_signal(rest, step, names)
    except Unclear as unclear:
        raise Unclear(
            unclear.sentence, _ANCHORS if unclear.hint == _SIGNALS else unclear.hint
        ) from None
    return Anchor(signal, received, cast(Literal["first", "last"], occurrence))


def _names_a_duty(text: str) -> bool:
    """Whether that can only be the name of a duty: it has no outcome and doesn't begin with what
    may happen.
    """
    return ":" not in text and text.partition(" ")[0] not in RESERVED


def parse_target(text: str, names: Names) -> Target:
    """Where an outcome leads: “stay”, “end: NAME” or a step."""
    if text == "stay":
        return Target("stay")
    before, colon, name = (part.strip() for part in text.partition(":"))
    if colon and before == "end":
        return Target("end", _signal_of_end(name).of)
    if text in names.steps:
        return Target("step", text)
    if not text:
        raise Unclear("Nothing says where this leads.", f"Write {_targets(names)}.")
    hint = f"Did you mean “end: {text}”?" if text in ENDS else nearest(text, [*names.steps, "stay"])
    raise Unclear(f"“{text}” is no step and no end.", hint or f"Write {_targets(names)}.")


def _targets(names: Names) -> str:
    steps = f" ({listed(sorted(names.steps))})" if names.steps else ""
    return f"a step{steps}, an end such as “end: agreed”, or “stay”"
