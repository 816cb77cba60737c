"""The draft behind an address, and the ground for its questions."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from concordat import clock
from concordat.casework import drafts
from concordat.casework.errors import NotFound
from concordat.pages.access import SignedIn, View, signed_in
from concordat.pages.frame import frame, today
from concordat.pages.raising import page
from concordat.pages.raising.draft import Draft, kept
from concordat.pages.raising.ground import Ground, NothingToRaiseIn, ground
from concordat.pages.raising.page import Started
from concordat.people.values import Person

OnDraft = Callable[..., HttpResponse]


def keep(draft: Draft, place: Ground) -> Draft:
    """Keep a draft, sealed, and return it with its id. Raises Http404 for somebody else's, or one
    thrown away.
    """
    try:
        id_ = drafts.keep(place.person.id, place.board.id, draft.id or None, draft.data())
    except NotFound as missing:
        raise Http404 from missing
    return kept(id_, draft.data())


def place_for(request: SignedIn, board: str = "") -> Ground:
    """The ground for the person asking, on that board or their first. Raises NothingToRaiseIn."""
    now = clock.now()
    return ground(request.person, now, today(now), board)


def on_a_draft(view: OnDraft) -> View:
    """A view of `(request, draft, place, …)` for the reader's own draft. Answers 404 for anybody
    else's; a draft that was raised leads to its end.
    """

    @signed_in
    @wraps(view)
    def opened(request: SignedIn, draft: str, **more: Any) -> HttpResponse:
        found = _own(request.person, draft)
        if found.raised:
            return redirect("raise-raised", found.raised)
        try:
            place = place_for(request, found.one("board", "board"))
        except NothingToRaiseIn:
            return nothing_to_raise_in(request)
        return view(request, found, place, **more)

    return opened


def nothing_to_raise_in(request: SignedIn) -> HttpResponse:
    """The page for people without a post in an agency, such as the board's own."""
    return render(request, "raising/nothing.html", {"page": frame(request, "Raise a disagreement")})


def begun(person: Person, now: datetime) -> tuple[Started, ...]:
    """The drafts somebody can go on with, newest first. Those that were raised are deleted."""
    found = []
    for card in drafts.mine(person.id):
        draft = kept(card.id, drafts.get(person.id, card.id))
        if draft.raised:
            drafts.discard(person.id, card.id)
        else:
            found.append(page.begun(draft, card.kept, now))
    return tuple(found)


def _own(person: Person, draft_id: str) -> Draft:
    try:
        return kept(draft_id, drafts.get(person.id, draft_id))
    except NotFound as missing:
        raise Http404 from missing
