"""Lists and protocols in a real browser: nothing in anybody's way, nothing beyond 320 pixels, no
script needed.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.browser.barriers import barriers
from tests.browser.fingers import press
from tests.pages.demonstrated import MONDAY, tell

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

STORY = "raising=school&answering=childrens-services&on_day=21&on_month=12&on_year=2026&at=10%3A00"
PLACES = [
    ("helen-marsden", ""),
    ("helen-marsden", "told/"),
    ("helen-marsden", "away/"),
    ("helen-marsden", "hand-on/"),
    ("colin-threlfall", "/cases/"),
    ("colin-threlfall", "/cases/?state=ended"),
    ("theresa-okonjo", "/cases/?board=sefton&late=yes"),
    ("colin-threlfall", "/board/sefton/"),
    ("carmel-docherty", "/board/liverpool/waiting/"),
    ("colin-threlfall", "/board/sefton/after-the-end/"),
    ("colin-threlfall", "/board/sefton/closed-day/"),
    ("margaret-oyelaran", "/board/"),
    ("molly-entwistle", "/protocols/"),
    ("molly-entwistle", "/protocols/sefton/"),
    ("molly-entwistle", "/protocols/sefton/try/"),
    ("molly-entwistle", f"/protocols/sefton/try/?{STORY}&then=2026-12-22T15%3A00~SEF-1.1"),
    ("molly-entwistle", f"/protocols/sefton/try/?{STORY}&next-at=x"),
]


@pytest.fixture
def open_as(
    chromium: Any, live_server: Any, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, int], Any]:
    """Opens a browser's page for somebody of the demonstration, as of that Monday."""
    from concordat import clock

    tell()
    monkeypatch.setattr(clock, "now", lambda: MONDAY)

    def open_as(person: str, width: int) -> Any:
        kept = Client()
        session = kept.session
        session["person"] = person
        session.save()
        context = chromium.new_context(
            base_url=live_server.url, viewport={"width": width, "height": 800}, bypass_csp=True
        )
        cookies = [(each.key.removeprefix("__Host-"), each.value) for each in kept.cookies.values()]
        context.add_cookies(
            [{"name": name, "value": value, "url": live_server.url} for name, value in cookies]
        )
        return context.new_page()

    return open_as


@pytest.fixture(autouse=True)
def _without_tls(settings: Any) -> None:
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "session", "form"


# Those that are laid out otherwise on a wide page; axe takes a second for each.
WIDE_TOO = ("/board/sefton/", "/protocols/sefton/", "")


def test_nothing_is_in_anybodys_way(open_as: Callable[[str, int], Any]) -> None:
    found = {}
    for person in dict.fromkeys(person for person, _ in PLACES):
        wide, narrow = open_as(person, 1180), open_as(person, 320)
        for place in (place for who, place in PLACES if who == person):
            address = place if place.startswith("/") else reverse("work") + place
            found[place] = looked_at(narrow, address, 320)
            if place in WIDE_TOO:
                found[place] += looked_at(wide, address, 1180)
        wide.context.close()
        narrow.context.close()
    assert not {place: said for place, said in found.items() if said}


def looked_at(page: Any, address: str, width: int) -> list[object]:
    """What is wrong with a page."""
    answer = page.goto(address)
    assert answer.status == 200, address
    assert page.get_by_role("heading", name="Sign in").count() == 0, address
    assert page.locator("h1").count() == 1, address
    assert page.locator("script").count() == 0, address
    found: list[object] = [*barriers(page)]
    if page.evaluate("document.documentElement.scrollWidth") > width:
        found.append(f"it is wider than {width} pixels")
    return found


def test_a_made_up_case_is_told_step_by_step(open_as: Callable[[str, int], Any]) -> None:
    page = open_as("molly-entwistle", 1180)
    page.goto(f"/protocols/sefton/try/?{STORY}")
    page.get_by_label("SEF-1.1: Practitioner").check()
    page.get_by_label("Day", exact=True).fill("22")
    page.get_by_label("At what time").fill("15:00")
    press(page.get_by_role("button", name="Go on"))
    assert page.get_by_text("by 5pm on Tuesday 29 December").count()
    press(page.get_by_role("link", name="Take the last step back"))
    assert page.get_by_text("by 5pm on Wednesday 23 December").count()
    page.context.close()
