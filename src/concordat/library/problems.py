"""What is wrong with a protocol file, said to whoever wrote it."""

import difflib
import re
from collections.abc import Collection, Iterable
from pathlib import Path

import msgspec

from concordat.library.synonyms import other_words


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


_PLAIN = str.maketrans({
    **dict.fromkeys("\u00a0\u2007\u202f\u2009\t", " "),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", ""),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    **dict.fromkeys("\u2018\u2019", "'"),
})  # fmt: skip


def plain(text: str) -> str:
    """A text with the spaces, dashes and apostrophes of a keyboard in place of a word
    processor's.
    """
    return text.translate(_PLAIN)


def nearest(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """“Did you mean …?” for the known words closest to `word`; else the sentence given."""
    lower = {each.lower(): each for each in known}
    typed = " ".join(plain(word).lower().split())
    if typed in lower and plain(word) != word:
        return f"Did you mean “{lower[typed]}”, with the spaces and hyphens of a keyboard?"
    near = [each for each in other_words(typed) if each in lower]
    near = near or difflib.get_close_matches(typed, lower, n=2)
    if typed in near or (near and near[0].startswith(typed)):
        near = near[:1]
    return (
        "Did you mean " + " or ".join(f"“{lower[each]}”" for each in near) + "?"
        if near
        else otherwise
    )


def meant(word: str, known: Iterable[str]) -> str | None:
    """The known word that somebody surely meant; None where one can't be sure."""
    words = list(known)
    typed = plain(word).lower().replace(" ", "_")
    said = [each for each in other_words(typed.replace("_", " ")) if each in words]
    near = said or difflib.get_close_matches(typed, words, cutoff=0.72)
    return near[0] if near else None


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
