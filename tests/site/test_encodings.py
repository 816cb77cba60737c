"""Only UTF-8 is read, whatever a browser says of what it sends; also for whoever is not signed in,
and where the page about danger is asked for.
"""

import logging
from io import BytesIO
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.handlers.wsgi import WSGIHandler

from concordat.site.content_types import PlainTypes
from tests.site.serving import answer, connected, serving

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
ODD = (
    *("hex", "rot13", "base64", "idna", "undefined", "unicode_escape", "punycode", "zlib", "bz2"),
    *("utf-16", "utf-7", "utf-32", "utf-8-sig", "iso-8859-1", "cp1252", "nobody-knows", "é"),
)
UNREADABLE = (
    f"{FORM}; charset*=hex''x",
    f"{FORM}; charset*=utf-8''utf-8",
    f"{FORM}; other*=hex''x",
    f"{FORM}; charset*0=he; charset*1=x",
    f'{FORM}; charset="he\\x"',
    "é; charset=utf-8",
    ";;;",
    "text/plain; charset=\x00",
    "a" + " " * 10_000 + "é",
)


def ask(method: str, address: str, said: str, body: bytes = b"") -> tuple[int, str]:
    """The status and the page that are answered through the door by which every server comes."""
    path, _, query = address.partition("?")
    asked = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query}
    came = {"wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body)), "CONTENT_TYPE": said}
    environ = asked | came | {"SERVER_NAME": "testserver", "SERVER_PORT": "80"}
    setup_testing_defaults(environ)
    begun: list[str] = []
    parts = PlainTypes(WSGIHandler())(environ, lambda status, _headers: begun.append(status))
    return int(begun[0].split()[0]), b"".join(parts).decode()


@pytest.mark.parametrize("address", ["/sign-in/", "/danger/", "/", "/nowhere/", "/my-work/"])
def test_what_is_said_to_be_in_another_encoding_is_refused_with_what_was_typed(
    address: str, subtests: pytest.Subtests, caplog: pytest.LogCaptureFixture
) -> None:
    body = b"text=Typed+%C3%A9&b=%ff"
    for charset in ODD:
        with subtests.test(charset=charset):
            status, page = ask("POST", f"{address}?q=%ff%fe", f"{FORM}; charset={charset}", body)
            assert status == 415
            assert "This could not be read" in page
            assert "Typed é" in page
    assert [each for each in caplog.records if each.levelno >= logging.ERROR] == []


@pytest.mark.parametrize("charset", ODD)
def test_a_page_comes_whatever_is_said_of_its_address(charset: str) -> None:
    for address in ("/danger/?q=%ff%fe", "/sign-in/?next=%ff%fe&about=danger"):
        assert ask("GET", address, f"{FORM}; charset={charset}")[0] == 200


@pytest.mark.parametrize(
    "said", [FORM, f"{FORM}; charset=utf-8", f'{FORM};charset="UTF-8"', f"{FORM}; charset=UTF8"]
)
def test_what_is_said_to_be_utf_8_is_read(said: str) -> None:
    status, page = ask("POST", "/sign-in/", said, b"person=Typed+%C3%A9")
    assert status == 403, "as a form, which lacks its token"
    assert "This page had been open too long" in page


def test_a_type_that_can_not_be_read_gets_a_sentence_by_whatever_server(
    subtests: pytest.Subtests, caplog: pytest.LogCaptureFixture
) -> None:
    head = (
        "POST /danger/ HTTP/1.1\r\nHost: testserver\r\nConnection: close\r\nContent-Length: 0\r\n"
    )
    with serving(PlainTypes(WSGIHandler()), demonstration=True) as port:
        for said in UNREADABLE:
            with subtests.test(said=said):
                asked = f"{head}Content-Type: {said}\r\n\r\n".encode("latin-1")
                status = answer(connected(port, asked)).partition(b"\r\n")[0]
                assert status.split()[1] in (b"415", b"400"), status
    assert [each for each in caplog.records if each.levelno >= logging.ERROR] == []


def test_a_boundary_is_left_as_it_is() -> None:
    def application(environ: dict[str, object], start: object) -> list[bytes]:
        return [str(environ["CONTENT_TYPE"]).encode()]

    for said in ('multipart/form-data; boundary="a:b=c d"', "multipart/form-data; boundary=--x"):
        assert PlainTypes(application)({"CONTENT_TYPE": said}, None) == [said.encode()]
