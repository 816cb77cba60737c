"""A case on a telephone of 360 by 740: the child, what is next, what keeps the child safe, and the
link for danger are on the first screen; the rest is a tap away.
"""

from typing import Any

import pytest

from tests.browser.barriers import barriers
from tests.browser.fingers import press, tap
from tests.pages.browsing import open_page
from tests.pages.demonstrated import MONDAY

__all__ = ["open_page"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ACT = ".c-first__next .c-actions a"
PHONE = {"width": 360, "height": 740}
PEOPLE = ("molly-entwistle", "helen-marsden", "margaret-oyelaran")
"""Whoever raised a case and waits, whoever is late with an answer, and a chair who decides."""


@pytest.fixture
def demonstration(transactional_db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole demonstration, its cases included."""
    from concordat import clock
    from concordat.demonstration.build import build

    settings.DEMONSTRATION = True
    monkeypatch.setattr(clock, "now", lambda: MONDAY)
    build(MONDAY)


def first_case(open_page: Any, person: str, **more: Any) -> Any:
    """Somebody's browser at the first case of their list."""
    page = open_page(person, "/cases/", viewport=PHONE, **more)
    press(page.locator("main a[href^='/cases/SEF']").first)
    return page


def ends(page: Any, part: str) -> float:
    """How far down the page a part ends."""
    box = page.locator(part).first.bounding_box()
    assert box is not None, part
    return float(box["y"] + box["height"])


def test_the_first_screen_and_the_ways_on_from_it(open_page: Any) -> None:
    for person in PEOPLE:
        page = first_case(open_page, person, java_script_enabled=False)
        for part in (
            ".c-danger-link",
            "h1",
            ".c-first__next .c-next__heading",
            ".c-first__next .c-due",
            ".c-first__safety .c-notice__heading",
        ):
            assert ends(page, part) <= PHONE["height"], f"{person}: {part}"
        if page.locator(ACT).count():
            assert ends(page, ACT) <= PHONE["height"], person
        safety = page.locator(".c-first__safety .c-notice__heading + *").first.bounding_box()
        assert safety["y"] + 20 <= PHONE["height"], f"{person}: nothing of the plan is in sight"
        _jumps(page, person)
        page.close()


def _jumps(page: Any, person: str) -> None:
    """Every link of the list of parts leads to a part that is there, at the top of the screen."""
    links = page.get_by_role("navigation", name="On this page").get_by_role("link")
    assert links.count() >= 5
    for link in links.all():
        press(link)
        part = page.url.partition("#")[2]
        box = page.locator(f"#{part}").bounding_box()
        assert box is not None, f"{person}: {part}"
        at_the_end = page.evaluate("scrollY + innerHeight >= document.body.scrollHeight - 2")
        assert abs(box["y"]) <= 4 or at_the_end, f"{person}: {part} at {box['y']}"
        page.evaluate("scrollTo(0, 0)")


def test_danger_comes_before_what_is_done_often_and_the_rare_is_a_step_away(
    open_page: Any,
) -> None:
    page = first_case(open_page, "molly-entwistle")
    can = page.locator(".c-can")
    seen = [each.inner_text() for each in can.locator(".c-actions a").all() if each.is_visible()]
    assert seen[:2] == ["A child is in immediate danger", "Add a note"]
    assert "Withdraw" not in seen
    tap(page.get_by_text("What is seldom needed"))
    assert page.get_by_role("link", name="Withdraw").is_visible()
    assert ends(page, ACT) < can.bounding_box()["y"]
    assert barriers(page) == []
