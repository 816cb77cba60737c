"""A first protocol file from a few answers. It is sound as it stands, and says where its author has
to go on.
"""

import argparse
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NoReturn, TextIO, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError

from concordat.library.files import folder
from concordat.library.files.fields import Name, Nation
from concordat.library.files.limits import parse_limit
from concordat.library.first_file.writing import Answers, Stage, first_file
from concordat.library.problems import listed
from concordat.library.spelling.closest import nearest

T = TypeVar("T")
_NATIONS = get_args(Nation)
_MOST_STAGES = 9


class Unanswered(Exception):
    """An answer that can't be used, from a list of answers; the sentence says what was asked and
    what is wrong.
    """


class Dialogue:
    """Questions and answers, a line each. A person is asked again; a list of answers that is wrong
    ends it.

    What a list answers is written after its question, so that it reads like a talk on a screen.
    """

    def __init__(self, lines: TextIO, out: TextIO, *, patient: bool) -> None:
        self._lines, self._out, self._patient = lines, out, patient

    def ask(self, question: str, understand: Callable[[str], T], otherwise: str | None = None) -> T:
        """What an answer means; an empty one is the one given in brackets. Raises Unanswered."""
        prompt = f"{question}{'' if otherwise is None else f' [{otherwise}]'}: "
        while True:
            print(prompt, end="", file=self._out, flush=True)
            line = self._lines.readline()
            if not line:
                self._stop(f"There is no answer to “{question}”.")
            if not self._patient:
                print(line.strip(), file=self._out)
            try:
                return understand(" ".join(line.split()) or otherwise or "")
            except ValueError as unclear:
                if not self._patient:
                    self._stop(f"“{question}”: {unclear}")
                print(f"  {unclear}", file=self._out)

    def _stop(self, sentence: str) -> NoReturn:
        if self._patient:
            print(file=self._out)
        raise Unanswered(f"{sentence} Nothing was written.")


def run(chosen: argparse.Namespace) -> int:
    """Asks, writes the file and says where it is; 1 when nothing was written."""
    library: Path = chosen.into or folder.folder_for_new()
    try:
        answers = ask(Dialogue(sys.stdin, sys.stdout, patient=sys.stdin.isatty()), library)
    except (Unanswered, KeyboardInterrupt) as stopped:
        print(f"concordat: {str(stopped) or 'Nothing was written.'}", file=sys.stderr)
        return 1
    path = write(answers, library)
    path = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    print(f"\nWritten: {path}")
    print(f"See what to do next: concordat protocol check {path}")
    return 0


def ask(dialogue: Dialogue, library: Path) -> Answers:
    """All the answers. Raises Unanswered, or FileExistsError as soon as it is clear that there is
    such a file.
    """
    id_ = dialogue.ask("A short name for the protocol, such as northmoor", _short_name)
    version = dialogue.ask("The day of this version, as YYYY-MM-DD", _day)
    _must_be_new(_file(library, id_, version))
    title = dialogue.ask("Its title", _words, "Resolving professional disagreements")
    board = dialogue.ask(
        "Whose procedure it is, such as Northmoor Safeguarding Children Partnership", _words
    )
    nation = dialogue.ask("Whose bank holidays count", _nation, _NATIONS[0])
    source = dialogue.ask(
        "The file with the text of the procedure, as plain text", _text_file, "none"
    )
    count = dialogue.ask("How many stages there are before somebody decides", _count, "3")
    stages = tuple(_ask_stage(dialogue, number) for number in range(1, count + 1))
    decider = dialogue.ask(
        "Who decides if nobody agrees, such as independent chair", _post_or_none, "nobody"
    )
    within = dialogue.ask("By when they decide", _limit, "no time given") if decider else ""
    return Answers(id_, version, title, board, nation, source, stages, decider, within)


def _ask_stage(dialogue: Dialogue, number: int) -> Stage:
    who = f"Stage {number}, who talks with their opposite number, such as team manager"
    return Stage(
        dialogue.ask(who, _posts), dialogue.ask(f"Stage {number}, by when", _limit, "no time given")
    )


def write(answers: Answers, library: Path) -> Path:
    """Writes the file, and the text of the procedure beside it, and returns its path. Raises
    FileExistsError.
    """
    path = _file(library, answers.id, answers.version)
    beside = path.with_suffix(".source.txt")
    _must_be_new(path, *([beside] if answers.source else []))
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(first_file(answers))
    if answers.source:
        with beside.open("x", encoding="utf-8") as file:
            file.write(answers.source)
    return path


def _file(library: Path, id_: str, version: date) -> Path:
    return library / id_ / f"{version}.toml"


def _must_be_new(*paths: Path) -> None:
    for path in paths:
        if path.exists():
            raise FileExistsError(f"There is a file {path} already, and nothing is written over.")


def _short_name(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        better = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "northmoor"
        raise ValueError(f"Use small letters, numbers and hyphens, for example {better}.")
    return text


def _words(text: str) -> str:
    if not text:
        raise ValueError("This can't be left empty.")
    return text


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("Write year, month and day, for example 2026-09-01.") from None


def _nation(text: str) -> Nation:
    for nation in _NATIONS:
        if nation == text.lower().replace(" ", "-"):
            return nation  # type: ignore[no-any-return]  # one of the literal's own words
    raise ValueError(nearest(text, _NATIONS, f"There are {listed(_NATIONS)}."))


def _text_file(text: str) -> str:
    if text == "none":
        return ""
    try:
        return (
            Path(text)
            .expanduser()
            .read_bytes()
            .decode("utf-8-sig")
            .replace("\r\n", "\n")
            .replace("\r", "\n")
        )
    except UnicodeDecodeError:
        raise ValueError(
            f"{text} isn't plain text. Save it as plain text, with the encoding UTF-8."
        ) from None
    except OSError as error:
        raise ValueError(f"The file {text} can't be read: {error.strerror}.") from None


def _count(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) <= _MOST_STAGES):
        raise ValueError(f"Write a number from 1 to {_MOST_STAGES}.")
    return int(text)


def _limit(text: str) -> str:
    if text != "no time given":
        parse_limit(text)
        return text
    return ""


def _posts(text: str) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for part in filter(None, map(str.strip, text.split(","))):
        found.setdefault(part.lower(), _post(part))
    if not found:
        raise ValueError("Name a post, or several with commas between them.")
    return tuple(found.values())


def _post_or_none(text: str) -> str:
    return "" if text == "nobody" else _post(text)


def _post(text: str) -> str:
    try:
        return TypeAdapter(Name).validate_python(text)
    except ValidationError:
        raise ValueError(f"“{text}” can't be a name: a name has no dot or colon.") from None
