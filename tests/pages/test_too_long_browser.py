"""What was too long to send is still there when one goes back, in a real browser."""

from typing import Any

import pytest

from concordat.site import bodies
from tests.browser.fingers import press
from tests.casework.acting import RAISER
from tests.pages.browsing import demonstration, open_page
from tests.pages.cases import raise_case

__all__ = ["demonstration", "open_page"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WRITTEN = "What we saw on Thursday. " * 400


def test_what_was_too_long_is_still_there_when_one_goes_back(
    open_page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "FORM", 5_000)
    page = open_page(RAISER, f"/cases/{raise_case()}/note/")
    page.locator("main textarea").first.fill(WRITTEN)
    press(page.locator("main form").last.locator("button.govuk-button").first)
    assert page.inner_text("h1") == "This was too long to send"
    assert "5,000 bytes" in page.inner_text("main")
    page.go_back()
    assert page.locator("main textarea").first.input_value() == WRITTEN
