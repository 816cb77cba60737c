"""Who says how two cases belong together, and who learns of it."""

from concordat.core.acts import Linked
from concordat.core.notices import tellings
from tests.core.names import Plain
from tests.core.stories import (
    COMPANY,
    OFFICER,
    RAISER,
    STRANGER,
    TEAM_LEAD,
    Story,
    refused,
)

SAME = Linked("C-2", "duplicate")


def test_the_answering_side_and_the_board_link_also_after_the_end() -> None:
    for who in (TEAM_LEAD, OFFICER):
        story = Story().do(SAME, who=who)
        assert story.events[-1].act == SAME
        assert Story().talked().agree().do(SAME, who=who)


def test_nobody_else_does() -> None:
    for who, code in ((RAISER, "not-yours"), (COMPANY, "companion"), (STRANGER, "no-part")):
        story = Story().talked()
        with refused(code, story):
            story.do(SAME, who=who)


def test_a_case_is_linked_with_another_one_that_there_can_be() -> None:
    story = Story()
    with refused("same-case", story):
        story.do(Linked(story.record.ref, "duplicate"), who=OFFICER)
    with refused("no-such-case", story):
        story.do(Linked("the other one", "duplicate"), who=OFFICER)


def test_nobody_is_told_and_nothing_changes() -> None:
    story = Story()
    before = story.case
    story.do(SAME, who=OFFICER)
    assert tellings(story.record.protocol, before, story.case, story.events[-1:]) == ()
    assert story.case.open_duties == before.open_duties


def test_it_reads_as_what_was_said() -> None:
    story = Story()
    names = Plain(story.record.protocol, story.case)
    assert SAME.sentence(names) == "The same matter: C-2"
    assert Linked("C-2", "different").sentence(names) == "Not the same child: C-2"
