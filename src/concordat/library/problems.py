"""What is wrong with a protocol file, said to whoever wrote it."""

import difflib
from collections.abc import Iterable
from pathlib import Path

import msgspec


class Problem(msgspec.Struct, frozen=True, order=True):
    """One thing wrong: where it stands, a sentence about it, and what to do (empty when the sentence says it).

    `line` counts from 1; `key` is the path of the key, as one would write it in the file ("" for the file as a whole).
    """

    file: str
    line: int
    key: str
    sentence: str
    hint: str = ""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}: {self.key + ': ' if self.key else ''}"
        return f"{where}{self.sentence}{' ' + self.hint if self.hint else ''}"


class BrokenProtocol(Exception):
    """A protocol file that can't be run. `problems` are all of them, in the file's order."""

    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__("\n".join([f"{path} has {count}:", *map(str, problems)]))
        self.path = path
        self.problems = problems


class Unclear(ValueError):
    """Words in a protocol file that mean nothing here; caught where the place in the file is known."""

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(f"{sentence} {hint}".strip())
        self.sentence = sentence
        self.hint = hint


def nearest(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """“Did you mean …?” for the known words closest to `word`; else the sentence given."""
    lower = {each.lower(): each for each in known}
    near = difflib.get_close_matches(word.lower(), lower, n=2, cutoff=0.6)
    return "Did you mean " + " or ".join(f"“{lower[each]}”" for each in near) + "?" if near else otherwise


def listed(words: Iterable[str]) -> str:
    """The words in quotation marks, with commas."""
    return ", ".join(f"“{word}”" for word in words)
