"""The published versions and their fingerprints. What was published is never edited."""

import hashlib
import tomllib
from pathlib import Path

SEALS = "PUBLISHED.toml"


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
