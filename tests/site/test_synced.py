"""Whatever somebody is told is recorded is on the disk by then.

A sample of what `./prove P2` shows whole.
"""

import shutil
from pathlib import Path

import pytest

from proofs import synced
from proofs.figures import Asked
from tests.conftest import IN_CI

WAL = "/srv/concordat.sqlite3-wal"
WRITTEN = f'7 pwrite64(9<{WAL}>, "7", 24, 32) = 24\n'
SYNCED = f"7 fdatasync(9<{WAL}>) = 0\n"
ANSWERED = '7 sendto(5<socket:[1]>, "HTTP/1.1 302 Found\\r\\nC"..., 900, 0, NULL, 0) = 900\n'
HALF = [f"7 fdatasync(9<{WAL}> <unfinished ...>\n", "7 <... fdatasync resumed>) = 0\n"]


@pytest.mark.parametrize(
    ("lines", "early"),
    [
        ([WRITTEN, SYNCED, ANSWERED], 0),
        ([WRITTEN, *HALF, ANSWERED], 0),
        ([WRITTEN, ANSWERED, SYNCED], 1),
        ([WRITTEN, HALF[0], ANSWERED, HALF[1]], 1),
        ([HALF[0], WRITTEN, HALF[1], ANSWERED], 1),
        ([WRITTEN, SYNCED, ANSWERED, ANSWERED], 1),
        ([SYNCED.replace("-wal", "-wal.readers"), ANSWERED], 1),
    ],
)
def test_an_answer_before_its_sync_is_noticed(lines: list[str], early: int) -> None:
    found = synced.Order()
    for line in lines:
        found.read(line)
    assert found.early == early


def test_an_answer_comes_after_its_sync(tmp_path: Path) -> None:
    if shutil.which("strace") is None:
        if IN_CI:
            pytest.fail(f"Nothing may be skipped. {synced.NO_STRACE}")
        pytest.skip(synced.NO_STRACE)
    figures = list(synced.order("SQLite", Asked(21, True, tmp_path)))
    assert [each for each in figures if not each.kept] == []
