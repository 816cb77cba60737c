"""A fact that states danger comes with who was rung: it isn't among what is asked at raising."""

from pathlib import Path

import pytest

from concordat.library.files.load import problems
from tests.library.test_broken_protocols import WHOLE

FACT = """
[fact.stays-out]
title = "The child is at immediate risk, and they stay out"
clause = "{clause}"
{lines}
"""
SENTENCE = "What states danger isn't asked while somebody raises a case."


def told(tmp_path: Path, lines: str) -> list[tuple[int, str]]:
    """What is told of the whole protocol with such a fact, and in which of the fact's lines."""
    text = WHOLE.read_text(encoding="utf-8")
    clause = text.partition('[clause."')[2].partition('"')[0]
    path = tmp_path / "whole" / "2020-01-01.toml"
    path.parent.mkdir()
    path.write_text(text + FACT.format(clause=clause, lines=lines), encoding="utf-8")
    before = text.count("\n")
    return [(each.line - before, each.sentence) for each in problems(path)]


def test_danger_is_not_asked_while_somebody_raises_a_case(tmp_path: Path) -> None:
    found = told(tmp_path, 'ask = "raising"\nstates_danger = true')
    assert [sentence for _, sentence in found] == [SENTENCE]


@pytest.mark.parametrize("lines", ["states_danger = true", 'ask = "raising"'])
def test_each_of_the_two_alone_is_right(tmp_path: Path, lines: str) -> None:
    assert SENTENCE not in [sentence for _, sentence in told(tmp_path, lines)]
