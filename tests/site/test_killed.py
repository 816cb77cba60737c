"""A server that is killed at any instant loses nothing that anybody was told is recorded, and
leaves nothing half done.

A sample of what `./prove P1` shows whole.
"""

from pathlib import Path

import pytest

from proofs import killed
from proofs.figures import Asked
from proofs.installed import DATABASES


@pytest.mark.parametrize("database", DATABASES)
def test_a_server_that_is_killed_loses_nothing(tmp_path: Path, database: str) -> None:
    figures = list(killed.killed(database, Asked(21, True, tmp_path)))
    assert [each for each in figures if not each.kept] == []
