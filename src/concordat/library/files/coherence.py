"""What has to be so across the tables of a file: steps within reach, outcomes that lead on, one
rule for silence.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from concordat.core.explore.model import START, WEEKDAYS
from concordat.core.periods import due
from concordat.library.files.limits import parse_limit
from concordat.library.files.outcomes import outcome_problems
from concordat.library.files.outline import Raw, elements, strings, tables
from concordat.library.files.positions import Path, written
from concordat.library.files.signals import RESERVED
from concordat.library.problems import Unclear, listed

NO_ANSWER = "no-answer"
Found = tuple[Path, Unclear]


def coherence_problems(raw: Raw) -> Iterator[Found]:
    """Everything that is wrong between the tables, with its place."""
    if NO_ANSWER not in tables(raw, "local"):
        hint = (
            f"Write [local.{NO_ANSWER}] and, under it, “text”, what they may do, and “why”, "
            "the reason for the rule."
        )
        yield (), Unclear("Nothing says what the raising side may do when no answer comes.", hint)
    yield from _routes(raw)
    yield from _unreachable(raw)
    yield from _circles(raw, "step", "above", "Moving up from")
    yield from _circles(raw, "post", "fallback", "Standing in for")
    yield from _names(raw)
    yield from outcome_problems(raw)
    yield from _limits(raw)
    yield from _waiting_for_themselves(raw)


def _routes(raw: Raw) -> Iterator[Found]:
    defaults = [key for key, route in tables(raw, "route").items() if route.get("default") is True]
    for key in defaults[1:]:
        sentence = f"The route “{defaults[0]}” is the default already, and only one can be."
        yield (
            ("route", key, "default"),
            Unclear(sentence, "Take “default” away from one of the two."),
        )


def reachable(raw: Raw) -> set[str]:
    """The steps that some route leads to, through outcomes and through moving up."""
    steps = tables(raw, "step")
    ahead = [
        first for route in tables(raw, "route").values() for first in strings(route.get("first"))
    ]
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
            hint = (
                "Let a route begin there (“first”) or an outcome lead there (“then”), or "
                "name it as a step's “above”."
            )
            yield ("step", step), Unclear(f"Nothing leads to the step “{step}”.", hint)


def _circles(raw: Raw, sort: str, key: str, doing: str) -> Iterator[Found]:
    """Steps above each other, and posts that stand in for each other, so that following them never
    ends.
    """
    links = {name: table.get(key) for name, table in tables(raw, sort).items()}
    told: set[str] = set()
    for name, here in links.items():
        way = [name]
        while isinstance(here, str) and here in links and here not in way:
            way.append(here)
            here = links[here]  # noqa: PLW2901 - the next on the way
        if here == name and name not in told:
            told |= set(way)
            circle = "".join(f"to “{each}” and " for each in way[1:])
            sentence = f"{doing} “{name}” leads {circle}back to “{name}”."
            hint = (
                f"Take “{key}” away under [{written((sort, way[-1]))}], or let it name "
                f"another {sort}."
            )
            yield (sort, way[-1], key), Unclear(sentence, hint)


def _names(raw: Raw) -> Iterator[Found]:
    for path, _, name, _ in elements(raw, "duty"):
        if name.split(" ")[0] in RESERVED:
            hint = (
                f"Give it another name: {listed(RESERVED)} mean something that happens, or "
                "where an outcome leads."
            )
            yield path, Unclear(f"A duty can't be called “{name}”.", hint)


def _limits(raw: Raw) -> Iterator[Found]:
    for path, _, _, table in elements(raw, "duty"):
        froms = strings(table.get("from"))
        if froms and "within" not in table:
            sentence = "This says from when to count, and nothing says how long."
            yield (*path, "from"), Unclear(sentence, "Add “within”, or take “from” away.")
        if table.get("whichever") in ("first", "last") and len(froms) < 2:
            sentence = "There is nothing to choose between: “from” names only one thing."
            if not froms:
                sentence = "There is nothing to choose between: there is no “from”."
            hint = (
                'Name both in square brackets, as in from = ["start", "done raise"], or '
                "take “whichever” away."
            )
            yield (*path, "whichever"), Unclear(sentence, hint)
        if "extendable" in table and "within" not in table:
            sentence = "This says how far the time may be put off, and nothing says how long it is."
            yield (
                (*path, "extendable"),
                Unclear(sentence, "Add “within”, or take “extendable” away."),
            )
        yield from _put_off_too_little(path, table)
        if "standard" in table and "within" in table:
            sentence = "There is a limit here, and a standard in its place as well."
            yield (
                (*path, "standard"),
                Unclear(sentence, "Take one of the two away, or make two duties of it."),
            )


def _put_off_too_little(path: Path, table: Raw) -> Iterator[Found]:
    """An extension that ends no later than the time itself: both are counted from the same
    moment.
    """
    within = table.get("within")
    limits = list(within.values()) if isinstance(within, Mapping) else [within]
    until, ends = (
        _from_a_monday(table.get("extendable")),
        [_from_a_monday(limit) for limit in limits],
    )
    if until is not None and all(end is not None and until <= end for end in ends):
        outer = table["extendable"]
        than = f"“{within}”" if isinstance(within, str) else "any of the limits"
        sentence = f"“{outer}” in all is no longer than {than}."
        hint = (
            "Say how long it may take in all: “5 working days” and “up to 5 more” is “10 "
            "working days”."
        )
        yield (*path, "extendable"), Unclear(sentence, hint)


def _from_a_monday(words: object) -> datetime | None:
    """When a limit ends that begins on a Monday morning; None where it has no number, or is
    none.
    """
    try:
        return due(parse_limit(words), START, WEEKDAYS) if isinstance(words, str) else None
    except ValueError:
        return None  # told where limits are read


def _waiting_for_themselves(raw: Raw) -> Iterator[Found]:
    """Duties that wait for nothing but themselves. With something else beside it, they can
    begin.
    """
    for path, step, name, table in elements(raw, "duty"):
        own = {name, f"{step}.{name}"}
        for key in ("opens", "from"):
            texts = strings(table.get(key))
            if not all(_awaited(text) & own for text in texts):
                continue
            for place, text in enumerate(texts):
                where = (*path, key, place) if isinstance(table[key], list) else (*path, key)
                what = "opens only after" if key == "opens" else "counts its time from"
                sentence = f"“{name}” {what} itself (“{text}”)."
                yield (
                    where,
                    Unclear(
                        sentence, "Name what comes before it, such as “entered” or another duty."
                    ),
                )


def _awaited(signal: str) -> set[str]:
    """The duty that a signal waits for, as it is written there; none for any other signal."""
    rest = signal.removeprefix("first ").removeprefix("last ")
    for verb in ("received ", "done ", "late "):
        rest = rest.removeprefix(verb)
    return {rest.partition(":")[0].strip()} if rest != signal or ":" in signal else set()
