"""AES-GCM and nothing else: what is sealed opens only with the same key and in the same place.

Sealed bytes are: one byte for the format, twelve of nonce, the words encrypted, sixteen to tell
whether anything was changed. The place (case, field, note) is not inside; it is bound to them, so
that moving them elsewhere shows.
"""

import json
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from concordat.vault.errors import Erased, Tampered

SIZE = 32
_FORMAT = b"\x01"
_NONCE = 12


def bound(*place: str) -> bytes:
    """One spelling for a place, in which no two places look alike."""
    return json.dumps(place).encode()


def lock(cipher: AESGCM, data: bytes, place: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return _FORMAT + nonce + cipher.encrypt(nonce, data, _FORMAT + place)


def unlock(cipher: AESGCM, sealed: bytes, place: bytes) -> bytes:
    """What was locked. Raises InvalidTag when the key, the place or any byte is another."""
    if sealed[:1] != _FORMAT or len(sealed) <= 1 + _NONCE:
        raise InvalidTag
    return cipher.decrypt(sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :], _FORMAT + place)


class Sealer:
    """Seals and opens the words of one case, without asking the database again. Never keep one
    longer than a request: a case that is erased meanwhile must not go on being read.
    """

    __slots__ = ("_cipher", "case")

    def __init__(self, case: str, key: bytes | None) -> None:
        self.case = case
        self._cipher = AESGCM(key) if key is not None else None

    @property
    def erased(self) -> bool:
        return self._cipher is None

    def seal(self, field: str, text: str, *, note: str = "") -> bytes:
        """The words, sealed for this case, field and note. Raises Erased."""
        return lock(self._key(), text.encode(), bound("words", self.case, field, note))

    def open(self, field: str, sealed: bytes, *, note: str = "") -> str:
        """The words that were sealed. Raises Erased, or Tampered when they were changed or sealed
        for another place.
        """
        try:
            return unlock(self._key(), sealed, bound("words", self.case, field, note)).decode()
        except InvalidTag:
            raise Tampered(self.case, field) from None

    def _key(self) -> AESGCM:
        if self._cipher is None:
            raise Erased(self.case)
        return self._cipher
