"""What one connection may take of the server: how much, for how long, and how many of them one
address may hold open.

waitress takes a whole request in before a thread is given to it, and an answer from the thread
before it is sent: whoever is slow costs memory and no thread. What is here bounds that memory. A
connection that stays in one state for too long is closed. Where too many are open, the one that has
waited longest is closed for the new one, so that nobody can shut others out by being there first.
"""

from contextlib import suppress
from functools import partial
from socket import SHUT_RDWR, socket
from time import monotonic, sleep
from typing import Any

from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.server import TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher
from waitress.utilities import BadRequest, Error, RequestHeaderFieldsTooLarge

from concordat.site import bodies
from concordat.site.bodies import Body

REQUEST_LINE = 8_000  # bytes
HEAD = 16_000  # bytes: the request line with all headers
CHUNK_LINE = 1_000  # bytes between two chunks of a body
LET_PASS = 10_000_000  # bytes of a body too long that are read and dropped, so as to be answered
SECONDS = {"idle": 30, "head": 10, "body": 60, "answer": 60}
"""For how long a connection may send nothing, send a head or a body, and take an answer. What the
program itself takes to answer isn't limited.
"""
OF_ONE_ADDRESS = 100  # connections
OF_ALL = 4_000  # connections; fewer where the system allows a program fewer files
SPARE = 10  # below the number from which on waitress would take nobody in
MANY, BREATH = 200, 0.01  # connections, seconds
AT_ONCE = 20  # connections that are taken in before those that are there have their turn
IN_BODIES = 128_000_000  # bytes of all bodies together

State = tuple[int, str]


class LineTooLong(Error):  # type: ignore[misc]  # waitress has no types
    code = 414
    reason = "URI Too Long"

    def __init__(self) -> None:
        super().__init__(f"An address has at most {REQUEST_LINE:,} bytes. Type a shorter one.")


class HeadTooLong(Error):  # type: ignore[misc]  # waitress has no types
    code = 431
    reason = "Request Header Fields Too Large"

    def __init__(self) -> None:
        super().__init__(
            f"A browser may send at most {HEAD:,} bytes of headers. Remove this site's cookies, "
            "and load the page again."
        )


