"""Raising on a telephone of 360 by 740, on every board of the demonstration: at most 2 pages after
the question about danger, 12 taps, 450 words shown. `Counted` says what is counted.
"""

from typing import Any

import pytest

from tests.browser.fingers import press
from tests.pages.browsing import demonstration, open_page
from tests.pages.counting import PHONE, Counted, met

__all__ = ["demonstration", "open_page"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RAISERS = {
    "sefton": ("molly-entwistle", "Sefton Children's Social Care: Assessment"),
    "blackpool": ("jerome-clarke", "Blackpool Children's Social Care: Safeguarding Teams"),
    "liverpool": ("lamar-joseph", "Liverpool Children's Services: Assessment"),
    "reading": ("zac-holloway", "Reading Children's Social Care: Access and Assessment"),
    "brighton-and-hove": ("dylan-amadi", "Brighton & Hove Children's Social Care: Front Door"),
}
BEGAN = {"blackpool": "When was it clear you couldn't agree?"}
"""What a procedure asks for instead of the day on which a decision came."""


def begin(open_page: Any, person: str) -> Any:
    """The one page, once somebody has said that no child is in danger."""
    page = open_page(person, "/raise/", viewport=PHONE, java_script_enabled=True)
    page.get_by_label("No", exact=True).check()
    press(page.get_by_role("button", name="Go on"))
    return page


@pytest.mark.parametrize("board", RAISERS)
def test_two_pages_twelve_taps_and_450_words(
    open_page: Any, board: str, capsys: pytest.CaptureFixture[str]
) -> None:
    person, service = RAISERS[board]
    page = begin(open_page, person)
    counted = Counted(page)
    counted.see()
    counted.choose("Agency and service", service)
    counted.write("The child's full name", "Jasmine Kaye")
    counted.write("Date of birth, or date due", "27 3 2019")
    counted.write("The decision, or what is not being done", "The referral was closed.")
    counted.write(BEGAN.get(board, "When did it reach you?"), "18 dec 2026")
    counted.write("Why do you disagree?", "She was seen with a bruise on 11 December.")
    counted.write("What do you want to happen?", "A strategy discussion by Thursday.")
    counted.write("What keeps the child safe meanwhile, and who sees to it?", "Her aunt has her.")
    counted.press("Check your answers")
    counted.see()
    counted.tap(page.get_by_label("No", exact=True))
    counted.press("Raise this disagreement")
    assert "It is raised" in page.inner_text("main")
    with capsys.disabled():
        print(f"\n{board}: {counted.pages} pages, {counted.taps} taps, {counted.words} words")
    assert counted.pages <= 2
    assert counted.taps <= 12
    assert counted.words <= 450


def test_raising_is_in_sight_on_the_first_screen_of_my_work(open_page: Any) -> None:
    for person in ("molly-entwistle", "lamar-joseph", "colin-threlfall"):
        page = open_page(person, "/", viewport=PHONE)
        page.evaluate("async () => { await document.fonts.ready }")  # other letters are smaller
        link = page.locator("main").get_by_role("link", name="Raise a disagreement")
        box = link.bounding_box()
        assert box["height"] >= 24, person
        assert box["y"] + box["height"] <= PHONE["height"] / 2, person
        met(page)
        press(link)
        assert "/raise/" in page.url
