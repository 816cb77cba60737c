"""`./prove` lists what is promised, runs it, goes on where it was, and tells what it found."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from proofs import __main__ as prove
from proofs import page, results
from proofs.figures import Asked, Figure, at_least, at_most, exactly
from proofs.promises import PROMISES


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """A promise of two parts, of which the second is not kept; and the parts that were run."""
    parts: list[str] = []

    def first(asked: Asked) -> list[Figure]:
        parts.append(f"first, seed {asked.seed}")
        return [at_most("the slowest", 0.25, 1, "s")]

    def second(asked: Asked) -> list[Figure]:
        parts.append("second")
        if asked.seed == 13:
            raise KeyboardInterrupt
        return [exactly("lost", 2, 0, "acts")]

    module = ModuleType("a_promise", "P0: somebody writes, and it is there. It is looked for.")
    module.TITLE = "Nothing is lost"  # type: ignore[attr-defined]
    module.PARTS = {"first": first, "second": second}  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "a_promise", module)
    for where in (prove, page):
        monkeypatch.setattr(where, "PROMISES", {"P0": "a_promise"})
    monkeypatch.setattr(results.Results.__init__, "__kwdefaults__", {"folder": tmp_path})
    monkeypatch.setattr(prove, "FOLDER", tmp_path)
    monkeypatch.setattr(page, "PAGE", tmp_path / "promises.md")
    return parts


def test_every_promise_says_what_it_is_and_has_parts() -> None:
    from importlib import import_module

    for name, module in PROMISES.items():
        found = import_module(module)
        assert found.TITLE
        assert found.PARTS, name


def test_without_a_promise_it_lists_them(
    ran: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert prove.main([]) == 0
    assert capsys.readouterr().out == "P0  Nothing is lost\n"
    assert ran == []


def test_each_figure_stands_beside_its_target_with_seed_and_command(
    ran: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert prove.main(["P0", "--seed", "7"]) == 1
    said = capsys.readouterr().out
    assert "kept      the slowest\n            0.25 s; promised: at most 1 s\n" in said
    assert "NOT KEPT  lost\n            2 acts; promised: 0 acts\n" in said
    assert "seed 7; ./prove P0 --again --seed 7\n" in said


def test_it_goes_on_where_it_was_broken_off(ran: list[str]) -> None:
    with pytest.raises(KeyboardInterrupt):
        prove.main(["P0", "--seed", "13"])
    with pytest.raises(KeyboardInterrupt):
        prove.main(["P0", "--seed", "13"])
    assert ran == ["first, seed 13", "second", "second"]


def test_asked_again_it_begins_anew(ran: list[str]) -> None:
    prove.main(["P0"])
    prove.main(["P0"])
    assert ran == ["first, seed 21", "second"]
    prove.main(["P0", "--again"])
    assert len(ran) == 4


@pytest.mark.parametrize("of", [results.PROGRAM, results.PROOF])
def test_another_program_or_proof_is_shown_anew(
    ran: list[str], monkeypatch: pytest.MonkeyPatch, of: tuple[str, ...]
) -> None:
    prove.main(["P0"])
    monkeypatch.setattr(results, "name_of", lambda asked: "another" if asked == of else "the same")
    prove.main(["P0"])
    assert len(ran) == 4


def test_the_page_is_written_after_all_or_when_it_is_asked_for(
    ran: list[str], tmp_path: Path
) -> None:
    written = tmp_path / "promises.md"
    prove.main(["P0"])
    assert not written.exists()
    assert prove.main(["page"]) == 0
    assert written.exists()
    written.unlink()
    assert prove.main(["all"]) == 1
    assert written.exists()
    assert len(ran) == 2


def test_the_page_says_of_each_line_in_what_run_it_was_found(
    ran: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = tmp_path / "promises.md"
    prove.main(["all", "--sample"])
    text = written.read_text("utf-8")
    assert "Run whole: none." in text
    assert "\nSomebody writes, and it is there. It is looked for.\n" in text
    assert "| the slowest | 0.25 s | at most 1 s | kept | a sample, " in text
    assert "./prove P0 --again --seed 21 --sample\n" in text

    parts = sys.modules["a_promise"].PARTS
    monkeypatch.delitem(parts, "second")
    prove.main(["P0"])  # the first part alone is run whole
    monkeypatch.setitem(parts, "second", lambda _: [])
    prove.main(["page"])
    text = written.read_text("utf-8")
    assert "Some parts run whole: P0." in text
    assert "| the slowest | 0.25 s | at most 1 s | kept | whole, " in text
    assert "| lost | 2 acts | 0 acts | **not kept** | a sample, " in text
    assert "./prove P0 --again --seed 21\n./prove P0 --again --seed 21 --sample\n" in text

    prove.main(["P0"])
    prove.main(["page"])
    assert "Run whole: P0." in written.read_text("utf-8")


def test_the_page_says_what_was_found_of_an_earlier_program_or_never(
    ran: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = tmp_path / "promises.md"
    prove.main(["page"])
    assert page.NEVER in written.read_text("utf-8")
    prove.main(["all"])
    assert "an earlier program" not in written.read_text("utf-8")
    monkeypatch.setattr(page, "name_of", lambda: "another")
    prove.main(["page"])
    assert "an earlier program" in written.read_text("utf-8")


def test_the_page_names_what_a_figure_is_made_up_of(ran: list[str], tmp_path: Path) -> None:
    cells = at_least("cells", 2, 2, "cells", ["raised by raising", "noted by board"])
    sys.modules["a_promise"].PARTS["first"] = lambda _: [cells]
    prove.main(["all"])
    text = (tmp_path / "promises.md").read_text("utf-8")
    assert "cells (2): raised by raising; noted by board." in text


def test_a_promise_that_is_none_is_not_understood(ran: list[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        prove.main(["P99"])
    assert refused.value.code == 2
