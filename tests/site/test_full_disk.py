"""A disk with no room left: what was recorded stays, what is not says so, and it goes on by itself.

A sample of what `./prove P13` shows whole.
"""

from pathlib import Path

from proofs import full_disk
from proofs.figures import Asked


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    figures = list(full_disk.full(Asked(21, True, tmp_path)))
    assert [each for each in figures if not each.kept] == []
