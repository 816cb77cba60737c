"""A case that can't be read breaks no page but its own, which says so."""

import pytest

from concordat.core.acts import RiskStated
from tests.casework.acting import OFFICER, RAISER, STRANGER, do
from tests.casework.test_damage_among_many import damage
from tests.pages.cases import raise_case, words
from tests.pages.conftest import NOW, SignIn
from tests.pages.reading import title

pytestmark = pytest.mark.usefixtures("demonstration")
PAGES = ("/my-work/", "/cases/", "/raise/for-somebody/", "/board/sefton/", "/board/sefton/nobody/")


@pytest.fixture
def damaged(demonstration: None) -> str:
    """A case in danger that can't be read."""
    ref = raise_case()
    do(ref, RiskStated(), RAISER, NOW)
    damage(ref)
    return ref


@pytest.mark.parametrize("address", PAGES)
def test_a_damaged_case_in_danger_breaks_nobodys_pages(
    sign_in: SignIn, damaged: str, address: str
) -> None:
    assert sign_in(OFFICER).get(address).status_code == 200


def test_above_the_lists_its_danger_still_stands_and_what_is_asked_is_said_to_be_unknown(
    sign_in: SignIn, damaged: str
) -> None:
    page = words(sign_in(OFFICER).get("/my-work/").content.decode())
    assert "A child was said to be in immediate danger" in page
    assert "What is asked of you can't be told, because the record of this case is damaged" in page


@pytest.mark.parametrize("page", ["", "note/", "papers/practitioner-letter/"])
def test_its_own_pages_say_in_a_sentence_that_it_is_damaged(
    sign_in: SignIn, damaged: str, page: str
) -> None:
    client = sign_in(RAISER)
    client.raise_request_exception = False
    answer = client.get(f"/cases/{damaged}/{page}")
    assert answer.status_code == 503
    assert "This case can't be shown" in title(answer)
    said = "Its record is damaged, or the program fails to read it."
    assert said in words(answer.content.decode())


def test_who_has_no_part_in_it_reads_what_is_said_of_a_case_that_is_not_there(
    sign_in: SignIn, damaged: str
) -> None:
    client = sign_in(STRANGER)
    there, nowhere = client.get(f"/cases/{damaged}/"), client.get("/cases/SEF-2026-0999/")
    assert there.status_code == nowhere.status_code == 404
    assert title(there) == title(nowhere)
