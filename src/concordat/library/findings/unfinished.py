"""What the author of a protocol still has to do: everything that begins with “To do:”."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from concordat.core.wording import capitalised
from concordat.library.files.bases import bases_of
from concordat.library.files.key_lines import placed
from concordat.library.problems import Comment, KeyPath, Problem, dotted

TO_DO = "To do: "


def unfinished(content: bytes) -> Iterator[Comment]:
    """What is still to do in a sound file, each with its author's note.

    Places with the same note are reported together, at the first of them.
    """
    paths_by_note: dict[str, list[KeyPath]] = {}
    for path, text in _texts((), tomllib.loads(content.decode("utf-8-sig"))):
        if text.startswith(TO_DO):
            paths_by_note.setdefault(text.removeprefix(TO_DO), []).append(path)
    for note, paths in paths_by_note.items():
        places = ", ".join(dotted(path) for path in paths)
        yield Comment(paths[0], f"Not finished: {places}.", capitalised(note))


def to_do(path: Path) -> dict[Path, tuple[Problem, ...]]:
    """What is still to do in a sound file and in its bases, for each in which there is anything."""
    content = path.read_bytes()
    found = {}
    for file, each in ((path, content), *bases_of(path, content).files):
        left = placed(file, each.decode("utf-8-sig"), unfinished(each))
        if left:
            found[file] = left
    return found


def _texts(path: KeyPath, value: Any) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts((*path, key), each)
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from _texts((*path, place), each)
