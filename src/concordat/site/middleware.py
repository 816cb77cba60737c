"""Adds headers for browsers, and refuses what is too long, what isn't UTF-8, and requests to the
demonstration from other machines.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseForbidden
from django.http.response import HttpResponseBase

from concordat.pages.errors.views import not_utf_8, too_long
from concordat.site import bodies, content_types
from concordat.site.installation import is_loopback

Answer = Callable[[HttpRequest], HttpResponseBase]
DIGITS = 20  # of a length; nobody sends as much

LEFT_BY_A_PROXY = (
    "Forwarded",
    "Via",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Port",
    "X-Forwarded-Proto",
    "X-Forwarded-Server",
    "X-Real-Ip",
)

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",  # so no script runs, whoever wrote it
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class Headers:
    """Tells the browser, with every page, what it may load and to keep no copy."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.answer(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cache-Control", "no-store")
        return response


class NothingTooLong:
    """Refuses what is longer than its address takes, before anything of it is read."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        most = bodies.longest(request.path_info)
        length = request.META.get("CONTENT_LENGTH") or ""
        if length.isdecimal() and (len(length) > DIGITS or int(length) > most):
            response: HttpResponseBase = too_long(request, most)
            return response
        return self.answer(request)


class Utf8Only:
    """Reads everything as UTF-8, and refuses a form of which another encoding is said. An address
    has no encoding, whatever is said of it. (What is said comes from `PlainTypes`.)
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.encoding = "utf-8"
        unread = (request.content_params or {}).get("charset") == content_types.UNREAD
        if unread and request.method not in ("GET", "HEAD"):
            response: HttpResponseBase = not_utf_8(request)
            return response
        return self.answer(request)


class ThisMachineOnly:
    """Refuses requests to the demonstration from other machines, even through a proxy on this
    one.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        forwarded = any(name in request.headers for name in LEFT_BY_A_PROXY)
        if forwarded or not is_loopback(request.META.get("REMOTE_ADDR", "")):
            return HttpResponseForbidden(
                "The demonstration answers this machine only.",
                content_type="text/plain; charset=utf-8",
            )
        return self.answer(request)
