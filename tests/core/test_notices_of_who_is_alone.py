"""Where nobody else of an agency can act in what is raised, the board's business unit is told; and
when that comes to be so later, or no longer is.
"""

import pytest

from concordat.core.notices import say_news, told_of_entries
from concordat.core.notices.alone import is_alone, told_alone, told_no_longer
from concordat.core.posts import LEAD, OFFICERS, Party, Seat
from concordat.core.record import Record
from concordat.core.who.asked import There
from concordat.core.who.seats import seats_in_force
from tests.core.ladder import LADDER
from tests.core.stories import SCHOOL, Story, directory
from tests.core.who.people import DAY


def told(*seats: Seat) -> list[str]:
    story = Story(people=directory(*seats))
    record = story.record
    nothing = Record("new", record.protocol, record.calendar, record.directory)
    told = told_of_entries(nothing, record, story.events[:1], None, story.case)
    return [each.to.post for each in told if each.kind == "alone" and each.whom == SCHOOL.id]


@pytest.mark.parametrize(
    ("holder", "above", "posts"),
    [
        ("lea", None, ()),
        ("ann", "hed", ()),
        (None, "hed", ()),
        ("ann", None, OFFICERS),
        ("ann", "ann", OFFICERS),
        (None, None, OFFICERS),
    ],
)
def test_it_is_told_where_only_the_raiser_is_in_the_leads_place(
    holder: str | None, above: str | None, posts: tuple[str, ...]
) -> None:
    lead = Seat(SCHOOL.id, "safeguarding lead", "Lead", holder=holder, lead=True)
    manager = Seat(SCHOOL.id, "manager", "Head", holder=above)
    assert told(lead, manager) == [*posts]


def test_where_no_lead_is_marked_the_next_post_above_is_in_their_place() -> None:
    """As where a lead is away: the lowest that has somebody; and nobody there is told as alone."""
    head = Seat(SCHOOL.id, "manager", "Head", holder="hed")
    year = Seat(SCHOOL.id, "team lead", "Head of year", holder="ros")
    for seats, there in (((head, year), ["ros"]), ((head,), ["hed"])):
        known = directory(*seats)
        found = seats_in_force(LADDER, known, Party(SCHOOL.id, ""), LEAD, DAY)
        assert [seat.holder for seat in found] == there
        assert told(*seats) == []
    assert told() == [*OFFICERS]


def test_what_is_told_later_says_which_agency_it_is() -> None:
    story = Story(people=directory())
    there = There.of(LADDER, story.case, story.record.directory, DAY)
    assert is_alone(there, "raising", SCHOOL)
    for found, kind in ((told_alone(SCHOOL.id), "alone"), (told_no_longer(SCHOOL.id), "not alone")):
        tellings = [*found]
        assert [each.to.post for each in tellings] == [*OFFICERS]
        assert {each.kind for each in tellings} == {kind}
        said = {say_news(each.kind, each.what, whom="The school") for each in tellings}
        assert all("at The school can act in this case" in each for each in said)
