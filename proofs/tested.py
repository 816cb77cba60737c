"""Promises that tests show: they are run with the numbers of a whole run, and say what they
counted.
"""

import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass

from proofs.figures import Figure
from proofs.results import ROOT

PASSED = re.compile(r"(\d+) passed")
FAILED = re.compile(r"^(?:FAILED|ERROR) \S*?([\w.]+::[^ ]+)", re.MULTILINE)
COUNTED = re.compile(r"^counted: (\d+) (.+)$", re.MULTILINE)
SEEN = re.compile(r"^seen: ([^:]+): (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Tested:
    """What tests came to: how many passed, the names of those that failed, what they counted, and
    the names of what they saw.
    """

    passed: int
    failed: tuple[str, ...]
    counted: Counter[str]
    seen: tuple[tuple[str, str], ...] = ()

    def named(self, what: str) -> list[str]:
        """What was seen of that, each once."""
        return [which for each, which in self.seen if each == what]

    def figure(self, what: str) -> Figure:
        """That none of them failed."""
        named = f": {', '.join(self.failed)}" if self.failed else ""
        found = f"{len(self.failed)} of {self.passed + len(self.failed):,} tests failed{named}"
        return Figure(what, found, "0 failed", kept=not self.failed)


def tested(*arguments: str) -> Tested:
    """Run these tests, with these options of theirs."""
    command = [sys.executable, "-m", "pytest", "-q", "--named", *arguments]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    passed = PASSED.search(run.stdout)
    failed = tuple(FAILED.findall(run.stdout))
    if not passed or (run.returncode and not failed):
        failed += ("all that was to be run",)
    counted = Counter({what: int(many) for many, what in COUNTED.findall(run.stdout)})
    seen = tuple(SEEN.findall(run.stdout))
    return Tested(int(passed[1]) if passed else 0, failed, counted, seen)
