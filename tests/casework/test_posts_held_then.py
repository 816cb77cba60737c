"""An entry shows the post that its author held when they made it, whatever they hold today."""

import pytest
from msgspec.structs import replace

from concordat.brief.authors import author
from concordat.brief.names import Names
from concordat.casework import queries
from concordat.core.acts import SafetyStated
from concordat.documents.involved import role_of_raiser
from concordat.people.models import Seat
from tests.casework.acting import (
    OFFICER,
    RAISER,
    SOCIAL_CARE,
    SOCIAL_WORKER,
    TEAM_MANAGER,
    carry_out,
    do,
    hours,
    open_case,
    raise_case,
    raised,
)

pytestmark = pytest.mark.usefixtures("directory")
THEN = "Danielle Kershaw, Social Worker, Sefton Children's Social Care"
LEAD = "joanne-sutcliffe"


def names(ref: str) -> Names:
    view = queries.glimpsed(ref, OFFICER, hours(30))
    assert view is not None
    return Names(view)


def authors(ref: str) -> list[str]:
    read = names(ref)
    return [author(read, each) for each in read.view.record.events]


def moves(person: str, to: str, agency: str) -> None:
    """Somebody takes over the post of another, and leaves their own."""
    seat = Seat.objects.get(holder=to, agency=agency)
    Seat.objects.filter(holder=person, agency=agency).update(holder=None)
    Seat.objects.filter(pk=seat.pk).update(holder=person)


def test_who_became_team_manager_acted_as_a_social_worker() -> None:
    ref = open_case()
    carry_out(ref, RAISER, hours(1))
    carry_out(ref, SOCIAL_WORKER, hours(2))
    before = authors(ref)
    assert before[-1] == THEN
    moves(SOCIAL_WORKER, TEAM_MANAGER, SOCIAL_CARE.id)
    assert authors(ref) == before
    do(ref, SafetyStated("answering", SOCIAL_CARE.id), SOCIAL_WORKER, hours(3))
    assert authors(ref)[-1] == "Danielle Kershaw, Team Manager, Sefton Children's Social Care"
    assert authors(ref)[:-1] == before


def test_what_a_post_is_called_since_changes_no_entry() -> None:
    ref = open_case()
    Seat.objects.filter(holder=RAISER).update(title="Deputy Head")
    assert authors(ref)[0] == "Kwame Boateng, Form Tutor, St Brendan's High School"
    assert role_of_raiser(names(ref)) == "Form Tutor, St Brendan's High School"


def test_a_lead_who_raised_it_did_so_as_lead() -> None:
    ref = raise_case(raised(), LEAD).ref
    before = authors(ref)
    assert "Safeguarding Lead" in before[0]
    Seat.objects.filter(holder=LEAD).update(holder=None)
    assert authors(ref) == before
    assert role_of_raiser(names(ref)) in before[0]


def test_an_entry_that_keeps_no_title_shows_their_part_and_never_a_later_post() -> None:
    ref = open_case()
    carry_out(ref, RAISER, hours(1))
    carry_out(ref, SOCIAL_WORKER, hours(2))
    old = [replace(each, title="") for each in names(ref).view.record.events]
    assert author(names(ref), old[-1]) == THEN, "it is theirs today"
    moves(SOCIAL_WORKER, TEAM_MANAGER, SOCIAL_CARE.id)
    part = "Danielle Kershaw, Practitioner, Sefton Children's Social Care"
    assert author(names(ref), old[-1]) == part
