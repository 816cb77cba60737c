"""The master key in its file; it wraps the keys of cases.

The file holds 32 random bytes and nothing else. Whoever has both the file and the database can read
everything, so back the two up in different places.
"""

import hmac
import os
import secrets
import stat
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag

from concordat.vault.errors import MasterKeyWrong
from concordat.vault.sealing import SIZE, bound, lock, new_key, unlock

FILE = "vault.key"


class MasterKey:
    """Wraps and unwraps the keys of cases. `id` tells one master key from another and gives nothing
    away.
    """

    __slots__ = ("_key", "id")

    def __init__(self, key: bytes) -> None:
        self._key = key
        self.id = sha256(b"concordat master key" + key).hexdigest()[:16]

    def blind(self, purpose: str, texts: Iterable[str]) -> dict[str, str]:
        """For each text 64 hex digits, the same for the same text, that tell nobody without this
        key what it is.
        """
        key = hmac.digest(self._key, f"blind index: {purpose}".encode(), "sha256")
        return {text: hmac.digest(key, text.encode(), "sha256").hex() for text in texts}

    def wrap(self, case: str, key: bytes) -> bytes:
        """The case's key, encrypted under this one."""
        return lock(self._key, key, bound("case key", case))

    def unwrap(self, case: str, wrapped: bytes) -> bytes:
        """The case's key. Raises MasterKeyWrong if this master key did not wrap it, or wrapped it
        for another case.
        """
        try:
            return unlock(self._key, wrapped, bound("case key", case))
        except InvalidTag:
            raise MasterKeyWrong(
                f"the key of case {case} was changed, or wrapped for another case"
            ) from None


def read(folder: Path) -> MasterKey | None:
    """The master key kept in that folder; None if there is no file.

    Raises MasterKeyWrong for a file of the wrong length, or one that others on the machine can
    read.
    """
    path = folder / FILE
    try:
        with path.open("rb") as file:
            mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
            key = file.read(SIZE + 1)
    except FileNotFoundError:
        return None
    except PermissionError as error:
        raise MasterKeyWrong(
            f"{path} can't be read by this program. It must belong to whoever runs it"
        ) from error
    if mode & 0o077:
        raise MasterKeyWrong(
            f"{path} can be read by others (mode {mode:o}). Run: chmod 600 {FILE} in that "
            "folder, or keep the data folder on a disk that supports permissions"
        )
    if len(key) != SIZE:
        raise MasterKeyWrong(
            f"{path} is damaged: it should hold {SIZE} bytes. Put back the copy from your backup"
        )
    return MasterKey(key)


def create(folder: Path) -> MasterKey:
    """Make the master key's file, readable by its owner only, and return the key of whichever
    process made it first.

    The file appears under its name whole or not at all: it is written under another name, then
    linked, and a link never replaces a file.
    """
    draft = folder / f".{FILE}.{secrets.token_hex(8)}"
    handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(new_key())
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # another process was first, and its key counts
            os.link(draft, folder / FILE)
        _sync(folder)
    finally:
        draft.unlink()
    made = read(folder)
    if made is None:
        raise MasterKeyWrong(f"{folder / FILE} vanished while it was being made")
    return made


def _sync(folder: Path) -> None:
    """Wait until the folder's own entries are on disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
