"""The files on which a protocol file is laid: its base, the base's own base, and so on."""

from functools import lru_cache
from pathlib import Path

import msgspec

from concordat.core.protocol import Version
from concordat.library.files import folder, published
from concordat.library.files.tables import tables_at
from concordat.library.files.toml import read_toml
from concordat.library.problems import Unclear


class Bases(msgspec.Struct, frozen=True):
    """The bases of a file, nearest first, with their content.

    `trouble` is a sentence and a hint that say why one of them can't be found.
    """

    files: tuple[tuple[Path, bytes], ...] = ()
    trouble: tuple[str, str] | None = None

    @property
    def of_nearest(self) -> "Bases":
        """The bases of the nearest file."""
        return Bases(self.files[1:])


def bases_of(path: Path, content: bytes) -> Bases:
    """What a file is laid on; nothing for most."""
    files: list[tuple[Path, bytes]] = []
    seen = [path.resolve()]
    here = path
    while (name := _base_named(content)) is not None:
        try:
            here = _find_base(name, here).resolve()
            content = here.read_bytes()
        except Unclear as unclear:
            return Bases(trouble=(unclear.sentence, unclear.hint))
        if here in seen:
            sentence = f"“{name}” is laid over this file itself."
            return Bases(trouble=(sentence, "Take “base” away from one of the two."))
        seen.append(here)
        files.append((here, content))
    return Bases(tuple(files))


def fingerprint(content: bytes, bases: Bases) -> str:
    """The fingerprint of a file together with its bases."""
    marks = [published.fingerprint(content)]
    for _, below in bases.files:
        marks.append(published.fingerprint(below))
    if len(marks) == 1:
        return marks[0]
    return published.fingerprint("\n".join(marks).encode())


@lru_cache(maxsize=128)
def _base_named(content: bytes) -> str | None:
    """The base that a file names."""
    if b"base" not in content:
        return None
    about = tables_at(read_toml(content, "").tables).get("protocol", {})
    name = about.get("base")
    return name if isinstance(name, str) else None


def _find_base(name: str, near: Path) -> Path:
    """The file meant by “ID@VERSION”, or by the name of a file beside this one."""
    if name.endswith(".toml"):
        beside = near.parent / name
        if not beside.is_file():
            raise Unclear(
                f"There is no file {name} beside this one.",
                "Name a file that is, or write ID@VERSION.",
            )
        return beside
    id_, _, version = name.partition("@")
    try:
        return folder.find(id_, Version.parse(version))
    except ValueError:
        raise Unclear(
            f"“{name}” doesn't say which version.",
            f"Write “{id_}@2026-04-01”: with another version below it this would be another "
            "procedure.",
        ) from None
    except folder.NoSuchProtocol as error:
        raise Unclear(str(error)) from None
