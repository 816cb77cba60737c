"""Texts kept beside the tests that make them: compared, or written again with `pytest --record`."""

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

ROOT = Path(__file__).parent.parent
Recorded = Callable[[Path, str], None]
"""The fixture `recorded`: compares a text with its recording, or writes it."""


def differences(recorded: str, made: str) -> Iterator[str]:
    """The lines that differ, each with its number in the text where it stands: “-” is recorded,
    “+” is made now.
    """
    old, new = recorded.splitlines(), made.splitlines()
    for what, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            yield from (f"{n:5} - {line}" for n, line in enumerate(old[i:i_end], start=i + 1))
            yield from (f"{n:5} + {line}" for n, line in enumerate(new[j:j_end], start=j + 1))


def compare(path: Path, made: str) -> None:
    """Fail with the lines that differ from the recording; a missing one has no lines."""
    recorded = path.read_text("utf-8") if path.exists() else ""
    if recorded == made:
        return
    lines = [*differences(recorded, made)] or ["      they differ in how their lines end"]
    name = path.relative_to(ROOT)
    told = "\n".join(lines)
    raise AssertionError(f"{name} is not what was recorded (--record writes it again):\n{told}")


def write(path: Path, made: str) -> None:
    """Keep this text as the recording."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(made, encoding="utf-8")
