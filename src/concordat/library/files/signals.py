"""The short sentences of a protocol file (“done raise”, “first received refer”, “end: agreed”) as
core values.

Each is read against the names that the file declares; words that mean nothing raise Unclear, with a
hint.
"""

from typing import Literal, cast

from concordat.core.protocol import LATE, Anchor, Signal, Target
from concordat.library.files.names import Names
from concordat.library.problems import Unclear, listed
from concordat.library.spelling.closest import nearest

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
_SIGNALS = (
    "Write “start”, “entered”, “done DUTY”, “DUTY: WORD”, “late DUTY”, “fact NAME”, "
    "“risk” or “end: NAME”."
)
_ANCHORS = (
    f"{_SIGNALS[:-1]}; before it may stand “first”, “last” or “received”, which means "
    "when it was received."
)
RESERVED = ("start", "entered", "done", "late", "fact", "risk", "end", "stay")


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
