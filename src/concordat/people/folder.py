"""Reads and checks the files of a directory and reports every problem at once. Uses no database."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from concordat.people import shapes


@dataclass(frozen=True, slots=True)
class FolderProblem:
    """Something wrong in a file: where it is, and a sentence that says what to do."""

    file: str
    key: str
    sentence: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.key, self.sentence) if part)


class WrongFolder(Exception):
    """The folder can't be loaded, and nothing was changed. `problems` has every reason."""

    def __init__(self, problems: list[FolderProblem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


@dataclass(slots=True)
class Folder:
    """What the files of a folder say together. `file_of` gives the file of each key."""

    boards: dict[str, shapes.Board] = field(default_factory=dict)
    agencies: dict[str, shapes.Agency] = field(default_factory=dict)
    people: dict[str, shapes.Person] = field(default_factory=dict)
    absences: dict[str, shapes.Absence] = field(default_factory=dict)
    file_of: dict[str, str] = field(default_factory=dict)

    def boards_of(self, agency: shapes.Agency, post: shapes.Post) -> list[str]:
        """The boards in which a post exists: those it names, or else all of its agency's."""
        return post.boards or agency.boards

    def boards_with(self, person: str) -> list[str]:
        """The boards in which somebody holds or covers a post, each once, in the order of the
        files.
        """
        found = []
        for agency in self.agencies.values():
            for post in agency.posts:
                if person in (post.holder, post.cover):
                    found += self.boards_of(agency, post)
        for key, board in self.boards.items():
            if any(person in (own.holder, own.cover) for own in board.posts):
                found.append(key)
        return list(dict.fromkeys(found))


def read(path: Path) -> Folder:
    """All the TOML files directly in a folder, taken together. Raises WrongFolder."""
    files = sorted(path.glob("*.toml"))
    if not files:
        said = "has no .toml file: give the folder of the directory"
        raise WrongFolder([FolderProblem(str(path), "", said)])
    folder, problems = Folder(), []
    for file in files:
        problems += _read_file(folder, file)
    # Look for contradictions only if every file could be read: an unread file may have
    # what the others seem to be missing.
    if not problems:
        problems += _contradictions(folder)
    if problems:
        raise WrongFolder(problems)
    return folder


def _read_file(folder: Folder, file: Path) -> list[FolderProblem]:
    """Add one file to the folder, and return what is wrong with it."""
    try:
        shape = shapes.File.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        return [FolderProblem(file.name, "", f"is not TOML: {error}")]
    except UnicodeDecodeError:
        return [FolderProblem(file.name, "", "is not UTF-8: save it as UTF-8")]
    except ValidationError as error:
        found = (_problem(file.name, each) for each in error.errors())
        # pydantic reports a key of two possible types twice, in the same words
        return list(dict.fromkeys(found))
    return list(_join(folder, file.name, shape))


def _join(folder: Folder, file: str, shape: shapes.File) -> Iterator[FolderProblem]:
    """Add what one file says. An id that another file has used already is a problem."""
    tables: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
        ("board", folder.boards, shape.board),
        ("agency", folder.agencies, shape.agency),
        ("person", folder.people, shape.person),
    ]
    for table, known, new in tables:
        for name, value in new.items():
            key = f"{table}.{name}"
            if name in known:
                said = f"is already in {folder.file_of[key]}: give it another id, or remove one"
                yield FolderProblem(file, key, said)
            else:
                known[name] = value
                folder.file_of[key] = file
    for number, absence in enumerate(shape.absence, 1):
        key = f"{file} absence[{number}]"
        folder.absences[key] = absence
        folder.file_of[key] = file


def _problem(file: str, found: Any) -> FolderProblem:
    """One of pydantic's errors in words."""
    place = [part for part in found["loc"] if part not in ("[key]", "date", "int")]
    match found["type"]:
        case "missing":
            sentence = "is missing"
        case "extra_forbidden":
            sentence = f"is not a key that can be used here{_hint(place)}"
        case "value_error":
            sentence = str(found["ctx"]["error"])
        case "datetime_type":
            sentence = "must be a day and an hour without quotes, such as 2026-12-24T09:00:00"
        case "date_type" | "int_type" | "date_from_datetime_inexact":
            sentence = "must be a date without quotes, such as 2026-12-24"
        case _:
            sentence = found["msg"][:1].lower() + found["msg"][1:]
    return FolderProblem(file, _spelled(place), sentence)


def _spelled(place: list[int | str]) -> str:
    """A place in a file as people write it: board.hill.contacts[2].telephone, counted from 1."""
    spelled = ""
    for part in place:
        spelled += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return spelled.lstrip(".")


def _hint(place: list[int | str]) -> str:
    """A suggestion of what an unknown key was meant to be; "" where nothing is similar."""
    shape: dict[str, type[BaseModel]] = {
        "": shapes.File,
        "board": shapes.Board,
        "agency": shapes.Agency,
        "person": shapes.Person,
        "absence": shapes.Absence,
        "contacts": shapes.Contact,
        "closed": shapes.ClosedDay,
        "posts": shapes.OwnPost if place[0] == "board" else shapes.Post,
    }
    table = ""
    for part in place[:-1]:
        if part in shape:
            table = str(part)
    fields = shape[table].model_fields
    known = [each.alias or name for name, each in fields.items()]
    return did_you_mean(str(place[-1]), known)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """“: did you mean …?” with the known name that is most similar; "" if none is."""
    near = get_close_matches(name, known, n=1)
    return f": did you mean {near[0]}?" if near else ""


def _contradictions(folder: Folder) -> Iterator[FolderProblem]:
    """What doesn't fit together although each table is well formed."""
    yield from _boards(folder)
    for name, agency in folder.agencies.items():
        yield from _agency(folder, f"agency.{name}", name, agency)
    for person in folder.people:
        if not folder.boards_with(person):
            key = f"person.{person}"
            said = "has no post and covers none: give them one, or leave them out"
            yield FolderProblem(folder.file_of[key], key, said)
    seen: set[tuple[str, object]] = set()
    for name, absence in folder.absences.items():
        file = folder.file_of[name]
        key = name.removeprefix(f"{file} ")
        yield from _absence(folder, file, key, absence)
        if (absence.person, absence.since) in seen:
            said = f"there are two absences of {absence.person} from {absence.since}"
            yield FolderProblem(file, f"{key}.person", said)
        seen.add((absence.person, absence.since))


def _boards(folder: Folder) -> Iterator[FolderProblem]:
    prefixes: dict[str, str] = {}
    for name, board in folder.boards.items():
        key = f"board.{name}"
        file = folder.file_of[key]
        first = prefixes.setdefault(board.prefix, name)
        if first != name:
            yield FolderProblem(file, f"{key}.prefix", f"is the prefix of board {first}")
        days = [str(closed.day) for closed in board.closed]
        yield from _twice(file, f"{key}.closed", "day", days)
        for number, post in enumerate(board.posts, 1):
            yield from _holders(folder, file, f"{key}.posts[{number}]", post.holder, post.cover)


def _twice(file: str, key: str, what: str, values: list[str]) -> Iterator[FolderProblem]:
    """A problem for each value that was given before."""
    for number, value in enumerate(values, 1):
        if value in values[: number - 1]:
            yield FolderProblem(file, f"{key}[{number}].{what}", f"{value} is here twice")


def _agency(folder: Folder, key: str, name: str, agency: shapes.Agency) -> Iterator[FolderProblem]:
    file = folder.file_of[key]
    if name in folder.boards:
        yield FolderProblem(file, key, "is the id of a board: an agency needs another")
    yield from _known(file, f"{key}.boards", "board", agency.boards, list(folder.boards))
    for number, post in enumerate(agency.posts, 1):
        here = f"{key}.posts[{number}]"
        services, boards = f"{here}.services", f"{here}.boards"
        yield from _known(
            file, services, "service of this agency", post.services, list(agency.services)
        )
        yield from _known(file, boards, "board of this agency", post.boards, agency.boards)
        yield from _holders(folder, file, here, post.holder, post.cover)


def _holders(
    folder: Folder, file: str, key: str, holder: str | None, cover: str | None
) -> Iterator[FolderProblem]:
    people = list(folder.people)
    yield from _known(file, f"{key}.holder", "person", [holder] if holder else [], people)
    yield from _known(file, f"{key}.cover", "person", [cover] if cover else [], people)
    if holder and holder == cover:
        yield FolderProblem(file, f"{key}.cover", "is the holder: somebody else has to cover")


def _absence(
    folder: Folder, file: str, key: str, absence: shapes.Absence
) -> Iterator[FolderProblem]:
    people, cover = list(folder.people), [absence.cover] if absence.cover else []
    yield from _known(file, f"{key}.person", "person", [absence.person], people)
    yield from _known(file, f"{key}.cover", "person", cover, people)
    yield from _known(file, f"{key}.boards", "board", absence.boards, list(folder.boards))
    if absence.cover == absence.person:
        said = "is the person who is away: somebody else has to cover"
        yield FolderProblem(file, f"{key}.cover", said)
    if isinstance(absence.since, int) != isinstance(absence.until, int):
        said = "must be a date where from is a date, and a number of days where from is a number"
        yield FolderProblem(file, f"{key}.until", said)
    elif absence.until < absence.since:  # type: ignore[operator]  # both are dates, or both numbers
        yield FolderProblem(file, f"{key}.until", "is before from")


def _known(
    file: str, key: str, what: str, wanted: list[str], known: list[str]
) -> Iterator[FolderProblem]:
    """A problem for each name that isn't known."""
    for name in wanted:
        if name not in known:
            hint = did_you_mean(name, known)
            yield FolderProblem(file, key, f"there is no {what} {name}{hint}")
