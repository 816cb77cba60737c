"""Every page in each of its states, in a real browser at 320 pixels: axe finds nothing, nothing is
wider, and nothing needs a script.

A sample of the pages by default, of those of some people; `--every 1` looks at each of them, as
`./prove P20` does.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from concordat import clock
from tests import counted
from tests.browser.barriers import barriers
from tests.casework.acting import OFFICER
from tests.pages.browsing import NARROW
from tests.pages.demonstrated import be, demonstration
from tests.pages.states import EVERYBODY, NOW, Be, Page, every_page
from tests.pages.test_every_link import refs
from tests.pages.test_who_sees_what import named, place

__all__ = ["be", "demonstration"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db]

SITE = "http://concordat.test"
BY_SCRIPT = re.compile(r"<script|\bon[a-z]+=\"|href=\"javascript:", re.IGNORECASE)
NO_PAGE = {
    "board-accent": "a stylesheet",
    "home": "leads to one's work, or to signing in",
    "raise-go-on": "leads to where the draft was left",
}
"""Addresses that answer GET with no page of their own."""


@pytest.fixture
def browser(chromium: Any) -> Iterator[Any]:
    """A browser's page at 320 pixels. It could run scripts, because axe is one: that a page has
    none is looked for in its text.
    """
    context = chromium.new_context(viewport=NARROW, bypass_csp=True)
    yield context.new_page()
    context.close()


def opened(browser: Any, page: Page) -> None:
    """Have the browser come to a page; what that asks for besides comes from the site as well."""

    def answer(route: Any) -> None:
        asked = urlsplit(route.request.url)
        if asked.path.startswith("/static/") or route.request.resource_type != "document":
            found = page.client.get(asked.path)
            body = b"".join(found.streaming_content) if found.streaming else found.content
            route.fulfill(body=body, content_type=found.headers["Content-Type"])
        else:
            route.fulfill(body=page.text, content_type="text/html; charset=utf-8")

    browser.unroute("**/*")
    browser.route("**/*", answer)
    browser.goto(SITE + page.address)


def in_the_way(browser: Any, page: Page) -> list[str]:
    """What is wrong with a page."""
    opened(browser, page)
    found = barriers(browser)
    if browser.evaluate("document.documentElement.scrollWidth") > NARROW["width"]:
        found.append("it is wider than 320 pixels")
    if browser.locator("h1").count() != 1:
        found.append("it has no heading, or several")
    if BY_SCRIPT.search(page.text):
        found.append("it has a script")
    return found


def test_nothing_is_in_anybodys_way_on_any_page(
    browser: Any,
    be: Be,
    settings: Any,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.DEMONSTRATION = True
    monkeypatch.setattr(clock, "now", lambda: NOW)
    every = request.config.getoption("--every")
    pages = [*every_page(be, EVERYBODY[::every])]
    for name in with_a_page(be) if every == 1 else ():
        counted.seen("addresses that answer GET with a page", name)
    wrong = {}
    for page in pages[::every]:
        if found := in_the_way(browser, page):
            wrong[str(page)] = found
        counted.seen("pages and states", str(page))
    counted.count("pages and states there are", len(pages))
    assert wrong == {}


def with_a_page(be: Be) -> set[str]:
    """The addresses that answer GET with a page, by their names."""
    asked, ref = be(OFFICER), refs()[0]
    statuses = {name: asked.get(place(name, ref=ref)).status_code for name in named()}
    return {name for name, status in statuses.items() if status != 405} - NO_PAGE.keys()
