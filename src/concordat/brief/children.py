"""The child or children of a case, from the sealed words that say who they are."""

from datetime import date

from concordat.brief.names import Names
from concordat.brief.view import CaseView
from concordat.core import identity
from concordat.core.acts import Note
from concordat.core.identity import Identity
from concordat.core.labels import CHILD

UNREADABLE = Identity(initials="A child whose details can’t be read")


def in_full(child: Identity) -> str:
    """Such as "Jasmine Kaye, born 27 March 2019, P-7713"; "" where the name isn't known."""
    if not child.name:
        return ""
    born = f"born {_day(child.born)}" if child.born else ""
    due = f"expected {_day(child.expected)}" if child.expected else ""
    return ", ".join(filter(None, (child.name, born, due, *child.numbers.values())))


def in_short(child: Identity, on: date) -> str:
    """Such as "J.K., aged 7" or "K., not born yet"."""
    if child.expected is not None:
        return f"{child.initials}, not born yet"
    age = child.age(on)
    if age is None:
        return child.initials
    return f"{child.initials}, under one" if age < 1 else f"{child.initials}, aged {age}"


def in_words(child: Identity, on: date) -> str:
    """A child in full, or in short where the name isn't known."""
    return in_full(child) or in_short(child, on)


def children(view: CaseView) -> tuple[Identity, ...]:
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
    return None if known is None else in_words(known, view.today)


def one_child(view: CaseView, id_: str) -> Identity | None:
    """One child as the reader may know them; None where the case has no such child."""
    child = next((each for each in view.case.raised.children if each.id == id_), None)
    if child is None:
        return None
    words = view.words.get(child.note or "")
    return as_known(words) if words else Identity(initials="A child")


def which_child(view: CaseView, id_: str) -> str:
    """The initials by which one of several children is told from the others; "" where there is
    one, or they can't be read.
    """
    known = one_child(view, id_) if len(view.case.raised.children) > 1 else None
    return known.initials if known else ""


def as_known(words: str) -> Identity:
    """A child, from the sealed words that say who it is; one of whom nothing is known where they
    are damaged, so that the case can be gone on with and the words be put right.
    """
    try:
        return identity.read(words)
    except ValueError:
        return UNREADABLE


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


def _day(day: date) -> str:
    """A birthday, without its day of the week."""
    return f"{day.day} {day:%B %Y}"
