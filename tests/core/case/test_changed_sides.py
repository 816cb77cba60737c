"""A case in which agencies came and went means the same however it is read: whole, or on from where
it was.
"""

from collections.abc import Callable

import pytest

from concordat.core.acts import (
    Answering,
    DangerAnswered,
    DangerPassed,
    RiskStated,
    SteppedAside,
    TookOn,
    TookOver,
    Withdrawn,
)
from concordat.core.case.fold import fold
from concordat.core.posts import Party
from concordat.core.who.parts import Actor, actor
from tests.core.ladder import CITING
from tests.core.stories import CARE, CLINIC, OFFICER, RAISER, Story
from tests.core.test_danger import NIGHT, talking
from tests.core.who.test_supporting import supported
from tests.core.who.test_taking_on import CLUB, part


def of_the_clinic(story: Story, person: str) -> Actor:
    return actor(CITING, story.case, story.record.directory, person, story.now.date())


def in_danger_at_the_clinic() -> Story:
    """The clinic answers in place of social care, and somebody there states danger."""
    story = talking()
    clinic = Party(CLINIC.id, CLINIC.kind, person="gus")
    story.do(Answering(clinic, instead_of=CARE.id), "7 21:00", who=OFFICER)
    return story.do(RiskStated(), NIGHT, who=of_the_clinic(story, "gus"))


def taken_over() -> Story:
    took = TookOver("answering", CLINIC.id, "gil", "gus")
    return in_danger_at_the_clinic().do(took, "7 22:10", who=OFFICER)


def stepped_aside() -> Story:
    story = in_danger_at_the_clinic()
    gus = of_the_clinic(story, "gus")
    return story.do(SteppedAside(gus.capacities[0].post), "7 22:10", who=gus)


@pytest.mark.parametrize("tell", [taken_over, stepped_aside])
def test_who_owes_by_name_is_one_person_however_a_case_is_read(tell: Callable[[], Story]) -> None:
    record = tell().record
    assert fold(record.protocol, record.calendar, record.events) == record.folded


def test_who_goes_on_for_an_agency_that_came_later_owes_what_danger_asks() -> None:
    record = taken_over().record
    case = fold(record.protocol, record.calendar, record.events)
    assert [duty.person for duty in case.open_duties if duty.person] == ["gil"]


def test_danger_is_over_once_all_who_are_asked_have_agreed_and_the_rest_have_left() -> None:
    story = supported()
    story.do(RiskStated(), "2 10:30", who=part(story, "mia"))
    (danger,) = story.case.standing
    story.do(DangerPassed(danger.seq), "2 10:40", who=OFFICER)
    story.do(DangerAnswered(danger.seq, "answering", "care"), "2 10:50", who=part(story, "dee"))
    assert story.case.standing, "the school that raised it has not agreed"
    story.do(Withdrawn(), "2 12:00", who=RAISER)
    story.do(TookOn(len(story.events), CLUB, "mia"), "3 10:00", who=part(story, "mia"))
    assert not story.case.standing, "the club stated it, and social care agrees"
