"""The project runs anywhere: no file names the machine it was written on, or where packages came
from.
"""

import re

from tests.house.source import ROOT, lines_matching, tracked_files

LOCKS = ["uv.txt", "run.txt", "dev.txt"]
# In pieces, so that this file does not name them either.
MACHINE = r"(?<![\w.~])/(" + "|".join(["work", "root", "home", "opt", "tmp"]) + r")/"
REGISTRIES = "|".join(
    re.escape(".".join(parts))
    for parts in [("pypi", "org"), ("python" + "hosted", "org"), ("npm" + "js", "org")]
)


def test_no_file_names_a_machine() -> None:
    assert not lines_matching(tracked_files(), MACHINE)


def test_no_file_names_a_registry() -> None:
    assert not lines_matching(tracked_files(), REGISTRIES)


def test_locks_have_hashes_and_no_addresses() -> None:
    for name in LOCKS:
        text = (ROOT / "requirements" / name).read_text("ascii")
        joined = text.replace("\\\n", " ").splitlines()
        for line in joined:
            assert re.match(
                r"^[a-z0-9.\-]+(\[[a-z,]+\])?==\S+( ; [^#]+?)?\s+--hash=sha256:", line
            ), f"{name}: {line[:80]}"
        assert not re.search(r"://|--index|--extra|--find-links|^-f|^-i", text, re.MULTILINE), name


def test_every_dependency_has_its_reason_and_is_locked() -> None:
    for name in ["run", "dev"]:
        lock = (ROOT / "requirements" / f"{name}.txt").read_text("ascii")
        for line in (ROOT / "requirements" / f"{name}.in").read_text("utf-8").splitlines():
            if line.startswith(("#", "-r")) or not line:
                continue
            pin, _, reason = line.partition("#")
            assert reason.strip(), f"{name}.in: why {pin.strip()}?"
            assert re.sub(r"\[.*\]", "", pin.strip()) in re.sub(r"\[.*?\]", "", lock), (
                f"{name}.txt lacks {pin}"
            )
