"""What danger asks on the same working day is due by its close; that the day is closed afterwards
gives nobody longer.
"""

from typing import Any

import pytest
from django.test import Client

from concordat.casework.closed_days import proclaim
from concordat.people.ids import service_id
from tests.pages.cases import later
from tests.pages.conftest import NOW, SignIn
from tests.pages.raising import begin, in_short, raised
from tests.pages.reading import shown

__all__ = ["later"]
pytestmark = pytest.mark.usefixtures("demonstration")

CARE = "liverpool-childrens-services"
LIVERPOOL: dict[str, Any] = {
    "board": "liverpool",
    "with": f"{CARE}/{service_id(CARE, 'Assessment')}",
}
RUNG = {"rung": "999", "summary": "He was seen with a knife."}


def in_danger(client: Client) -> str:
    draft = begin(client, "yes")
    sent = client.post(f"{draft}/ring-first/", RUNG)
    assert sent.status_code == 302, shown(sent)
    in_short(client, draft, **LIVERPOOL)
    return raised(client, draft)


def test_a_day_that_is_closed_afterwards_leaves_the_time_and_says_so(
    sign_in: SignIn, later: Any
) -> None:
    client = sign_in("lamar-joseph")
    ref = in_danger(client)
    due = "established safeguarding procedures by 5pm on Monday 21 December"
    assert due in shown(client.get(f"/cases/{ref}/"))
    proclaim("liverpool", NOW.date(), "Flooded", "carmel-docherty", later(1))
    page = shown(client.get(f"/cases/{ref}/"))
    assert due in page
    counted = "Monday 21 December is an open day; it ends at 5pm. It was closed only afterwards"
    assert counted in page
    assert "11:59" not in page


def test_danger_on_a_day_that_is_closed_already_ends_with_its_date(
    sign_in: SignIn, later: Any
) -> None:
    client = sign_in("lamar-joseph")
    proclaim("liverpool", NOW.date(), "Flooded", "carmel-docherty", later(0))
    page = shown(client.get(f"/cases/{in_danger(client)}/"))
    assert "11:59pm" in page
