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
    looked at, `values` are None and `sent` is False. `kept`: it was not recorded when it was sent,
    and is shown again to be sent; `back`: because something has to be put right.
    """

    def __init__(
        self,
        values: Mapping[str, Iterable[str]] | None,
        today: date,
        *,
        kept: bool = False,
        back: bool = False,
    ) -> None:
        self.sent = values is not None
        self.kept, self.back = kept, back
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
        """What a form sent, or had sent before without its being recorded; nothing if the page was
        only looked at.
        """
        if request.method == "POST":
            return cls(sent.boxes(request), today)
        returned = getattr(request, "returned", None)
        if returned is None:
            return cls(None, today)
        return cls(returned.boxes, today, kept=True, back=returned.back)

    @property
    def is_checked(self) -> bool:
        """Whether what is wrong with it is said: not of a page that was only looked at, and not of
        what comes back because nobody was signed in.
        """
        return self.sent and (self.back or not self.kept)

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
