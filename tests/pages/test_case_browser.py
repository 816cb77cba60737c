"""The case page and acting in a real browser: nothing in anybody's way, at 320 pixels, without
scripts, on paper.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from concordat.core.acts import CarriedOut
from tests.browser.barriers import barriers
from tests.casework import acting
from tests.casework.acting import RAISER, SOCIAL_CARE, TEAM_MANAGER
from tests.pages.cases import duty_id, raise_case
from tests.pages.conftest import NOW, SignIn, load_directory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NARROW = {"width": 320, "height": 700}


@pytest.fixture
def demonstration(transactional_db: None, settings: Any, now: Any) -> None:
    """The directory, loaded for one test: what a browser is to see has to be committed."""
    settings.DEMONSTRATION = True
    load_directory()


@pytest.fixture
def open_page(chromium: Any, live_server: Any, settings: Any, sign_in: SignIn) -> Iterator[Any]:
    """`open_page(person, address, **context)`: that person's browser at an address."""
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "session", "form"
    contexts = []

    def open_page(person: str, address: str, **more: Any) -> Any:
        context = chromium.new_context(**({"viewport": NARROW, "bypass_csp": True} | more))
        contexts.append(context)
        kept = sign_in(person).cookies
        context.add_cookies(
            [
                {"name": each.key, "value": each.value, "url": live_server.url}
                for each in kept.values()
            ]
        )
        page = context.new_page()
        page.goto(live_server.url + address)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def ref(demonstration: object) -> str:
    made = raise_case()
    acting.do(made, CarriedOut((duty_id(made, "practitioners.raise"),)), RAISER, NOW)
    return made


def test_nothing_is_in_anybodys_way_at_320_pixels(open_page: Any, ref: str) -> None:
    about = duty_id(ref, "practitioners.review")
    for address in (
        "",
        "move-up/",
        "safety/",
        f"done/?about={about}",
        "correct/?about=2",
        "papers/notification/",
    ):
        page = open_page(RAISER, f"/cases/{ref}/{address}")
        assert page.locator("h1").count() == 1, address
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], address
        assert barriers(page) == [], address


def test_a_case_is_settled_without_scripts(open_page: Any, ref: str) -> None:
    manager = open_page(TEAM_MANAGER, f"/cases/{ref}/", java_script_enabled=False)
    manager.get_by_role("link", name="Record that you spoke").first.click()
    for part in ("Read the file", "Spoke to each other"):
        manager.get_by_label(part).check()
    manager.get_by_label("What was said?").fill("We read it together and spoke for half an hour.")
    manager.get_by_role("button", name="Record it").click()
    raiser = open_page(RAISER, f"/cases/{ref}/", java_script_enabled=False)
    raiser.get_by_role("link", name="Say what is agreed").first.click()
    for point in raiser.get_by_label("It is agreed").all():
        point.check()
    raiser.get_by_role("button", name="Record it").click()
    raiser.get_by_role("heading", name="Recorded:").wait_for()
    manager.reload()
    manager.get_by_role("link", name="Confirm what was agreed").first.click()
    for point in manager.get_by_label("Yes, that is what was agreed").all():
        point.check()
    manager.get_by_role("button", name="Record it").click()
    assert "This case ended on Monday 21 December: agreed." in manager.inner_text("main")
    assert acting.case_of(ref, NOW).end == "agreed"
    assert acting.case_of(ref, NOW).positions_on(SOCIAL_CARE.id, "1").settled


def test_a_long_address_does_not_widen_a_form(open_page: Any, ref: str) -> None:
    page = open_page(RAISER, f"/cases/{ref}/papers/notification/")
    box = page.locator(".c-form-print td").first
    box.evaluate(
        "box => { box.textContent = 'lamar.joseph@brightside-family-support.example.org'; }"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_next_and_a_telephone_stand_on_a_phones_first_screen(open_page: Any, ref: str) -> None:
    page = open_page(RAISER, f"/cases/{ref}/", viewport={"width": 375, "height": 740})
    for part in (".c-next__heading", ".c-next .c-person__telephone"):
        box = page.locator(part).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 740, part


def test_on_paper_the_record_stands_without_buttons(open_page: Any, ref: str) -> None:
    page = open_page(RAISER, f"/cases/{ref}/")
    page.emulate_media(media="print")
    assert page.get_by_role("heading", name="What happened").is_visible()
    assert page.locator(".govuk-button:visible").count() == 0
