"""Whoever stands in from another organisation for an agency that has nobody acts in its cases, has
them on their lists, and nobody else there does.
"""

from pathlib import Path

import pytest

from concordat.casework import queries
from concordat.core.acts import Appointed
from tests import standing_in
from tests.casework.acting import (
    BOARD,
    HOUSING,
    MONDAY,
    OFFICER,
    RAISER,
    carry_out,
    disagree,
    hours,
    open_case,
)
from tests.standing_in import ADVISER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]

LEAD, CONSTABLE = "joy-ampofo", "callum-prescott"
NOW = hours(2)


@pytest.fixture(params=["third", "board"])
def side(
    request: pytest.FixtureRequest,
    directory: object,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> str:
    standing_in.in_force(tmp_path / "protocols", monkeypatch, request.param)
    standing_in.an_adviser(request.param)
    return str(request.param)


@pytest.fixture
def ref(side: str) -> str:
    """A case put to an agency with nobody above its practitioners."""
    standing_in.nobody_above()
    ref = open_case(answering=(HOUSING,))
    carry_out(ref, RAISER, hours(1))
    return ref


def listed(person: str) -> list[str]:
    return [line.ref for line in queries.cases(person, NOW).lines]


def owed(person: str) -> list[str]:
    return [row.ref for row in queries.work(person, NOW).rows]


def test_it_is_on_the_lists_of_who_stands_in_and_opens_for_them(ref: str) -> None:
    assert listed(ADVISER) == owed(ADVISER) == [ref]
    assert queries.case(ref, ADVISER, NOW) is not None
    assert {each.ref for each in queries.news(ADVISER, NOW).rows} == {ref}
    carry_out(ref, ADVISER, NOW, act="discuss")


def test_nobody_else_of_their_agency_has_a_part(ref: str, side: str) -> None:
    assert listed(CONSTABLE) == []
    assert queries.case(ref, CONSTABLE, NOW) is None


def test_nothing_is_held_by_nobody_where_somebody_stands_in(ref: str) -> None:
    carry_out(ref, ADVISER, hours(2), act="discuss")
    disagree(ref, hours(3), agency=HOUSING.id)  # what follows is owed by that post alone
    assert [row.ref for row in queries.work(ADVISER, hours(4)).rows] == [ref]
    assert queries.held_by_nobody(BOARD, OFFICER, hours(4)) == ()
    assert queries.held_by_nobody_here(LEAD, hours(4)) == ()
    assert queries.nobody_acts_here(LEAD, hours(4)).rows == ()


def test_where_the_agency_has_somebody_nobody_stands_in(side: str) -> None:
    ref = open_case(answering=(HOUSING,))
    carry_out(ref, RAISER, hours(1))
    assert listed(ADVISER) == owed(ADVISER) == []
    assert queries.case(ref, ADVISER, NOW) is None


def test_what_everybody_has_on_their_list_is_what_opens_for_them(ref: str) -> None:
    from concordat.people import queries as people

    on = MONDAY.date()
    everybody = [each.person.id for each in people.people_of(BOARD, on)]
    other = open_case()
    for person in everybody:
        opens = [each for each in (ref, other) if queries.case(each, person, NOW) is not None]
        assert sorted(listed(person)) == sorted(opens), person


def test_the_boards_list_says_that_they_could_act(side: str) -> None:
    standing_in.nobody_above()
    ref = open_case(answering=(HOUSING,))
    carry_out(ref, RAISER, hours(1))
    carry_out(ref, ADVISER, hours(2), act="discuss")
    disagree(ref, hours(3), agency=HOUSING.id)
    waiting = queries.waiting_on_nobody(BOARD, OFFICER, hours(24 * 5))
    assert waiting is not None
    (row,) = waiting.rows
    assert ADVISER in {each.person.id for each in row.could if each.person}


def test_of_an_agency_that_an_act_names_everybody_is_known(ref: str) -> None:
    """Also where one of them was known already, because they stand in."""
    from concordat.casework import store

    loaded = store.load(ref, MONDAY.date())
    assert loaded is not None
    shares = Appointed("supporter", ADVISER, agency=standing_in.AT)
    known = store.with_those_named(loaded, [shares], MONDAY.date()).record.directory.people
    assert {ADVISER, CONSTABLE} <= known
