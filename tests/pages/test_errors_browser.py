"""After an error the list of what to put right has the focus, on every page with a form, without a
script: whoever can't see the page hears it first, and whoever can is led to it.
"""

from typing import Any

import pytest

from concordat.core.acts import CarriedOut
from tests.browser.fingers import press
from tests.casework import acting
from tests.casework.acting import RAISER
from tests.pages.browsing import demonstration, open_page
from tests.pages.cases import duty_id, raise_case
from tests.pages.conftest import NOW
from tests.pages.raising import answer, begin

__all__ = ["demonstration", "open_page"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FOCUS = "document.activeElement.className"
PHONE = {"width": 360, "height": 740}
NO_SCRIPTS: Any = {"java_script_enabled": False}
MANAGER = "colin-threlfall"
FORMS = {
    "an act": (RAISER, "/cases/{ref}/note/"),
    "moving up": (RAISER, "/cases/{ref}/move-up/"),
    "safety": (RAISER, "/cases/{ref}/safety/"),
    "danger": (RAISER, "/cases/{ref}/risk/"),
    "an addition, come to by its name": (RAISER, "/cases/{ref}/add/#level"),
    "a correction": (RAISER, "/cases/{ref}/correct/?about=1"),
    "being away": (RAISER, "/my-work/away/"),
    "a closed day": (MANAGER, "/board/sefton/closed-day/"),
    "trying a protocol": (RAISER, "/protocols/sefton/try/"),
    "danger asked": ("molly-entwistle", "/raise/"),
    "raising on one page": ("molly-entwistle", "{draft}/in-short/"),
    "raising, a question a page": ("molly-entwistle", "{draft}/reasons/"),
    "checking": ("molly-entwistle", "{whole}/check/"),
    "who was rung": ("molly-entwistle", "{danger}/ring-first/"),
}


@pytest.fixture
def places(demonstration: object, sign_in: Any) -> dict[str, str]:
    client = sign_in("molly-entwistle")
    whole = begin(client)
    answer(client, whole)
    return {
        "ref": raise_case(),
        "draft": begin(client),
        "whole": whole,
        "danger": begin(client, "yes"),
    }


def sent_wrong(page: Any) -> str:
    """Sends a form as it is; what is wrong with where one is then, or ""."""
    press(page.locator("main form").last.locator("button.govuk-button").first)
    summary = page.locator(".govuk-error-summary")
    if not summary.count():
        return f"there is no error: {page.inner_text('main')[:200]}"
    if page.evaluate(FOCUS) != "govuk-error-summary":
        return f"the focus is on {page.evaluate(FOCUS)!r}"
    box = summary.bounding_box()
    seen = box is not None and 0 <= box["y"] < PHONE["height"]
    return "" if seen else f"the summary is out of sight: {box}"


def test_after_an_error_the_summary_has_the_focus(open_page: Any, places: dict[str, str]) -> None:
    """And again after the second, though the address leads to a field since the first."""
    wrong = {}
    for name, (person, address) in FORMS.items():
        page = open_page(person, address.format(**places), viewport=PHONE, **NO_SCRIPTS)
        first = sent_wrong(page)
        links = page.locator(".govuk-error-summary a")
        if links.count():
            press(links.first)
            assert "#" in page.url
        if found := first or sent_wrong(page):
            wrong[name] = found
        page.close()
    assert wrong == {}


def test_what_others_recorded_meanwhile_has_the_focus(
    open_page: Any, places: dict[str, str]
) -> None:
    case = f"/cases/{places['ref']}"
    mine = open_page(RAISER, f"{case}/move-up/", viewport=PHONE, **NO_SCRIPTS)
    mine.locator('[name="reason"]').fill("He was hungry again today.")
    owed = duty_id(places["ref"], "practitioners.raise")
    acting.do(places["ref"], CarriedOut((owed,)), RAISER, NOW)
    press(mine.locator("main form button.govuk-button").first)
    assert mine.get_by_role("heading", name="This was recorded meanwhile").is_visible()
    assert "c-notice--amber" in mine.evaluate(FOCUS)
