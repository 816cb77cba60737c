"""P12: a fault at each query of each use case, and everything is done or nothing."""

import re
import subprocess
import sys
from collections.abc import Iterator

from proofs.figures import Asked, Figure, exactly

TITLE = "What fails leaves nothing half done, and no stack trace is shown"
TESTS = "tests/casework/test_faults.py"
_TRIED = re.compile(r"(\d+) points, 0 half done")


def use_cases(asked: Asked) -> Iterator[Figure]:
    """The use cases in the order in which a case meets them."""
    every = "7" if asked.sample else "1"
    command = [sys.executable, "-m", "pytest", "-q", "-s", TESTS, "--every", every]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    tried = _TRIED.search(run.stdout)
    count = int(tried[1]) if tried else 0
    what = f"Tests that fail, with a fault at every {every}. of the queries ({count:,} points)"
    yield exactly(what, 0 if run.returncode == 0 and count else 1, 0, "tests")


PARTS = {"use cases": use_cases}
