"""The case page and acting in a real browser: nothing in anybody's way, at 320 pixels, without
scripts, on paper.
"""

from typing import Any

import pytest

from concordat.casework.notes import Words
from concordat.core.acts import Audience, CarriedOut, Noted
from tests.browser.barriers import barriers
from tests.browser.fingers import press
from tests.casework import acting
from tests.casework.acting import RAISER, SOCIAL_CARE, TEAM_MANAGER
from tests.pages.browsing import NARROW, demonstration, open_page
from tests.pages.cases import duty_id, raise_case
from tests.pages.conftest import NOW

__all__ = ["demonstration", "open_page"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


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
    press(manager.get_by_role("link", name="Record that you spoke").first)
    for part in ("Read the file", "Spoke to each other"):
        manager.get_by_label(part).check()
    manager.get_by_label("What was said?").fill("We read it together and spoke for half an hour.")
    press(manager.get_by_role("button", name="Record it"))
    raiser = open_page(RAISER, f"/cases/{ref}/", java_script_enabled=False)
    press(raiser.get_by_role("link", name="Say what is agreed").first)
    for point in raiser.get_by_label("It is agreed").all():
        point.check()
    for words in raiser.locator('textarea[name^="words-"]').all():
        words.fill("The social worker visits every day until the assessment is done.")
    press(raiser.get_by_role("button", name="Record it"))
    manager.reload()
    press(manager.get_by_role("link", name="Confirm what was agreed").first)
    for point in manager.get_by_label("Yes, that is what was agreed").all():
        point.check()
    press(manager.get_by_role("button", name="Record it"))
    assert manager.get_by_role("heading", name="Check this before it counts").is_visible()
    press(manager.get_by_role("button", name="Record it"))
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
    assert page.locator("main a[href^='/']:visible").count() == 0
    assert "How this is read here" not in page.inner_text("main")


@pytest.mark.parametrize(
    ("audience", "reader"),
    [("own agency", RAISER), ("board", "colin-threlfall"), ("business manager", "colin-threlfall")],
)
def test_what_only_some_may_read_stays_off_paper(
    open_page: Any, ref: str, audience: Audience, reader: str
) -> None:
    """One sheet is handed over: it says that something is left out, and nothing of what."""
    secret = "The team manager rang my head."
    agency = acting.SCHOOL.id if audience == "own agency" else None
    note = "a" * 32
    acting.do(ref, Noted(audience, note, agency=agency), RAISER, NOW, words={note: Words(secret)})
    page = open_page(reader, f"/cases/{ref}/")
    left_out = "One entry that only some may read is not printed."
    assert secret in page.inner_text("main")
    assert left_out not in page.inner_text("main")
    page.emulate_media(media="print")
    printed = page.inner_text("main")
    assert secret not in printed
    assert "wrote a note" not in printed.lower()
    assert left_out in printed
