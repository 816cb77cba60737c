"""Tries changes to the core and the library, and tells which of them no test noticed.

Nothing in the checkout is changed. Give a number to try so many, drawn at random but the same each
time.
"""

import argparse
import json
import os
import random
import sys
from collections import Counter
from pathlib import Path

import pytest

from mutation.changes import ROOT, Change, all_changes
from mutation.trial import NEVER_WALKED, NOT_MADE, NOTICED, UNNOTICED, Trial, Verdict
from mutation.typed import wrong_by_type

BY_TYPE = "noticed by its type"
MISSED = (UNNOTICED, NEVER_WALKED)
TESTS = (
    "tests/core",
    "tests/laws",
    "tests/library",
    "tests/stories",
    "tests/protocols",
    "tests/docs",
)
WITHOUT_DATABASE = "not casework"


def main() -> int:
    """0 when every change was tried, whatever came of them."""
    asked = argparse.ArgumentParser(prog="./mutation/run", description=__doc__)
    asked.add_argument("--sample", type=int, metavar="N", help="try N of the changes (all of them)")
    asked.add_argument("--seed", type=int, default=1, help="another draw (%(default)s)")
    asked.add_argument(
        "--only",
        default="",
        metavar="TEXT",
        help="files whose path has this in it, such as core/periods",
    )
    asked.add_argument(
        "--again", type=Path, metavar="FILE", help="those that this file of results calls unnoticed"
    )
    asked.add_argument(
        "--tests", nargs="+", default=TESTS, metavar="PATH", help="let only these tests notice"
    )
    asked.add_argument(
        "--budget", type=float, default=60, help="seconds of tests for one change (%(default)s)"
    )
    asked.add_argument(
        "--workers", type=int, default=os.cpu_count(), help="changes at a time (%(default)s)"
    )
    asked.add_argument(
        "--results", type=Path, metavar="FILE", help="write every verdict there, as lines of JSON"
    )
    options = asked.parse_args()
    changes = _chosen(options)
    sys.stderr.write(f"{len(changes)} changes to try.\n")
    verdicts = _tried(changes, options)
    left = [
        change
        for change in changes
        if change.name in verdicts and verdicts[change.name].word in MISSED
    ]
    for change in wrong_by_type(left):
        verdicts[change.name] = Verdict(change.name, BY_TYPE)
    _write(options.results, changes, verdicts)
    sys.stdout.write(_told(changes, verdicts))
    return 0 if len(verdicts) == len(changes) else 1


def _chosen(options: argparse.Namespace) -> list[Change]:
    changes = all_changes(options.only)
    if options.again:
        old = [json.loads(line) for line in options.again.read_text("utf-8").splitlines()]
        left = {(each["of"], each["difference"]) for each in old if each["word"] in MISSED}
        changes = [change for change in changes if (change.of, change.difference) in left]
    if options.sample is not None and options.sample < len(changes):
        changes = random.Random(options.seed).sample(changes, options.sample)  # noqa: S311 - a draw, no secret
    return changes


def _tried(changes: list[Change], options: argparse.Namespace) -> dict[str, Verdict]:
    verdicts: dict[str, Verdict] = {}

    def tell(verdict: Verdict) -> None:
        verdicts[verdict.change] = verdict
        if len(verdicts) % 100 == 0:
            sys.stderr.write(f"{len(verdicts)} tried\n")
            _write(options.results, changes, verdicts)

    os.chdir(ROOT)
    os.environ["HYPOTHESIS_PROFILE"] = "first failure"
    quiet = ["-qq", "-s", "-p", "no:xdist", "-p", "no:cacheprovider", "-k", WITHOUT_DATABASE]
    pytest.main(
        [*quiet, *options.tests], plugins=[Trial(changes, options.workers, options.budget, tell)]
    )
    return verdicts


def _write(results: Path | None, changes: list[Change], verdicts: dict[str, Verdict]) -> None:
    if results is None:
        return
    known = ((verdicts[change.name], change) for change in changes if change.name in verdicts)
    lines = (
        {
            "change": change.name,
            "of": change.of,
            "word": verdict.word,
            "by": verdict.by,
            "difference": change.difference,
        }
        for verdict, change in known
    )
    results.write_text(
        "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8"
    )


def _told(changes: list[Change], verdicts: dict[str, Verdict]) -> str:
    files: dict[str, Counter[str]] = {}
    for change in changes:
        if change.name in verdicts:
            files.setdefault(change.path, Counter())[verdicts[change.name].word] += 1
    rows = [_row(path, count) for path, count in files.items()]
    rows.append(_row("all", sum(files.values(), Counter())))
    missed = [c for c in changes if c.name in verdicts and verdicts[c.name].word in MISSED]
    told = [f"{c.name} line {c.first}: {verdicts[c.name].word}\n{c.difference}\n" for c in missed]
    return "\n".join([*told, *rows, ""])


def _row(path: str, count: Counter[str]) -> str:
    made = count.total() - count[NOT_MADE]
    noticed = count[NOTICED] + count[BY_TYPE]
    share = f"{100 * noticed / made:5.1f} %" if made else "      –"
    return f"{share} of {made:5} noticed, {count[BY_TYPE]:3} of them by their types  {path}"


if __name__ == "__main__":
    sys.exit(main())
