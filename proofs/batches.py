"""A long part, batch by batch: each has an installation of its own, and is kept when it is done, so
that a run that is broken off goes on behind it.
"""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from proofs.figures import Asked
from proofs.results import PROGRAM, PROOF, name_of

Batch = Callable[[int], Counter[str]]


def summed(asked: Asked, part: str, batches: int, run: Batch) -> Counter[str]:
    """What so many batches found together; `run` takes the number of one, from 0 on."""
    file = _file(asked, part)
    name = name_of(PROGRAM) + name_of(PROOF)
    done, found = _kept(file, name)
    for number in range(done, batches):
        found.update(run(number))
        draft = file.with_suffix(".new")
        draft.write_text(json.dumps({"of": name, "done": number + 1, "found": found}), "utf-8")
        draft.replace(file)
    file.unlink(missing_ok=True)
    return found


def seed_of(asked: Asked, number: int) -> str:
    """What a batch draws from."""
    return f"{asked.seed}, batch {number}"


def _kept(file: Path, name: str) -> tuple[int, Counter[str]]:
    """How many batches are done, of this very program by these proofs, and what they found."""
    kept = json.loads(file.read_text("utf-8")) if file.exists() else {}
    if kept.get("of") != name:
        return 0, Counter()
    return kept["done"], Counter(kept["found"])


def _file(asked: Asked, part: str) -> Path:
    return asked.folder / f"{asked.run}-{part}.going"
