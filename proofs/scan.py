"""A running installation, scanned by wapiti: by somebody who isn't signed in, and by two who are.

wapiti has an environment of its own, so that none of its libraries is ever beside the program. A
scan takes minutes, so `./test` has none: it tests what is read from a report.
"""

import json
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from proofs.figures import Asked, Figure, at_least, exactly
from proofs.installed import inside
from proofs.results import ROOT
from proofs.served import Served, Visitor, demonstration

TITLE = "A scanner finds nothing of medium or above in a running installation"
PEOPLE = {"nobody": "", "a practitioner": "molly-entwistle", "a board's officer": "colin-threlfall"}
VENV, LOCK = ROOT / ".venv-scan", ROOT / "requirements" / "scan.txt"
CASE = r'href="/cases/([A-Z]+-\d+-\d+)/"'
MEDIUM = 2  # of wapiti's levels from 0 to 4
SHARE = 95  # in a hundred
NOT_ASKED_FOR = ("/sign-in/", "/sign-out/", "/demonstration/")  # they end the scan's own session
SECONDS = {True: (60, 5), False: (600, 60)}  # to look around, and for each kind of attack
OK, METHOD_NOT_ALLOWED = 200, 405


def scanned(person: str, asked: Asked) -> Iterator[Figure]:
    """As one person: what was found, and which addresses were visited."""
    folder = asked.folder / "scan"
    shutil.rmtree(folder, ignore_errors=True)
    with demonstration(folder / "data") as served, inside(folder / "addresses") as call:
        visitor = Visitor(served.port)
        if PEOPLE[person]:
            visitor.be(PEOPLE[person])
        every = call("proofs.addresses:filled", _gaps(visitor))
        wanted = {name: path for name, path in every.items() if _answers(visitor, path)}
        report, paths = _scan(served, visitor, folder, [*wanted.values()], sample=asked.sample)
        assert not visitor.cookies or visitor.ask("/my-work/")[0] == OK, "they were signed out"
        visited = set(call("proofs.addresses:names", paths)) & wanted.keys()
    found = serious(report)
    yield exactly(f"Found as {person}, of medium or above{_named(found)}", len(found), 0, "things")
    what = f"Visited as {person}, of {len(wanted)} addresses that answer GET"
    yield at_least(what, len(visited) * 100 // len(wanted), SHARE, "%")


PARTS: dict[str, Callable[[Asked], Iterator[Figure]]] = {
    person: partial(scanned, person) for person in PEOPLE
}


def serious(report: Mapping[str, Any]) -> list[str]:
    """What a report has of medium or above: of what is weak, and of what broke."""
    return [
        f"{kind}: {each['method']} {each['path']}"
        for part in ("vulnerabilities", "anomalies")
        for kind, found in report[part].items()
        for each in found
        if each["level"] >= MEDIUM
    ]


def asked_for(store: Path) -> list[str]:
    """The paths that were asked for and answered, as wapiti keeps them."""
    asked = "SELECT path FROM paths WHERE method = 'GET' AND response_id IS NOT NULL"
    found: list[str] = []
    for file in store.rglob("*.db"):
        with closing(sqlite3.connect(file)) as kept:
            found += [urlsplit(path).path for (path,) in kept.execute(asked)]
    return found


def _named(found: list[str]) -> str:
    return f" ({'; '.join(found[:3])})" if found else ""


def _gaps(visitor: Visitor) -> dict[str, str]:
    """What is in the gaps of addresses: a case of theirs, a draft of theirs, a board and its
    protocol.
    """
    cases = visitor.offered("/cases/", CASE)
    visitor.ask("/raise/", visitor.form("/raise/") | {"danger": "no"})
    draft = visitor.led.split("/")[2] if "/in-short/" in visitor.led else "0" * 32
    return {
        "ref": cases[0] if cases else "SEF-2026-0001",
        "draft": draft,
        "key": "reasons",
        "board": "sefton",
        "board_id": "sefton",
        "protocol_id": "sefton",
        "version": "2017-05-18",
        "colour": "1f4e79",
        "closed": "2026-12-29",
    }


def _answers(visitor: Visitor, path: str) -> bool:
    """Whether an address takes GET at all, and isn't one that the scan keeps away from."""
    return visitor.ask(path)[0] != METHOD_NOT_ALLOWED and path not in NOT_ASKED_FOR


def _scan(
    served: Served, visitor: Visitor, folder: Path, starts: list[str], *, sample: bool
) -> tuple[dict[str, Any], list[str]]:
    """What wapiti reports, and the paths that it asked for."""
    site, report = f"http://127.0.0.1:{served.port}", folder / "report.json"
    looking, attacking = SECONDS[sample]
    command = [_wapiti(), "--url", f"{site}/", "--scope", "folder", "--flush-session"]
    command += ["--no-bugreport", "--verbose", "0", "--format", "json", "--output", str(report)]
    command += ["--store-session", str(folder / "kept"), "--store-config", str(folder / "set")]
    command += ["--max-scan-time", str(looking), "--max-attack-time", str(attacking)]
    command += [part for path in NOT_ASKED_FOR for part in ("--exclude", f"{site}{path}*")]
    command += [part for path in starts for part in ("--start", f"{site}{path}")]
    if visitor.cookies:
        command += ["--header", f"Cookie: {visitor.cookie}"]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return json.loads(report.read_text("utf-8")), asked_for(folder / "kept")


def _wapiti() -> str:
    """The scanner, set up if need be, as its lock says."""
    stamp = VENV / "set-up"
    wanted = LOCK.read_text("utf-8")
    if not stamp.exists() or stamp.read_text("utf-8") != wanted:
        uv, python = ROOT / ".venv" / "bin" / "uv", VENV / "bin" / "python"
        subprocess.run([uv, "venv", "--quiet", "--clear", VENV], check=True)
        install = [uv, "pip", "install", "--quiet", "--python", python, "--require-hashes"]
        subprocess.run([*install, "-r", LOCK], check=True)
        stamp.write_text(wanted, "utf-8")
    return str(VENV / "bin" / "wapiti")
