"""Lists the promises, or runs those that are named and prints each figure beside its target."""

import argparse
import signal
import sys
from importlib import import_module
from time import monotonic

from proofs import page
from proofs.figures import Asked, Figure
from proofs.promises import PROMISES
from proofs.results import FOLDER, Results

ALL, PAGE = "all", "page"


def main(arguments: list[str] | None = None) -> int:
    """0 when every promise that was run was kept, 1 when one was not, 2 when not understood."""
    asked = _parser().parse_args(arguments)
    if not asked.promise:
        for name, module in PROMISES.items():
            _say(f"{name}  {import_module(module).TITLE}")
        return 0
    wanted = list(PROMISES) if ALL in asked.promise else asked.promise
    found = [figure for name in wanted if name != PAGE for figure in _run(name, asked)]
    if {ALL, PAGE} & {*asked.promise}:
        page.write(asked.seed)
    return 0 if all(each.kept for each in found) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./prove", description=__doc__)
    parser.add_argument("promise", nargs="*", choices=[*PROMISES, ALL, PAGE, []], metavar="promise")
    parser.add_argument("--again", action="store_true", help="forget what earlier runs found")
    parser.add_argument("--sample", action="store_true", help="run a smaller sample")
    parser.add_argument("--seed", type=int, default=21, help="what to draw from (%(default)s)")
    return parser


def _run(name: str, asked: argparse.Namespace) -> list[Figure]:
    """Run the parts of a promise that have not been run yet, and print them all."""
    module = import_module(PROMISES[name])
    results = Results(name, asked.seed, sample=asked.sample)
    if asked.again:
        results.forget()
    _say(f"{name}  {module.TITLE}")
    found: list[Figure] = []
    for part, run in module.PARTS.items():
        figures = results.of(part)
        if figures is None:
            FOLDER.mkdir(exist_ok=True)
            began = monotonic()
            figures = tuple(run(Asked(asked.seed, asked.sample, FOLDER, results.run)))
            results.keep(part, figures, monotonic() - began)
        for each in figures:
            _say(f"  {'kept    ' if each.kept else 'NOT KEPT'}  {each.what}")
            _say(f"            {each.found}; promised: {each.target}")
        found += figures
    _say(f"  seed {asked.seed}; {page.command(name, asked.seed, sample=asked.sample)}\n")
    return found


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what was started is ended
    sys.exit(main())
