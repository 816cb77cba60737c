"""Files laid over others that don't fit, with what matters of what is said of each.

`overlays.txt` has them one after the other: “# ” says what a board did, and its file comes after
“| ”; one without [protocol] has the usual one, over `whole.toml`. Then, as in `mistakes`:

    > KEY: SENTENCE → HINT     a problem; part of its sentence and, where it matters, of its hint
"""

import shutil
from pathlib import Path

import msgspec

from tests.library.mistakes import Expected, expected

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
    """A file laid over another, what its board did, and what has to be said of it."""

    did: str
    text: str
    problems: tuple[Expected, ...]


def overlays() -> list[Laid]:
    """Every overlay, in order."""
    found = []
    for block in OVERLAYS.read_text("utf-8").strip("\n").split("\n\n"):
        did, *rest = block.split("\n")
        text = "".join(f"{line[2:]}\n" for line in rest if line.startswith("|"))
        problems = tuple(expected(line) for line in rest if line.startswith(">"))
        found.append(Laid(did, text, problems))
    return found


def written(text: str, folder: Path) -> Path:
    """The overlay in that folder, beside the files that it may be laid over."""
    for base in ("whole.toml", "every-key.toml"):
        shutil.copy(HERE / base, folder)
    (folder / "middle.toml").write_text(MIDDLE, "utf-8")
    (folder / "back.toml").write_text('[protocol]\nbase = "ours.toml"\n', "utf-8")
    path = folder / "ours.toml"
    path.write_text(text if text.startswith("[protocol]") else ABOUT + text, "utf-8")
    return path
