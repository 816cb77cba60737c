"""No clause of the five procedures was dropped, and none is told in words that its source doesn't
have.

`clause_ids.toml` numbers every statement in the five texts that a working system has to honour,
with how strongly each binds. It was drawn up from the texts, apart from the protocol files.
"""

import tomllib
from functools import cache
from pathlib import Path

import pytest

from concordat.core.protocol import Protocol
from concordat.library.files import folder
from concordat.library.files import load as protocols
from concordat.library.findings.ledger import ledger_of

HERE = Path(__file__).resolve()
NUMBERED: dict[str, dict[str, str]] = tomllib.loads(
    HERE.with_name("clause_ids.toml").read_text(encoding="utf-8")
)
EVERY = [(board, clause) for board, clauses in NUMBERED.items() for clause in clauses]
WORDS = {"M": "must", "S": "should", "a": "aim", "m": "may"}
RANKS = ("must", "should", "aim", "may")
# What the ledger numbers and no sentence of the source says: something missing from it, or seen
# only in the whole
WORDLESS = ("gap", "finding")


@cache
def protocol(board: str) -> Protocol:
    return protocols.load(board)


@cache
def source(board: str) -> str:
    """The text of the newest version: its revisions share that of the first."""
    path = folder.find(board).with_name(f"{protocol(board).version.dated}.source.txt")
    return plain(path.read_text(encoding="utf-8"))


def plain(text: str) -> str:
    """The words alone: one space between them, and without the marks that only set them in bold."""
    return " ".join(text.replace("**", "").split())


def remarked(board: str, clause: str) -> list[str]:
    return [remark.sort for remark in protocol(board).remarks if clause in remark.clauses]


@pytest.mark.parametrize(("board", "clause"), EVERY)
def test_every_clause_is_listed(board: str, clause: str) -> None:
    assert clause in protocol(board).clauses


@pytest.mark.parametrize("board", NUMBERED)
def test_no_clause_is_made_up(board: str) -> None:
    assert set(protocol(board).clauses) - set(NUMBERED[board]) == set()


@pytest.mark.parametrize(("board", "clause"), EVERY)
def test_something_is_done_with_every_clause(board: str, clause: str) -> None:
    ledger = ledger_of(protocol(board))
    only = protocol(board).clauses[clause].only
    if only is not None:
        assert clause not in ledger.cited or not _runs(board, clause)
        assert len(only.split()) >= 4, "text only wants a reason"
    else:
        assert clause in ledger.cited or remarked(board, clause)


def _runs(board: str, clause: str) -> bool:
    it = protocol(board)
    running = [*it.duties.values(), *it.notices, *it.clocks, *it.permissions]
    return any(element.clause == clause for element in running)


@pytest.mark.parametrize(
    ("board", "clause"),
    [(board, clause) for board, clause in EVERY if NUMBERED[board][clause] in WORDLESS],
)
def test_what_is_missing_from_a_text_stays_visible(board: str, clause: str) -> None:
    assert NUMBERED[board][clause] in remarked(board, clause)


@pytest.mark.parametrize(("board", "clause"), EVERY)
def test_a_clause_is_told_in_the_words_of_its_source(board: str, clause: str) -> None:
    text = protocol(board).clauses[clause].text
    if not text:
        assert NUMBERED[board][clause] in (*WORDLESS, "reading"), (
            "no words, and the source has some"
        )
    place = 0
    for part in map(plain, text.split(" … ")):
        found = source(board).find(part, place)
        assert found >= 0, f"{clause}: the source does not say, after what came before: {part}"
        place = found + len(part)


@pytest.mark.parametrize(("board", "clause"), EVERY)
def test_a_clause_binds_as_strongly_as_its_words(board: str, clause: str) -> None:
    assert _strengths(NUMBERED[board][clause]) == set(protocol(board).clauses[clause].strengths)


def _strengths(letters: str) -> set[str]:
    return {WORDS[letter] for letter in letters.split("/") if letter in WORDS}


@pytest.mark.parametrize(("board", "clause"), EVERY)
def test_what_runs_from_a_clause_binds_no_more_strongly_than_it(board: str, clause: str) -> None:
    it = protocol(board)
    running = [each for each in (*it.duties.values(), *it.clocks) if each.clause == clause]
    strongest = min(map(RANKS.index, _strengths(NUMBERED[board][clause])), default=len(RANKS))
    assert all(RANKS.index(each.strength) >= strongest for each in running)


def test_words_that_a_source_does_not_have_are_found() -> None:
    assert plain("within  **5\nworking** days") == "within 5 working days"
    assert plain("The LSCB Chair will make a final and binding suggestion") not in source("sefton")
