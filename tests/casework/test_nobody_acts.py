"""Where nobody acts, the list of duties and the list of roles say the same of it."""

from datetime import datetime
from unittest import mock

import pytest
from msgspec.structs import replace

from concordat.casework import queries
from concordat.casework.errors import NotFound
from concordat.casework.excluding import Exclusion
from concordat.casework.queries import empty_roles
from concordat.people import models
from tests.casework.acting import (
    MONDAY,
    OFFICER,
    RAISER,
    SCHOOL,
    SOCIAL_CARE,
    SOCIAL_WORKER,
    TEAM_MANAGER,
    carry_out,
    hours,
    open_case,
    raise_case,
    raised,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]

COLLEAGUE = "lily-fazakerley"
OF_SOCIAL_CARE = (
    SOCIAL_WORKER,
    "imran-qureshi",
    TEAM_MANAGER,
    "patrick-cullen",
    "rosalind-fairclough",
)


def duties(at: datetime) -> list[str]:
    return [row.what for row in queries.held_by_nobody("sefton", OFFICER, at) or ()]


def roles(at: datetime) -> list[str]:
    return [row.title for row in queries.nobody_acts("sefton", OFFICER, at).rows]


def test_who_is_away_is_not_held_to_act_because_they_stand_in_for_a_colleague() -> None:
    open_case()
    assert (duties(hours(2)), roles(hours(2))) == ([], [])
    models.Seat.objects.filter(agency=SCHOOL.id, holder=COLLEAGUE).update(cover=RAISER)
    day = MONDAY.date()
    models.Absence.objects.create(
        board_id="sefton", person_id=RAISER, since=day, until=day, cover=None
    )
    assert duties(hours(2)), "what they owe is on the board's list"
    assert roles(hours(2)), "and that nobody acts for them"


def test_a_side_of_which_everybody_is_kept_out_is_on_both_lists() -> None:
    asked = replace(SOCIAL_CARE, person=None)
    shut = tuple(Exclusion(each, "Too close to the family.") for each in OF_SOCIAL_CARE)
    ref = raise_case(raised(answering=(asked,)), excluded=shut).ref
    carry_out(ref, RAISER, hours(1))
    assert duties(hours(2))
    assert roles(hours(2))


@pytest.fixture
def refs() -> list[str]:
    """Three open cases whose raiser has left."""
    found = [open_case() for _ in range(3)]
    models.Seat.objects.filter(holder=RAISER).update(holder=None, cover=None)
    return found


def test_a_persons_own_page_has_the_first_of_them_and_reads_no_case_beyond_those(
    refs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(empty_roles, "AT_FIRST", 1)
    read = mock.Mock(wraps=empty_roles.read_without_words)
    monkeypatch.setattr(empty_roles, "read_without_words", read)
    found = queries.nobody_acts_here(OFFICER, hours(2))
    assert [row.ref for row in found.rows] == refs[:1]
    assert (found.more, found.boards) == (True, ("sefton",))
    assert [call.args[0] for call in read.call_args_list] == refs[:2]


def test_the_boards_page_has_them_all_a_page_at_a_time(
    refs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(empty_roles, "PAGE", 2)
    first = queries.nobody_acts("sefton", OFFICER, hours(2))
    rest = queries.nobody_acts("sefton", OFFICER, hours(2), first.next)
    assert [row.ref for row in (*first.rows, *rest.rows)] == refs
    assert (bool(first.next), rest.next) == (True, None)
    with pytest.raises(NotFound):
        queries.nobody_acts("sefton", OFFICER, hours(2), "made up")
