"""An absence and somebody who must not see a case: whoever is away keeps it in sight, nobody who is
kept out stands in, and what they enter for themselves moves nothing.
"""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from concordat.people.ids import service_id
from tests.casework import acting
from tests.pages.cases import NOW
from tests.pages.conftest import SignIn
from tests.pages.test_away import TODAY, boxes, go_away, receipt, told

KEPT_OUT, NEXT_UP, DIRECTOR, ANOTHER = (
    "fiona-ravenscroft",
    "leila-haddad",
    "rosalind-fairclough",
    "helen-marsden",
)
WHOSE_DECISION, LEAD, OFFICE = "samuel-osei", "adaeze-nwosu", "colin-threlfall"
LOOKED_AFTER = service_id("sefton-childrens-services", "Children Looked After")
EVERYBODY = (KEPT_OUT, NEXT_UP, DIRECTOR, ANOTHER, WHOSE_DECISION, acting.RAISER, OFFICE)
SOON, LATER = (0, 4), (2, 6)


@pytest.fixture
def ref(demonstration: None) -> str:
    """A case whose musts fall to the service manager, because the team manager is kept out."""
    from concordat.casework.excluding import Exclusion

    asked = replace(acting.SOCIAL_CARE, service=LOOKED_AFTER, person=WHOSE_DECISION)
    shut = (Exclusion(KEPT_OUT, "She is the child's aunt."),)
    ref: str = acting.raise_case(acting.raised(answering=(asked,)), at=NOW, excluded=shut).ref
    acting.carry_out(ref, acting.RAISER, NOW)
    assert owes(NEXT_UP, ref)
    return ref


def owes(person: str, ref: str, days: int = 0) -> bool:
    from concordat.casework import queries

    return ref in {row.ref for row in queries.work(person, NOW + timedelta(days)).rows}


def seen_by(ref: str, days: int = 0) -> set[str]:
    """Who can open a case so many days from now; the lists name it to nobody else."""
    from concordat.casework import queries

    now = NOW + timedelta(days)
    found = {each for each in EVERYBODY if queries.case(ref, each, now)}
    assert found == {each for each in EVERYBODY if _listed(each, ref, now)}
    return found


def _listed(person: str, ref: str, now: Any) -> bool:
    from concordat.casework import queries

    return ref in {line.ref for line in queries.cases(person, now).lines}


@pytest.mark.parametrize("days", [SOON, LATER])
def test_whoever_is_away_keeps_their_case_where_the_stand_in_must_not_see_it(
    sign_in: SignIn, ref: str, days: tuple[int, int]
) -> None:
    before = seen_by(ref)
    go_away(sign_in, NEXT_UP, *days, KEPT_OUT)
    for later in (0, days[0], days[0] + 1):
        assert before <= seen_by(ref, later) <= {*before, DIRECTOR}
        assert owes(NEXT_UP, ref, later)
    assert owes(DIRECTOR, ref, days[0]), "it falls to the next up, as if nobody stood in"
    assert sign_in(NEXT_UP).get(f"/cases/{ref}/").status_code == 200
    assert sign_in(KEPT_OUT).get(f"/cases/{ref}/").status_code == 404


@pytest.mark.parametrize("days", [SOON, LATER])
def test_the_receipt_says_that_they_cannot_stand_in_there_and_who_was_told_instead(
    sign_in: SignIn, ref: str, days: tuple[int, int]
) -> None:
    said = receipt(go_away(sign_in, NEXT_UP, *days, KEPT_OUT))
    names = "Rosalind Fairclough, Adaeze Nwosu, Colin Threlfall and Priya Nambiar"
    instead = f"can’t stand in for one of your cases: {names} have been told instead."
    assert f"Fiona Ravenscroft {instead} They have been told what is open." in said
    assert f"Told {names.replace(' and ', ', ')}" in said.replace(" and ", ", ")
    assert "nothing is open" not in said
    assert ref not in said.split("Next")[1].split("told what is open")[0], "nor in which case"
    for person in (DIRECTOR, LEAD, OFFICE):
        assert "Leila Haddad is away and has this to do" in told(sign_in, person), person
        assert ref in told(sign_in, person)
    assert ref not in told(sign_in, KEPT_OUT)


def test_a_stand_in_who_may_see_it_is_told_and_nobody_else_is(sign_in: SignIn, ref: str) -> None:
    said = receipt(go_away(sign_in, NEXT_UP, *SOON, "patrick-cullen"))
    assert "Told Patrick Cullen Next They have been told what is open, and can do it" in said
    assert "can’t stand in" not in said
    assert owes("patrick-cullen", ref)
    assert not owes(DIRECTOR, ref)


@pytest.mark.parametrize("days", [SOON, LATER])
def test_who_is_kept_out_moves_nothing_by_going_away(
    sign_in: SignIn, ref: str, days: tuple[int, int]
) -> None:
    before = seen_by(ref)
    assert "Told Nobody: nothing is open" in receipt(go_away(sign_in, KEPT_OUT, *days, ANOTHER))
    for later in (0, days[0]):
        assert seen_by(ref, later) == before
        assert owes(NEXT_UP, ref, later)
        assert not owes(ANOTHER, ref, later)


def test_who_is_kept_out_moves_nothing_where_they_stood_in_and_go_away_too(
    sign_in: SignIn, ref: str
) -> None:
    go_away(sign_in, NEXT_UP, *SOON, KEPT_OUT)
    before = seen_by(ref)
    go_away(sign_in, KEPT_OUT, *SOON, ANOTHER)
    assert seen_by(ref) == before


def test_who_is_kept_out_reads_nothing_of_it_where_they_write_the_absence_down(
    sign_in: SignIn, ref: str
) -> None:
    days = boxes("since", TODAY) | boxes("until", TODAY + timedelta(4))
    answer = sign_in(KEPT_OUT).post(
        "/my-work/away/somebody-else/", days | {"person": NEXT_UP, "cover": KEPT_OUT}
    )
    said = receipt(answer)
    assert "The days that Leila Haddad is away are kept." in said
    assert "Told Nobody: nothing is open" in said
    assert "can’t stand in" not in said
    assert ref in told(sign_in, DIRECTOR), "those whom it concerns are told all the same"
