"""Broken files with the messages that an officer should get, as data beside them.

`NN-name.toml` is the file and `NN-name.expected.toml` what is said of it, problem by problem (and
finding by finding), with line, key, sentence and hint. The remark at its top says what the officer
did.
"""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from concordat.library.problems import Problem

PROTOCOLS = Path(__file__).parent / "broken"
STORIES = Path(__file__).parent / "broken-stories"
Told = dict[str, list[dict[str, Any]]]


def files(folder: Path) -> list[Path]:
    """The broken files, without what stands beside them."""
    return sorted(path for path in folder.glob("*.toml") if path.suffixes == [".toml"])


def expected(path: Path) -> Told:
    """What should be said of a file."""
    return tomllib.loads(beside(path).read_text("utf-8"))


def beside(path: Path) -> Path:
    """The file with the messages."""
    return path.with_suffix(".expected.toml")


def told(sort: str, problems: Iterable[Problem]) -> Told:
    """What is said of a file, in the form of the data; nothing where nothing is said."""
    found = [
        {"line": it.line, "key": it.key, "sentence": it.sentence, "hint": it.hint}
        for it in problems
    ]
    return {sort: found} if found else {}


def written(said: Told) -> str:
    """The data as a file, to compare and to copy from."""
    lines = []
    for sort, problems in said.items():
        for problem in problems:
            lines += ["", f"[[{sort}]]", f"line = {problem['line']}"]
            lines += [f"{key} = {_quoted(problem[key])}" for key in ("key", "sentence", "hint")]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    if '"' in text and "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
