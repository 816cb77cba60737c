"""Raising in a real browser: at 320 pixels, with nothing in anybody's way and without a script."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.fingers import press, tap
from tests.house.source import ROOT
from tests.pages.counting import met

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("now")]


@pytest.fixture
def page(chromium: Any, live_server: Any, settings: Any) -> Iterator[Any]:
    """A page of the demonstration, signed in as a class teacher, as narrow as a telephone is."""
    from concordat.people.load import load
    from tests.pages.conftest import NOW

    settings.DEMONSTRATION = True
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "session", "form"
    load(ROOT / "demo" / "directory", NOW.date())
    context = chromium.new_context(base_url=live_server.url, viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto("/sign-in/?board=sefton&next=/raise/")
    met(page)
    press(page.get_by_role("button", name="Molly Entwistle"))
    yield page
    context.close()


def go_on(page: Any) -> None:
    met(page)
    press(page.get_by_role("button", name="Save and go on"))


def test_one_question_a_page(page: Any) -> None:
    met(page)
    page.get_by_label("No", exact=True).check()
    press(page.get_by_role("button", name="Go on"))
    press(page.get_by_role("button", name="One question a page instead"))
    page.get_by_label("I disagree with a decision").check()
    go_on(page)
    page.get_by_label("The child's case is held there").check()
    go_on(page)
    page.get_by_label("The child's full name").fill("Jasmine Kaye")
    for label, typed in (("Day", "27"), ("Month", "3"), ("Year", "2019")):
        page.get_by_role("group", name="Date of birth").get_by_label(label).fill(typed)
    go_on(page)
    page.get_by_label("Sefton Children's Social Care").check()
    go_on(page)
    page.get_by_label("Assessment").check()
    page.get_by_label("Who made the decision?").select_option(
        label="Danielle Kershaw, Social Worker"
    )
    go_on(page)
    page.get_by_label("The decision, or what is not being done").fill("The referral was closed.")
    go_on(page)  # without the day: told, and the text stays
    assert page.get_by_role("alert").inner_text().startswith("There is a problem")
    assert (
        page.get_by_label("The decision, or what is not being done").input_value()
        == "The referral was closed."
    )
    press(page.get_by_role("link", name="Give the day on which"))
    assert page.evaluate("document.activeElement.id") == "reached_you_day"
    for label, typed in (("Day", "18"), ("Month", "12"), ("Year", "2026")):
        page.get_by_role("group", name="When did it reach you?").get_by_label(label).fill(typed)
    go_on(page)
    page.get_by_label("Point 1").fill("Whether an enquiry is needed")
    press(page.get_by_role("button", name="Add another point"))
    go_on(page)
    page.get_by_label("A decision by Children's Social Care").check()
    go_on(page)
    assert page.get_by_role("link", name="Ring Danielle Kershaw on 07700 900118").is_visible()
    page.get_by_label("Why do you disagree?").fill("She was seen with a bruise.")
    go_on(page)
    page.get_by_label("What do you want to happen?").fill("A strategy discussion.")
    go_on(page)
    page.get_by_label("Child protection (section 47)").check()
    go_on(page)
    page.get_by_label("Nothing that I know of").check()
    back = page.get_by_role("link", name="Not yet: back to the list")
    for _ in range(8):
        if back.count():
            break
        go_on(page)
    met(page)
    press(back)
    met(page)
    press(page.get_by_role("link", name="Throw this draft away"))
    met(page)
    press(page.get_by_role("link", name="Keep it"))
    press(page.get_by_role("link", name="Check your answers"))
    page.get_by_label("No", exact=True).check()
    press(page.get_by_role("button", name="Raise this disagreement"))
    met(page)
    assert "SEF-2026-0001" in page.inner_text("main")
    assert "Sefton Children's Social Care must read and review" in page.inner_text("main")
    tap(page.locator("summary", has_text="Menu"))
    menu = page.get_by_role("navigation", name="Menu")
    assert menu.get_by_role("link", name="My work (0)").is_visible(), "raising it was the task"
    press(page.get_by_role("link", name="Go to the case"))
    assert "SEF-2026-0001" in page.inner_text("main")


def test_what_may_be_a_slip_is_asked_about_once(page: Any) -> None:
    """A year that is likely to be the last one, then an hour that the clocks show twice."""
    page.get_by_label("No", exact=True).check()
    press(page.get_by_role("button", name="Go on"))
    page.goto(page.url.replace("/in-short/", "/decision/"))
    page.get_by_label("The decision, or what is not being done").fill("The referral was closed.")
    reached = page.get_by_role("group", name="When did it reach you?")
    reached.get_by_label("Day").fill("25 Oct 2025")
    go_on(page)
    met(page)
    press(
        page.get_by_role("link", name="Put the year right, or tick that 25 October 2025 is right.")
    )
    assert page.evaluate("document.activeElement.id") == "reached_you_sure"
    assert reached.get_by_label("Day").input_value() == "25", "the date is put into three boxes"
    reached.get_by_label("Year").fill("2026")
    page.get_by_label("At what time?").fill("1:30am")
    go_on(page)
    met(page)
    press(page.get_by_role("link", name="Say whether it was the first or the second."))
    assert page.evaluate("document.activeElement.id") == "at_hour_which"
    page.get_by_label("The second time, after the clocks have gone back").check()
    go_on(page)
    assert not page.get_by_role("alert").count()


def test_what_is_elsewhere(page: Any) -> None:
    """The pages one meets beside the way."""
    page.get_by_label("Yes, or I am not sure").check()
    press(page.get_by_role("button", name="Go on"))
    met(page)
    page.get_by_label("999", exact=True).check()
    page.get_by_label("What was seen or said?").fill("Bruises on both arms.")
    press(page.get_by_role("button", name="Go on"))
    press(page.get_by_role("button", name="Don’t write it here"))
    met(page)
    press(page.get_by_role("link", name="Go back"))
    press(page.get_by_role("button", name="One question a page instead"))
    page.get_by_label("It is about a person's conduct").check()
    go_on(page)
    met(page)
    for address in ("/help/", "/sign-out/", "/danger/sefton/", "/danger/", "/nowhere/"):
        page.goto(address)
        met(page)
