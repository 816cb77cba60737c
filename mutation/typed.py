"""Whether a change gives something a wrong type, which the check of types, a part of `./test`,
would notice.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from mutation.changes import ROOMS, SOURCE, Change

LEFT_ALONE = (
    "300"  # seconds after which mypy's server ends by itself, should nobody have stopped it
)
STRICT = (
    "--strict",
    "--config-file=",
    "--namespace-packages",
    "--explicit-package-bases",
    "--warn-unreachable",
)


def wrong_by_type(changes: list[Change]) -> Iterator[Change]:
    """Those of the changes that mypy, as strict as with these rooms, finds fault with; in a copy of
    the sources.
    """
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        copy = Path(folder) / "src"
        shutil.copytree(SOURCE, copy, ignore=shutil.ignore_patterns("__pycache__"))
        try:
            if not _fits(copy):
                raise SystemExit("The types don't fit without any change; mend that first.")
            for change in changes:
                file = copy / change.path
                text = file.read_text("utf-8")
                file.write_text(change.in_file(text), encoding="utf-8")
                if not _fits(copy):
                    yield change
                file.write_text(text, encoding="utf-8")
        finally:
            _mypy(copy, "stop")


def _fits(copy: Path) -> bool:
    done = _mypy(copy, "run", "--timeout", LEFT_ALONE, "--", *STRICT, *ROOMS)
    if done.returncode not in (0, 1):
        raise SystemExit(f"The types could not be checked: {done.stdout}{done.stderr}")
    return done.returncode == 0


def _mypy(copy: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [
        sys.executable,
        "-m",
        "mypy.dmypy",
        "--status-file",
        str(copy / "status.json"),
        *arguments,
    ]
    return subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
