"""Writes docs/reference/promises.md from what a whole run found."""

import platform
from collections.abc import Mapping, Sequence
from importlib import import_module

from concordat import clock
from proofs.figures import Figure
from proofs.promises import PROMISES
from proofs.results import ROOT

PAGE = ROOT / "docs" / "reference" / "promises.md"
VERDICT = {True: "kept", False: "**not kept**"}
ABOUT = """# What is promised, and what was found

Written by `./prove all`. `./prove` lists the promises, and `./prove P21` runs one of them alone;
what was broken off goes on where it was. A smaller sample of each is part of `./test`, but for the
scan, which takes minutes and has an environment of its own.
"""
SAMPLE = """
**These figures are of a smaller sample of each**, from `./prove all --sample`. A whole run takes
hours.
"""


def write(found: Mapping[str, Sequence[Figure]], seed: int, *, sample: bool) -> None:
    """Write the page anew."""
    PAGE.write_text(told(found, seed, sample=sample), "utf-8")


def told(found: Mapping[str, Sequence[Figure]], seed: int, *, sample: bool) -> str:
    """The page: for each promise its title, its figures beside their targets, and how to repeat
    it.
    """
    day = f"{clock.now():%-d %B %Y}"
    machine = f"{day}; Python {platform.python_version()}, {platform.machine()}, seed {seed}."
    promises = (_of(name, each, command(name, seed, sample=sample)) for name, each in found.items())
    return "\n".join([ABOUT, *([SAMPLE] if sample else []), machine, *promises])


def command(name: str, seed: int, *, sample: bool) -> str:
    """How to run it again."""
    return f"./prove {name} --again --seed {seed}{' --sample' if sample else ''}"


def _of(name: str, figures: Sequence[Figure], again: str) -> str:
    rows = "\n".join(
        f"| {each.what} | {each.found} | {each.target} | {VERDICT[each.kept]} |" for each in figures
    )
    title = import_module(PROMISES[name]).TITLE
    table = f"| what | found | promised | |\n|---|---|---|---|\n{rows}"
    return f"\n## {name}: {title}\n\n{table}\n\n```\n{again}\n```\n"
