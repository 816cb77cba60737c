"""A procedure that counts from a day of its own is never read as counting from another."""

from typing import Any

import pytest

from concordat.people.ids import service_id
from tests.pages.conftest import SignIn
from tests.pages.raising import begin, in_short, raised
from tests.pages.reading import shown

pytestmark = pytest.mark.usefixtures("demonstration")

CARE = "blackpool-childrens-services"
ASKED = "When was it clear you couldn't agree?"
ITS_OWN: dict[str, Any] = {
    "board": "blackpool",
    "with": f"{CARE}/{service_id(CARE, 'Safeguarding Teams')}",
    "matter": "actions",
}


def test_who_leaves_it_out_is_asked_for_the_day_that_the_procedure_asks_for(
    sign_in: SignIn,
) -> None:
    client = sign_in("jerome-clarke")
    without = {f"reached_you_{part}": "" for part in ("day", "month", "year")}
    page = shown(in_short(client, begin(client), **ITS_OWN, **without))
    assert ASKED in page
    assert "Give the day that is asked for" in page
    assert "reached you" not in page


def test_the_case_says_when_it_arose_and_not_when_a_decision_came(sign_in: SignIn) -> None:
    client = sign_in("jerome-clarke")
    draft = begin(client)
    in_short(client, draft, **ITS_OWN)
    page = shown(client.get(f"/cases/{raised(client, draft)}/"))
    assert "It arose on Friday 18 December 2026" in page
    assert "reached them" not in page


def test_it_is_asked_for_again_in_the_same_words_where_it_is_put_right(sign_in: SignIn) -> None:
    client = sign_in("jerome-clarke")
    draft = begin(client)
    in_short(client, draft, **ITS_OWN)
    ref = raised(client, draft)
    assert ASKED in shown(client.get(f"/cases/{ref}/correct/?about=1"))


def test_the_check_page_asks_for_it_in_the_same_words(sign_in: SignIn) -> None:
    client = sign_in("jerome-clarke")
    draft = begin(client)
    in_short(client, draft, **ITS_OWN)
    page = shown(client.get(f"{draft}/check/"))
    assert f"{ASKED} 18 December 2026" in page
    assert "When it arose" not in page
