"""Nothing of a case is shown unless it is written down first that it is, though the server is
killed, or the table for it is full or locked.

A sample of what `./prove P7` shows whole.
"""

from pathlib import Path

import pytest

from proofs import written_down
from proofs.figures import Asked
from proofs.installed import DATABASES


@pytest.mark.parametrize("database", DATABASES)
def test_nothing_is_shown_that_is_not_written_down(tmp_path: Path, database: str) -> None:
    figures = list(written_down.runs(database, Asked(21, True, tmp_path)))
    assert [each for each in figures if not each.kept] == []
