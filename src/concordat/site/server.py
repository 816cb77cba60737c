"""The web server: one process with a few threads. The socket is opened here, so that a port that
can't be had is explained in a sentence.
"""

import errno
import socket
from typing import Any

from concordat.site.installation import WrongSetting

THREADS = 4


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


def serve(opened: socket.socket, greeting: str) -> None:
    """Serve until stopped; print the greeting once it answers. Does not return."""
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
        def load_config(self) -> None:
            options: dict[str, Any] = {
                "bind": f"fd://{opened.fileno()}",
                "worker_class": "gthread",
                "workers": 1,
                "threads": THREADS,
                "timeout": 60,
                # so that a wrong setting is reported once, before anything is served
                "preload_app": True,
                "loglevel": "warning",
                "control_socket_disable": True,
                "proc_name": "concordat",
                "when_ready": lambda _server: print(greeting, flush=True),
            }
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            from concordat.site.wsgi import application

            return application

    opened.set_inheritable(True)
    Server().run()


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
