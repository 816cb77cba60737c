"""Which data folders are frozen, and what the next one is called."""

import hashlib
import sqlite3
import tempfile
import tomllib
from itertools import count
from pathlib import Path

from concordat.core import wire
from concordat.core.events import FORMAT
from tests.records.reading import HERE, folder
from tests.records.rows import unpacked

Entries = list[tuple[str, bytes]]


def frozen() -> dict[str, dict[str, str]]:
    """The hash of each file of each frozen folder."""
    return tomllib.loads((HERE / "FROZEN.toml").read_text("utf-8"))


def changed() -> list[str]:
    """The files of frozen folders that are gone or are others."""
    return [
        f"{name}/{file}"
        for name, files in frozen().items()
        for file, known in files.items()
        if hash_of(folder(name) / file) != known
    ]


def hash_of(file: Path) -> str:
    """The SHA-256 of a file; "" where there is none."""
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.exists() else ""


def entries(name: str) -> Entries:
    """Every entry of a folder, with its kind."""
    with tempfile.TemporaryDirectory() as made:
        file = unpacked(name, Path(made)) / "concordat.sqlite3"
        with sqlite3.connect(file) as database:
            return database.execute("SELECT kind, wire FROM casework_event").fetchall()


def kinds_there() -> set[str]:
    """The kinds of entry that folders of the present format have."""
    every = [each for name in frozen() for each in entries(name)]
    return {kind for kind, entry in every if wire.version_of(entry) == FORMAT}


def next_name() -> str:
    """What the next folder is called: the present format, and beside a frozen one "2.1"."""
    names = [str(FORMAT), *(f"{FORMAT}.{n}" for n, _ in zip(count(1), frozen(), strict=False))]
    return next(name for name in names if name not in frozen())
