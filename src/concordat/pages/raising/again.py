"""Raising again what ended: which case that is, and what its reader knows of it already."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.http import Http404

from concordat import clock
from concordat.brief.children import children
from concordat.brief.view import CaseView
from concordat.brief.words import day
from concordat.casework import queries
from concordat.core.identity import Identity
from concordat.core.posts import Party
from concordat.pages import sent
from concordat.pages.access import SignedIn
from concordat.pages.raising.draft import CHILD, Draft
from concordat.pages.raising.ground import Ground
from concordat.pages.raising.questions.people import on_the_pages_of


@dataclass(frozen=True, slots=True)
class LinkedTo:
    """The ended case that a draft raises again. `on` is the day of its end."""

    ref: str
    on: str


def ended(request: SignedIn) -> CaseView | None:
    """The ended case of theirs that is to be raised again; None where none is named. Raises Http404
    for one that is open, or not theirs.
    """
    ref = sent.ENDED.of(request)
    if not ref:
        return None
    view = queries.case(ref, request.person.id, clock.now())
    if view is None or view.case.end is None:
        raise Http404
    return view


def linked_to(draft: Draft, place: Ground) -> LinkedTo | None:
    """The case to which what is raised will be linked; None where that is none."""
    if not draft.after:
        return None
    view = queries.case(draft.after, place.person.id, place.now)
    if view is None or view.case.ended is None:
        return None
    return LinkedTo(view.ref, day(view.case.ended, place.now))


def with_what_is_known(draft: Draft, view: CaseView, place: Ground) -> Draft:
    """The draft with the children, the agencies and the services of that case answered, as far as
    its reader may know them and they can still be chosen.
    """
    filled = dict(draft.answers)
    if board := dict(_board(view, place)):
        filled["board"] = board
    for number, child in enumerate(children(view), 1):
        filled[f"{CHILD}{number}"] = dict(_child(child))
    others = {each.id: each for each in place.answering(board.get("from_agency", [""])[0])}
    asked = [each for each in view.case.raised.answering if each.id in others]
    services = {each.id: {one.id for one in others[each.id].services} for each in asked}
    if asked:
        filled |= on_the_pages_of({each.id: _service(each, services[each.id]) for each in asked})
    return replace(draft, answers=filled)


def _service(party: Party, known: set[str]) -> str:
    return party.service if party.service in known else ""


def _board(view: CaseView, place: Ground) -> Iterator[tuple[str, list[str]]]:
    """The board and the agency for which it is raised, where that is asked."""
    if len(place.boards) > 1:
        yield "board", [view.board.id]
    raising = view.case.raising.id
    if len(place.own) > 1 and any(each.id == raising for each in place.own):
        yield "from_agency", [raising]


def _child(known: Identity) -> Iterator[tuple[str, list[str]]]:
    yield "child_name", [known.name or known.initials]
    yield from _day("born", known.born)
    yield from _day("expected", known.expected)
    yield from ((key, [number]) for key, number in known.numbers.items())
    if known.status:
        yield "status", [*known.status]


def _day(name: str, on: date | None) -> Iterator[tuple[str, list[str]]]:
    if on is not None:
        parts = {"day": on.day, "month": on.month, "year": on.year}
        yield from ((f"{name}_{part}", [str(number)]) for part, number in parts.items())
