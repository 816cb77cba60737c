"""Where whoever stands in must not see a case, whoever they would have stood in for is named as
told, stands among its people, and reads that nobody stands in for them there.
"""

from typing import Any

import pytest
from django.test import Client

from concordat.people.ids import service_id
from tests.pages.cases import visit, words
from tests.pages.conftest import SignIn
from tests.pages.raising import CARE, begin, in_short, raised
from tests.pages.reading import shown
from tests.pages.test_kept_out import KEPT_OUT

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
CHILD_PROTECTION = service_id(CARE, "Child Protection")
AWAY, HER = "yusuf-demir", "Helen Marsden"


@pytest.fixture
def raiser(sign_in: SignIn) -> Client:
    return sign_in("molly-entwistle")


@pytest.fixture
def draft(raiser: Client) -> str:
    """One that the stand-in of the team manager asked must not see."""
    draft = begin(raiser)
    in_short(raiser, draft, **{"with": f"{CARE}/{CHILD_PROTECTION}"})
    raiser.post(f"{draft}/check/", {"anyone": "yes"})
    raiser.post(f"{draft}/kept-out/", KEPT_OUT)
    return draft


def test_raising_names_them_before_and_after(raiser: Client, draft: str, sign_in: SignIn) -> None:
    will = shown(raiser.get(f"{draft}/check/")).split("Who will be told")[1]
    will = will.split("Who must not see this")[0]
    ref = raised(raiser, draft)
    have = shown(raiser.get(f"/raise/raised/{ref}/")).split("Who has been told")[1]
    for told in (will, have):
        assert "Yusuf Demir (Team Manager), away until" in told
        assert HER not in told
    assert ref in shown(sign_in(AWAY).get("/my-work/told/"))


def test_what_is_written_and_danger_name_them_too(
    raiser: Client, draft: str, visit: Any, sign_in: SignIn
) -> None:
    ref = raised(raiser, draft)
    molly = visit("molly-entwistle", ref)
    written = {"text": "He came to school today.", "audience": "both sides"}
    for kind, typed in (("note", written), ("risk", {"rung": "999"})):
        will = words(molly.page(kind)).split("Who will be told")[1]
        assert "Yusuf Demir" in will, kind
        said = {"summary": "He is back in the house.", **typed}
        receipt = words(molly.act(kind, **said)).split("Told", 1)[1].split("Next", 1)[0]
        assert "Yusuf Demir" in receipt, (kind, receipt)
        assert HER not in will + receipt


def test_the_people_of_the_case_name_them(raiser: Client, draft: str) -> None:
    ref = raised(raiser, draft)
    people = shown(raiser.get(f"/cases/{ref}/")).split("Who is who")[1]
    assert "Yusuf Demir – away until" in people
    assert HER not in people


def test_their_work_says_that_the_stand_in_does_not_in_one_of_their_cases(
    raiser: Client, draft: str, sign_in: SignIn
) -> None:
    before = shown(sign_in(AWAY).get("/my-work/"))
    assert "Helen Marsden stands in for you." in before
    ref = raised(raiser, draft)
    work = shown(sign_in(AWAY).get("/my-work/"))
    assert ref in work
    assert "Helen Marsden stands in for you, but not in one of your cases." in work
