"""Whoever signed in finds on the page for danger their own open cases, to say so there."""

import re
from typing import Any

import pytest
from django.test import Client

from tests.casework.acting import TEAM_MANAGER
from tests.pages.conftest import SignIn
from tests.pages.reading import shown
from tests.pages.test_acting_to_the_end import STARTS, opened

pytestmark = pytest.mark.usefixtures("demonstration")
RAISER = STARTS["sefton"][0]
SAY_SO = r'href="(/cases/[^"]*/risk/)"'


def ways(client: Client, address: str = "/danger/sefton/") -> list[str]:
    return re.findall(SAY_SO, client.get(address).content.decode())


def test_each_open_case_is_named_with_the_way_to_say_so_there(sign_in: SignIn) -> None:
    first, second = opened("sefton"), opened("sefton")
    client = sign_in(RAISER)
    assert sorted(ways(client)) == [f"/cases/{ref}/risk/" for ref in sorted((first, second))]
    assert all(client.get(there).status_code == 200 for there in ways(client))
    page = shown(client.get("/danger/"))
    about = "(Westshire Primary School with Sefton Children's Social Care)"
    assert f"Say in {first} that a child is in danger {about}" in page
    assert "J.K." not in page, "anybody may look over their shoulder"


def test_of_the_case_from_whose_page_one_comes_it_is_the_one_link(sign_in: SignIn) -> None:
    first, _ = opened("sefton"), opened("sefton")
    client = sign_in(RAISER)
    assert ways(client, f"/danger/sefton/?case={first}") == [f"/cases/{first}/risk/"]


def test_nobody_else_finds_a_case_there(sign_in: SignIn, client: Client) -> None:
    opened("sefton")
    assert ways(client) == []
    assert ways(sign_in("kwame-boateng")) == []
    assert ways(sign_in(TEAM_MANAGER)) != []


def test_the_numbers_come_without_the_cases_where_those_cannot_be_looked_up(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened("sefton")
    client = sign_in(RAISER)

    def down(*_: Any) -> None:
        raise OSError

    monkeypatch.setattr("concordat.casework.queries.cases", down)
    assert ways(client) == []
    assert "Ring 999 now" in shown(client.get("/danger/sefton/"))
