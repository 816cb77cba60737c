"""Whoever a text has only told of something owes nothing by that, and is offered nothing."""

from msgspec.structs import replace

from concordat.core.who.carrying_out import may_carry_out
from concordat.core.who.offers import offers
from concordat.core.who.senior import senior
from tests.core.ladder import LADDER, posts, with_changed
from tests.core.stories import CHAIR, Story

TOWARDS = posts("raising director, board chair")


def test_who_is_only_told_of_a_talk_records_nothing_of_it() -> None:
    for only_told in (False, True):
        protocol = with_changed("managers.meet", towards=TOWARDS, only_told=only_told)
        story = Story(protocol=protocol).at_managers()
        meet = story.the("managers.meet")
        assert may_carry_out(CHAIR, protocol.duties[meet.key], meet) is not only_told
        done = [each for each in offers(protocol, story.case, CHAIR) if each.kind == "done"]
        assert any(each.open for each in done) is not only_told


def test_who_is_only_told_is_not_asked_what_becomes_of_an_action_that_is_not_taken_on() -> None:
    """The senior people are those whom the last step names: not whoever it has told."""
    last = next(key for key in reversed(LADDER.duties) if key.startswith("chair."))
    for only_told in (False, True):
        spec = replace(LADDER.duties[last], towards=TOWARDS, only_told=only_told)
        protocol = replace(LADDER, duties={**LADDER.duties, last: spec})
        named = {post.post for post in senior(protocol, Story(protocol=protocol).case)}
        assert ("director" in named) is not only_told
