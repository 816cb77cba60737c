"""What to say of a key or a heading that isn't known where it is."""

from collections.abc import Mapping
from typing import Any

from concordat.library.files.shape import keys_of
from concordat.library.problems import KeyPath, Unclear, dotted, in_quotes
from concordat.library.spelling.closest import did_you_mean

_ELSEWHERE = {
    ("notice", "within"): (
        "What has a time limit is a duty: write “duty” in its heading, and who owes it."
    ),
    ("notice", "strength"): (
        "Nobody owes a notice: Concordat sends it. What somebody must do is a duty."
    ),
    ("step", "within"): (
        "Each duty has its own limit; one limit over whole stages is a [clock.NAME]."
    ),
    ("step", "then"): "Outcomes belong to a duty: [step.NAME.duty.NAME].",
    ("permission", "within"): ("What may be done is never late. What has a time limit is a duty."),
    ("permission", "strength"): "What is permitted is a “may” already.",
    ("protocol", "route"): "A route has a heading of its own: [route.NAME].",
}
"""Keys that belong somewhere else, by the table they are in, with where that is."""
_CALLED = {
    "kind": "kind of disagreement",
    "instead": "line about another procedure",
    "alongside": "procedure beside this one",
    "local": "local rule",
}


def unknown_key(path: KeyPath, given: Any) -> Unclear:
    """What to say of the key or heading at that path, which holds `given`."""
    name, known = str(path[-1]), keys_of(path[:-1])
    if len(path) == 1:
        sort = "heading" if isinstance(given, Mapping | list) else "key"
        sentence = f"“{name}” is no {sort} of a protocol."
        return Unclear(sentence, did_you_mean(name, known, f"There are {in_quotes(known)}."))
    if path[0] == "words":
        return _no_word(name, known)
    sentence = f"{whose(path[:-1])} has no “{name}”."
    if hint := _ELSEWHERE.get((_sort(path), name)):
        return Unclear(sentence, hint)
    hint = did_you_mean(name, known)
    if not hint and isinstance(given, Mapping):
        joined = (*path[:-2], f"{path[-2]}-{name}")
        hint = f"A name has no dot in it: write [{dotted(joined)}]."
    return Unclear(sentence, hint or f"It can have {in_quotes(known)}.")


def whose(path: KeyPath) -> str:
    """What a table is, to begin a sentence: “A duty”, “The heading [protocol]”."""
    if len(path) == 1:
        return f"The heading [{path[0]}]"
    sort = _sort((*path, ""))
    return f"A {_CALLED.get(sort, sort)}"


def _sort(path: KeyPath) -> str:
    """The sort of the table that holds the key at that path."""
    return str(path[2] if path[0] == "step" and len(path) > 4 else path[0])


def _no_word(name: str, known: list[str]) -> Unclear:
    others = (
        f"The words are {in_quotes(known)}; what a tier is called goes under its own heading, "
        "[post.NAME]."
    )
    hint = f"{did_you_mean(name, known)} {others}".strip()
    return Unclear(f"Concordat has no word “{name}” of its own.", hint)
