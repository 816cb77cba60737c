"""What earlier runs found, kept for as long as neither the program nor its proofs change. A page
also tells what was found of an earlier program, and says so.
"""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from concordat import clock
from proofs.figures import Figure

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".proofs"
PROGRAM = ("src", "protocols", "calendars", "demo", "requirements")
PROOF = ("proofs", "tests")
READ = {".py", ".toml", ".html", ".css", ".txt"}


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one part: its figures, when and in how many seconds, beside which load of
    the machine (how many programs wanted a processor; None where nobody looked), and in what run: a
    whole one or a sample, of a program of that name.
    """

    figures: tuple[Figure, ...]
    when: datetime
    seconds: float | None
    load: float | None
    program: str
    sample: bool


class Results:
    """The figures of one promise, part by part, for one seed and size."""

    def __init__(self, promise: str, seed: int, *, sample: bool, folder: Path = FOLDER) -> None:
        self.run = f"{promise}-{'sample' if sample else 'whole'}-{seed}"
        self.file = folder / f"{self.run}.json"
        self.sample = sample
        self.program, self.proof = name_of(PROGRAM), name_of(PROOF)

    def of(self, part: str) -> tuple[Figure, ...] | None:
        """What was found of a part; None if it has to be run."""
        made = self._read().get(part)
        if made is None or (made["program"], made["proof"]) != (self.program, self.proof):
            return None
        return self._found(made).figures

    def last(self, parts: Sequence[str]) -> Iterator[tuple[str, Found]]:
        """What was last found of these parts, also of an earlier program; without those that were
        never run.
        """
        kept = self._read()
        for part in parts:
            if part in kept:
                yield part, self._found(kept[part])

    def keep(self, part: str, figures: Sequence[Figure], seconds: float) -> None:
        """Keep what was found of a part, so that it need not be run again."""
        made = {
            "program": self.program,
            "proof": self.proof,
            "figures": [asdict(each) for each in figures],
            "when": clock.now().isoformat(),
            "seconds": seconds,
            "load": os.getloadavg()[1],
        }
        self.file.parent.mkdir(exist_ok=True)
        draft = self.file.with_suffix(".new")
        draft.write_text(json.dumps({**self._read(), part: made}), "utf-8")
        draft.replace(self.file)

    def forget(self) -> None:
        """Forget it, and how far a part had gone."""
        for each in (self.file, *self.file.parent.glob(f"{self.run}-*.going")):
            each.unlink(missing_ok=True)

    def _found(self, made: dict[str, Any]) -> Found:
        figures = tuple(Figure(**each) for each in made["figures"])
        when = datetime.fromisoformat(made["when"])
        return Found(
            figures, when, made["seconds"], made["load"], made["program"], sample=self.sample
        )

    def _read(self) -> dict[str, Any]:
        if not self.file.exists():
            return {}
        return dict(json.loads(self.file.read_text("utf-8")))


def name_of(folders: Sequence[str] = PROGRAM) -> str:
    """A name for the program as it is, or for its proofs: it changes with every file."""
    digest = sha256()
    for folder in folders:
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix in READ:
                digest.update(f"{file.relative_to(ROOT)}\n".encode() + file.read_bytes())
    return digest.hexdigest()
