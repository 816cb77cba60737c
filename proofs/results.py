"""What earlier runs found, kept for as long as the program stays the same."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from proofs.figures import Figure

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".proofs"
DEPENDS_ON = ("src", "proofs", "protocols", "calendars", "demo", "requirements", "tests")
TESTED = {".py", ".toml", ".html", ".css", ".txt"}


class Results:
    """The figures of one promise, part by part, for one seed and size."""

    def __init__(self, promise: str, seed: int, *, sample: bool, folder: Path = FOLDER) -> None:
        size = "sample" if sample else "whole"
        self.file = folder / f"{promise}-{size}-{seed}.json"
        self.program = _program()

    def of(self, part: str) -> tuple[Figure, ...] | None:
        """What was found of a part; None if it has to be run."""
        kept = self._read().get(part)
        return tuple(Figure(**each) for each in kept) if kept is not None else None

    def keep(self, part: str, figures: Sequence[Figure]) -> None:
        """Keep what was found of a part, so that it need not be run again."""
        parts = self._read() | {part: [asdict(each) for each in figures]}
        self.file.parent.mkdir(exist_ok=True)
        draft = self.file.with_suffix(".new")
        draft.write_text(json.dumps({"program": self.program, "parts": parts}), "utf-8")
        draft.replace(self.file)

    def forget(self) -> None:
        self.file.unlink(missing_ok=True)

    def _read(self) -> dict[str, list[dict[str, object]]]:
        if not self.file.exists():
            return {}
        kept = json.loads(self.file.read_text("utf-8"))
        return kept["parts"] if kept["program"] == self.program else {}


def _program() -> str:
    """A name for the program as it is: it changes with every file that a result depends on."""
    digest = sha256()
    for folder in DEPENDS_ON:
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix in TESTED:
                digest.update(f"{file.relative_to(ROOT)}\n".encode() + file.read_bytes())
    return digest.hexdigest()
