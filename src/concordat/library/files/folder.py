"""Where protocol files are, and which versions there are."""

import os
from pathlib import Path

from concordat.core.protocol import Version
from concordat.library.spelling.closest import did_you_mean

_BESIDE_THE_CODE = Path(__file__).parents[4] / "protocols"
_INSIDE_THE_PACKAGE = Path(__file__).parents[2] / "protocols"


class NoSuchProtocol(LookupError):
    """No protocol of that id, or no such version of it; the sentence names those there are."""


def protocols_folder() -> Path:
    """The folder with a folder for each protocol.

    CONCORDAT_PROTOCOLS says where it is; otherwise it is the checkout's or the package's own.
    """
    if chosen := os.environ.get("CONCORDAT_PROTOCOLS"):
        return Path(chosen)
    return _BESIDE_THE_CODE if _BESIDE_THE_CODE.is_dir() else _INSIDE_THE_PACKAGE


def folder_for_new() -> Path:
    """Where a new protocol is written.

    That is the folder of protocols for whoever chose it or works in the checkout, otherwise
    “protocols” in the folder where they are.
    """
    library = protocols_folder()
    here = Path.cwd()
    if "CONCORDAT_PROTOCOLS" in os.environ or here.is_relative_to(library.parent.resolve()):
        return library
    return here / "protocols"


def protocol_ids() -> tuple[str, ...]:
    """The ids of all protocols that have a version, in alphabetical order."""
    folder = protocols_folder()
    if not folder.is_dir():
        return ()
    ids = sorted(each.name for each in folder.iterdir() if each.is_dir())
    return tuple(id_ for id_ in ids if versions(id_))


def versions(id_: str) -> dict[Version, Path]:
    """The versions of a protocol and their files: by the date of the text, then by revision.

    Its other files are left out.
    """
    found = {}
    for path in (protocols_folder() / id_).glob("*.toml"):
        version = version_of(path)
        if version is not None:
            found[version] = path
    return dict(sorted(found.items()))


def version_of(path: Path) -> Version | None:
    """The version in a file's name; None if there is none."""
    try:
        return Version.parse(path.stem)
    except ValueError:
        return None


def find(id_: str, version: Version | None = None) -> Path:
    """The file of a protocol, the newest version unless one is named. Raises NoSuchProtocol."""
    known = versions(id_)
    if not known:
        ids = protocol_ids()
        hint = did_you_mean(id_, ids, f"There are: {', '.join(ids) or 'none'}.")
        raise NoSuchProtocol(f"There is no protocol “{id_}”. {hint}")
    wanted = version or max(known)
    if wanted not in known:
        there = ", ".join(map(str, known))
        raise NoSuchProtocol(f"“{id_}” has no version {wanted}. It has: {there}.")
    return known[wanted]
