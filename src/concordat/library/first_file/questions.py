"""The questions from whose answers a first protocol file is written.

The file has no problems as it is, and says where its author has to go on.
"""

import argparse
import re
import sys
from pathlib import Path
from typing import get_args

from pydantic import TypeAdapter, ValidationError

from concordat.core.protocol import Version
from concordat.library.files import folder
from concordat.library.files.fields import Name, Nation
from concordat.library.files.limits import parse_limit
from concordat.library.first_file.dialogue import Dialogue, Unanswered
from concordat.library.first_file.writing import Answers, Stage, first_file
from concordat.library.problems import in_quotes
from concordat.library.spelling.closest import did_you_mean

NO_TIME = "no time given"
_NATIONS = get_args(Nation)
_MOST_STAGES = 9


def run(chosen: argparse.Namespace) -> int:
    """Ask, write the file and say where it is; 1 if nothing was written."""
    library: Path = chosen.into or folder.folder_for_new()
    try:
        answers = ask(Dialogue(sys.stdin, sys.stdout, patient=sys.stdin.isatty()), library)
    except (Unanswered, KeyboardInterrupt) as stopped:
        print(f"concordat: {str(stopped) or 'Nothing was written.'}", file=sys.stderr)
        return 1
    path = write(answers, library)
    if path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    print(f"\nWritten: {path}")
    print(f"See what to do next: concordat protocol check {path}")
    return 0


def ask(dialogue: Dialogue, library: Path) -> Answers:
    """All the answers.

    Raises Unanswered, or FileExistsError as soon as it is clear that there is such a file.
    """
    id_ = dialogue.ask("A short name for the protocol, such as northmoor", _short_name)
    version = dialogue.ask("The date of the text, as YYYY-MM-DD", _version)
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
    stages = [_ask_stage(dialogue, number) for number in range(1, count + 1)]
    decider = dialogue.ask(
        "Who decides if nobody agrees, such as independent chair", _post_or_none, "nobody"
    )
    within = ""
    if decider:
        within = dialogue.ask("By when they decide", _limit, NO_TIME)
    return Answers(
        id=id_,
        version=version,
        title=title,
        board=board,
        nation=nation,
        source=source,
        stages=tuple(stages),
        decider=decider,
        decides_within=within,
    )


def _ask_stage(dialogue: Dialogue, number: int) -> Stage:
    who = f"Stage {number}, who talks with their opposite number, such as team manager"
    talkers = dialogue.ask(who, _posts)
    within = dialogue.ask(f"Stage {number}, by when", _limit, NO_TIME)
    return Stage(talkers, within)


def write(answers: Answers, library: Path) -> Path:
    """Write the file, and the text of the procedure beside it; its path. Raises FileExistsError."""
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


def _file(library: Path, id_: str, version: Version) -> Path:
    return library / id_ / f"{version}.toml"


def _must_be_new(*paths: Path) -> None:
    for path in paths:
        if path.exists():
            raise FileExistsError(f"There is a file {path} already, and nothing is written over.")


# ── What an answer means: ValueError with a sentence if it can't be used ──────────────────────────


def _short_name(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        better = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "northmoor"
        raise ValueError(f"Use small letters, numbers and hyphens, for example {better}.")
    return text


def _words(text: str) -> str:
    if not text:
        raise ValueError("This can't be left empty.")
    return text


def _version(text: str) -> Version:
    try:
        return Version.parse(text)
    except ValueError:
        raise ValueError(
            "Write year, month and day, for example 2026-09-01; where the text gives no day, "
            "2026-09; and where it gives no date, undated."
        ) from None


def _nation(text: str) -> Nation:
    for nation in _NATIONS:
        if nation == text.lower().replace(" ", "-"):
            return nation  # type: ignore[no-any-return]  # one of the literal's own words
    raise ValueError(did_you_mean(text, _NATIONS, f"There are {in_quotes(_NATIONS)}."))


def _text_file(text: str) -> str:
    if text == "none":
        return ""
    try:
        content = Path(text).expanduser().read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(
            f"{text} isn't plain text. Save it as plain text, with the encoding UTF-8."
        ) from None
    except OSError as error:
        raise ValueError(f"The file {text} can't be read: {error.strerror}.") from None
    return content.replace("\r\n", "\n").replace("\r", "\n")


def _count(text: str) -> int:
    if not (text.isdecimal() and len(text) < 3 and 1 <= int(text) <= _MOST_STAGES):
        raise ValueError(f"Write a number from 1 to {_MOST_STAGES}.")
    return int(text)


def _limit(text: str) -> str:
    if text == NO_TIME:
        return ""
    parse_limit(text)
    return text


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
