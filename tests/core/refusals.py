"""The sentences with which the core refuses, kept beside the tests: a changed word shows in one
place.

With `pytest tests/core --record` the file is written again from the sentences that were met.
"""

import json
import tomllib
from pathlib import Path

from concordat.core.errors import Refused

FILE = Path(__file__).with_name("refusals.toml")
HEADING = "# Every sentence with which the core refuses, under its code, as these tests meet it.\n"
SENTENCES: dict[str, list[str]] = tomllib.loads(FILE.read_text("utf-8"))
MET: dict[str, set[str]] = {}
RECORDING = False


def code_of(refusal: Refused | None) -> str | None:
    """The code of a refusal whose sentence is one that is kept for it; None where nothing was
    refused.
    """
    if refusal is None:
        return None
    MET.setdefault(refusal.code, set()).add(refusal.sentence)
    kept = MET if RECORDING else SENTENCES
    assert refusal.sentence in kept.get(refusal.code, ()), (
        f"{FILE.name} has no such sentence under {refusal.code}: {refusal.sentence}"
    )
    return refusal.code


def write_again() -> None:
    """Keep the sentences that were met, and no others."""
    lines = [line for code in sorted(MET) for line in _lines(code, sorted(MET[code]))]
    FILE.write_text("\n".join([HEADING, *lines, ""]), encoding="utf-8")


def _lines(code: str, sentences: list[str]) -> list[str]:
    written = [json.dumps(sentence, ensure_ascii=False) for sentence in sentences]
    if len(written) == 1:
        return [f"{code} = [{written[0]}]"]
    return [f"{code} = [", *(f"  {sentence}," for sentence in written), "]"]
