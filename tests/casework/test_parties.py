"""A service is recorded by its id in the directory, so no name and no free text gets in clear."""

import pytest
from msgspec.structs import replace

from concordat.core.acts import Answering, Corrected
from concordat.core.posts import Party
from concordat.people.ids import service_id
from tests.casework.acting import (
    ASSESSMENT,
    HOUSING,
    OFFICER,
    RAISER,
    SCHOOL,
    SOCIAL_CARE,
    do,
    hours,
    open_case,
    raise_case,
    raised,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]

REFUSED = [
    "Assessment",
    "the team of the girl with the red coat",
    service_id("sefton-childrens-services", "No Such Service"),
    service_id("blackpool-childrens-services", "Awaken"),
]


@pytest.mark.parametrize("service", REFUSED)
def test_a_disagreement_is_raised_with_a_service_of_the_directory_or_none(service: str) -> None:
    from concordat.casework import models
    from concordat.casework.service import Refused

    act = raised(answering=(replace(SOCIAL_CARE, service=service),))
    with pytest.raises(Refused, match=r"^no-such-service: Sefton Children's Social Care has no"):
        raise_case(act)
    assert not models.Event.objects.exists()


@pytest.mark.parametrize("service", [*REFUSED, ASSESSMENT])
def test_the_raising_side_names_a_service_of_its_own_or_none(service: str) -> None:
    from concordat.casework.service import Refused

    act = raised(raising=replace(SCHOOL, service=service))
    with pytest.raises(Refused, match=r"^no-such-service:"):
        raise_case(act)


@pytest.mark.parametrize("service", REFUSED)
def test_a_case_moves_to_a_service_of_the_directory_or_none(service: str) -> None:
    from concordat.casework import store
    from concordat.casework.service import Refused

    ref = open_case(answering=(HOUSING,))
    moved = Answering(replace(SOCIAL_CARE, service=service), instead_of=HOUSING.id)
    for act in (moved, Corrected(1, instead=moved)):
        with pytest.raises(Refused, match=r"^no-such-service:"):
            do(ref, act, OFFICER, hours(1))
    elsewhere = Party("blackpool-childrens-services", "childrens-services")
    with pytest.raises(Refused, match=r"^no-such-agency: Sefton"):
        do(ref, Answering(elsewhere, instead_of=HOUSING.id), OFFICER, hours(1))
    assert len(store.events(ref)) == 1
    do(ref, Answering(SOCIAL_CARE, instead_of=HOUSING.id), OFFICER, hours(1))
    assert [event.act.agency.service for event in store.events(ref)[1:]] == [ASSESSMENT]


def test_a_correction_may_repeat_an_agency_that_has_left_the_board() -> None:
    from concordat.casework import store
    from concordat.people.models import AgencyInBoard

    ref = open_case()
    AgencyInBoard.objects.filter(agency=SOCIAL_CARE.id).delete()
    again = replace(store.events(ref)[0].act, matter="decision")
    do(ref, Corrected(1, instead=again), RAISER, hours(1))
    assert len(store.events(ref)) == 2


def test_the_name_of_a_service_reaches_whoever_looks_at_the_case() -> None:
    from concordat.casework import queries

    view = queries.case(open_case(), RAISER, hours(1))
    assert view is not None
    assert view.services[ASSESSMENT] == "Assessment"
    assert view.case.answering[0].service == ASSESSMENT
