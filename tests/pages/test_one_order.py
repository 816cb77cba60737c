"""What comes first is the same on the page of a case, on My work, on every list and in what is said
after an act.
"""

from typing import Any, NamedTuple

import pytest

from concordat.brief.by_when import by_when
from concordat.brief.reading import Brief
from concordat.brief.receipt import next_due
from concordat.casework import queries
from concordat.casework.values import CaseLine, WorkRow
from concordat.core.duties.urgency import Urgency
from tests.pages.demonstrated import MONDAY, be, demonstration, text_of

__all__ = ["be", "demonstration"]


class Reading(NamedTuple):
    """A case as somebody with a part in it reads it, its line in their list of cases, and what they
    owe in it by My work.
    """

    person: str
    brief: Brief
    line: CaseLine
    owed: list[WorkRow]


@pytest.fixture(scope="module")
def readings(demonstration: None, django_db_blocker: Any) -> list[Reading]:
    """Every case of the demonstration, as everybody reads it."""
    from concordat.people.models import Person

    found = []
    with django_db_blocker.unblock():
        for person in Person.objects.order_by("id").values_list("id", flat=True):
            rows = queries.work(person, MONDAY).rows
            for line in queries.cases(person, MONDAY, queries.Filters(state="all")).lines:
                view = queries.glimpsed(line.ref, person, MONDAY)
                assert view is not None
                owed = [row for row in rows if row.ref == line.ref]
                found.append(Reading(person, Brief(view), line, owed))
    return found


def test_my_work_has_the_order_of_the_page_of_each_case(readings: list[Reading]) -> None:
    several = 0
    for each in readings:
        mine = [str(duty.id) for duty in each.brief.duties if duty.mine]
        assert [row.duty for row in each.owed] == mine, (each.person, each.line.ref)
        several += len(mine) > 1
    assert several > 10


def test_a_list_of_cases_shows_what_is_next_for_whoever_owes_nothing_there(
    readings: list[Reading],
) -> None:
    bystanders = [each for each in readings if not each.owed and each.brief.duties]
    for each in bystanders:
        assert each.line.owed is not None
        assert each.brief.next is not None
        assert each.line.owed.what == each.brief.next.what, (each.person, each.line.ref)
    assert len(bystanders) > 50


def test_what_is_said_after_an_act_begins_with_what_its_page_shows_as_next(
    readings: list[Reading],
) -> None:
    for each in readings:
        if each.brief.next is not None:
            begins = each.brief.next.sentence.partition(":")[0]
            assert next_due(each.brief.names).startswith(begins), (each.person, each.line.ref)


def test_my_work_is_in_groups_late_before_at_once_before_dates_before_the_rest(
    readings: list[Reading],
) -> None:
    for each in readings:
        urgencies = [row.urgency for row in each.owed]
        assert urgencies == sorted(urgencies)
        late = [by_when(row, MONDAY).late for row in each.owed]
        assert late == [urgency is Urgency.LATE for urgency in urgencies], each.person


def test_a_form_without_a_date_is_not_next_while_the_other_side_is_late(be: Any) -> None:
    said = text_of(be("ruth-abernathy").get("/cases/SEF-2026-0005/"))
    following = said[said.index(" Next ") : said.index("Where this is")]
    assert "Children's Social Care aims to seek agreement" in following
    form = "You must complete the Notification form"
    assert form not in following
    assert form in said
