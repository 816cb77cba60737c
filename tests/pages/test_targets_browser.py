"""What a finger taps on a telephone is at least 24 pixels high (WCAG 2.2, 2.5.8). A link within a
sentence is as high as its line.
"""

from typing import Any

import pytest

from concordat import clock
from tests.pages.browsing import open_page
from tests.pages.demonstrated import MONDAY, tell

__all__ = ["open_page"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}
LEAST = 24
TOO_LOW = """
least => [...document.querySelectorAll('a[href], button, summary, input, select, textarea')]
    .filter(each => {
        const box = each.getBoundingClientRect();
        const seen = each.checkVisibility({visibilityProperty: true}) && box.width > 1;
        if (!seen || box.height >= least) return false;
        const words = node => node.textContent.trim();
        const around = [...each.parentElement.childNodes].filter(node => node !== each);
        const inline = getComputedStyle(each).display === 'inline';
        return !(inline && around.some(node => node.nodeType === Node.TEXT_NODE && words(node)));
    })
    .map(each => `${each.getBoundingClientRect().height}: ${each.outerHTML.slice(0, 200)}`)
"""
PLACES = [
    ("molly-entwistle", "/my-work/"),
    ("molly-entwistle", "/my-work/told/"),
    ("molly-entwistle", "/raise/"),
    ("helen-marsden", "/my-work/hand-on/"),
    ("helen-marsden", "/cases/"),
    ("colin-threlfall", "/cases/"),
    ("colin-threlfall", "/board/sefton/"),
    ("colin-threlfall", "/board/sefton/closed-day/"),
    ("margaret-oyelaran", "/board/"),
    ("molly-entwistle", "/protocols/"),
    ("molly-entwistle", "/protocols/sefton/"),
    ("molly-entwistle", "/help/"),
]


@pytest.fixture
def demonstration(transactional_db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole demonstration, its cases included."""

    settings.DEMONSTRATION = True
    monkeypatch.setattr(clock, "now", lambda: MONDAY)
    tell()


def too_low(open_page: Any, person: str, there: str) -> list[str]:
    """What is tapped and too low on a page."""
    found: list[str] = open_page(person, there, viewport=PHONE).evaluate(TOO_LOW, LEAST)
    return found


def way_to(page: Any, links: str) -> str:
    """Where the first of these links leads."""
    found = page.locator(links).first.get_attribute("href")
    assert found, links
    return str(found)


@pytest.mark.usefixtures("demonstration")
def test_whatever_is_tapped_is_high_enough(open_page: Any) -> None:
    cases = open_page("colin-threlfall", "/cases/", viewport=PHONE)
    case = way_to(cases, "main a[href^='/cases/SEF']")
    act = way_to(open_page("colin-threlfall", case, viewport=PHONE), ".c-actions a")
    places = [*PLACES, ("colin-threlfall", case), ("colin-threlfall", act)]
    found = {there: too_low(open_page, person, there) for person, there in places}
    assert {there: low for there, low in found.items() if low} == {}
