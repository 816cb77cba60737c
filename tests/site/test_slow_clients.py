"""Slow and hostile clients don't stop the server, and nothing of theirs is put on disk."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from statistics import median
from threading import Event, Thread
from time import monotonic, sleep
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application

from concordat.site import bodies, connections
from proofs.dripping import Dripping, manners
from tests.site.serving import answer, connected, is_open, serving

GET = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"

DANGER = GET.replace(b"/", b"/danger/", 1)


def post(path: bytes, *headers: bytes) -> bytes:
    lines = [b"POST %b HTTP/1.1" % path, b"Host: 127.0.0.1", b"Connection: close", *headers]
    return b"\r\n".join(lines) + b"\r\n\r\n"


def echo(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
    """An application that says who asked, which way they came, and how much it could read."""
    read = len(environ["wsgi.input"].read())
    said = f"{environ['REMOTE_ADDR']} {environ['wsgi.url_scheme']} {read}".encode()
    start("200 OK", [("Content-Length", str(len(said)))])
    return [said]


@pytest.fixture
def port() -> Iterator[int]:
    with serving(echo) as found:
        yield found


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that waits for a second at most."""
    monkeypatch.setattr(connections, "SECONDS", dict.fromkeys(connections.SECONDS, 1))


@pytest.fixture
def no_disk(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every temporary file that anybody makes."""
    made: list[str] = []
    for name in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, lambda *_, _name=name, **__: made.append(_name))
    return made


@pytest.mark.parametrize("addresses", [("127.0.0.1",), tuple(f"127.0.0.{n}" for n in range(2, 9))])
def test_danger_is_shown_within_a_second_beside_slow_clients(addresses: tuple[str, ...]) -> None:
    with serving(get_wsgi_application()) as port:
        assert b"999" in answer(connected(port, DANGER))  # its template is read once
        slow_ones = manners("concordat=somebody")
        dripping = Dripping(port, 100, slow_ones, addresses, seed=21, come_in=0.5)
        dripping.go_on(monotonic() + 1)
        slow = Thread(target=dripping.go_on, args=[monotonic() + 3])
        slow.start()
        took = []
        while slow.is_alive():
            began = monotonic()
            page = answer(connected(port, DANGER))
            took.append(monotonic() - began)
            assert b"999" in page
        dripping.close()
    assert median(took) < 1


def test_slow_clients_come_one_after_the_other() -> None:
    """All at once, they would be let go all at once as well, and be too few for a while."""
    dripping = Dripping(0, 100, (), (), seed=21, come_in=10)
    began = dripping.since
    assert [dripping.may_open(began + seconds) for seconds in (1.05, 1.05, 2.05)] == [10, 0, 10]


def test_danger_does_not_wait_for_pages_that_take_long() -> None:
    go_on = Event()

    def slow(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        if not environ["PATH_INFO"].startswith("/danger/"):
            go_on.wait(20)
        return echo(environ, start)

    with serving(slow) as port:
        for _ in range(20):
            connected(port, GET)
        assert answer(connected(port, DANGER)).startswith(b"HTTP/1.1 200 ")
        go_on.set()


HALF_DONE = {
    "nothing sent": b"",
    "half a request line": b"GET /",
    "half a head": GET[:-2],
    "half a body": post(b"/my-work/", b"Content-Length: 9") + b"abc",
    "half a chunk": post(b"/my-work/", b"Transfer-Encoding: chunked") + b"9\r\nabc",
}


@pytest.mark.parametrize("sent", HALF_DONE.values(), ids=HALF_DONE.keys())
def test_who_stops_half_way_is_let_go(impatient: None, port: int, sent: bytes) -> None:
    assert not is_open(connected(port, sent), 10)


@pytest.mark.parametrize("sent", HALF_DONE.values(), ids=HALF_DONE.keys())
def test_who_is_only_a_little_slow_is_waited_for(port: int, sent: bytes) -> None:
    assert is_open(connected(port, sent), 1.5)


def test_who_sends_a_byte_now_and_then_is_let_go_all_the_same(impatient: None, port: int) -> None:
    dripping = connected(port, b"GET /")
    sent = 0
    while is_open(dripping, 0.1) and sent < 100:
        sent += dripping.send(b"a")
    assert sent < 100


def test_who_does_not_read_the_answer_is_let_go(impatient: None) -> None:
    def long(_: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        start("200 OK", [("Content-Length", "50000000")])
        return [b"x" * 50_000_000]

    with serving(long) as port:
        reading = connected(port, GET)
        began = monotonic()
        while monotonic() - began < 4:
            is_open(reading, 0.1)
        came = len(answer(reading))
    assert came < 50_000_000


def test_an_answer_is_as_long_as_it_likes_for_who_reads_it(no_disk: list[str]) -> None:
    def long(_: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        start("200 OK", [("Content-Length", "20000000")])
        return [b"x" * 20_000_000]

    with serving(long) as port:
        assert len(answer(connected(port, GET))) > 20_000_000
    assert no_disk == []


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GET /" + b"a" * 9_000, b"414 "),
        (b"GET /" + b"a" * 9_000 + b" HTTP/1.1\r\n\r\n", b"414 "),
        (GET[:-2] + b"X-More: " + b"a" * 17_000, b"431 "),
        (GET[:-2] + b"X-More: " + b"a" * 17_000 + b"\r\n\r\n", b"431 "),
        (post(b"/sign-in/", b"Transfer-Encoding: chunked") + b"1" * 3_000, b"400 "),
        (post(b"/sign-in/", b"Content-Length: -1"), b"400 "),
        (post(b"/sign-in/", b"Content-Length: 1, 2"), b"400 "),
        (post(b"/sign-in/", b"Content-Length: " + b"1" * 5_000), b"400 "),
        (b"GET http://[/ HTTP/1.1\r\n\r\n", b"400 "),
    ],
)
def test_what_is_too_long_or_makes_no_sense_is_refused(
    port: int, sent: bytes, status: bytes
) -> None:
    assert answer(connected(port, sent)).startswith(b"HTTP/1.0 " + status) or answer(
        connected(port, sent)
    ).startswith(b"HTTP/1.1 " + status)


LONG = 12_000_000  # bytes
TOO_LONG = {
    "a length": (post(b"/sign-in/", b"Content-Length: %d" % LONG), b"x" * LONG),
    "a lie": (post(b"/my-work/", b"Content-Length: 1200000000"), b"x" * 100),
    "a form": (post(b"/my-work/", b"Content-Length: 2000000"), b"x" * 2_000_000),
    "chunks": (
        post(b"/sign-in/", b"Transfer-Encoding: chunked"),
        b"%x\r\n%b\r\n" % (100_000, b"x" * 100_000) * 200 + b"0\r\n\r\n",
    ),
    "a file": (
        post(
            b"/my-work/",
            b"Content-Type: multipart/form-data; boundary=x",
            b"Content-Length: 3000000",
        ),
        b'--x\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n' + b"x" * 3_000_000,
    ),
}


@pytest.mark.parametrize(("head", "body"), TOO_LONG.values(), ids=TOO_LONG.keys())
def test_a_body_that_is_too_long_gets_a_sentence_and_no_byte_on_disk(
    no_disk: list[str], head: bytes, body: bytes
) -> None:
    with serving(get_wsgi_application()) as port:
        sending = connected(port, head)
        with suppress(OSError):  # it may be let go before it has sent everything
            sending.sendall(body)
        page = answer(sending)
    assert page.startswith(b"HTTP/1.1 413 ")
    assert b"This was too long to send" in page
    assert b"may have 16,000 bytes" in page or b"may have 1,000,000 bytes" in page
    assert no_disk == []


@pytest.mark.parametrize("length", [bodies.SHORT, bodies.SHORT + 1])
def test_a_body_is_read_up_to_its_limit(port: int, length: int) -> None:
    head = post(b"/sign-in/", b"Content-Length: %d" % length)
    read = answer(connected(port, head + b"x" * length)).rpartition(b" ")[2]
    assert read == (b"16000" if length == bodies.SHORT else b"0")


def test_chunks_are_read_as_one_body(port: int) -> None:
    head = post(b"/sign-in/", b"Transfer-Encoding: chunked")
    answered = answer(connected(port, head + b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"))
    assert answered.endswith(b" http 5")


def test_who_asks_before_sending_too_much_is_told_at_once(port: int) -> None:
    head = post(b"/sign-in/", b"Content-Length: 20000", b"Expect: 100-continue")
    assert answer(connected(port, head)).startswith(b"HTTP/1.1 200 ")  # with an empty body


def test_who_comes_while_others_are_let_go_is_answered(
    monkeypatch: pytest.MonkeyPatch, port: int
) -> None:
    """The number of a closed connection is the next one's at once; what was heard of the old one
    must not end the new one.
    """
    monkeypatch.setitem(connections.SECONDS, "head", 0)
    answers: list[bytes] = []

    def ask() -> None:
        end = monotonic() + 5
        while monotonic() < end:
            answers.append(answer(connected(port, GET)))

    asking = [Thread(target=ask) for _ in range(4)]
    for each in asking:
        each.start()
    while any(each.is_alive() for each in asking):
        connected(port, b"GET /")
        sleep(0.02)
    assert len(answers) > 50
    assert [each for each in answers if not each.startswith(b"HTTP/1.1 200 ")] == []


def test_bodies_that_take_too_much_memory_together_are_let_go(
    monkeypatch: pytest.MonkeyPatch, port: int
) -> None:
    monkeypatch.setattr(connections, "IN_BODIES", 500_000)
    head = post(b"/my-work/", b"Content-Length: 900000")
    short = connected(port, head + b"x" * 100_000)
    long = connected(port, head + b"x" * 800_000)
    assert not is_open(long, 5)
    assert is_open(short)


def test_one_address_holds_only_so_many_and_the_oldest_goes(
    monkeypatch: pytest.MonkeyPatch, port: int
) -> None:
    monkeypatch.setattr(connections, "OF_ONE_ADDRESS", 3)
    elsewhere = connected(port, b"GET /", "127.0.0.2")
    oldest = connected(port, b"GET /")
    assert is_open(oldest, 0.5)
    theirs = [oldest, *(connected(port, b"GET /") for _ in range(3))]
    assert not is_open(theirs[0], 2)
    assert all(is_open(each) for each in (elsewhere, *theirs[1:]))
    assert answer(connected(port, GET)).startswith(b"HTTP/1.1 200 ")


def test_who_is_being_answered_is_not_let_go_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "OF_ONE_ADDRESS", 1)
    asked, go_on = Event(), Event()

    def slow(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        asked.set()
        go_on.wait(10)
        return echo(environ, start)

    with serving(slow) as port:
        first = connected(port, GET)
        assert asked.wait(10)
        assert not is_open(connected(port), 2)
        go_on.set()
        assert answer(first).startswith(b"HTTP/1.1 200 ")


def test_who_takes_an_answer_is_let_go_after_those_who_send(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connections, "OF_ONE_ADDRESS", 2)

    def long(_: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        start("200 OK", [("Content-Length", "20000000")])
        return [b"x" * 20_000_000]

    with serving(long) as port:
        reading = connected(port, GET)
        assert reading.recv(1)
        sending = [connected(port, b"GET /") for _ in range(3)]
        assert sum(is_open(each, 1) for each in sending) == 1
        assert len(answer(reading)) > 20_000_000


def test_behind_a_proxy_it_is_the_address_in_the_header_that_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connections, "OF_ONE_ADDRESS", 2)
    half = b"POST /my-work/ HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\nX-Forwarded-For: %b\r\n\r\n"
    with serving(echo, proxy="127.0.0.1") as port:
        one = connected(port, half % b"10.0.0.1, 10.0.0.7")
        theirs = [connected(port, half % b"10.0.0.1, 10.0.0.8") for _ in range(3)]
        assert sorted(is_open(each, 1) for each in theirs) == [False, True, True]
        assert is_open(one)
        # no proxy of ours, so what it says of the address counts for nothing
        others = [connected(port, half % b"10.0.0.%d" % n, "127.0.0.2") for n in range(3)]
        assert sorted(is_open(each, 1) for each in others) == [False, True, True]


@pytest.mark.parametrize(
    ("proxy", "said"), [("127.0.0.1", b"10.0.0.7 https 0"), (None, b"127.0.0.1 http 0")]
)
def test_only_the_proxy_says_who_asked_and_which_way_they_came(
    proxy: str | None, said: bytes
) -> None:
    claimed = b"X-Forwarded-For: 10.0.0.7\r\nX-Forwarded-Proto: https\r\n\r\n"
    with serving(echo, proxy=proxy) as port:
        assert answer(connected(port, GET[:-2] + claimed)).endswith(said)
