"""The server in this process, with an application of the test's own."""

import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

from concordat.site import server
from concordat.site.installation import Installation

QUIET = ("waitress", "waitress.queue")
_opened: list[socket.socket] = []


@contextmanager
def serving(
    application: Any, *, proxy: str | None = None, demonstration: bool = False
) -> Iterator[int]:
    """The port on which the application is served, as an installation is."""
    from concordat.site.connections import Server

    read = Installation(Path(), demonstration, database_url=None, address=None, proxy=proxy)
    opened = server.open_socket("127.0.0.1", 0)
    watched: dict[int, Any] = {}
    made = Server(
        application,
        watched,
        _sock=opened,
        bind_socket=False,
        dispatcher=server._threads(),
        adj=server._adjusted(opened, read),
        sockinfo=(opened.family, opened.type, opened.proto, opened.getsockname()),
    )
    port = opened.getsockname()[1]
    running = Thread(target=made.run, daemon=True)
    running.start()
    try:
        yield port
    finally:
        while _opened:
            _opened.pop().close()
        _stop(made, watched, running)


def _stop(made: Any, watched: dict[int, Any], running: Thread) -> None:
    """End the loop, which runs for as long as anything is in its map."""
    levels = {name: logging.getLogger(name).level for name in QUIET}
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    made.trigger.pull_trigger(lambda: [each.close() for each in list(watched.values())])
    running.join(10)
    made.task_dispatcher.shutdown()
    made.for_public.shutdown()
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def connected(port: int, sent: bytes = b"", address: str = "127.0.0.1") -> socket.socket:
    """A connection to it, on which something was sent; closed when the server ends."""
    made = socket.create_connection(("127.0.0.1", port), 10, (address, 0))
    _opened.append(made)
    made.sendall(sent)
    return made


def answer(connection: socket.socket) -> bytes:
    """Everything that is still answered, until the server closes."""
    parts = []
    try:
        while part := connection.recv(65_536):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)


def is_open(connection: socket.socket, seconds: float = 0.2) -> bool:
    """Whether the server hasn't closed it within so many seconds."""
    connection.settimeout(seconds)
    try:
        return connection.recv(1) != b""
    except TimeoutError:
        return True
    except ConnectionResetError:
        return False
