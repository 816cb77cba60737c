"""What is wrong with a file, or worth a look, in words for whoever wrote it."""

import re
from collections.abc import Collection, Iterable
from pathlib import Path

import msgspec

KeyPath = tuple[str | int, ...]
"""Where a value is in a file: the names of its headings and its key, or its place in a list."""
MOST_LISTED = 50
_BARE = re.compile(r"[A-Za-z0-9_-]+")


class Unclear(ValueError):
    """Words of a file that mean nothing: a sentence about them, and what to write instead.
    `left_out`: there are none, and a line that can't be read may hold them.
    """

    def __init__(self, sentence: str, hint: str = "", *, left_out: bool = False) -> None:
        super().__init__(f"{sentence} {hint}".strip())
        self.sentence = sentence
        self.hint = hint
        self.left_out = left_out

    def at(self, path: KeyPath) -> "Comment":
        """The same as a comment on that place in the file."""
        return Comment(path, self.sentence, self.hint, left_out=self.left_out)


class Comment(msgspec.Struct, frozen=True):
    """A sentence about one place in a file, and what to do about it ("" if the sentence says it).

    `line` counts from 1. It is given only for what has no key, such as a line that can't be read.
    `left_out`: it is about a key that the file doesn't have.
    """

    path: KeyPath
    sentence: str
    hint: str = ""
    line: int | None = None
    left_out: bool = False


class Problem(msgspec.Struct, frozen=True, order=True):
    """A comment with its file and line, as `check` shows it.

    `line` counts from 1. `key` is the path as written in the file, "" for the file as a whole.
    """

    file: str
    line: int
    key: str
    sentence: str
    hint: str = ""


class BrokenProtocol(Exception):
    """A protocol file that can't be run. `problems` are all of them, in the file's order."""

    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        super().__init__(as_text(path, problems))
        self.path = path
        self.problems = problems


def as_text(
    path: Path, problems: Collection[Problem], one: str = "problem", several: str = "problems"
) -> str:
    """How many problems a file has, then each with its line, key, sentence and hint.

    Every command prints problems in this form. `one` and `several` are what they are called.
    """
    lines = [f"{path}: {len(problems)} {one if len(problems) == 1 else several}"]
    for problem in problems:
        key = f", {problem.key}" if problem.key else ""
        lines.append(f"  line {problem.line}{key}")
        lines.append(f"    {problem.sentence}")
        if problem.hint:
            lines.append(f"    {problem.hint}")
    return "\n".join(lines)


def dotted(path: KeyPath) -> str:
    """A path as written in a file: quotation marks where needed, places in a list from 1."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part + 1}]"
            continue
        name = part if _BARE.fullmatch(part) else f'"{part}"'
        text += f".{name}" if text else name
    return text


def in_quotes(words: Iterable[str]) -> str:
    """The words in quotation marks, with commas: “a”, “b”. Of very many, only how many more."""
    quoted = [f"“{word}”" for word in words]
    if len(quoted) > MOST_LISTED:
        quoted[MOST_LISTED:] = [f"and {len(quoted) - MOST_LISTED:,} more"]
    return ", ".join(quoted)


def shortened(text: str, most: int = 90) -> str:
    """A text on one line; the middle is left out if it is longer than `most` characters."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return f"{text[: most - 20].rstrip()} … {text[-16:].lstrip()}"
