"""What was left open when a disagreement was raised is added on the case, once, and told to
nobody.
"""

import pytest

from concordat.core.acts import Added, Note
from concordat.core.notices import tellings
from concordat.core.who.offers import offers
from tests.core.names import Plain
from tests.core.stories import RAISER, TEAM_LEAD, Story, refused

VOICE = Note("a" * 32, "child-voice")


def test_what_was_left_open_is_said_later_and_stands_with_what_was_raised() -> None:
    story = Story()
    assert set(story.case.left_open) >= {"level", "child-voice", "family", "not-to-reach"}
    story.do(Added(level="early-help", notes=(VOICE,)), who=RAISER)
    assert story.case.raised.level == "early-help"
    assert story.case.raised.note("child-voice") == VOICE.id
    assert not {"level", "child-voice"} & set(story.case.left_open)


def test_what_was_said_already_is_corrected_and_not_added() -> None:
    story = Story()
    story.do(Added(level="early-help"), who=RAISER)
    with refused("said-already", story):
        story.do(Added(level="child-in-need"), who=RAISER)


def test_an_addition_without_an_answer_is_refused() -> None:
    story = Story()
    with refused("nothing-added", story):
        story.do(Added(), who=RAISER)


@pytest.mark.parametrize("field", ["level", "matter"])
def test_only_what_the_procedure_knows_can_be_added(field: str) -> None:
    story = Story()
    with refused("no-such-level" if field == "level" else "no-such-kind", story):
        story.do(Added(**{field: "nonsense"}), who=RAISER)


def test_the_other_side_adds_nothing_to_what_was_raised() -> None:
    story = Story()
    with refused("other-side", story):
        story.do(Added(level="early-help"), who=TEAM_LEAD)
    kinds = {each.kind for each in offers(story.record.protocol, story.case, TEAM_LEAD)}
    assert "add" not in kinds
    assert "add" in {each.kind for each in offers(story.record.protocol, story.case, RAISER)}


def test_an_addition_is_told_and_stands_in_the_record() -> None:
    story = Story()
    before = story.case
    event = story.do(Added(level="early-help"), who=RAISER).events[-1]
    told = tellings(story.record.protocol, before, story.case, [event])
    assert {each.what for each in told} == {"added to what was raised: the level of need"}
    assert "answering" in {each.to.side for each in told}
    assert (
        event.act.sentence(Plain(story.record.protocol, before))
        == "Added to what was raised: the level of need"
    )
