"""Looks up who is signed in, for views that ask for a person and no others."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from concordat.pages import access, eyes

View = Callable[..., HttpResponseBase]


class WhoIsThere:
    """Sets `request.person` and `request.seen_as` to whoever signed in, or None. Only for views
    that ask for a person: a public page must work while the database is down.
    """

    def __init__(self, answer: View) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        nobody(request)
        return self.answer(request)

    def process_view(self, request: HttpRequest, view: View, _args: Any, _kwargs: Any) -> None:
        if access.audience(view) in (access.SIGNED_IN, access.ANYONE):
            somebody(request)


def nobody(request: HttpRequest) -> None:
    """The request as nobody's."""
    request.person = request.seen_as = None  # type: ignore[attr-defined]


def somebody(request: HttpRequest) -> None:
    """The request as that of whoever signed in."""
    seen_as = eyes.of(request)
    request.seen_as = seen_as  # type: ignore[attr-defined]
    request.person = seen_as.person if seen_as else None  # type: ignore[attr-defined]
