"""Adds headers for browsers, and refuses requests to the demonstration from other machines."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseForbidden
from django.http.response import HttpResponseBase

from concordat.site.installation import is_loopback

Answer = Callable[[HttpRequest], HttpResponseBase]

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


class ThisMachineOnly:
    """Refuses requests to the demonstration from other machines, even through a proxy on this
    one.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        forwarded = any(
            name in request.headers for name in ("Forwarded", "X-Forwarded-For", "X-Real-Ip")
        )
        if forwarded or not is_loopback(request.META.get("REMOTE_ADDR", "")):
            return HttpResponseForbidden(
                "The demonstration answers this machine only.",
                content_type="text/plain; charset=utf-8",
            )
        return self.answer(request)
