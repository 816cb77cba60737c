"""What is wrong between a duty's limit, what it counts from, and what opens it."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from concordat.core.explore.model import START, WEEKDAYS
from concordat.core.periods import due
from concordat.library.files.limits import parse_limit
from concordat.library.files.tables import Tables, everywhere, step_of, texts
from concordat.library.problems import Comment, KeyPath, Unclear


def limit_problems(tables: Tables) -> Iterator[Comment]:
    """What is wrong with the limits of any duty."""
    for path, table in everywhere(tables, "duty"):
        yield from _without_a_limit(path, table)
        yield from _nothing_to_choose(path, table)
        yield from _extends_nothing(path, table)
        yield from _waits_for_itself(path, table)
        if "standard" in table and "within" in table:
            yield Comment(
                (*path, "standard"),
                "There is a limit here, and a standard in its place as well.",
                "Take one of the two away, or make two duties of it.",
            )


def _without_a_limit(path: KeyPath, table: Tables) -> Iterator[Comment]:
    if "within" in table:
        return
    if texts(table.get("from")):
        yield Comment(
            (*path, "from"),
            "This says from when to count, and nothing says how long.",
            "Add “within”, or take “from” away.",
        )
    if "extendable" in table:
        yield Comment(
            (*path, "extendable"),
            "This says how far the time may be put off, and nothing says how long it is.",
            "Add “within”, or take “extendable” away.",
        )


def _nothing_to_choose(path: KeyPath, table: Tables) -> Iterator[Comment]:
    anchors = texts(table.get("from"))
    if table.get("whichever") not in ("first", "last") or len(anchors) > 1:
        return
    why = "“from” names only one thing" if anchors else "there is no “from”"
    yield Comment(
        (*path, "whichever"),
        f"There is nothing to choose between: {why}.",
        'Name both in square brackets, as in from = ["start", "done raise"], or take '
        "“whichever” away.",
    )


def _extends_nothing(path: KeyPath, table: Tables) -> Iterator[Comment]:
    """An extension that ends no later than the limit itself: both count from the same moment."""
    within = table.get("within")
    limits = list(within.values()) if isinstance(within, Mapping) else [within]
    extended = _end_from_a_monday(table.get("extendable"))
    if extended is None:
        return
    for limit in limits:
        end = _end_from_a_monday(limit)
        if end is None or extended > end:
            return
    than = f"“{within}”" if isinstance(within, str) else "any of the limits"
    yield Comment(
        (*path, "extendable"),
        f"“{table['extendable']}” in all is no longer than {than}.",
        "Say how long it may take in all: “5 working days” and “up to 5 more” is “10 working "
        "days”.",
    )


def _end_from_a_monday(words: object) -> datetime | None:
    """When a limit ends that begins on a Monday morning; None if it has no number, or is none."""
    if not isinstance(words, str):
        return None
    try:
        return due(parse_limit(words), START, WEEKDAYS)
    except Unclear:
        return None  # reported where limits are read


def _waits_for_itself(path: KeyPath, table: Tables) -> Iterator[Comment]:
    """A duty that waits only for itself. It can begin if it also waits for something else."""
    name = str(path[-1])
    own = {name, f"{step_of(path)}.{name}"}
    for key, does in (("opens", "opens only after"), ("from", "counts its time from")):
        signals = texts(table.get(key))
        if not all(_awaited(signal) in own for signal in signals):
            continue
        for place, signal in enumerate(signals):
            yield Comment(
                (*path, key, place) if isinstance(table[key], list) else (*path, key),
                f"“{name}” {does} itself (“{signal}”).",
                "Name what comes before it, such as “entered” or another duty.",
            )


def _awaited(signal: str) -> str:
    """The duty that a signal waits for, as it is written there; "" for any other signal."""
    rest = signal.removeprefix("first ").removeprefix("last ")
    for verb in ("received ", "done ", "late "):
        rest = rest.removeprefix(verb)
    is_of_a_duty = rest != signal or ":" in signal
    return rest.partition(":")[0].strip() if is_of_a_duty else ""
