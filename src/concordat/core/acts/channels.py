"""In which ways a duty may have been done: what is written isn't done by telephone, and what is
spoken isn't done by letter.
"""

from collections.abc import Collection, Iterable, Mapping

from concordat.core.errors import Refused
from concordat.core.protocol import Duty

BY_WORD = ("in person", "telephone", "video")
IN_WRITING = ("letter", "e-mail", "secure e-mail", "form", "here")
CHANNELS = (*BY_WORD, *IN_WRITING)
"""How people can have spoken or written to each other; “here” is in writing, in Concordat."""
HOW: Mapping[str, str] = {
    "in person": "In person",
    "telephone": "By telephone",
    "video": "By video call",
    "letter": "By letter",
    "e-mail": "By e-mail",
    "secure e-mail": "By secure e-mail",
    "form": "On a form",
    "here": "In writing, here",
}
"""Every way in which something can have been done, in words."""
_OF_A_KIND: Mapping[str, tuple[str, ...]] = {
    "by word": BY_WORD,
    "in writing": IN_WRITING,
    "any": CHANNELS,
}
_OF_AN_ACT: Mapping[str, tuple[str, ...]] = {
    "discuss": BY_WORD,
    "meet": BY_WORD,
    "speak": BY_WORD,
    "write": IN_WRITING,
    "form": IN_WRITING,
}


def channels(spec: Duty, parts: Collection[str] = ()) -> tuple[str, ...]:
    """The ways in which a duty may have been done, or only those parts of it: as the text says, or
    else as fits the act. Where neither says, any.
    """
    a_part = bool(parts) and spec.act not in parts
    return _OF_A_KIND[spec.channel] if spec.channel else _fitting(parts if a_part else (spec.act,))


def why_not_channel(spec: Duty, parts: Collection[str], channel: str | None) -> Refused | None:
    """Why something can't have been done so; None where it can, or where nobody said how."""
    ways = channels(spec, parts)
    if channel is None or channel in ways:
        return None
    told = ", ".join(ways)
    return Refused("no-such-channel", f"Say how it was done by one of these: {told}.")


def all_channels(spec: Duty) -> tuple[str, ...]:
    """The ways in which a duty, or any part of it, may have been done."""
    return _OF_A_KIND[spec.channel] if spec.channel else _fitting(spec.acts)


def _fitting(acts: Iterable[str]) -> tuple[str, ...]:
    ways = {way for act in acts for way in _OF_AN_ACT.get(act, ())}
    return tuple(way for way in CHANNELS if way in ways) or CHANNELS
