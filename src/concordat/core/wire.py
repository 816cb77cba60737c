"""Events as bytes and back. One spelling: what is encoded decodes to an equal value."""

from typing import get_args

import msgspec
from msgspec.structs import replace

from concordat.core import sentences
from concordat.core.acts import AnyAct, Corrected
from concordat.core.commands import Command
from concordat.core.errors import Refused
from concordat.core.events import FORMAT, Event

_encoder = msgspec.json.Encoder(order="deterministic")
_events = msgspec.json.Decoder(Event)
_bare_acts: msgspec.json.Decoder[AnyAct] = msgspec.json.Decoder(AnyAct)
_commands = msgspec.json.Decoder(Command)


class _Kind(msgspec.Struct):
    kind: str
    instead: "_Kind | None" = None


class _Envelope(msgspec.Struct):
    """As much of an event as every format has; format 1 wrote no version."""

    version: int = 1


class _Act(msgspec.Struct):
    """As much of an event as says what kind of act it holds."""

    act: _Kind


_versions = msgspec.json.Decoder(_Envelope)
_acts = msgspec.json.Decoder(_Act)
DEEPEST = 2  # a correction that says what another one says is refused by name, and none goes deeper
_KNOWN = frozenset(each.__struct_config__.tag for each in get_args(AnyAct))


class WrongFormat(ValueError):
    """An event that this program does not read: of another format, or of a kind that came later.
    The sentence says what to do.
    """


def encode(event: Event) -> bytes:
    """The event's canonical JSON: the same bytes for equal events."""
    return _encoder.encode(event)


def decode(data: bytes) -> Event:
    """The event those bytes hold. Raises WrongFormat for another format or a later kind of act,
    msgspec.ValidationError for damage.
    """
    try:
        return _decoded(data)
    except RecursionError:
        raise msgspec.ValidationError("one thing in another, deeper than anything goes") from None


def _decoded(data: bytes) -> Event:
    refuse_other_formats(version_of(data))
    try:
        return _read_up(_events.decode(data))
    except msgspec.ValidationError:
        _refuse_later_kinds(data)
        raise


def refuse_unfit(said: AnyAct | Command) -> None:
    """Raises Refused for an act, or a command with its acts, that would not read the same once it
    is written: something in it is of another type than it has to be, or it corrects a correction of
    a correction. Whatever reads it after that can rely on its types.
    """
    try:
        acts = said.acts if isinstance(said, Command) else (said,)
        if any(map(_is_too_deep, acts)):
            raise unfit()
        data = _encoder.encode(said)
        read = _commands.decode(data) if isinstance(said, Command) else _bare_acts.decode(data)
        same = read == said
    except (ValueError, TypeError, RecursionError):  # msgspec's own are one of the first two
        same = False
    if not same:
        raise unfit()


def _is_too_deep(act: AnyAct) -> bool:
    """Whether acts stand in an act deeper than any goes; looked at before anything goes into it."""
    inner: AnyAct | None = act
    for _ in range(DEEPEST):
        if not isinstance(inner, Corrected):
            return False
        inner = inner.instead
    return isinstance(inner, Corrected)


def kept(event: Event) -> bytes:
    """The bytes of an event that is to be kept. Raises Refused for one that they don't bring back
    as it is: nobody could read its case any more.
    """
    try:
        data = encode(event)
        same = decode(data) == event
    except (ValueError, TypeError):
        raise unfit() from None
    if not same:
        raise unfit()
    return data


def unfit() -> Refused:
    """Says that something is of another type than it has to be."""
    return Refused("no-such-thing", sentences.NO_NAME_OR_CHOICE)


def _read_up(event: Event) -> Event:
    """The event as it is written today: what was recorded with another had once its own id, made
    from the other's.
    """
    request, *places = event.request.split("+")
    if not places or not all(place.isdecimal() for place in places):
        return event
    return replace(event, request=request, order=sum(map(int, places)))


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


def _refuse_later_kinds(data: bytes) -> None:
    act: _Kind | None = _acts.decode(data).act
    while act is not None:
        if act.kind not in _KNOWN:
            raise WrongFormat(
                "This record holds an entry of a kind that this program doesn't know, "
                f"“{act.kind}”. Update the program."
            )
        act = act.instead
