"""Files laid over others: all that is said of each or, where that is nothing, what it changes.

`overlays.txt` has them one after the other: “# ” says what a board did, and its file stands after
“| ”; one without [protocol] has the usual one, over `whole.toml`. Recorded after it:

    > LINE KEY: SENTENCE           a problem, and in the next line “>     HINT”
    - and +                        what it and its base mean otherwise, value by value

`python -m tests.library.overlays` writes it again; the difference is there to be read.
"""

import difflib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from concordat.library.files.load import load_file, problems
from tests.library.compiled import meant

HERE = Path(__file__).parent
OVERLAYS = Path(__file__).with_name("overlays.txt")
ABOUT = '[protocol]\nbase = "whole.toml"\nid = "ours"\nversion = 2026-01-01\n'

MIDDLE = """
[protocol]
base = "whole.toml"
id = "middle"
version = 2025-01-01
board = "Between"
without = "permission.advice"
[step.workers.duty.talk]
local = "Between, May 2025."
within = "2 working days"
"""


class Laid(msgspec.Struct, frozen=True):
    """A file laid over another, what its board did, and what is recorded of it."""

    did: str
    text: str
    recorded: str


def overlays() -> list[Laid]:
    """Every overlay, in order."""
    found = []
    for block in OVERLAYS.read_text("utf-8").strip("\n").split("\n\n"):
        did, *rest = block.split("\n")
        text = "".join(f"{line[2:]}\n" for line in rest if line.startswith("|"))
        recorded = "\n".join(line for line in rest if not line.startswith("|"))
        found.append(Laid(did, text, recorded))
    return found


def said(text: str) -> str:
    """What is said of an overlay, or what it changes."""
    with tempfile.TemporaryDirectory() as folder:
        for base in ("whole.toml", "every-key.toml"):
            shutil.copy(HERE / base, folder)
        (Path(folder) / "middle.toml").write_text(MIDDLE, "utf-8")
        (Path(folder) / "back.toml").write_text('[protocol]\nbase = "ours.toml"\n', "utf-8")
        path = Path(folder) / "ours.toml"
        path.write_text(text if text.startswith("[protocol]") else ABOUT + text, "utf-8")
        return "\n".join(_said(path))


def _said(path: Path) -> Iterator[str]:
    if found := problems(path):
        for each in found:
            yield f"> {each.line} {each.key}: {each.sentence}"
            yield f">     {each.hint}".rstrip()
        return
    ours = load_file(path)
    lines = (
        meant(each).splitlines() for each in (load_file(path.with_name(ours.base or "")), ours)
    )
    changes = [
        line for line in difflib.unified_diff(*lines, n=0, lineterm="") if not line.startswith("@@")
    ][2:]
    yield from (
        line for line in changes if line[1:].partition(":")[0] not in ("id", "version", "base")
    )


def renewed() -> str:
    """The record with what is said now."""
    blocks = []
    for each in overlays():
        lines = [f"| {line}".rstrip() for line in each.text.splitlines()]
        blocks.append("\n".join(filter(None, [each.did, *lines, said(each.text)])))
    return "\n\n".join(blocks) + "\n"


if __name__ == "__main__":
    OVERLAYS.write_text(renewed(), "utf-8")
