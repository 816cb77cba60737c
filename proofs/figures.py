"""A figure beside its target, and what a part is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """Something that was measured or counted: what it is, what was found, what was promised, and
    whether the promise was kept. `holds` names what it is made up of, so that nothing is left out
    unseen.
    """

    what: str
    found: str
    target: str
    kept: bool
    holds: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """How to run a part: the seed to draw from, whether a smaller sample is enough, a folder to
    work in, and what this run is called there.
    """

    seed: int
    sample: bool
    folder: Path
    run: str = "run"


def at_most(what: str, found: float, most: float, unit: str) -> Figure:
    """A figure that must not be larger than its target."""
    return Figure(what, f"{found:,.3g} {unit}", f"at most {most:g} {unit}", found <= most)


def exactly(what: str, found: int, wanted: int, unit: str) -> Figure:
    """A count that must be that number."""
    return Figure(what, f"{found:,} {unit}", f"{wanted:,} {unit}", found == wanted)


def at_least(what: str, found: int, least: int, unit: str, holds: Sequence[str] = ()) -> Figure:
    """A count that must not be smaller than that: without it nothing would be shown."""
    return Figure(what, f"{found:,} {unit}", f"at least {least:,} {unit}", found >= least, holds)
