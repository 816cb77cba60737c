"""The web server, waitress: one process with a few threads. The socket is opened here, so that a
port that can't be had is explained in a sentence.
"""

import errno
import resource
import signal
import socket
import sys
from typing import Any

from concordat.site.installation import Installation, WrongSetting

THREADS = 4
OTHER_FILES = 200  # databases, logs and what Python itself opens
UNLIMITED = 1 << 40  # bytes


def open_socket(host: str, port: int) -> socket.socket:
    """A listening socket. Raises WrongSetting if another program has the port, or the host is not
    this machine's.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        opened = socket.socket(family, kind, protocol)
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(address)
        opened.listen(128)
    except OSError as error:
        raise WrongSetting(_why_not(host, port, error)) from error
    return opened


def serve(opened: socket.socket, greeting: str, read: Installation) -> None:
    """Serve until stopped; print the greeting once it answers."""
    from concordat.site.connections import Server
    from concordat.site.wsgi import application

    server = Server(
        application,
        _sock=opened,
        bind_socket=False,
        dispatcher=_threads(),
        adj=_adjusted(opened, read),
        sockinfo=(opened.family, opened.type, opened.proto, opened.getsockname()),
    )
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print(greeting, flush=True)
    server.run()


def _threads() -> Any:
    from waitress.task import ThreadedTaskDispatcher

    dispatcher = ThreadedTaskDispatcher()
    dispatcher.set_thread_count(THREADS)
    return dispatcher


def _adjusted(opened: socket.socket, read: Installation) -> Any:
    """waitress's own settings. Nothing is put on disk: bodies have their limits, and answers of any
    length wait in memory. The demonstration must see that a proxy has forwarded something.
    """
    from waitress.adjustments import Adjustments

    from concordat.site.connections import HEAD, OF_ALL, SPARE

    of_proxy = {
        "trusted_proxy": read.proxy,
        "trusted_proxy_count": 1,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
    }
    return Adjustments(
        sockets=[opened],
        threads=THREADS,
        ident=None,
        clear_untrusted_proxy_headers=not read.demonstration,
        asyncore_use_poll=True,
        cleanup_interval=1,
        connection_limit=_files_for(OF_ALL + SPARE),
        max_request_header_size=HEAD,
        max_request_body_size=UNLIMITED,
        inbuf_overflow=UNLIMITED,
        outbuf_overflow=UNLIMITED,
        outbuf_high_watermark=UNLIMITED,  # a thread never waits for whoever reads
        log_socket_errors=False,
        **(of_proxy if read.proxy else {}),
    )


def _files_for(connections: int) -> int:
    """How many connections may be open, once the system lets this program open as many files."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = connections + OTHER_FILES
    allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < allowed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
    return allowed - OTHER_FILES


def _why_not(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Another program already listens on port {port}. Choose another, for instance: "
            f"--port {port + 1}"
        )
    if error.errno == errno.EACCES:
        return (
            f"Port {port} is reserved for administrators. Choose one above 1023, for instance: "
            "--port 8000"
        )
    return f"Concordat can't listen on {host}, port {port}: {error.strerror}."
