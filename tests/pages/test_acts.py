"""Whatever can be done has its page, its button and its words: a new act that is forgotten
somewhere fails here.
"""

from pathlib import Path
from typing import get_args

from concordat.brief.verbs import VERBS
from concordat.core import labels
from concordat.core.acts import AnyAct, Noted
from concordat.core.acts.acts_of_duties import PARTS
from concordat.core.protocol import Act, Other
from concordat.pages.acting import acts
from concordat.pages.acting.table import PAGES, WITHOUT_A_PAGE
from tests.house.source import python_files


def test_every_kind_of_act_has_a_page_or_is_named_as_one_that_has_none() -> None:
    every = {kind for act in get_args(AnyAct) for kind in act.kinds}
    known = {*PAGES, *WITHOUT_A_PAGE}
    assert every - known == set(), "Give these a page in pages/acting/acts/."
    assert known - every == set(), "No act is set about in these ways."
    assert set(PAGES) & set(WITHOUT_A_PAGE) == set()


def test_every_page_has_a_file_of_its_own_and_every_file_is_in_the_table() -> None:
    files = {file.stem for file in python_files(Path(acts.__path__[0]))} - {"__init__"}
    assert {name.replace("-", "_") for name in PAGES} == files
    for name, page in PAGES.items():
        assert page.form.__module__.endswith(f".{name.replace('-', '_')}")


def test_every_verb_of_a_duty_has_its_words() -> None:
    assert set(VERBS) == set(get_args(Act))
    assert {*get_args(Other), *get_args(Act)} <= set(PARTS)


def test_every_text_has_a_question_and_a_name_of_its_own() -> None:
    for text in labels.EVERY:
        assert text.asked
        assert labels.shown_as(text.key) == text.shown, "another text is kept under the same key"


def test_every_text_that_an_act_may_hold_has_a_name() -> None:
    named = {text.key for text in labels.EVERY} | {labels.POSITION, labels.NEED, labels.CHILD}
    held = {text for act in get_args(AnyAct) if act is not Noted for text in act.writes}
    assert held <= named
