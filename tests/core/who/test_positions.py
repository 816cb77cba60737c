"""Whether there is something yet of which a side can say that it is agreed."""

from concordat.core.acts import CarriedOut
from tests.core.ladder import with_changed
from tests.core.stories import Story, refused

ALSO_READ = with_changed("colleagues.talk", also=("read the file",))


def half_done() -> Story:
    """They have spoken, and nobody has read the file yet."""
    story = Story(protocol=ALSO_READ).done("colleagues.raise", "3 10:00")
    (talk,) = story.open("colleagues.talk")
    return story.do(CarriedOut((talk.id,), acts=("discuss",)), "3 11:00")


def test_who_has_spoken_is_told_what_of_the_discussion_is_still_missing() -> None:
    with refused("not-held") as caught:
        half_done().say("agreed")
    assert "First: read the file." in caught.value.sentence


def test_once_the_rest_was_done_they_say_what_is_agreed() -> None:
    assert half_done().done("colleagues.talk").agree().case.end == "agreed"
