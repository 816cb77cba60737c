"""Raising in a real browser: at 320 pixels, with nothing in anybody's way and without a script."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.barriers import barriers
from tests.browser.fingers import press, tap
from tests.house.source import ROOT

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


def met(page: Any) -> None:
    """Nothing on this page is in anybody's way, and nothing sticks out of it."""
    assert barriers(page) == [], page.url
    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") == width, page.url


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


class Counted:
    """What raising costs somebody with a telephone of 360 by 740, after the question about danger
    (which every journey begins with, and which is a page, two taps and its own few words):

    * pages: each page shown until “Raise this disagreement” is pressed;
    * taps: each time a finger goes down: into each box that is written in, on a list and again on
      the choice in it, on each answer, on each button. What the keyboard types is not counted;
    * words: every word that the eye can see on those pages, header, menu line and footer, buttons,
      hints and what was typed included. Not counted: what is closed until it is opened, the choices
      of a list that is not open, what only a screen reader says, and the demonstration's own
      banner, which no real installation has.
    """

    def __init__(self, page: Any) -> None:
        self.page, self.pages, self.taps, self.words = page, 0, 0, 0

    def see(self) -> None:
        """A page is met, and read to its end."""
        met(self.page)
        self.pages += 1
        self.words += len(self.page.evaluate(WORDS_SEEN).split())

    def tap(self, found: Any) -> Any:
        self.taps += 1
        tap(found)
        return found

    def press(self, button: str) -> None:
        self.taps += 1
        press(self.page.get_by_role("button", name=button))

    def choose(self, label: str, choice: str) -> None:
        """Opens a list, and taps a choice in it."""
        self.tap(self.page.get_by_label(label, exact=True)).select_option(label=choice)
        self.taps += 1

    def write(self, label: str, text: str) -> None:
        self.tap(self.page.get_by_label(label, exact=True)).fill(text)


WORDS_SEEN = """() => {
  const seen = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const around = walk.currentNode.parentElement;
    const hidden = ".c-banners, .govuk-visually-hidden, .govuk-skip-link, option";
    if (!around.closest(hidden) && around.checkVisibility()) seen.push(walk.currentNode.data);
  }
  document.querySelectorAll("select").forEach((each) => seen.push(each.selectedOptions[0].label));
  document.querySelectorAll("textarea, input[type=text]").forEach((each) => seen.push(each.value));
  return seen.join(" ");
}"""


def test_in_two_minutes_on_a_telephone(page: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """At most 2 pages after the question about danger, 12 taps, 450 words shown; `Counted` says
    what is counted.
    """
    page.set_viewport_size({"width": 360, "height": 740})
    page.get_by_label("No", exact=True).check()
    press(page.get_by_role("button", name="Go on"))
    counted = Counted(page)
    counted.see()
    counted.choose("Agency and service", "Sefton Children's Social Care: Assessment")
    counted.write("The child's full name", "Jasmine Kaye")
    counted.write("Date of birth, or date due", "27 3 2019")
    counted.write("The decision, or what is not being done", "The referral was closed.")
    counted.write("When did it reach you?", "18 dec 2026")
    counted.write("Why do you disagree?", "She was seen with a bruise on 11 December.")
    counted.write("What do you want to happen?", "A strategy discussion by Thursday.")
    counted.write("What keeps the child safe meanwhile, and who sees to it?", "Her aunt has her.")
    counted.press("Check your answers")
    counted.see()
    counted.tap(page.get_by_label("No", exact=True))
    counted.press("Raise this disagreement")
    assert "It is raised" in page.inner_text("main")
    with capsys.disabled():
        print(f"\nraising: {counted.pages} pages, {counted.taps} taps, {counted.words} words")
    assert counted.pages <= 2
    assert counted.taps <= 12
    assert counted.words <= 450


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
    page.get_by_label("What makes you think so?").fill("Bruises on both arms.")
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
