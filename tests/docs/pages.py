"""The pages for authors, run as a reader would: blocks are files to write or to add to, and
commands to type.

* ` ```text NAME ` is a file; ` ```toml NAME ` is added at the end of that file.
* ` ```console ` holds commands after “$ ”, each followed by what it prints.
* ` ```toml ` without a name is a piece of a file, shown by itself.

With `pytest --record`, what the commands print now is written into the pages.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

DOCS = Path(__file__).resolve().parents[2] / "docs"
TUTORIAL = DOCS / "how-to" / "write-a-protocol.md"
_BLOCK = re.compile(r"^```(\w+)(?: ([^\n]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# Which holidays were counted with changes with the library of holidays, and is no matter here.
_CALENDAR = re.compile(r"(?<=the calendar )\S+")


class Block(msgspec.Struct, frozen=True):
    """A block of a page: its sort, the file it belongs to (or ""), its text, and where the text
    stands.
    """

    sort: str
    name: str
    text: str
    start: int


class Command(msgspec.Struct, frozen=True):
    """A command of a page, what the page says that it prints, and what it prints."""

    typed: str
    shown: str
    printed: str

    @property
    def as_shown(self) -> bool:
        return _CALENDAR.sub("…", self.shown) == _CALENDAR.sub("…", self.printed)


def blocks(page: Path) -> list[Block]:
    """The blocks of a page, in their order."""
    return [
        Block(found[1], found[2] or "", found[3], found.start(3))
        for found in _BLOCK.finditer(page.read_text("utf-8"))
    ]


def run(page: Path, folder: Path) -> list[Command]:
    """Does in a folder what the page says, from the top; the commands with what they printed."""
    return [command for block in blocks(page) for command in _done(block, folder)]


def _done(block: Block, folder: Path) -> Iterator[Command]:
    file = folder / block.name
    if block.sort == "console":
        for typed, shown in _typed(block.text):
            yield Command(typed, shown, _printed(typed, shown, folder))
    elif block.name and block.sort == "toml" and file.exists():
        file.write_text(f"{file.read_text('utf-8')}\n{block.text}", "utf-8")
    elif block.name:
        file.write_text(block.text, "utf-8")


def _typed(text: str) -> Iterator[tuple[str, str]]:
    """The commands of a block, each with what follows it."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        typed, _, shown = part.partition("\n")
        yield typed, shown


def _printed(typed: str, shown: str, folder: Path) -> str:
    """What a command prints. A command that asks is given the answers that the page shows after its
    questions.
    """
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "CONCORDAT_PROTOCOLS": str(folder / "protocols"),
    }
    answers = "".join(
        f"{line.rpartition(':')[2].strip()}\n" for line in shown.splitlines() if ":" in line
    )
    done = subprocess.run(
        ["bash", "-c", typed],
        cwd=folder,
        env=environment,
        input=answers if " new" in typed else "",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def renewed(page: Path, commands: list[Command]) -> str:
    """The page with what its commands printed, which are all of them."""
    text = page.read_text("utf-8")
    left = iter(commands)
    shift = 0
    for block in blocks(page):
        if block.sort != "console":
            continue
        ran = [next(left) for _ in _typed(block.text)]
        new = "".join(f"$ {it.typed}\n{it.shown if it.as_shown else it.printed}" for it in ran)
        start = block.start + shift
        text = text[:start] + new + text[start + len(block.text) :]
        shift += len(new) - len(block.text)
    return text
