"""What somebody typed on a page, as text that can be shown, stored and encoded.

A browser sends whatever it likes: NUL, control characters, half of a surrogate pair. None of them
may break a page, and none may disappear silently: each becomes LOST, which the page shows in its
place and which must be taken out before the text is accepted.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from django.http import HttpRequest

from concordat.pages import sent
from concordat.pages.sent import LOST, plain

__all__ = ["LOST", "Typed", "plain"]


class Typed:
    """What was typed, by the name of its box, on the London day `today`. If the page was only
    looked at, `values` are None and `sent` is False. `kept`: it was sent while nobody was signed
    in, and is shown again to be sent.
    """

    def __init__(
        self, values: Mapping[str, Iterable[str]] | None, today: date, *, kept: bool = False
    ) -> None:
        self.sent = values is not None
        self.kept = kept
        self.today = today
        self._values: dict[str, tuple[str, ...]] = {}
        for name, each in (values or {}).items():
            self._values[plain(name)] = tuple(map(plain, each))

    @classmethod
    def asked(cls, request: HttpRequest, today: date) -> "Typed":
        """What is asked for after an address, as a form that was sent by it."""
        return cls(sent.asked(request), today)

    @classmethod
    def posted(cls, request: HttpRequest, today: date) -> "Typed":
        """What a form sent, or had sent when nobody was signed in; nothing if the page was only
        looked at.
        """
        if request.method == "POST":
            return cls(sent.boxes(request), today)
        unsent = getattr(request, "unsent", None)
        return cls(unsent.boxes, today, kept=True) if unsent else cls(None, today)

    def text(self, name: str) -> str:
        """The text of one box, without the blanks around it; "" if it is empty."""
        values = self.many(name)
        return values[-1].strip() if values else ""

    def many(self, name: str) -> tuple[str, ...]:
        """Every value sent under one name, such as the boxes that were ticked."""
        return self._values.get(name, ())

    def boxes(self) -> tuple[str, ...]:
        """The names of everything that was sent."""
        return tuple(self._values)

    def only(self, names: Iterable[str]) -> dict[str, list[str]]:
        """What was sent under those names, as a draft keeps it."""
        return {name: list(self._values[name]) for name in names if name in self._values}
