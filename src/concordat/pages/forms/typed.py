"""What somebody typed on a page, as text that can be shown, stored and encoded.

A browser sends whatever it likes: NUL, control characters, half of a surrogate pair. None of them
may break a page, and none may disappear silently: each becomes LOST, which the page shows in its
place and which must be taken out before the text is accepted.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from django.http import HttpRequest, QueryDict

LOST = "\ufffd"
_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Typed:
    """What was typed, by the name of its box, on the London day `today`. If the page was only
    looked at, `values` are None and `sent` is False.
    """

    def __init__(self, values: Mapping[str, Iterable[str]] | None, today: date) -> None:
        self.sent = values is not None
        self.today = today
        self._values: dict[str, tuple[str, ...]] = {}
        for name, sent in (values or {}).items():
            self._values[plain(name)] = tuple(map(plain, sent))

    @classmethod
    def of(cls, query: QueryDict, today: date) -> "Typed":
        """What a form sent, or an address holds."""
        return cls(dict(query.lists()), today)

    @classmethod
    def posted(cls, request: HttpRequest, today: date) -> "Typed":
        """What a form sent; nothing if the page was only looked at."""
        return cls.of(request.POST, today) if request.method == "POST" else cls(None, today)

    def text(self, name: str) -> str:
        """The text of one box, without the blanks around it; "" if it is empty."""
        sent = self.many(name)
        return sent[-1].strip() if sent else ""

    def many(self, name: str) -> tuple[str, ...]:
        """Every value sent under one name, such as the boxes that were ticked."""
        return self._values.get(name, ())

    def boxes(self) -> tuple[str, ...]:
        """The names of everything that was sent."""
        return tuple(self._values)

    def only(self, names: Iterable[str]) -> dict[str, list[str]]:
        """What was sent under those names, as a draft keeps it."""
        return {name: list(self._values[name]) for name in names if name in self._values}


def plain(text: str) -> str:
    """A text that can be stored and shown: line breaks as \\n, LOST for anything that isn't
    text.
    """
    return _NO_TEXT.sub(LOST, _LINE_BREAKS.sub("\n", text))
