"""Only a text makes a must. What none asks for is told as the thing to do, and *Why?* says whose
rule it is.
"""

import pytest
from msgspec.structs import replace

from concordat.brief.duties import sentence, sentence_of_others
from concordat.brief.names import Names
from concordat.brief.why import why
from concordat.core.protocol import CARRY_OUT, SAY
from concordat.stories.seen import view_of
from tests.core.stories import Story


@pytest.mark.parametrize(
    ("key", "clause", "strength", "to_them", "of_them"),
    [
        ("colleagues.talk", "C-2", "must", "You must talk", " must talk"),
        ("colleagues.talk", None, "must", "Talk", " to talk"),
        ("colleagues.talk", None, "may", "You may talk", " may talk"),
        (SAY.key, None, "must", "Talk", " to talk"),
        (CARRY_OUT.key, None, "must", "You are to talk", " to talk"),
    ],
)
def test_a_sentence_says_what_to_do_and_makes_a_must_only_of_a_text(
    key: str, clause: str | None, strength: str, to_them: str, of_them: str
) -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    duty = replace(
        story.the("colleagues.talk"), key=key, clause=clause, strength=strength, what="talk"
    )
    names = Names(view_of(story.record, story.case))
    assert of_them in sentence_of_others(names, duty)
    assert sentence(names, replace(duty, person="whoever reads it")).startswith(to_them)
    for said in (sentence(names, duty), sentence_of_others(names, duty)):
        assert (" must " in said) == (clause is not None)


@pytest.mark.parametrize(
    ("key", "whose"),
    [
        ("colleagues.talk", "The board's local rule, not in the procedure's text"),
        (SAY.key, "Concordat's own rule, not in the procedure's text"),
        (CARRY_OUT.key, "Agreed or decided in this case, not in the procedure's text"),
    ],
)
def test_why_says_whose_rule_it_is(key: str, whose: str) -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    duty = replace(story.the("colleagues.talk"), key=key, clause=None)
    assert why(view_of(story.record, story.case), duty).clause.name == whose
