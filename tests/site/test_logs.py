"""No line of the log holds what somebody typed, in an address, a form or a header."""

import io
import logging
from collections.abc import Iterator
from logging.config import DictConfigurator
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from tests.site.serving import answer, connected, serving

TYPED = "Kai-Mercer-has-bruises"


def fails(request: HttpRequest, ref: str) -> HttpResponse:
    """A page with a fault, over what was typed."""
    try:
        return HttpResponse({}[ref])
    except KeyError as error:
        raise ValueError(request.GET["said"]) from error


urlpatterns = [path("faulty/<str:ref>/", fails), path("", include("concordat.site.urls"))]


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    as_set = DictConfigurator({"version": 1})
    handler.setFormatter(as_set.configure_formatter(dict(settings.LOGGING["formatters"]["line"])))
    root = logging.getLogger()
    root.addHandler(handler)
    yield written
    root.removeHandler(handler)


ASKED = {
    f"/{TYPED}/": "404 GET an address that isn't one of ours",
    f"/cases/{TYPED}/": "",
    f"/faulty/{TYPED}/?said={TYPED}": "500 GET /faulty/<str:ref>/",
    f"/my-work/told/?after={TYPED}": "",
}


@pytest.mark.django_db
@pytest.mark.urls(__name__)
@pytest.mark.parametrize(("address", "logged"), ASKED.items())
def test_what_was_typed_in_an_address_is_not_in_the_log(
    lines: io.StringIO, address: str, logged: str
) -> None:
    client = Client(raise_request_exception=False)
    client.get(address)
    assert TYPED not in lines.getvalue()
    assert logged in lines.getvalue()


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_a_fault_is_told_with_its_kinds_and_the_lines_that_led_to_it(lines: io.StringIO) -> None:
    Client(raise_request_exception=False).get(f"/faulty/{TYPED}/?said={TYPED}")
    told = lines.getvalue()
    assert "builtins.KeyError" in told
    assert told.rstrip().endswith("builtins.ValueError")
    assert f"{__file__}, line " in told
    assert "in fails" in told


@pytest.mark.django_db
def test_what_was_typed_in_a_form_is_not_in_the_log(lines: io.StringIO) -> None:
    client = Client(enforce_csrf_checks=True, headers={"referer": f"https://else/{TYPED}"})
    sent = client.post(f"/raise/?said={TYPED}", {"text": TYPED, "csrfmiddlewaretoken": TYPED})
    assert sent.status_code == 403
    assert "403 POST" in lines.getvalue()
    assert TYPED not in lines.getvalue()


BYTES = [
    f"GET /{TYPED} HTTP/1.1\r\nHost: x\r\n\r\n",
    f"GET /{TYPED} HTTP/9\r\nHost: {TYPED}\r\n\r\n",
    f"{TYPED}\r\n\r\n",
    f"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: {TYPED}\r\n\r\n",
    f"GET / HTTP/1.1\r\nHost: x\r\nForwarded: {TYPED}={TYPED}\r\n\r\n",
]


@pytest.mark.parametrize("sent", BYTES)
def test_neither_does_the_server_write_it(lines: io.StringIO, sent: str) -> None:
    def faulty(environ: dict[str, Any], _start: Any) -> list[bytes]:
        raise ValueError(environ["PATH_INFO"])

    with serving(faulty, proxy="127.0.0.1") as port:
        answer(connected(port, sent.encode()))
    assert TYPED not in lines.getvalue()
    assert sent != BYTES[0] or "ValueError" in lines.getvalue()
