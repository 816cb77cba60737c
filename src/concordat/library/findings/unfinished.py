"""What the author of a protocol has put off: everything that begins with “To do:”."""

import tomllib
from collections.abc import Iterator
from pathlib import Path as File
from typing import Any

from concordat.library.files.overlay import below
from concordat.library.files.positions import Path, Positions, written
from concordat.library.problems import Problem, Unclear

TO_DO = "To do: "


def unfinished(content: bytes) -> Iterator[tuple[Path, Unclear]]:
    """What is still to do in a sound file, each with its author's note; places with the same note
    are told together, at the first of them.
    """
    notes: dict[str, list[Path]] = {}
    for path, text in _texts((), tomllib.loads(content.decode("utf-8-sig"))):
        if text.startswith(TO_DO):
            notes.setdefault(text.removeprefix(TO_DO), []).append(path)
    for note, paths in notes.items():
        yield (
            paths[0],
            Unclear(
                f"Not finished: {', '.join(map(written, paths))}.", note[:1].upper() + note[1:]
            ),
        )


def to_do(path: File) -> dict[File, tuple[Problem, ...]]:
    """What is still to do in a sound file and in those on which it is laid, for each in which there
    is anything.
    """
    content = path.read_bytes()
    found = {}
    for file, text in ((path, content), *below(path, content).files):
        lines = Positions(text)
        if left := [
            (lines.line(where), written(where), unclear) for where, unclear in unfinished(text)
        ]:
            found[file] = tuple(
                Problem(str(file), line, key, it.sentence, it.hint) for line, key, it in left
            )
    return found


def _texts(path: Path, value: Any) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _texts((*path, key), each)
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from _texts((*path, place), each)
    elif isinstance(value, str):
        yield path, value
