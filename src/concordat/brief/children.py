"""The child or children of a case, from the sealed words that say who they are."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from concordat.brief.names import Names
from concordat.brief.view import CaseView
from concordat.core.acts import Note
from concordat.core.labels import CHILD


class Known(msgspec.Struct, frozen=True):
    """A child as a reader with a part in the case may know them. `born` is None for one not born
    yet or not known.
    """

    initials: str
    name: str = ""
    born: date | None = None
    expected: date | None = None
    numbers: Mapping[str, str] = {}
    status: tuple[str, ...] = ()

    def age(self, on: date) -> int | None:
        """Whole years on a date."""
        if self.born is None:
            return None
        before_birthday = (on.month, on.day) < (self.born.month, self.born.day)
        return on.year - self.born.year - before_birthday

    @property
    def in_full(self) -> str:
        """Such as "Jasmine Kaye, born 27 March 2019, P-7713"; "" where the name isn't known."""
        if not self.name:
            return ""
        born = f"born {_day(self.born)}" if self.born else ""
        due = f"expected {_day(self.expected)}" if self.expected else ""
        return ", ".join(filter(None, (self.name, born, due, *self.numbers.values())))

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
    return tuple(as_known(view.words[note]) for note in notes if view.words.get(note))


def no_longer_holds(view: CaseView, note: Note) -> bool:
    """Whether a note says who a child was taken to be, and now it is another note that says who the
    child is. Nobody reads such a note.
    """
    holding = {child.note for child in view.case.raised.children}
    return note.about == CHILD and note.id not in holding


def child_called(view: CaseView, id_: str) -> str | None:
    """One child in full, or in initials where no more is known; None where the case has no such
    child.
    """
    known = one_child(view, id_)
    return None if known is None else known.in_full or known.words(view.today)


def one_child(view: CaseView, id_: str) -> Known | None:
    """One child as the reader may know them; None where the case has no such child."""
    child = next((each for each in view.case.raised.children if each.id == id_), None)
    if child is None:
        return None
    words = view.words.get(child.note or "")
    return as_known(words) if words else Known("A child")


def which_child(view: CaseView, id_: str) -> str:
    """The initials by which one of several children is told from the others; "" where there is
    one, or they can't be read.
    """
    known = one_child(view, id_) if len(view.case.raised.children) > 1 else None
    return known.initials if known else ""


def as_known(words: str) -> Known:
    """A child, from the sealed words that say who it is."""
    return _known(json.loads(words))


def who_knows_them(names: Names) -> tuple[str, ...]:
    """What each agency that answers has said about knowing the child."""
    view = names.view
    return tuple(
        names.said(
            f"{names.agency(agency)} confirmed that this is the child they know."
            if known
            else f"{names.agency(agency)} says that this is not the child they know."
        )
        for (_, agency), known in view.case.children_known.items()
    )


def _known(told: dict[str, Any]) -> Known:
    return Known(
        initials=told.get("initials", ""),
        born=_date(told.get("born")),
        expected=_date(told.get("expected")),
        name=told.get("name", ""),
        numbers=told.get("numbers") or {},
        status=tuple(told.get("status") or ()),
    )


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _day(day: date) -> str:
    """A birthday, without its day of the week."""
    return f"{day.day} {day:%B %Y}"
