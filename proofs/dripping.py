"""Clients that are slow on purpose: a given number of connections, each of which begins something
and doesn't end it. What the server closes is opened again, as somebody who wishes harm would do.

They come one after the other, a tenth of them a second, because being slow is something else than
being many. If all came at once, the server would also close all of a kind at once, ten seconds
later, and for a while fewer would be there than are meant to be.
"""

import random
import selectors
import socket
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from time import monotonic, sleep

TICK = 1.0  # seconds between two bytes of one connection
READS_FOR = 25.0  # seconds for which one reads; sooner than the server closes what is not taken
READS = b"GET /static/concordat/concordat.css HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
FORM = (
    b"POST /sign-in/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n"
)


@dataclass(frozen=True, slots=True)
class Manner:
    """How to be slow: what is sent at once, what follows byte by byte, and whether anything of the
    answer is read.
    """

    name: str
    at_once: bytes
    drips: bytes = b""
    reads: bool = False


def manners(cookie: str) -> tuple[Manner, ...]:
    """Every way of being slow, as somebody signed in with that cookie and as nobody."""
    signed_in = f"Cookie: {cookie}\r\n".encode()
    get = b"GET /danger/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    form = FORM.replace(b"/sign-in/", b"/my-work/") + signed_in
    page = b"GET /cases/ HTTP/1.1\r\nHost: 127.0.0.1\r\n" + signed_in + b"\r\n"
    return (
        Manner("nothing sent", b""),
        Manner("half a request line", b"GET /danger/?x="),
        Manner("a request line byte by byte", b"G", b"ET /" + b"a" * 5_000),
        Manner("half a head", get + b"X-More: "),
        Manner("half a head, signed in", get + signed_in + b"X-More: "),
        Manner("headers byte by byte", get + b"X-More: ", b"b" * 10_000),
        Manner("half a body", FORM + b"Content-Length: 15000\r\n\r\nperson="),
        Manner("a body byte by byte", FORM + b"Content-Length: 15000\r\n\r\n", b"c" * 15_000),
        Manner(
            "a body byte by byte, signed in",
            form + b"Content-Length: 900000\r\n\r\n",
            b"d" * 900_000,
        ),
        Manner(
            "a chunked body byte by byte", FORM + b"Transfer-Encoding: chunked\r\n\r\n", b"0" * 900
        ),
        Manner("an answer read byte by byte", READS, reads=True),
        Manner("a page read byte by byte, signed in", page, reads=True),
    )


@dataclass(slots=True)
class Slow:
    """One connection that is being slow."""

    manner: Manner
    socket: socket.socket
    sent: int = 0
    next: float = 0.0
    begun: float = field(default_factory=monotonic)


@dataclass(slots=True)
class Dripping:
    """So many slow connections to one port, from so many addresses of this machine."""

    port: int
    wanted: int
    manners: tuple[Manner, ...]
    addresses: tuple[str, ...]
    seed: int
    open: list[Slow] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=count)
    closed: deque[Manner] = field(default_factory=deque)
    drawn: random.Random = field(init=False)
    since: float = field(default_factory=monotonic)
    come_in: float = 10.0  # seconds

    def __post_init__(self) -> None:
        self.drawn = random.Random(self.seed)  # noqa: S311 - nothing secret

    def go_on(self, until: float) -> None:
        """Be slow until that instant of the monotonic clock."""
        while monotonic() < until:
            now = monotonic()
            for _ in range(min(self.wanted - len(self.open), self.may_open(now))):
                self._begin(next(self.numbers))
            for slow in list(self.open):
                if slow.next <= now:
                    slow.next = now + TICK * self.drawn.uniform(0.5, 1.5)
                    self._drip(slow)
            self._see_what_was_closed()
            sleep(0.02)

    def may_open(self, now: float) -> int:
        """How many may be opened now, so that all of them come in so many seconds."""
        due = int((now - self.since) * self.wanted / self.come_in)
        self.since += due * self.come_in / self.wanted
        return due

    def close(self) -> None:
        for slow in self.open:
            slow.socket.close()
        self.open.clear()

    def _begin(self, number: int) -> None:
        manner = self._next_manner(number)
        made = socket.socket()
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2_304)
        made.settimeout(2)
        try:
            made.bind((self.addresses[number % len(self.addresses)], 0))
            made.connect(("127.0.0.1", self.port))
            made.sendall(manner.at_once)
        except OSError:
            made.close()
            self.closed.append(manner)
            return
        made.setblocking(False)
        self.open.append(Slow(manner, made, 0, monotonic() + self.drawn.uniform(0, TICK)))

    def _drip(self, slow: Slow) -> None:
        try:
            if slow.manner.reads:
                if not slow.socket.recv(1) or monotonic() - slow.begun > READS_FOR:
                    self._end(slow)
            elif slow.sent < len(slow.manner.drips):
                slow.socket.send(slow.manner.drips[slow.sent : slow.sent + 1])
                slow.sent += 1
        except BlockingIOError:
            pass
        except OSError:
            self._end(slow)

    def _see_what_was_closed(self) -> None:
        """Wait a moment, and let go of those that the server has closed."""
        with selectors.DefaultSelector() as watching:
            for slow in self.open:
                if not slow.manner.reads:
                    watching.register(slow.socket, selectors.EVENT_READ, slow)
            for key, _ in watching.select(0):
                slow = key.data
                with suppress(BlockingIOError, OSError):
                    if slow.socket.recv(4_096):
                        continue
                self._end(slow)

    def _end(self, slow: Slow) -> None:
        slow.socket.close()
        self.open.remove(slow)
        self.closed.append(slow.manner)

    def _next_manner(self, number: int) -> Manner:
        """That of one that was closed, so that there are as many of each all the time."""
        return self.closed.popleft() if self.closed else self.manners[number % len(self.manners)]


def main(port: str, wanted: str, seconds: str, addresses: str, seed: str, cookie: str) -> None:
    """Be slow from a process of its own. Prints every second how many connections are open."""
    where = tuple(addresses.split(","))
    dripping = Dripping(int(port), int(wanted), manners(cookie), where, int(seed))
    end = monotonic() + float(seconds)
    while (now := monotonic()) < end:
        dripping.go_on(min(end, now + 1))
        sys.stdout.write(f"{len(dripping.open)}\n")
        sys.stdout.flush()
    dripping.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
