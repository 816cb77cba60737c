"""A mistake in a form comes back by a redirect: Back and Reload show pages, never the browser's own
“confirm form resubmission”, and nothing typed is lost. On every kind of form, without a script.
"""

from typing import Any

import pytest

from tests.browser.fingers import press
from tests.casework.acting import RAISER
from tests.pages.browsing import demonstration, open_page
from tests.pages.cases import raise_case
from tests.pages.raising import begin

__all__ = ["demonstration", "open_page"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TYPED = "He told the nurse about Friday."
FORMS = {
    "an act": (RAISER, "/cases/{ref}/withdraw/", "reason"),
    "danger": (RAISER, "/cases/{ref}/risk/", "taken-by"),
    "a closed day": ("colin-threlfall", "/board/sefton/closed-day/", "why"),
    "who was rung": ("molly-entwistle", "{danger}/ring-first/", "summary"),
    "raising on one page": ("molly-entwistle", "{draft}/in-short/", "reasons"),
}


def box(page: Any, name: str) -> Any:
    return page.locator(f"main form [name='{name}']").first


def test_back_and_reload_show_pages_and_what_was_typed(open_page: Any, sign_in: Any) -> None:
    client = sign_in("molly-entwistle")
    places = {"ref": raise_case(), "draft": begin(client), "danger": begin(client, "yes")}
    for name, (person, address, field) in FORMS.items():
        page = open_page(person, address.format(**places), java_script_enabled=False)
        first = page.url
        box(page, field).fill(TYPED)
        press(page.locator("main form").last.locator("button.govuk-button").first)
        assert page.locator(".govuk-error-summary").count(), name
        assert "Friday" not in page.url
        assert page.reload().request.method == "GET", name
        assert box(page, field).input_value() == TYPED, f"{name}: Reload lost it"
        page.goto(first)
        page.go_back()
        assert page.locator(".govuk-error-summary").count(), f"{name}: Back lost the mistakes"
        assert box(page, field).input_value() == TYPED, f"{name}: Back lost it"
        page.go_back()
        assert page.url == first, name
        assert box(page, field).count(), f"{name}: Back shows no form"
        page.close()