class Request(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
    """A request as it comes in, with limits on its line, its head and its body."""

    first_line = b""

    def __init__(self, adj: Any, channel: "Connection") -> None:
        super().__init__(adj)
        self.channel = channel
        channel.begun += 1
        channel.enter("head")

    def received(self, data: bytes) -> int:
        """How many bytes were taken."""
        taken: int = super().received(data)
        if self.body_rcv is not None:
            self._measure_body()
        elif isinstance(self.error, RequestHeaderFieldsTooLarge):
            self._refuse(HeadTooLong())
        elif len(self._line()) > REQUEST_LINE:
            self._refuse(LineTooLong())
        return taken

    def parse_header(self, header_plus: bytes) -> None:
        """Read the head; from here on it is known for whom the request is, and how long it may
        be.
        """
        try:
            super().parse_header(header_plus)
        except ValueError as wrong:  # such as a length of more digits than are ever read
            raise ParsingError("The head of this request can't be read.") from wrong
        self.channel.came_for(self.headers.get("X_FORWARDED_FOR", ""))
        if self.body_rcv is None:
            return
        self.channel.enter("body")
        most = bodies.longest(self.path)
        self.body_rcv.buf = Body(most)
        too_long = self.content_length > most
        if too_long and (self.expect_continue or self.content_length > LET_PASS):
            self._end()

    @property
    def held(self) -> int:
        """The bytes of memory that its body takes."""
        return self.body_rcv.getbuf().held if self.body_rcv is not None else 0

    def _line(self) -> bytes:
        """The request line, or what has come of it."""
        return self.first_line or self.header_plus.partition(b"\n")[0]

    def _measure_body(self) -> None:
        """End what is too long even to be dropped. The lines between chunks would be searched again
        with every byte that comes.
        """
        if self.chunked and len(self.body_rcv.control_line) > CHUNK_LINE:
            self._refuse(BadRequest("The length of a part can't be read."))
        elif self.chunked and len(self.body_rcv.trailer) > HEAD:
            self._refuse(HeadTooLong())
        elif self.body_bytes_received > LET_PASS:
            self.headers["CONTENT_LENGTH"] = str(self.body_bytes_received)
            self._end()

    def _refuse(self, error: Error) -> None:
        if not self.headers_finished:
            super().parse_header(b"GET / HTTP/1.0\r\n")
        self.error = error
        self._end()

    def _end(self) -> None:
        """Take no more of it: it is answered as it is, and the connection is closed."""
        self.headers["CONNECTION"] = "close"
        self.expect_continue = False
        self.completed = True


class Connection(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    """A connection that knows for whom it is open, and since when it has been in its state."""

    begun = 0  # requests, so that one head or answer is told from the next

    def __init__(
        self, server: "Server", sock: socket, addr: tuple[Any, ...], adj: Any, **rest: Any
    ) -> None:
        super().__init__(server, sock, addr, adj, **rest)
        self.parser_class = partial(Request, channel=self)
        self.holder: str = addr[0]
        self.since = monotonic()
        self.state: State = (0, "idle")
        server.make_room_for(self)

    @property
    def is_from_proxy(self) -> bool:
        """Whether it is the proxy that has connected, for whomever."""
        return self.adj.trusted_proxy is not None and self.addr[0] == self.adj.trusted_proxy

    def came_for(self, forwarded_for: str) -> None:
        """Whom the proxy has connected for; what anybody else says of it counts for nothing."""
        if self.is_from_proxy:
            self.holder = forwarded_for.rpartition(",")[2].strip() or self.addr[0]
            self.server.make_room_for(self)

    def let_go(self) -> None:
        """End it. The loop itself closes it, in its turn: a number that is free at once may already
        be the next connection's when the loop comes to what it heard of this one.
        """
        self.will_close = True
        with suppress(OSError):  # it may have gone by itself
            self.socket.shutdown(SHUT_RDWR)

    def enter(self, doing: str) -> None:
        """From now on it is in that state."""
        self.state, self.since = (self.begun, doing), monotonic()

    def look(self) -> None:
        """See in which state it is now, and since when."""
        doing = self._doing()
        if self.state != (self.begun, doing):
            self.enter(doing)

    @property
    def has_stayed_too_long(self) -> bool:
        """Whether it has been in its present state for longer than it may."""
        most = SECONDS.get(self.state[1])
        return most is not None and monotonic() - self.since > most

    @property
    def turn(self) -> tuple[bool, float]:
        """What is smaller is let go sooner: who takes an answer comes after all who send."""
        return self.state[1] == "answer", self.since

    def _doing(self) -> str:
        if self.total_outbufs_len:
            return "answer"
        if self.requests:
            return "work"
        if self.request is None:
            return "idle"
        return "body" if self.request.headers_finished else "head"


class Server(TcpWSGIServer):  # type: ignore[misc]  # waitress has no types
    """A server that closes what is open for too long, or once too often."""

    channel_class = Connection
    active_channels: dict[int, Connection]

    def __init__(self, *values: Any, **named: Any) -> None:
        bodies.longest("/")  # reads all addresses, which takes seconds, before anybody waits
        self.for_public = ThreadedTaskDispatcher()
        self.for_public.set_thread_count(1)
        super().__init__(*values, **named)

    def add_task(self, task: Connection) -> None:
        """Give a request to a thread. The page for danger never stands in the queue of others."""
        request = task.requests[0]
        if request.error is None and bodies.is_public(request.path):
            self.for_public.add_task(task)
        else:
            super().add_task(task)

    def run(self) -> None:
        """Serve until stopped. With many connections the loop draws breath after each round: what
        comes byte by byte comes together meanwhile, and the threads have the processor.
        """
        try:
            while self._map:
                wasyncore.poll2(self.adj.asyncore_loop_timeout, self._map)
                if len(self._map) > MANY:
                    sleep(BREATH)
        except (SystemExit, KeyboardInterrupt):
            self.task_dispatcher.shutdown()
            self.for_public.shutdown()

    def handle_accept(self) -> None:
        """Take in everybody who waits, so that nobody stands behind those who come in crowds."""
        for _ in range(AT_ONCE):
            there = len(self.active_channels)
            super().handle_accept()
            if len(self.active_channels) == there:
                return

    def make_room_for(self, new: Connection) -> None:
        """Close one connection where too many are open, of everybody or of that address."""
        every = self._open_now()
        if len(every) > self.adj.connection_limit - SPARE:
            _close_one_of(every, new)
        if new.holder == self.adj.trusted_proxy:
            return  # for whom isn't known yet
        theirs = [each for each in every if each.holder == new.holder]
        if len(theirs) > OF_ONE_ADDRESS:
            _close_one_of(theirs, new)

    def maintenance(self, _now: float) -> None:
        """Called about once a second."""
        every = self._open_now()
        for each in every:
            each.look()
            if each.has_stayed_too_long:
                each.let_go()
        _close_the_longest(every)

    def _open_now(self) -> list[Connection]:
        return [each for each in self.active_channels.values() if not each.will_close]


def _close_one_of(open_now: list[Connection], new: Connection) -> None:
    """Close the one that has waited longest. None that is being answered is closed for another."""
    for each in open_now:
        each.look()
    waiting = [each for each in open_now if each is not new and not each.requests]
    min(waiting, key=lambda each: each.turn, default=new).let_go()


def _close_the_longest(open_now: list[Connection]) -> None:
    """Close those with the longest bodies, while all of them together take too much memory."""
    coming = [each for each in open_now if each.request is not None and each.request.held]
    coming.sort(key=lambda each: each.request.held)
    held = sum(each.request.held for each in coming)
    while held > IN_BODIES:
        longest = coming.pop()
        held -= longest.request.held
        longest.let_go()
