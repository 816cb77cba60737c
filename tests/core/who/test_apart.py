"""Nobody acts for one side who works for the other: whoever stands in for them does, or nobody."""

from datetime import date

import pytest

from concordat.core.posts import LEAD, Directory, Seat
from concordat.core.who.apart import of_case
from concordat.core.who.asked import There
from concordat.core.who.parts import actor
from concordat.core.who.reach import reached_by
from concordat.core.who.recipients import Recipient
from tests.core.stories import CARE, CLINIC, SCHOOL, Story, directory

DAY = date(2026, 11, 2)
OF_THE_SCHOOL = Recipient("raising", SCHOOL.id, post=LEAD)


def lead(agency: str = SCHOOL.id, holder: str = "lou", works_for: str = "", **more: str) -> Seat:
    """A lead; with an employer, of another organisation."""
    own = {"organisation": "Elsewhere", "works_for": works_for} if works_for else {}
    return Seat(agency, "nurse", "Nurse", holder, lead=True, **own, **more)  # type: ignore[arg-type]


def there(*seats: Seat) -> tuple[Story, Directory]:
    people = directory(*seats)
    return Story(people=people), people


def sides(story: Story, people: Directory, person: str) -> set[str]:
    who = actor(story.record.protocol, story.case, people, person, DAY)
    return {held.side for held in who.capacities}


def told(story: Story, people: Directory) -> frozenset[str]:
    case_there = There.of(story.record.protocol, story.case, people, DAY)
    return reached_by(case_there, OF_THE_SCHOOL)


def test_the_raisers_lead_who_works_for_the_other_side_has_no_part() -> None:
    story, people = there(lead(works_for=CARE.id))
    assert sides(story, people, "lou") == set()
    assert told(story, people) == set()


def test_their_deputy_follows_it_instead() -> None:
    story, people = there(lead(works_for=CARE.id, cover="deb"))
    assert sides(story, people, "deb") == {"raising"}
    assert told(story, people) == {"deb"}


def test_a_deputy_who_works_for_the_other_side_too_does_not() -> None:
    deputy = Seat(SCHOOL.id, "doctor", "Doctor", "deb", organisation="Care", works_for=CARE.id)
    story, people = there(lead(works_for=CARE.id, cover="deb"), deputy)
    assert sides(story, people, "deb") == set()
    assert told(story, people) == set()


def test_where_they_lead_for_their_employer_as_well_they_act_for_it() -> None:
    story, people = there(lead(works_for=CARE.id), lead(CARE.id))
    assert sides(story, people, "lou") == {"answering"}


def test_so_does_whoever_the_raising_side_employs_and_the_other_has_a_post_for() -> None:
    story, people = there(lead(CARE.id, works_for=SCHOOL.id), lead())
    assert sides(story, people, "lou") == {"raising"}
    alone, others = there(lead(CARE.id, works_for=SCHOOL.id))
    assert sides(alone, others, "lou") == set()


@pytest.mark.parametrize("employer", [SCHOOL.id, CLINIC.id, "trust"])
def test_whoever_works_for_nobody_on_the_other_side_keeps_their_part(employer: str) -> None:
    story, people = there(lead(works_for=employer))
    assert sides(story, people, "lou") == {"raising"}


def test_a_post_of_their_own_in_the_agency_keeps_them_there() -> None:
    own = Seat(SCHOOL.id, "governor", "Governor", "lou")
    story, people = there(lead(works_for=CARE.id), own)
    assert sides(story, people, "lou") == {"raising"}


def test_whoever_raised_it_goes_on_by_name() -> None:
    people = directory(lead(works_for=CARE.id))
    story = Story(people=people, by="lou")
    who = actor(story.record.protocol, story.case, people, "lou", DAY)
    assert [(held.side, held.post) for held in who.capacities] == [("raising", "practitioner")]


def test_it_is_said_once_of_a_directory() -> None:
    story, people = there(lead(works_for=CARE.id, cover="deb"))
    once = of_case(people, story.case)
    assert once != people
    assert of_case(once, story.case) is once
