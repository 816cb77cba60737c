"""The picture on the README's page shows what its caption says. `--record` takes it anew."""

from typing import Any

import pytest

from tests.browser.fingers import press, tap
from tests.house.source import ROOT
from tests.pages.browsing import open_page
from tests.pages.test_phone_browser import demonstration

__all__ = ["demonstration", "open_page"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PICTURE = ROOT / "docs" / "images" / "case.png"
SIZE = {"width": 1280, "height": 1240}


def test_the_picture_shows_what_is_next_who_to_ring_by_when_and_how_that_was_counted(
    open_page: Any, request: pytest.FixtureRequest
) -> None:
    page = open_page("molly-entwistle", "/cases/", viewport=SIZE)
    press(page.get_by_role("link", name="SEF-2026").first)
    tap(page.get_by_text("How is that counted?").first)
    for part in (".c-next__heading", ".c-due", ".c-person__telephone", ".c-strip"):
        box = page.locator(f".c-next {part}").first.bounding_box()
        assert box is not None, part
        assert box["y"] + box["height"] <= SIZE["height"], part
    if request.config.getoption("--record"):
        page.mouse.move(0, 0)
        page.screenshot(path=PICTURE)
