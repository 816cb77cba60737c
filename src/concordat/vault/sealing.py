"""AES-GCM: what is sealed opens only with the same key and in the same place.

Sealed bytes are one byte for the format, twelve of nonce, the encrypted words, and sixteen that
reveal any change. The place (case, field, note and so on) is not stored inside; the words are bound
to it, so that sealed bytes moved elsewhere do not open.
"""

import json
import secrets
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SIZE = 32
_FORMAT = b"\x01"
_NONCE = 12


def new_key() -> bytes:
    """A random key."""
    return AESGCM.generate_key(bit_length=SIZE * 8)


def bound(*place: str) -> bytes:
    """The place as bytes. No two different places give the same bytes."""
    return json.dumps(place).encode()


def lock(key: bytes, data: bytes, place: bytes) -> bytes:
    """The data, encrypted under that key and bound to that place."""
    nonce = secrets.token_bytes(_NONCE)
    return _FORMAT + nonce + AESGCM(key).encrypt(nonce, data, _FORMAT + place)


def unlock(key: bytes, sealed: bytes, place: bytes) -> bytes:
    """What was locked. Raises InvalidTag for another key, another place or any changed byte."""
    if sealed[:1] != _FORMAT or len(sealed) <= 1 + _NONCE:
        raise InvalidTag
    nonce, encrypted = sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
    return AESGCM(key).decrypt(nonce, encrypted, _FORMAT + place)


def digest(sealed: bytes) -> str:
    """The SHA-256 of sealed bytes, in hex: the record keeps it, and it still matches once the key
    is gone.
    """
    return sha256(sealed).hexdigest()
