"""The demonstration's data folder: built whole or not at all, and again when it is out of date.

A file written last says what it was built from. If that file is missing, or differs from what this
program would write, everything that was built is deleted and built again. Only files with the
demonstration's own names are ever removed.
"""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import msgspec

from concordat.core.events import FORMAT
from concordat.demonstration.story import FOLDER as DEMO
from concordat.library.files.calendars import OVERLAY as CALENDARS
from concordat.library.files.folder import protocols_folder
from concordat.site.installation import (
    DEMONSTRATION_DATABASE,
    Installation,
    WrongSetting,
)

BUILT = "built.json"
BUILT_IN_FORMAT_1 = "whole"
CLOCK = "clock"
MADE_FIRST = "secret.key"  # what an interrupted start leaves at most
APPS = Path(__file__).parents[1]


class Built(msgspec.Struct, frozen=True):
    """What a demonstration was built from: the record's format, and all files that it depends on.

    `format` keeps its name and its meaning in every version, so that an older program can refuse.
    """

    format: int
    source: str = ""


def outdated(installation: Installation, wanted: Built) -> bool:
    """Whether the demonstration must be built: it is missing, incomplete or out of date. Raises
    WrongSetting if a newer version built it, or if the folder isn't a demonstration's.
    """
    home = installation.home
    _refuse_strange(home)
    built = _built(home)
    if built is not None and built.format > FORMAT:
        raise WrongSetting(
            f"The demonstration in {home} was built by a newer version of Concordat than this one, "
            f"which reads format {FORMAT} and not {built.format}: update the program, or choose "
            "another folder with --data."
        )
    return built != wanted or not installation.sqlite_file.exists()


def clear(home: Path) -> str:
    """Remove what was built, if anything, and return what to tell the person starting the
    demonstration.
    """
    earlier = (home / BUILT).exists() or (home / BUILT_IN_FORMAT_1).exists()
    # These go first, so that anything left counts as incomplete.
    for name in (BUILT, BUILT_IN_FORMAT_1, CLOCK):
        (home / name).unlink(missing_ok=True)
    for file in home.glob(f"{DEMONSTRATION_DATABASE}*"):
        file.unlink()
    if earlier:
        return (
            "The demonstration here was built by another version, or from other files. Building "
            "it again; nothing entered in it is kept …"
        )
    return "Building the demonstration …"


def mark(home: Path, built: Built) -> None:
    """Record that the demonstration is complete, and what it was built from."""
    draft = home / f"{BUILT}.new"
    draft.write_bytes(msgspec.json.encode(built))
    draft.replace(home / BUILT)


def current() -> Built:
    """What this program would build."""
    digest = sha256()
    for name, file in _sources():
        content = file.read_bytes()
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
    return Built(FORMAT, digest.hexdigest())


def _sources() -> Iterator[tuple[Path, Path]]:
    """The files that a demonstration depends on, each with its name within its folder: its stories
    and people, the protocols, the closed days, and the migrations.
    """
    for folder in (DEMO, protocols_folder(), CALENDARS):
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                yield file.relative_to(folder), file
    for file in sorted(APPS.glob("*/migrations/*.py")):
        yield file.relative_to(APPS), file


def _built(home: Path) -> Built | None:
    """What the demonstration in that folder was built from; None if it is incomplete, or was built
    in format 1.
    """
    try:
        return msgspec.json.decode((home / BUILT).read_bytes(), type=Built)
    except (FileNotFoundError, msgspec.MsgspecError):
        return None


def _refuse_strange(home: Path) -> None:
    """Raise WrongSetting for a folder with files in it that no demonstration left there."""
    names = {path.name for path in home.iterdir()}
    if names & {DEMONSTRATION_DATABASE, BUILT, BUILT_IN_FORMAT_1}:
        return
    strange = sorted(names - {MADE_FIRST})
    if strange:
        raise WrongSetting(
            f"{home} has files that no demonstration left there ({strange[0]}), so none is built "
            "in it: choose another folder with --data."
        )
