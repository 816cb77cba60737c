"""Events as bytes and back. One spelling: what is encoded decodes to an equal value."""

import msgspec

from concordat.core.events import FORMAT, Event

_encoder = msgspec.json.Encoder(order="deterministic")
_events = msgspec.json.Decoder(Event)


class UnknownFormat(ValueError):
    """An event written by a later version of the program than this one."""


def encode(event: Event) -> bytes:
    """The event's canonical JSON: the same bytes for equal events."""
    return _encoder.encode(event)


def decode(data: bytes) -> Event:
    """The event those bytes hold. Raises UnknownFormat for a later version, msgspec.ValidationError
    for damage.
    """
    event = _events.decode(data)
    if event.version > FORMAT:
        raise UnknownFormat(
            f"event format {event.version} is newer than this program's {FORMAT}: update the "
            "program"
        )
    return event
