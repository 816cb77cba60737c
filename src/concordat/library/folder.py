"""Where protocol files lie, which versions there are, and which of them are published and
sealed.
"""

import hashlib
import os
import tomllib
from datetime import date
from pathlib import Path

from concordat.library.problems import nearest

SEALS = "PUBLISHED.toml"
_BESIDE_THE_CODE = Path(__file__).parents[3] / "protocols"
_INSIDE_THE_PACKAGE = Path(__file__).parents[1] / "protocols"


class NoSuchProtocol(LookupError):
    """No protocol of that id, or no such version of it; the sentence names those there are."""


def protocols_folder() -> Path:
    """The folder with a folder for each protocol: CONCORDAT_PROTOCOLS, else the checkout's, else
    the package's own.
    """
    if chosen := os.environ.get("CONCORDAT_PROTOCOLS"):
        return Path(chosen)
    return _BESIDE_THE_CODE if _BESIDE_THE_CODE.is_dir() else _INSIDE_THE_PACKAGE


def folder_for_new() -> Path:
    """Where a new protocol is written: the folder of protocols for whoever chose it or works in the
    checkout, else “protocols” in the folder where they are.
    """
    library, here = protocols_folder(), Path.cwd()
    at_home = "CONCORDAT_PROTOCOLS" in os.environ or here.is_relative_to(library.parent.resolve())
    return library if at_home else here / "protocols"


def protocol_ids() -> tuple[str, ...]:
    """The ids of all protocols that have a version, in order of the alphabet."""
    folder = protocols_folder()
    found = (
        sorted(each.name for each in folder.iterdir() if each.is_dir()) if folder.is_dir() else []
    )
    return tuple(id_ for id_ in found if versions(id_))


def versions(id_: str) -> dict[date, Path]:
    """The versions of a protocol and their files, oldest first. Files beside them (`.forms.toml` …)
    are left out.
    """
    found = {}
    for path in (protocols_folder() / id_).glob("*.toml"):
        version = version_of(path)
        if version is not None:
            found[version] = path
    return dict(sorted(found.items()))


def version_of(path: Path) -> date | None:
    """The version that a file's name tells; None where it tells none."""
    try:
        return date.fromisoformat(path.stem)
    except ValueError:
        return None


def find(id_: str, version: date | None = None) -> Path:
    """The file of a protocol, the newest version unless one is named. Raises NoSuchProtocol."""
    known = versions(id_)
    if not known:
        known_ids = protocol_ids()
        hint = nearest(id_, known_ids, f"There are: {', '.join(known_ids) or 'none'}.")
        raise NoSuchProtocol(f"There is no protocol “{id_}”. {hint}")
    wanted = version or max(known)
    if wanted not in known:
        raise NoSuchProtocol(
            f"“{id_}” has no version {wanted}. It has: {', '.join(map(str, known))}."
        )
    return known[wanted]


def fingerprint(content: bytes) -> str:
    """The sha256 of a file's content, in hexadecimal. Line ends count as one, for some tools change
    them.
    """
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def seal_of(path: Path) -> str | None:
    """The fingerprint under which a file was published; None when it wasn't."""
    seals = _read_seals(path.parent.parent / SEALS)
    return seals.get(path.parent.name, {}).get(path.stem)


def publish(path: Path, mark: str | None = None) -> str:
    """Seals a file in PUBLISHED.toml under the fingerprint that is returned. A seal that differs is
    never replaced.

    `mark` is its fingerprint where it isn't that of its content alone, because it is laid over
    another file.

    Raises FileExistsError when the version was published with another content.
    """
    book, mark = path.parent.parent / SEALS, mark or fingerprint(path.read_bytes())
    before = seal_of(path)
    if before == mark:
        return mark
    if before is not None:
        raise FileExistsError(
            f"{path} was published as {before[:12]} and never changes. Give the new text a new "
            "version."
        )
    seals = _read_seals(book)
    seals.setdefault(path.parent.name, {})[path.stem] = mark
    book.write_text(_written(seals), encoding="utf-8")
    return mark


def _read_seals(book: Path) -> dict[str, dict[str, str]]:
    return tomllib.loads(book.read_text(encoding="utf-8")) if book.is_file() else {}


def _written(seals: dict[str, dict[str, str]]) -> str:
    lines = [
        "# Published versions and their fingerprints. A file that is named here is never edited."
    ]
    for id_, marks in sorted(seals.items()):
        lines += [
            "",
            f"[{id_}]",
            *(f'{version} = "{mark}"' for version, mark in sorted(marks.items())),
        ]
    return "\n".join(lines) + "\n"
