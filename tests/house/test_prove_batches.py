"""A long part of `./prove` goes on behind the batches that are done."""

from collections import Counter
from pathlib import Path

import pytest

from proofs import batches
from proofs.batches import seed_of, summed
from proofs.figures import Asked
from proofs.results import Results


def test_a_run_that_is_broken_off_goes_on_behind_the_batches_that_are_done(tmp_path: Path) -> None:
    ran: list[int] = []

    def batch(number: int) -> Counter[str]:
        ran.append(number)
        if ran == [0, 1]:
            raise KeyboardInterrupt
        return Counter(done=10 + number)

    asked = Asked(21, False, tmp_path, "P0-whole-21")
    with pytest.raises(KeyboardInterrupt):
        summed(asked, "SQLite", 3, batch)
    assert summed(asked, "SQLite", 3, batch) == Counter(done=33)
    assert ran == [0, 1, 1, 2]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("why", ["another program", "asked again"])
def test_it_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: str) -> None:
    asked = Asked(21, False, tmp_path, "P0-whole-21")
    ran: list[int] = []

    def batch(number: int) -> Counter[str]:
        if len(ran) == 1:
            ran.append(-1)
            raise KeyboardInterrupt
        ran.append(number)
        return Counter(done=1)

    with pytest.raises(KeyboardInterrupt):
        summed(asked, "SQLite", 2, batch)
    if why == "asked again":
        Results("P0", 21, sample=False, folder=tmp_path).forget()
    else:
        monkeypatch.setattr(batches, "name_of", lambda _: "another")
    assert summed(asked, "SQLite", 2, batch) == Counter(done=2)
    assert ran == [0, -1, 0, 1]


def test_no_two_batches_draw_the_same(tmp_path: Path) -> None:
    asked = Asked(21, False, tmp_path)
    assert seed_of(asked, 0) != seed_of(asked, 1)
