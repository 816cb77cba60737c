"""Who is shown while raising is who is told, also where somebody of a third agency stands in for
one that has nobody.
"""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests import standing_in
from tests.pages.conftest import SignIn
from tests.pages.raising import begin, in_short, raised
from tests.pages.reading import shown
from tests.standing_in import ADVISER, AGENCY, BOARD, NAME

POLICE = "Mersey Bay Police"
WITH: dict[str, Any] = {"with": AGENCY}


@pytest.fixture(params=["third", "board"])
def where(
    request: pytest.FixtureRequest,
    demonstration: object,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> str:
    """The name of the organisation of whoever stands in."""
    from concordat.people import models

    standing_in.in_force(tmp_path / "protocols", monkeypatch, request.param)
    standing_in.an_adviser(request.param)
    standing_in.nobody_above()
    board: str = models.Board.objects.get(id=BOARD).name
    return POLICE if request.param == "third" else board


@pytest.fixture
def raiser(where: str, sign_in: SignIn) -> Client:
    return sign_in("molly-entwistle")


def told(page: str) -> str:
    return page.split("Who will be told")[1].partition("must not see this")[0]


def test_the_check_page_names_who_is_then_told_and_can_open_it(
    raiser: Client, sign_in: SignIn
) -> None:
    draft = begin(raiser)
    in_short(raiser, draft, **WITH)
    assert f"{NAME} (On-call adviser)" in told(shown(raiser.get(f"{draft}/check/")))
    ref = raised(raiser, draft)
    assert NAME in shown(raiser.get(f"/raise/raised/{ref}/"))
    adviser = sign_in(ADVISER)
    assert ref in shown(adviser.get("/my-work/told/"))
    assert adviser.get(f"/cases/{ref}/").status_code == 200


def test_who_stands_in_is_to_be_rung(raiser: Client, where: str) -> None:
    draft = begin(raiser)
    agencies = {"answering": [AGENCY]}
    for page, typed in (
        ("procedure", {"procedure": "right"}),
        ("agencies", agencies),
        (f"agency-{AGENCY}", {"decided_by": "not-known"}),
    ):
        raiser.post(f"{draft}/{page}/", typed)
    page = shown(raiser.get(f"{draft}/reasons/"))
    assert NAME in page
    assert where in page


def test_who_stands_in_can_be_kept_out_and_is_told_nothing(raiser: Client, sign_in: SignIn) -> None:
    draft = begin(raiser)
    in_short(raiser, draft, **WITH)
    raiser.post(f"{draft}/check/", {"anyone": "yes"})
    assert NAME in shown(raiser.get(f"{draft}/kept-out/"))
    raiser.post(f"{draft}/kept-out/", {"people": [ADVISER], "why": "She is the child's aunt."})
    page = shown(raiser.get(f"{draft}/check/"))
    assert NAME not in told(page)
    assert NAME not in shown(raiser.get(f"{draft}/reasons/")), "nor rung"
    ref = raised(raiser, draft)
    assert sign_in(ADVISER).get(f"/cases/{ref}/").status_code == 404
