"""Who is at the keyboard, known to every view that asks for a person and to no other."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from concordat.pages import access

View = Callable[..., HttpResponseBase]


class WhoIsThere:
    """Sets `request.person`: whoever signed in, None otherwise.

    Only for views that ask for somebody: a public page must stand while the database does not.
    """

    def __init__(self, answer: View) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.person = None  # type: ignore[attr-defined]
        return self.answer(request)

    def process_view(self, request: HttpRequest, view: View, _args: Any, _kwargs: Any) -> None:
        if access.audience(view) in (access.SIGNED_IN, access.ANYONE):
            request.person = access.person_of(request)  # type: ignore[attr-defined]
