"""Events as bytes and back. One spelling: what is encoded decodes to an equal value."""

import msgspec

from concordat.core.events import FORMAT, Event

_encoder = msgspec.json.Encoder(order="deterministic")
_events = msgspec.json.Decoder(Event)


class _Envelope(msgspec.Struct):
    """As much of an event as every format has; format 1 wrote no version."""

    version: int = 1


_versions = msgspec.json.Decoder(_Envelope)


class WrongFormat(ValueError):
    """An event in a format that this program does not read. The sentence says what to do."""


def encode(event: Event) -> bytes:
    """The event's canonical JSON: the same bytes for equal events."""
    return _encoder.encode(event)


def decode(data: bytes) -> Event:
    """The event those bytes hold. Raises WrongFormat for another format, msgspec.ValidationError
    for damage.
    """
    refuse_other_formats(version_of(data))
    return _events.decode(data)


def version_of(data: bytes) -> int:
    """The format in which an event was written, whatever else it holds."""
    return _versions.decode(data).version


def refuse_other_formats(version: int) -> None:
    """Raises WrongFormat unless events of that version can be read."""
    if version > FORMAT:
        raise WrongFormat(
            f"This record is in format {version}, and this program reads format {FORMAT}. "
            "Update the program."
        )
    if version < FORMAT:
        raise WrongFormat(
            f"This record is in format {version}, from before Concordat was in real use, and can't "
            "be read any more. Begin with an empty data folder or database."
        )
