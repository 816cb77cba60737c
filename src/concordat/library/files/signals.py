"""What happens in a case, in the words of a protocol file: “done raise”, “end: agreed”."""

from typing import Literal, cast, get_args

from concordat.core.protocol import LATE, Anchor, Signal, Target
from concordat.library.files.names import KnownNames
from concordat.library.problems import Unclear, in_quotes
from concordat.library.spelling.closest import did_you_mean

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
OneWord = Literal["start", "risk", "end"]
"""What happens in a case and is written as one word."""
OfAStep = Literal["entered", "left"]
"""What is written alone in its own step, and elsewhere with the name of a step."""
Naming = Literal["done", "late", "fact"]
"""What is written as a word and the name of a duty or fact."""
RESERVED = (*get_args(OneWord), *get_args(Naming), *get_args(OfAStep), "stay")
"""Words that begin what happens, so that no duty can be called by one of them."""
_SIGNALS = (
    "Write “start”, “entered”, “left”, “done DUTY”, “DUTY: WORD”, “late DUTY”, “fact NAME”, "
    "“risk” or “end: NAME”."
)
_ANCHORS = (
    f"{_SIGNALS[:-1]}; before it may be “first”, “last” or “received”, which means "
    "when it was received."
)


def parse_signal(text: str, step: str | None, names: KnownNames) -> Signal:
    """What happens, in the words of a step (None: of no step). Raises Unclear."""
    before, colon, word = (part.strip() for part in text.partition(":"))
    if colon and before == "end":
        return _end(word)
    if colon:
        return _outcome(before, word, step, names)
    verb, _, rest = text.partition(" ")
    if text in get_args(OneWord):
        return Signal(cast(OneWord, text))
    if verb in get_args(OfAStep):
        return _of_a_step(cast(OfAStep, verb), rest, step, names)
    if verb in get_args(Naming):
        return _naming(cast(Naming, verb), rest, step, names)
    hint = _suggest_signal(text, step, names)
    raise Unclear(f"“{text}” is nothing that happens in a case.", hint)


def _of_a_step(verb: OfAStep, rest: str, step: str | None, names: KnownNames) -> Signal:
    if rest:
        return Signal(verb, names.step(rest))
    if step is None:
        steps = in_quotes(f"{verb} {each}" for each in sorted(names.steps) or ["STEP"])
        instead = "“start”, or the step as well" if verb == "entered" else "the step as well"
        raise Unclear(
            f"“{verb}” doesn't say which step, and this is outside the steps.",
            f"Write {instead}: {steps}.",
        )
    return Signal(verb, step)


def _naming(verb: Naming, name: str, step: str | None, names: KnownNames) -> Signal:
    if not name:
        raise _which(verb, step, names)
    if verb == "fact":
        return Signal("fact", names.fact(name))
    return Signal(verb, names.duty(name, step))


def _which(verb: Naming, step: str | None, names: KnownNames) -> Unclear:
    """What to say of “done”, “late” or “fact” without a name."""
    if verb == "fact":
        kind, known = "fact", sorted(names.facts)
    else:
        kind, known = "duty", [key.removeprefix(f"{step}.") for key in names.duties]
    hint = f"Declare it with a heading, [{kind}.NAME]."
    if known:
        hint = f"Write for example “{verb} {known[0]}”."
    return Unclear(f"“{verb}” doesn't say which {kind}.", hint)


def _end(word: str) -> Signal:
    if word in ENDS:
        return Signal("end", word)
    hint = f"{did_you_mean(word, ENDS)} The ends are {in_quotes(ENDS)}.".strip()
    raise Unclear(f"There is no end “{word}”.", hint)


def _outcome(duty: str, word: str, step: str | None, names: KnownNames) -> Signal:
    key = names.duty(duty, step)
    words = names.duties[key]
    if word == LATE:
        return Signal("late", key)
    if word in words:
        return Signal("outcome", key, word)
    hint = f"It has {in_quotes(sorted(words))}." if words else f"Write “done {duty}”: it has none."
    raise Unclear(f"“{duty}” has no outcome “{word}”.", did_you_mean(word, words, hint))


def _suggest_signal(text: str, step: str | None, names: KnownNames) -> str:
    """What somebody may have meant who wrote in words of their own what happens."""
    if text.startswith("received "):
        duty = text.partition(" ")[2]
        return f"“received” says from when to count, and is only for “from”. Write “done {duty}”."
    known = _every_signal(step, names)
    for each in known:
        if sorted(each.split()) == sorted(text.split()):
            return f"Did you mean “{each}”?"
    return did_you_mean(text, known, _SIGNALS)


def _every_signal(step: str | None, names: KnownNames) -> list[str]:
    """Every signal, as it is written in that step."""
    found = [*get_args(OneWord)]
    for verb in get_args(OfAStep):
        found += [verb] if step else []
        found += [f"{verb} {key}" for key in names.steps]
    for key, words in names.duties.items():
        duty = key.removeprefix(f"{step}.")
        found += [f"done {duty}", f"late {duty}", *(f"{duty}: {word}" for word in words)]
    return found + [f"fact {fact}" for fact in names.facts]


def parse_anchor(text: str, step: str | None, names: KnownNames) -> Anchor:
    """“[first|last] [received] SIGNAL”; a bare duty after “received” means that duty done."""
    occurrence, _, rest = text.partition(" ")
    if occurrence not in ("first", "last"):
        occurrence, rest = "last", text
    received = rest.startswith("received ")
    rest = rest.removeprefix("received ")
    if received and ":" not in rest and rest.partition(" ")[0] not in RESERVED:
        rest = f"done {names.duty(rest, step)}"
    try:
        signal = parse_signal(rest, step, names)
    except Unclear as unclear:
        hint = _ANCHORS if unclear.hint == _SIGNALS else unclear.hint
        raise Unclear(unclear.sentence, hint) from None
    return Anchor(signal, received, cast(Literal["first", "last"], occurrence))


def parse_target(text: str, names: KnownNames) -> Target:
    """Where an outcome leads: “stay”, “end: NAME” or a step. Raises Unclear."""
    if text == "stay":
        return Target("stay")
    before, colon, name = (part.strip() for part in text.partition(":"))
    if colon and before == "end":
        return Target("end", _end(name).of)
    if text in names.steps:
        return Target("step", text)
    steps = f" ({in_quotes(sorted(names.steps))})" if names.steps else ""
    any_target = f"Write a step{steps}, an end such as “end: agreed”, or “stay”."
    if not text:
        raise Unclear("Nothing says where this leads.", any_target)
    hint = did_you_mean(text, [*names.steps, "stay"], any_target)
    if text in ENDS:
        hint = f"Did you mean “end: {text}”?"
    raise Unclear(f"“{text}” is no step and no end.", hint)
