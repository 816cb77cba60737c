"""Whatever can be done has its page, its button and its words: a new act that is forgotten
somewhere fails here.
"""

import ast
from pathlib import Path
from typing import get_args

import pytest

from concordat.brief import labels
from concordat.brief.verbs import PARTS, VERBS
from concordat.core.acts import AnyAct
from concordat.core.protocol import Act, Other
from concordat.pages.acting import acts
from concordat.pages.acting.table import PAGES, WITHOUT_A_PAGE
from tests.house.source import python_files, tree

ACTS = [file for file in python_files(Path(acts.__path__[0])) if file.stem != "__init__"]
# Recorded otherwise: on the pages of raising, on the board's page for a closed day, by the core.
NO_PAGE = {"Raised", "HolidayProclaimed", "SamePerson"}


def test_every_kind_of_act_has_a_page_or_is_named_as_one_that_has_none() -> None:
    every = {kind for act in get_args(AnyAct) for kind in act.kinds}
    assert set(PAGES) | set(WITHOUT_A_PAGE) == every
    assert not set(PAGES) & set(WITHOUT_A_PAGE)


def test_every_page_has_a_file_of_its_own_and_every_file_is_in_the_table() -> None:
    modules = [page.form.__module__.rpartition(".")[2] for page in PAGES.values()]
    assert sorted(modules) == sorted(file.stem for file in ACTS)
    assert {name.replace("-", "_") for name in PAGES} == set(modules)


def test_every_act_can_be_recorded_through_a_page_or_is_named_as_one_that_is_not() -> None:
    made = {
        node.func.id
        for file in python_files(Path(acts.__path__[0]).parent)
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    every = {act.__name__ for act in get_args(AnyAct)}
    assert every - made == NO_PAGE


def test_every_verb_of_a_duty_has_its_words() -> None:
    assert set(VERBS) == set(get_args(Act))
    assert set(get_args(Other)) <= set(PARTS)


@pytest.mark.parametrize("text", labels.EVERY, ids=lambda text: text.key)
def test_every_text_has_a_question_and_a_name(text: labels.Written) -> None:
    assert text.asked
    assert labels.shown_as(text.key) == text.shown, "no other text is kept under the same key"


def test_every_text_that_an_act_may_hold_has_a_name() -> None:
    named = {text.key for text in labels.EVERY} | {labels.POSITION, labels.NEED}
    assert {text for act in get_args(AnyAct) for text in act.writes} <= named
