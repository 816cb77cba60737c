"""What is wrong with a protocol file, said to whoever wrote it."""

import re
from collections.abc import Collection, Iterable
from pathlib import Path

import msgspec


class Problem(msgspec.Struct, frozen=True, order=True):
    """One thing wrong: where it stands, a sentence about it, and what to do (empty when the
    sentence says it).

    `line` counts from 1; `key` is the path of the key, as one would write it in the file ("" for
    the file as a whole).
    """

    file: str
    line: int
    key: str
    sentence: str
    hint: str = ""


def told(
    path: Path, problems: Collection[Problem], what: str = "problem", several: str = "problems"
) -> str:
    """How many there are in a file, then each with its line, its key, what it is and what to do:
    the one form in which every command tells them.
    """
    lines = [f"{path}: {len(problems)} {what if len(problems) == 1 else several}"]
    for problem in problems:
        lines.append(f"  line {problem.line}{f', {problem.key}' if problem.key else ''}")
        lines += [f"    {sentence}" for sentence in (problem.sentence, problem.hint) if sentence]
    return "\n".join(lines)


class BrokenProtocol(Exception):
    """A protocol file that can't be run. `problems` are all of them, in the file's order."""

    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        super().__init__(told(path, problems))
        self.path = path
        self.problems = problems


class Unclear(ValueError):
    """Words in a protocol file that mean nothing here; caught where the place in the file is
    known.
    """

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(f"{sentence} {hint}".strip())
        self.sentence = sentence
        self.hint = hint


def apart(message: str) -> tuple[str, str]:
    """The first sentence of a message, and the rest of it as a hint."""
    found = re.match(r"((?:“[^”]*”|[^“.;:])*)[.;:] (.*)", message, re.DOTALL)
    return (f"{found[1]}.", f"{found[2][:1].upper()}{found[2][1:]}") if found else (message, "")


def listed(words: Iterable[str]) -> str:
    """The words in quotation marks, with commas."""
    return ", ".join(f"“{word}”" for word in words)


def shortened(text: str, most: int = 90) -> str:
    """A text on one line, its middle left out where it is longer than `most` characters."""
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 20].rstrip()} … {text[-16:].lstrip()}"
