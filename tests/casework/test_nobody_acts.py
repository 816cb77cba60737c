"""Where nobody acts, the list of duties and the list of roles say the same of it."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from concordat.casework import queries
from concordat.casework.excluding import Exclusion
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
