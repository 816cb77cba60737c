"""Where nobody else of an agency can act in what is raised, the board's business unit is told."""

import pytest

from concordat.core.notices import told_of_entries
from concordat.core.posts import OFFICERS, Seat
from concordat.core.record import Record
from tests.core.stories import SCHOOL, Story, directory


def alone(*seats: Seat) -> list[str]:
    story = Story(people=directory(*seats))
    record = story.record
    nothing = Record("new", record.protocol, record.calendar, record.directory)
    told = told_of_entries(nothing, record, story.events[:1], None, story.case)
    return [each.to.post for each in told if each.kind == "alone" and each.whom == SCHOOL.id]


@pytest.mark.parametrize(
    ("holder", "above", "told"),
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
    holder: str | None, above: str | None, told: tuple[str, ...]
) -> None:
    lead = Seat(SCHOOL.id, "safeguarding lead", "Lead", holder=holder, lead=True)
    manager = Seat(SCHOOL.id, "manager", "Head", holder=above)
    assert alone(lead, manager) == [*told]
