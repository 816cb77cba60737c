"""Slow and hostile clients, on the served demonstration with its real pages.

The slow ones come from a process of their own, in every manner of `dripping`. Meanwhile somebody
who is not slow asks for pages, one after the other.
"""

import http.client
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from time import monotonic, sleep

from proofs.figures import Asked, Figure, at_least, at_most, exactly
from proofs.results import ROOT
from proofs.served import Served, Visitor, demonstration

TITLE = "Slow or hostile clients don't stop it"
PERSON = "colin-threlfall"  # sees every case of a board, and has the fullest pages
DANGER = "/danger/"
CASE = re.compile(r'href="(/cases/[A-Z]+-\d+-\d+/)"')
CONNECTIONS, FEWER = 1_000, 200
SPARE = 1.2  # so many more are asked for, since the server closes some all the time
WITHIN, PAGES_WITHIN = 1.0, 2.0  # seconds
SECONDS, FEWER_SECONDS = 90, 40
MANY_ADDRESSES = tuple(f"127.0.{1 + n // 200}.{1 + n % 200}" for n in range(40))
HUGE = 120_000_000  # bytes
ESTABLISHED = "01"  # in the system's table of connections


def from_many_addresses(asked: Asked) -> list[Figure]:
    """A thousand slow connections, no more from one address than it may hold."""
    return _beside(asked, MANY_ADDRESSES, "many addresses", held=True)


def from_one_address(asked: Asked) -> list[Figure]:
    """As many from one address, which is also that of whoever asks for pages."""
    return _beside(asked, ("127.0.0.1",), "one address, the reader's own", held=False)


def nothing_on_disk(asked: Asked) -> list[Figure]:
    """Somebody who isn't signed in sends as much as they can."""
    with demonstration(asked.folder / "demonstration") as served:
        largest, statuses = _watched(served, lambda: [send(served.port) for send in HOSTILE])
        still, _ = Visitor(served.port).ask(DANGER)
    size = f"{HUGE // 1_000_000} MB by somebody not signed in"
    return [
        exactly(f"{size}: put on disk by the server", largest, 0, "bytes"),
        exactly(f"{size}: taken in", sum(status == 200 for status in statuses), 0, "times"),
        exactly("the status of /danger/ afterwards", still, 200, "(OK)"),
    ]


PARTS: dict[str, Callable[[Asked], list[Figure]]] = {
    "many addresses": from_many_addresses,
    "one address": from_one_address,
    "bodies": nothing_on_disk,
}


def _beside(asked: Asked, addresses: Sequence[str], whence: str, *, held: bool) -> list[Figure]:
    wanted = FEWER if asked.sample else CONNECTIONS
    seconds = FEWER_SECONDS if asked.sample else SECONDS
    with demonstration(asked.folder / "demonstration") as served:
        reader = Visitor(served.port)
        reader.be(PERSON)
        took = {path: list[float]() for path in _pages(reader)}
        slow = _slow(served, int(wanted * SPARE), seconds, addresses, asked.seed, reader.cookie)
        while held and slow.poll() is None and _held_by(served) < wanted:
            sleep(0.1)  # all of them are there before anything is measured
        counts = []
        while slow.poll() is None:
            for path, found in took.items():
                found.append(_seconds(reader, path))
            counts.append(_held_by(served))
    counts = counts[:-1]  # the slow ones end while the last is counted
    about = f"beside slow connections from {whence}"
    figures = [
        at_most(
            f"{path} {about}, the slowest of {len(found)}",
            max(found),
            WITHIN if path == DANGER else PAGES_WITHIN,
            "s",
        )
        for path, found in took.items()
    ]
    if held:
        what = f"slow connections that the server holds, the fewest of {len(counts)} times"
        figures.append(at_least(what, min(counts), wanted, "connections"))
    return figures


def _held_by(served: Served) -> int:
    """How many connections to the server are open at its end, as the system counts them."""
    lines = (line.split() for line in Path("/proc/net/tcp").read_text("ascii").splitlines()[1:])
    ours = f":{served.port:04X}"
    return sum(line[1].endswith(ours) and line[3] == ESTABLISHED for line in lines)


def _pages(reader: Visitor) -> tuple[str, ...]:
    _, cases = reader.ask("/cases/")
    found = CASE.search(cases)
    assert found is not None, cases
    return (DANGER, "/my-work/", "/cases/", "/board/sefton/", found[1])


def _seconds(reader: Visitor, path: str) -> float:
    """How long a page takes to be there whole."""
    began = monotonic()
    status, text = reader.ask(path)
    took = monotonic() - began
    assert status == 200, (path, status, text)
    return took


def _slow(
    served: Served, wanted: int, seconds: int, addresses: Sequence[str], seed: int, cookie: str
) -> subprocess.Popen[str]:
    values = (served.port, wanted, seconds, ",".join(addresses), seed, cookie)
    command = [sys.executable, "-m", "proofs.dripping", *map(str, values)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _send(port: int, path: str, **headers: str) -> int:
    """Send as much as the server takes; returns the status of its answer, 0 where it has closed."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    with suppress(OSError, http.client.HTTPException):
        line.putrequest("POST", path)
        for name, value in headers.items():
            line.putheader(name.replace("_", "-"), value)
        line.endheaders()
        with suppress(OSError):
            _send_much(line, chunked="Transfer_Encoding" in headers)
        return line.getresponse().status
    return 0


def _send_much(line: http.client.HTTPConnection, *, chunked: bool) -> None:
    piece = b"x" * 60_000
    for _ in range(HUGE // len(piece)):
        line.send(b"%x\r\n%b\r\n" % (len(piece), piece) if chunked else piece)


FORM = "application/x-www-form-urlencoded"
FILE = "multipart/form-data; boundary=x"
HOSTILE: tuple[Callable[[int], int], ...] = (
    lambda port: _send(port, "/sign-in/", Content_Type=FORM, Content_Length=str(HUGE)),
    lambda port: _send(port, "/my-work/", Content_Type=FILE, Content_Length=str(HUGE)),
    lambda port: _send(port, "/sign-in/", Content_Type=FORM, Transfer_Encoding="chunked"),
    lambda port: _send(port, "/my-work/", Content_Type=FILE, Transfer_Encoding="chunked"),
    lambda port: _send(port, "/my-work/", Content_Type=FORM, Content_Length="900000"),
    lambda port: _send(port, "/nowhere/", Content_Type=FORM),
)


def _watched(served: Served, act: Callable[[], list[int]]) -> tuple[int, list[int]]:
    """The most bytes that the server had in files outside its data folder meanwhile, and what `act`
    returns.
    """
    done, sizes = Event(), [0]

    def watch() -> None:
        while not done.wait(0.002):
            sizes.append(sum(_on_disk(served.process)))

    watching = Thread(target=watch)
    watching.start()
    statuses = act()
    done.set()
    watching.join()
    return max(sizes), statuses


def _on_disk(process: int) -> Iterator[int]:
    """The size of every temporary file that a process has open; also of those without a name."""
    for opened in Path(f"/proc/{process}/fd").iterdir():
        with suppress(OSError):
            if "/tmp" in str(opened.readlink()) or "(deleted)" in str(opened.readlink()):
                yield opened.stat().st_size
