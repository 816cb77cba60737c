"""What is served to those who try it: the demonstration as `./run` serves it, or an installation
that is killed and started again; and a visitor who can be anybody there.
"""

import http.client
import os
import re
import socket
import subprocess
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from random import randrange
from time import monotonic, sleep
from urllib.parse import urlencode

from proofs.results import ROOT

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
SECONDS_TO_BUILD = 300
Form = Mapping[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class Served:
    """A server that answers on a port of this machine. `process` is its number."""

    port: int
    process: int


@dataclass(slots=True)
class Visitor:
    """Somebody with a browser, each request over a connection of its own. `led` is the address to
    which the last answer led, "" where to none; `begun` its status, 0 where not a byte of it came.
    """

    port: int
    address: str = "127.0.0.1"
    cookies: dict[str, str] = field(default_factory=dict)
    led: str = ""
    begun: int = 0

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def ask(self, path: str, form: Form | None = None) -> tuple[int, str]:
        """The status and the text of what is answered. Asks once more where the connection was
        closed before a byte of the answer came, as browsers do for a page.
        """
        try:
            return self._ask(path, form)
        except ConnectionError:  # also where the server hung up without a word
            if form is not None or self.begun:
                raise
            return self._ask(path, form)

    def _ask(self, path: str, form: Form | None) -> tuple[int, str]:
        self.begun, where = 0, (self.address, 0)
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30, source_address=where)
        headers = {"Cookie": self.cookie} if self.cookies else {}
        body = None if form is None else urlencode(form, doseq=True)
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        with closing(line):
            line.request("GET" if body is None else "POST", path, body, headers)
            with line.getresponse() as answer:
                self.begun = answer.status
                text = answer.read().decode("utf-8", "replace")
        for each in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = each.partition(";")[0].partition("=")
            self.cookies[name] = value
        self.led = answer.headers.get("Location") or ""
        return answer.status, text

    def form(self, path: str) -> dict[str, str]:
        """What goes with the form at that address without being typed."""
        _, page = self.ask(path)
        return {name: unescape(value) for name, value in HIDDEN.findall(page.partition("<main")[2])}

    def offered(self, path: str, pattern: str) -> list[str]:
        """What is found of a pattern on the page at that address."""
        return [unescape(each) for each in re.findall(pattern, self.ask(path)[1])]

    def be(self, person: str) -> None:
        """Sign in as somebody in the demonstration."""
        _, page = self.ask("/sign-in/")
        token = TOKEN.search(page)
        assert token is not None, page
        status, text = self.ask("/sign-in/", {"csrfmiddlewaretoken": token[1], "person": person})
        assert status == 302, text


@contextmanager
def demonstration(folder: Path, **environ: str) -> Iterator[Served]:
    """Serve the demonstration of that folder, building it first if need be."""
    port = free_port()
    command = [sys.executable, "-m", "concordat", "demo", "serve", "--data", str(folder)]
    started = subprocess.Popen(
        [*command, "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, **environ},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        yield Served(port, started.pid)
    finally:
        started.terminate()
        started.wait(30)


@contextmanager
def postgresql() -> Iterator[dict[str, str]]:
    """A fresh PostgreSQL: how the program finds it, and its owner. It is gone afterwards."""
    from tests.on_postgresql import server

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about folders of the desktop that a server doesn't have
        with server() as (owner, program):
            yield {"DATABASE_URL": program, "DATABASE_OWNER_URL": owner}


def wait_for(port: int) -> None:
    """Wait until something answers there."""
    end = monotonic() + SECONDS_TO_BUILD
    while True:
        try:
            Visitor(port).ask("/danger/")
        except OSError:
            if monotonic() > end:
                raise
            sleep(0.02)
        else:
            return


def free_port() -> int:
    """A port that nobody listens on, below those that the system gives to whoever connects: whoever
    waits for a server on one of these can find that they have connected to themselves.
    """
    while True:
        port = randrange(20_000, 32_000)  # noqa: S311 - nothing secret
        with socket.socket() as tried, suppress(OSError):
            tried.bind(("127.0.0.1", port))
            return port
