"""Promises that tests show: they are run with the numbers of a whole run, and say what they
counted.
"""

import re
import subprocess
import sys
from dataclasses import dataclass

from proofs.results import ROOT

PASSED = re.compile(r"(\d+) passed")


@dataclass(frozen=True, slots=True)
class Tested:
    """What tests came to: whether all passed, how many, and all that they printed."""

    all_passed: bool
    passed: int
    said: str

    def counted(self, pattern: str) -> tuple[int, ...]:
        """The numbers in a line that they printed; noughts where they didn't."""
        found = re.search(pattern, self.said)
        numbers = found.groups() if found else ("0",) * re.compile(pattern).groups
        return tuple(int(number) for number in numbers)


def tested(*arguments: str) -> Tested:
    """Run these tests, with these options of theirs."""
    command = [sys.executable, "-m", "pytest", "-q", "-s", "--no-header", *arguments]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    passed = PASSED.search(run.stdout)
    count = int(passed[1]) if passed else 0
    return Tested(run.returncode == 0 and count > 0, count, run.stdout)
