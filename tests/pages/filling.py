"""The form of a page, filled as somebody at a browser might fill it."""

from datetime import date, timedelta
from html.parser import HTMLParser
from typing import Any

from tests.pages.conftest import NOW

AS_ASKED = "As the page asks, in a sentence."
TO_COME = ("by", "until")
"""The days that lie ahead. Those of what happened are left empty: it was just now."""
INSTEAD = ("safe",)
"""Boxes that are ticked instead of writing something."""


def answers(page: str, prefer: tuple[str, ...] = ()) -> dict[str, Any]:
    """What a browser sends when everything is ticked and written. Of several choices it is the
    last, unless another is preferred.
    """
    return _Form(page.split('<form method="post" action=', 1)[1], prefer).sent


class _Form(HTMLParser):
    def __init__(self, page: str, prefer: tuple[str, ...]) -> None:
        super().__init__()
        self.sent: dict[str, Any] = {}
        self.prefer = prefer
        self.select = ""
        self.feed(page.split("</form>", 1)[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        each = {name: value or "" for name, value in attrs}
        name, value = each.get("name", ""), each.get("value", "")
        match tag, each.get("type"):
            case "textarea", _:
                self.sent[name] = AS_ASKED
            case "select", _:
                self.select = name
            case "option", _ if value and not self.sent.get(self.select):
                self.sent[self.select] = value
            case "input", "radio" if self._is_taken(name, value):
                self.sent[name] = value
            case "input", "checkbox" if name not in INSTEAD:
                self.sent.setdefault(name, []).append(value)
            case "input", "hidden" if name not in ("csrfmiddlewaretoken", "as_shown"):
                self.sent[name] = value
            case "input", "text" if line := _line(name):
                self.sent[name] = line

    def _is_taken(self, name: str, value: str) -> bool:
        """Whether one of several choices is made. How something was done may be left out: what fits
        depends on what was done.
        """
        return name != "channel" and (value in self.prefer or not self._is_preferred(name))

    def _is_preferred(self, name: str) -> bool:
        return self.sent.get(name) in self.prefer


def _line(name: str) -> Any:
    """What is typed in a box of one line: a child's name, a part of a day to come; "" elsewhere."""
    if name == "child_name":
        return "Jasmine Mary Poole"
    ahead = "_" in name and _asks_for(name) in TO_COME
    return getattr(_soon(), name.partition("_")[2]) if ahead else ""


def _asks_for(name: str) -> str:
    """What a box for a part of a date is about: “by” of “action-1-by_day”."""
    return name.partition("_")[0].rpartition("-")[2]


def _soon() -> date:
    return (NOW + timedelta(days=3)).date()
