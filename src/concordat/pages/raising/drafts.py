"""The draft behind an address, and the ground for its questions."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from concordat import clock
from concordat.casework import drafts
from concordat.casework.errors import NotFound
from concordat.pages import returned, sent
from concordat.pages.access import SignedIn, View, signed_in
from concordat.pages.forms.typed import Typed
from concordat.pages.frame import frame, today
from concordat.pages.raising import page
from concordat.pages.raising.draft import Draft, kept
from concordat.pages.raising.ground import Ground, NothingToRaiseIn, ground, office
from concordat.pages.raising.page import Started
from concordat.pages.raising.ring import nobody_rung
from concordat.people import queries
from concordat.people.values import Person

OnDraft = Callable[..., HttpResponse]
Answers = Callable[[Typed, Draft, Ground, str], Draft]
"""A draft with what one of its pages sent; the page by its key, "" for the one page."""


def keep(draft: Draft, place: Ground) -> Draft:
    """Keep a draft, sealed, and return it with its id. Raises Http404 for somebody else's, or one
    thrown away.
    """
    in_danger = nobody_rung(draft, place) is not None
    data = draft.data() | {"about": page.about(draft, place), "danger": in_danger}
    try:
        id_ = drafts.keep(place.person.id, place.board.id, draft.id or None, data)
    except NotFound as missing:
        raise Http404 from missing
    return kept(id_, data)


def place_for(person: Person, board: str = "") -> Ground:
    """The ground for the person asking, on that board or their first. Raises NothingToRaiseIn."""
    now = clock.now()
    return ground(person, now, today(now), board)


def office_of(person: Person, board: str, caller: str = "") -> Ground:
    """The ground for a board's business manager who writes for somebody that rang. Raises
    NothingToRaiseIn.
    """
    now = clock.now()
    return office(person, now, today(now), board, caller)


def place_of(person: Person, draft: Draft) -> Ground:
    """The ground for a draft. Raises NothingToRaiseIn."""
    if draft.office:
        return office_of(person, draft.office, draft.caller)
    return place_for(person, draft.one("board", "board"))


def on_a_draft(view: OnDraft) -> View:
    """A view of `(request, draft, place, …)` for the reader's own draft. Answers 404 for anybody
    else's; a draft that was raised leads to its end, and one for whoever rang to who that is, where
    they have no role any more.
    """

    @signed_in
    @wraps(view)
    def opened(request: SignedIn, draft: str, **more: Any) -> HttpResponse:
        found = own_draft(request.person, draft)
        if found.raised:
            return redirect("raise-raised", found.raised)
        try:
            place = place_of(request.person, found)
        except NothingToRaiseIn:
            return nothing_to_raise_in(request)
        if found.office and place.caller is None:
            return redirect("raise-who-rang", found.id)
        return view(request, found, place, **more)

    return opened


def answered_by(answers: Answers) -> Callable[[View], View]:
    """For a page of a draft: what it sent when nobody was signed in is called by the draft as it
    would have been kept with it.
    """

    def about(request: HttpRequest, person_id: str) -> str:
        try:
            person = queries.person(person_id)
            draft = own_draft(person, sent.gap(request, sent.DRAFT))
            board = "" if draft.office else sent.BOARD.if_right(request)
            place = place_for(person, board) if board else place_of(person, draft)
        except (Http404, LookupError):
            return ""
        typed = Typed.posted(request, place.on)
        return page.about(answers(typed, draft, place, sent.gap(request, "key")), place)

    return returned.names_by(about)


def nothing_to_raise_in(request: SignedIn) -> HttpResponse:
    """The page for people without a post in an agency, such as the board's own."""
    return render(request, "raising/nothing.html", {"page": frame(request, "Raise a disagreement")})


def nobody_answers(request: SignedIn, place: Ground) -> HttpResponse:
    """The page for people of an agency that could raise something with no other under the
    procedure, and where to go instead.
    """
    around = frame(request, "Raise a disagreement", board=place.board)
    shown = {"page": around, "place": place}
    return render(request, "raising/nobody_answers.html", shown)


def begun(person: Person, now: datetime) -> tuple[Started, ...]:
    """The drafts somebody can go on with, newest first."""
    drafts.forget_empty(person.id, now)
    return tuple(page.begun(card, now) for card in drafts.mine(person.id, now))


def own_draft(person: Person, draft_id: str) -> Draft:
    """Somebody's own draft. Raises Http404 for anybody else's, or one thrown away."""
    try:
        return kept(draft_id, drafts.get(person.id, draft_id))
    except NotFound as missing:
        raise Http404 from missing
