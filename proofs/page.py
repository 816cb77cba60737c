"""Writes docs/reference/promises.md from what was last found: of each part the whole run where
there was one, and otherwise the sample, and says which.
"""

import os
import platform
import re
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from proofs.promises import PROMISES
from proofs.results import ROOT, Found, Results, name_of

PAGE = ROOT / "docs" / "reference" / "promises.md"
VERDICT = {True: "kept", False: "**not kept**"}
RUN = {True: "a sample", False: "whole"}
ABOUT = """# What is promised, and what was found

Written by `./prove page` from what the last runs found, as `./prove all` does at its end. `./prove`
lists the promises, and `./prove P21` runs one of them alone; what was broken off goes on where it
was. A smaller sample of each is part of `./test`, but for the scan, which takes minutes and has an
environment of its own.

Each line says whether it was found in a whole run or in a sample, and on which day; as far as it is
known also in how many minutes, and how many programs wanted a processor then, of which there were
{processors}. Two runs of the same program have the same name for it.
"""
NEVER = "It was not run yet."


def write(seed: int) -> None:
    """Write the page anew."""
    PAGE.write_text(told(seed), "utf-8")


def told(seed: int) -> str:
    """The page: for each promise its title, its figures beside their targets, and how to repeat
    it.
    """
    machine = f"Python {platform.python_version()}, {platform.machine()}. {_sizes(seed)}"
    about = ABOUT.format(processors=os.cpu_count())
    return "\n".join([about, machine, *(_of(name, seed) for name in PROMISES)])


def command(name: str, seed: int, *, sample: bool) -> str:
    """How to run it again."""
    return f"./prove {name} --again --seed {seed}{' --sample' if sample else ''}"


def _sizes(seed: int) -> str:
    """Which promises were run whole."""
    runs = {name: [found.sample for _, found in _last(name, seed)] for name in PROMISES}
    whole = [name for name, samples in runs.items() if samples and not any(samples)]
    partly = [name for name, samples in runs.items() if any(samples) and not all(samples)]
    said = [f"Run whole: {', '.join(whole) or 'none'}."]
    if partly:
        said.append(f"Some parts run whole: {', '.join(partly)}.")
    return " ".join([*said, "Of all others these are the figures of a sample."])


def _last(name: str, seed: int) -> Iterator[tuple[str, Found]]:
    """Of each part of a promise what was found in the whole run, or else in the sample."""
    parts = [*import_module(PROMISES[name]).PARTS]
    sampled = dict(Results(name, seed, sample=True).last(parts))
    whole = dict(Results(name, seed, sample=False).last(parts))
    for part in parts:
        if part in whole or part in sampled:
            yield part, whole.get(part) or sampled[part]


def _of(name: str, seed: int) -> str:
    module, found = import_module(PROMISES[name]), dict(_last(name, seed))
    heading = f"\n## {name}: {module.TITLE}\n\n{_how(module)}\n"
    if not found:
        return f"{heading}\n{NEVER}\n"
    rows = "\n".join(row for each in found.values() for row in _rows(each))
    table = f"| what | found | promised | | run |\n|---|---|---|---|---|\n{rows}"
    missing = [part for part in module.PARTS if part not in found]
    left = f"\nNot run yet: {', '.join(missing)}.\n" if missing else ""
    sizes = dict.fromkeys(each.sample for each in found.values())
    again = "\n".join(command(name, seed, sample=sample) for sample in sizes)
    held = "".join(line for each in found.values() for line in _held(each))
    return f"{heading}\n{table}\n{left}{held}\n```\n{again}\n```\n"


def _how(module: ModuleType) -> str:
    """How it is shown, as the module says itself."""
    said = (module.__doc__ or "").strip().partition(": ")
    how = said[2] if re.fullmatch(r"P\d+", said[0]) else "".join(said)
    return how[:1].upper() + how[1:]


def _rows(found: Found) -> Iterator[str]:
    said = [f"{RUN[found.sample]}, {found.when:%-d %B %Y}"]
    if found.seconds is not None:
        said.append(f"{found.seconds / 60:,.0f} min")
    if found.load is not None:
        said.append(f"{found.load:.0f} programs")
    said.append(f"`{found.program[:8]}`")
    if found.program != name_of():
        said.append("an earlier program")
    run = ", ".join(said)
    for each in found.figures:
        yield f"| {each.what} | {each.found} | {each.target} | {VERDICT[each.kept]} | {run} |"


def _held(found: Found) -> Iterator[str]:
    """What the figures are made up of, as far as they say it."""
    for each in found.figures:
        if each.holds:
            yield f"\n{each.what} ({len(each.holds):,}): {'; '.join(each.holds)}.\n"
