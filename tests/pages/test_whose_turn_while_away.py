"""Whoever comes to be asked about danger because somebody goes away is named to whoever writes the
absence down, whichever role that is: before it is sent, and after.
"""

from typing import Any

import pytest

from concordat.core.acts import RiskStated
from tests.casework import acting
from tests.pages.cases import NOW, raise_case, words
from tests.pages.conftest import SignIn
from tests.pages.test_away import go_away, receipt

RAISER = "kwame-boateng"


@pytest.fixture
def ref(demonstration: None) -> str:
    found = raise_case()
    acting.do(found, RiskStated(), RAISER, NOW)
    return found


def asked(ref: str) -> set[str]:
    from concordat.casework.turns import asked_now

    return {*asked_now(NOW, (ref,)).get(ref, ())}


def name_of(person: str) -> str:
    from concordat.people.models import Person

    return str(Person.objects.get(pk=person).name)


def test_whoever_it_passes_to_is_named(ref: str, sign_in: SignIn) -> None:
    for _ in range(3):  # one after the other goes away, up through the roles of that agency
        before = asked(ref)
        person = min(each for each in before if each in of_social_care())
        page: Any = sign_in(person).get("/my-work/away/")
        preview = words(page.content.decode()).partition("Nobody: ")[2].partition(" told what")[0]
        answer = go_away(sign_in, person, 0, 4, "nobody")
        (new,) = asked(ref) - before
        assert name_of(new) in preview
        assert name_of(new) in receipt(answer)


def of_social_care() -> set[str]:
    from concordat.people.models import Seat

    seats = Seat.objects.filter(agency=acting.SOCIAL_CARE.id)
    return {*seats.values_list("holder", flat=True)}


def test_whoever_goes_away_when_it_is_not_their_turn_reads_of_nobody_who_is_asked(
    ref: str, sign_in: SignIn
) -> None:
    from concordat.casework import absences

    (other,) = {"patrick-cullen"} - asked(ref)
    assert {*absences.with_nobody(other, NOW)}.isdisjoint(asked(ref) - {other})
