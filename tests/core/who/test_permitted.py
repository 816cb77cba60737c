"""When something that the text permits is offered."""

from msgspec.structs import replace

from concordat.core.acts import Used
from concordat.core.protocol import Protocol
from tests.core.ladder import LADDER, done, entered
from tests.core.stories import HEAD, Story

ADVICE = Used("advice")
(PERMISSION,) = (each for each in LADDER.permissions if each.key == "advice")


def opened_by(*signals: object) -> Protocol:
    """The ladder where advice is offered only once one of these has happened."""
    return replace(LADDER, permissions=(replace(PERMISSION, opens=signals),))


def test_what_waits_for_something_is_not_offered_before_it_happened() -> None:
    story = Story(protocol=opened_by(done("managers.meet"))).at_managers()
    assert story.why_not(HEAD, ADVICE) == "not-yet"
    assert story.done("managers.meet", "4 10:00").why_not(HEAD, ADVICE) is None


def test_of_several_any_is_enough() -> None:
    story = Story(protocol=opened_by(done("managers.meet"), entered("managers"))).at_managers()
    assert story.why_not(HEAD, ADVICE) is None


def test_what_waits_for_nothing_is_offered_from_the_start() -> None:
    assert Story().at_managers().why_not(HEAD, ADVICE) is None
