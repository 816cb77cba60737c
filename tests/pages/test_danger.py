"""The page for danger: found without signing in, without a database, without a script; and never
"not found".
"""

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.conf import settings as site
from django.test import Client

from concordat.core.calendar import LONDON
from concordat.pages.danger.page import area
from concordat.people import danger
from concordat.people.values import Board, Contact
from tests.browser.barriers import barriers
from tests.pages.reading import shown, title

# None of these tests may use the database; pytest-django refuses whoever tries.

NORTHSHIRE = danger.BoardContacts(
    Board("northshire", "Northshire Board", "1f5f66", "england", {}, "NOR", "northshire"),
    (
        Contact("emergency", "Police", "999"),
        Contact("out-of-hours", "Night team", "01632 960101"),
        Contact("front-door", "Front door", "01632 960100", hours="9am to 5pm"),
        Contact(
            "allegations",
            "Designated officer",
            "01632 960102",
            about="Somebody who works with children",
        ),
    ),
)
NIGHT, HOLIDAY, WORKING = (
    datetime(2026, 12, 22, 22, tzinfo=LONDON),
    datetime(2026, 12, 25, 11, tzinfo=LONDON),
    datetime(2026, 12, 22, 11, tzinfo=LONDON),
)
SOUTHSHIRE = danger.BoardContacts(
    Board("southshire", "Southshire Board", "6b2d5c", "wales", {}, "SOU", "southshire"),
    (Contact("front-door", "Southshire's door", "01632 960200"),),
)


@pytest.fixture(autouse=True)
def numbers(tmp_path: Path, settings: Any) -> Path:
    """The kept file, as loading a directory writes it."""
    settings.DATA_DIR = tmp_path
    (tmp_path / danger.FILE).write_bytes(msgspec.json.encode((NORTHSHIRE, SOUTHSHIRE)))
    return tmp_path


def test_a_boards_numbers_stand_without_the_database(client: Client) -> None:
    client.cookies[site.SESSION_COOKIE_NAME] = "a1" * 16  # what could be the key of a session
    page = shown(client.get("/danger/northshire/"))
    in_order = [
        "999",
        "Front door",
        "01632 960100",
        "9am to 5pm",
        "Night team",
        "01632 960101",
        "Designated officer",
    ]
    places = [page.index(each) for each in in_order]
    assert places[0] == min(places), "999 comes first at any hour"
    assert places[-1] == max(places), "other numbers come last"
    assert "tell your own safeguarding lead" in page
    assert "Sign in to see your own lead" in page
    assert "Your disagreement carries on" in page
    assert "Southshire" not in page


def test_the_database_is_really_out_of_reach(client: Client) -> None:
    """So that the tests above could fail."""
    client.cookies[site.SESSION_COOKIE_NAME] = "a1" * 16  # what could be the key of a session
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        client.get("/help/")


def test_every_number_can_be_rung_in_one_tap(client: Client) -> None:
    page = client.get("/danger/northshire/").content.decode()
    for number in ("999", "01632960100", "01632960101", "01632960102"):
        assert f'href="tel:{number}"' in page


def test_the_page_has_no_form_no_script_and_no_menu(client: Client) -> None:
    for address in ("/danger/", "/danger/northshire/"):
        page = client.get(address).content.decode()
        assert not re.search(r"<(form|script|input|button)\b", page)
        assert "<nav" not in page


@pytest.mark.parametrize("address", ["/danger/", "/danger/nowhere/"])
def test_without_a_known_board_everybodys_numbers_stand(client: Client, address: str) -> None:
    found = client.get(address)
    assert found.status_code == 200
    assert "01632 960100" in shown(found)
    assert "01632 960200" in shown(found)
    assert 'href="/danger/northshire/"' in found.content.decode()


def test_whoever_has_roles_at_several_boards_comes_to_the_numbers_of_those(
    client: Client, numbers: Path
) -> None:
    eastshire = danger.BoardContacts(
        Board("eastshire", "Eastshire Board", "6b2d5c", "england", {}, "EAS", "eastshire"),
        (Contact("front-door", "Eastshire's door", "01632 960300"),),
    )
    kept = (NORTHSHIRE, SOUTHSHIRE, eastshire)
    (numbers / danger.FILE).write_bytes(msgspec.json.encode(kept))
    page = shown(client.get("/danger/?board=northshire&board=eastshire"))
    assert "01632 960100" in page
    assert "01632 960300" in page
    assert "Southshire" not in page
    assert "Southshire" in shown(client.get("/danger/?board=nowhere"))


@pytest.mark.parametrize("damage", [None, b"", b"[{", b'[{"board": 1}]'])
def test_without_the_file_it_still_says_what_to_do(
    client: Client, numbers: Path, damage: bytes | None
) -> None:
    file = numbers / danger.FILE
    file.unlink() if damage is None else file.write_bytes(damage)
    page = shown(client.get("/danger/northshire/"))
    assert "Ring 999 now" in page
    assert "ask for children's social care" in page


def test_loading_a_directory_keeps_its_numbers(
    numbers: Path, transactional_db: None, client: Client
) -> None:
    from concordat.people.load import load
    from tests.house.source import ROOT
    from tests.people.files import TODAY

    load(ROOT / "demo" / "directory", TODAY)
    assert "01632 960112" in shown(client.get("/danger/sefton/"))


def test_signing_in_and_every_page_lead_here(client: Client, db: None) -> None:
    for address in ("/sign-in/", "/help/", "/nowhere/"):
        assert 'href="/danger/"' in client.get(address).content.decode(), address


def test_nothing_can_be_sent_to_it(client: Client) -> None:
    assert client.post("/danger/").status_code == 405


@pytest.mark.browser
def test_nothing_stands_in_anybodys_way(chromium: Any, client: Client) -> None:
    page = chromium.new_page(viewport={"width": 320, "height": 640})
    page.set_content(client.get("/danger/northshire/").content.decode())
    assert barriers(page) == []
    page.close()


def test_the_title_says_what_it_is(client: Client) -> None:
    assert title(client.get("/danger/northshire/")).startswith("Is a child in immediate danger?")


@pytest.mark.parametrize(
    ("now", "first"),
    [(WORKING, "front-door"), (NIGHT, "out-of-hours"), (HOLIDAY, "out-of-hours")],
)
def test_the_numbers_that_answer_now_come_first(now: datetime, first: str) -> None:
    assert area(NORTHSHIRE, now).first[0].sort == first
