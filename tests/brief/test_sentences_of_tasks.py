"""Only a text makes a must: of what none asks for, the sentence says who does."""

import pytest
from msgspec.structs import replace

from concordat.brief.duties import sentence, sentence_of_others
from concordat.brief.names import Names
from concordat.core.protocol import CARRY_OUT, SAY
from concordat.stories.seen import view_of
from tests.core.stories import Story


@pytest.mark.parametrize(
    ("key", "clause", "strength", "starts"),
    [
        ("colleagues.talk", "C-2", "must", " must "),
        ("colleagues.talk", None, "must", "The board's local rule asks "),
        ("colleagues.talk", None, "may", " may "),
        (SAY.key, None, "must", "Concordat's own rule asks "),
        (CARRY_OUT.key, None, "must", " to talk"),
    ],
)
def test_a_sentence_says_who_asks_where_no_text_does(
    key: str, clause: str | None, strength: str, starts: str
) -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    duty = replace(
        story.the("colleagues.talk"), key=key, clause=clause, strength=strength, what="talk"
    )
    names = Names(view_of(story.record, story.case))
    for said in (sentence(names, duty), sentence_of_others(names, duty)):
        assert starts in said
        assert (" must " in said) == (clause is not None)
