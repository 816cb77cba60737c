"""What has to be so across the tables of a file: steps within reach, outcomes that lead on, one rule for silence."""

from collections.abc import Iterator, Mapping

from concordat.library.outline import Raw, elements, strings, tables, words_of
from concordat.library.phrases import RESERVED
from concordat.library.positions import Path
from concordat.library.problems import Unclear, listed

NO_ANSWER = "no-answer"
POSITIONS = {"agreed", "not agreed"}
Found = tuple[Path, Unclear]


def coherence_problems(raw: Raw) -> Iterator[Found]:
    """Everything that is wrong between the tables, with its place."""
    if NO_ANSWER not in tables(raw, "local"):
        hint = "Every protocol says what the raising side may do when nothing comes: add it, with text and why."
        yield (), Unclear(f"There is no [local.{NO_ANSWER}].", hint)
    yield from _routes(raw)
    yield from _unreachable(raw)
    yield from _names(raw)
    yield from _outcomes(raw)
    yield from _limits(raw)


def _routes(raw: Raw) -> Iterator[Found]:
    defaults = [key for key, route in tables(raw, "route").items() if route.get("default") is True]
    for key in defaults[1:]:
        sentence = f"Route “{defaults[0]}” is the default already."
        yield ("route", key, "default"), Unclear(sentence, "Only one route can be.")


def reachable(raw: Raw) -> set[str]:
    """The steps that some route leads to, through outcomes and through moving up."""
    steps = tables(raw, "step")
    ahead = [first for route in tables(raw, "route").values() for first in strings(route.get("first"))]
    for duty in tables(raw, "duty").values():  # a case-wide duty may lead anywhere, at any time
        ahead += _leads_to(duty)
    found: set[str] = set()
    while ahead:
        step = ahead.pop()
        if step in found or step not in steps:
            continue
        found.add(step)
        ahead += strings(steps[step].get("above"))
        for duty in tables(raw, "step", step, "duty").values():
            ahead += _leads_to(duty)
    return found


def _leads_to(duty: Raw) -> list[str]:
    then = duty.get("then")
    return [to for to in then.values() if isinstance(to, str)] if isinstance(then, Mapping) else []


def _unreachable(raw: Raw) -> Iterator[Found]:
    found = reachable(raw)
    for step in tables(raw, "step"):
        if step not in found:
            hint = "Name it as a route's `first`, another step's `above` or where an outcome leads."
            yield ("step", step), Unclear(f"Nothing leads to the step “{step}”.", hint)


def _names(raw: Raw) -> Iterator[Found]:
    for path, _, name, _ in elements(raw, "duty"):
        if name.split(" ")[0] in RESERVED:
            yield path, Unclear(f"A duty can't be called “{name}”.", f"These words have a sense: {listed(RESERVED)}.")


def _outcomes(raw: Raw) -> Iterator[Found]:
    for path, _, _, table in elements(raw, "duty"):
        words = set(words_of(table.get("then")))
        act = table.get("act")
        if act in ("decide", "consider") or not words:
            continue
        if words & POSITIONS:
            yield from _positions((*path, "then"), words)
        elif words != {"done"}:
            hint = (
                'A deed can only be “done”; “agreed” and “not agreed” are positions; other words want act = "decide".'
            )
            yield (*path, "then"), Unclear(f"Nobody can say {listed(sorted(words - {'done'}))} here.", hint)


def _positions(path: Path, words: set[str]) -> Iterator[Found]:
    for missing in sorted(POSITIONS - words):
        yield path, Unclear(f"“{missing}” leads nowhere.", "Say where with a step, “end: NAME” or “stay”.")
    for word in sorted(words - POSITIONS):
        sentence = f"“{word}” can't be said where the two sides say “agreed” or “not agreed”."
        yield (*path, word), Unclear(sentence, 'If somebody decides, write act = "decide".')


def _limits(raw: Raw) -> Iterator[Found]:
    for path, _, _, table in elements(raw, "duty"):
        froms = strings(table.get("from", []))
        if froms and "within" not in table:
            yield (
                (*path, "from"),
                Unclear("This says from when, and there is no `within`.", "Add it or take `from` away."),
            )
        if "whichever" in table and len(froms) < 2:
            yield (*path, "whichever"), Unclear("“whichever” needs two places in `from`.")
