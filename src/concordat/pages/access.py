"""Who may ask for a page at all. What they may see and do in a case is decided in casework and
core.

Every view is `signed_in`, `anyone` (people who signed in are known) or `public` (nobody is looked
up, so it answers without a database). A test visits every address and finds a view that is none of
them.
"""

from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from concordat.casework.holdings import looked_up_once
from concordat.casework.returned import Returned
from concordat.core.errors import Refused
from concordat.pages import returned
from concordat.pages.eyes import SeenAs
from concordat.people.values import Person
from concordat.readers.service import lists_written

AUDIENCE = "asks_for"
SIGNED_IN, ANYONE, PUBLIC = "somebody signed in", "anyone", "nobody"

SAFE = ("GET", "HEAD")
View = Callable[..., HttpResponseBase]


class Request(HttpRequest):
    """A request as `middleware.WhoIsThere` leaves it."""

    person: Person | None
    seen_as: SeenAs | None
    returned: Returned | None
    refused: Refused | None


class SignedIn(HttpRequest):
    """A request that came through `signed_in`. `returned` is what the reader sent before and
    has come back to; `refused` why that was refused, or why what is sent now is.
    """

    person: Person
    seen_as: SeenAs
    returned: Returned | None
    refused: Refused | None


def signed_in(view: View) -> View:
    """Only for people who signed in; others are sent to sign in first and then come back. What they
    sent meanwhile is kept for them. A form that can't be recorded as it is comes back filled.
    """

    @wraps(view)
    def gate(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.person is None:
            kept = returned.keep(request)
            there = returned.sign_in_address(request, kept) if kept else sign_in_address(request)
            return HttpResponseRedirect(there)
        if later := returned.kept_for_later(request, request.person.id):
            return later
        request.returned = returned.found(request, request.person.id)
        request.refused = request.returned.refused if request.returned else None
        once = looked_up_once() if request.method in SAFE else nullcontext()
        with lists_written(request.person.id, view.__name__), once:
            answer = view(request, *args, **kwargs)
        return returned.instead_of(answer, request, request.person.id, request.refused)

    setattr(gate, AUDIENCE, SIGNED_IN)
    return gate


def anyone(view: View) -> View:
    """For everybody; `request.person` is None for those who did not sign in."""
    setattr(view, AUDIENCE, ANYONE)
    return view


def public(view: View) -> View:
    """For everybody, even while the database is down. It must not use `request.person`."""
    setattr(view, AUDIENCE, PUBLIC)
    return view


def audience(view: View) -> str | None:
    """Whether a view is `signed_in`, `anyone` or `public`; None if it is none of them."""
    found: str | None = getattr(view, AUDIENCE, None)
    return found


def sign_in_address(request: HttpRequest) -> str:
    """Where to sign in, and from there back to the page that was asked for (a form can't be sent
    again by itself).
    """
    address = reverse("sign-in")
    if request.method != "GET" or request.path == "/":
        return address
    return f"{address}?{urlencode({'next': request.get_full_path()})}"


def way_back(request: HttpRequest, wanted: str) -> str:
    """The address to go to after signing in: the one asked for, if it is ours, or else the front
    page.
    """
    ours = url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    )
    return wanted if wanted and ours else reverse("home")
