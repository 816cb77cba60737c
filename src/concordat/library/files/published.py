"""The published versions and their fingerprints. A published version is never edited."""

import hashlib
import tomllib
from pathlib import Path

PUBLISHED = "PUBLISHED.toml"
_Book = dict[str, dict[str, str]]


def fingerprint(content: bytes) -> str:
    """The sha256 of a file's content, in hexadecimal. Line ends of any system count as one."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def published_fingerprint(path: Path) -> str | None:
    """The fingerprint under which a file was published; None if it wasn't."""
    book = _read(path.parent.parent / PUBLISHED)
    return book.get(path.parent.name, {}).get(path.stem)


def publish(path: Path, mark: str | None = None) -> str:
    """Enter a file in PUBLISHED.toml under the fingerprint that is returned.

    `mark` is its fingerprint if it is laid over another file; else it is that of its content.
    Raises FileExistsError if the version was published with another content.
    """
    mark = mark or fingerprint(path.read_bytes())
    before = published_fingerprint(path)
    if before == mark:
        return mark
    if before is not None:
        raise FileExistsError(
            f"{path} was published as {before[:12]} and never changes. Give the new text a new "
            "revision."
        )
    book = path.parent.parent / PUBLISHED
    entries = _read(book)
    entries.setdefault(path.parent.name, {})[path.stem] = mark
    book.write_text(_as_toml(entries), encoding="utf-8")
    return mark


def _read(book: Path) -> _Book:
    if not book.is_file():
        return {}
    return tomllib.loads(book.read_text(encoding="utf-8"))


def _key(version: str) -> str:
    """A version as a key: one with a dot needs quotation marks."""
    return f'"{version}"' if "." in version else version


def _as_toml(entries: _Book) -> str:
    lines = [
        "# Published versions and their fingerprints. A file that is named here is never edited."
    ]
    for id_, marks in sorted(entries.items()):
        lines += ["", f"[{id_}]"]
        lines += [f'{_key(version)} = "{mark}"' for version, mark in sorted(marks.items())]
    return "\n".join(lines) + "\n"
