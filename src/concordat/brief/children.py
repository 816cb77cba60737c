"""The child or children of a case, from the sealed words that say who they are."""

import json
from datetime import date
from typing import Any

import msgspec

from concordat.brief.view import CaseView


class Known(msgspec.Struct, frozen=True):
    """A child as a reader with a part in the case may know them. `born` is None for one not born
    yet or not known.
    """

    initials: str
    born: date | None = None
    expected: date | None = None
    reference: str = ""
    status: tuple[str, ...] = ()

    def age(self, on: date) -> int | None:
        """Whole years on a date."""
        if self.born is None:
            return None
        before_birthday = (on.month, on.day) < (self.born.month, self.born.day)
        return on.year - self.born.year - before_birthday

    def words(self, on: date) -> str:
        """Such as "J.K., aged 7" or "K., not born yet"."""
        if self.expected is not None:
            return f"{self.initials}, not born yet"
        age = self.age(on)
        if age is None:
            return self.initials
        return f"{self.initials}, under one" if age < 1 else f"{self.initials}, aged {age}"


def children(view: CaseView) -> tuple[Known, ...]:
    """The children of the matter whose words the reader may open, in the order in which they were
    named.
    """
    notes = [child.note for child in view.case.raised.children if child.note]
    return tuple(_known(json.loads(view.words[note])) for note in notes if view.words.get(note))


def _known(told: dict[str, Any]) -> Known:
    return Known(
        initials=told.get("initials", ""),
        born=_date(told.get("born")),
        expected=_date(told.get("expected")),
        reference=told.get("reference") or "",
        status=tuple(told.get("status") or ()),
    )


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
