"""An agreement that the other side denies, at once or after the case has gone on."""

import pytest

from concordat.core.acts import Issue, Withdrawn
from concordat.core.case.discussed import asks_again
from concordat.core.notices import say_news, tellings
from tests.core.ladder import LADDER
from tests.core.stories import CARE, SCHOOL, Story

TWO = (Issue("1"), Issue("2"))
IN_PART = {"1": "agreed", "2": "not agreed"}


def at_once() -> Story:
    """Denied where it was said: nothing has gone on."""
    return Story(issues=TWO).talked().say({"1": "agreed"})


def gone_on() -> Story:
    """At the next stage, where nobody has spoken yet."""
    return Story(issues=TWO).talked().say(IN_PART)


def spoken_of() -> Story:
    """At the next stage, where they have spoken and the raising side says nothing of it yet."""
    return gone_on().done("managers.meet", "4 10:00")


def ended() -> Story:
    return spoken_of().do(Withdrawn(), "4 11:00")


def deny(story: Story) -> Story:
    return story.say({"1": "not agreed"}, "answering", "5 10:00")


@pytest.mark.parametrize(
    ("story", "asked"), [(at_once, True), (gone_on, False), (spoken_of, True), (ended, False)]
)
def test_whoever_is_to_be_asked_again_is_asked_and_nobody_else(story: object, asked: bool) -> None:
    told = story()  # type: ignore[operator]
    assert asks_again(LADDER, told.case, CARE.id) is asked
    assert ("say" in deny(told).owed()) is asked


def test_what_is_denied_is_settled_at_the_stage_where_the_case_now_is() -> None:
    story = deny(gone_on())
    assert story.case.stage == "2"
    assert not story.case.positions_on(CARE.id, "1").settled
    story.done("managers.meet", "5 11:00")
    assert "say" in story.owed()
    story.say({"2": "agreed"})
    assert "say" in story.owed(), "of the point that was denied nothing is said yet"
    story.say({"1": "agreed"}).say({"1": "agreed", "2": "agreed"}, "answering")
    assert story.case.end == "agreed"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"1": "agreed", "2": "agreed"}, "what is agreed"),
        ({"1": "not agreed", "2": "not agreed"}, "that it is not agreed"),
        ({"1": "not agreed"}, "that it is not agreed"),
        ({"1": "agreed", "2": "not agreed"}, "what is agreed and what is not"),
    ],
)
@pytest.mark.parametrize("side", ["raising", "answering"])
def test_what_the_other_side_is_told_is_what_was_said(
    side: str, said: dict[str, str], told: str
) -> None:
    story = Story(issues=TWO).talked()
    before, many = story.case, len(story.events)
    story.say(said, side)
    news = tellings(LADDER, before, story.case, story.events[many:])
    speaks = SCHOOL if side == "raising" else CARE
    said = [each for each in news if each.kind == "said"]
    assert {say_news(each.kind, each.what, whom=each.whom) for each in said} == {
        f"{speaks.id} said {told}"
    }
