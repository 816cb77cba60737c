"""Two ways of using a page: with a mouse, and with nothing but a keyboard."""

from typing import Any

MOST_STOPS = 400  # on the longest page, with a margin: whoever needs more presses than this is lost


def press(target: Any) -> None:
    """Press a link or a button, and wait for where it leads: a click alone comes back before the
    new page does.
    """
    with target.page.expect_navigation():
        target.click()


def tap(target: Any) -> None:
    """Press something that leads nowhere: a box, a choice, what opens and closes."""
    target.click()


class Mouse:
    """Points at things."""

    def press(self, target: Any) -> None:
        press(target)

    def open(self, summary: Any) -> None:
        tap(summary)

    def tick(self, target: Any) -> None:
        target.check()

    def write(self, target: Any, text: str) -> None:
        target.fill(text)

    def pick(self, target: Any, label: str) -> None:
        target.select_option(label=label)


class Keyboard:
    """Goes from stop to stop with Tab, and uses Enter, Space and the arrows. Never points."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def press(self, target: Any) -> None:
        self._reach(target, "e => e === document.activeElement")
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def open(self, summary: Any) -> None:
        self._reach(summary, "e => e.closest('summary') === document.activeElement")
        self.page.keyboard.press("Enter")

    def tick(self, target: Any) -> None:
        if target.get_attribute("type") == "checkbox":
            self._reach(target, "e => e === document.activeElement")
            self.page.keyboard.press("Space")
        else:
            self._reach(target, "e => document.activeElement.name === e.name")
            self._until(target, "e => e === document.activeElement", "ArrowDown")
            if not target.is_checked():
                self.page.keyboard.press("Space")
        assert target.is_checked()

    def write(self, target: Any, text: str) -> None:
        self._reach(target, "e => e === document.activeElement")
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def pick(self, target: Any, label: str) -> None:
        self._reach(target, "e => e === document.activeElement")
        self.page.keyboard.type(label)
        assert target.evaluate("e => e.selectedOptions[0].label") == label

    def _reach(self, target: Any, there: str) -> None:
        """Tabs until the focus is there, and it can be seen that it is."""
        self._until(target, there, "Tab")
        seen = (
            "e => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' || "
            "s.boxShadow !== 'none' }"
        )
        around = (
            "() => { const e = document.activeElement; return [e, ...e.parentElement.children] }"
        )
        found = self.page.evaluate_handle(around)
        assert self.page.evaluate(f"all => all.some({seen})", found), (
            f"no focus to be seen: {target}"
        )

    def _until(self, target: Any, there: str, key: str) -> None:
        for _ in range(MOST_STOPS):
            if target.evaluate(there):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{key} does not lead to {target} on {self.page.url}")
