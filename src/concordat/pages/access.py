"""Who may ask for a page at all. What a person may see and do in a case is the casework's and the
core's to say.

Every view says which it is: `signed_in`, `anyone` (who is there is known, where somebody is) or
`public` (nobody is looked up, so that it answers without a database). A test walks the addresses
and finds the view that says nothing.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from concordat.pages.eyes import SeenAs
from concordat.people.values import Person

AUDIENCE = "asks_for"
SIGNED_IN, ANYONE, PUBLIC = "somebody signed in", "anyone", "nobody"

View = Callable[..., HttpResponseBase]


class Request(HttpRequest):
    """A request as `middleware.WhoIsThere` leaves it."""

    person: Person | None
    seen_as: SeenAs | None


class SignedIn(HttpRequest):
    """A request that came through `signed_in`."""

    person: Person
    seen_as: SeenAs


def signed_in(view: View) -> View:
    """The view, for those who signed in; others are sent to sign in and come back after."""

    @wraps(view)
    def gate(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.person is None:
            return HttpResponseRedirect(sign_in_address(request))
        return view(request, *args, **kwargs)

    setattr(gate, AUDIENCE, SIGNED_IN)
    return gate


def anyone(view: View) -> View:
    """The view, for everybody; `request.person` is None for those who did not sign in."""
    setattr(view, AUDIENCE, ANYONE)
    return view


def public(view: View) -> View:
    """The view, for everybody, even while the database does not answer. It must not ask for
    `request.person`.
    """
    setattr(view, AUDIENCE, PUBLIC)
    return view


def audience(view: View) -> str | None:
    """For whom a view said it is; None where it said nothing."""
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
    """The address to go to after signing in: the one wanted where it is one of ours, else the front
    page.
    """
    ours = url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    )
    return wanted if wanted and ours else reverse("home")
