"""Danger said while raising, with nobody rung: whom to ring stands on every page of the draft and
on My work until somebody was rung or it is raised.
"""

import re

import pytest

from tests.pages.conftest import SignIn
from tests.pages.raising import answer, begin
from tests.pages.test_acting_to_the_end import STARTS
from tests.pages.test_danger_rung import FRONT_DOOR, SAID, main

pytestmark = pytest.mark.usefixtures("demonstration")
RAISER = STARTS["sefton"][0]
HEAD = "A child is in danger, and nobody has been rung yet"
LEAD = "tel:07700900129"
TAG = "In danger, and nobody rung yet"


def numbers(page: str) -> list[str]:
    return re.findall(r'href="(tel:[^"]*)"', page)


def red(page: str) -> str:
    found = page.split("c-notice--danger", 1)[1].split("</section>", maxsplit=1)[0]
    assert HEAD in found
    return found


def test_every_page_of_the_draft_says_whom_to_ring_and_to_tell(sign_in: SignIn) -> None:
    client = sign_in(RAISER)
    draft = begin(client, "yes")
    sent = client.post(f"{draft}/ring-first/", SAID | {"rung": "nobody yet"})
    first = main(client.get(sent["Location"]).content.decode())
    assert numbers(red(first)) == ["tel:999", FRONT_DOOR, LEAD]
    answer(client, draft)
    for page in ("", "in-short/", "decision/", "check/", "throw-away/", "reasons/"):
        shown = client.get(f"{draft}/{page}", follow=True)
        assert numbers(red(main(shown.content.decode())))[:2] == ["tel:999", FRONT_DOOR], page
    work = main(client.get("/my-work/").content.decode())
    line = work.split(TAG)[1].split("</li>")[0]
    assert numbers(line) == ["tel:999", FRONT_DOOR]


@pytest.mark.parametrize("danger", ["yes", "no"])
def test_once_somebody_was_rung_and_without_danger_it_says_nothing(
    sign_in: SignIn, danger: str
) -> None:
    client = sign_in(RAISER)
    draft = begin(client, danger)
    if danger == "yes":
        client.post(f"{draft}/ring-first/", SAID)
    answer(client, draft)
    for page in (f"{draft}/", f"{draft}/check/", "/my-work/"):
        shown = main(client.get(page, follow=True).content.decode())
        assert HEAD not in shown
        assert TAG not in shown
