"""What a page costs somebody with a telephone of 360 by 740: pages, taps, and words shown."""

from typing import Any

from tests.browser.barriers import barriers
from tests.browser.fingers import press, tap

PHONE = {"width": 360, "height": 740}


def met(page: Any) -> None:
    """Nothing on this page is in anybody's way, and nothing sticks out of it."""
    assert barriers(page) == [], page.url
    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") == width, page.url


class Counted:
    """What raising costs, after the question about danger (which every journey begins with, and
    which is a page, two taps and its own few words):

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
