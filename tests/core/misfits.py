"""Acts, and commands, of which a field holds something of another type."""

from collections.abc import Iterator
from datetime import date
from itertools import count
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec.structs import replace

from concordat.core.acts import AnyAct, Raised

ODD: tuple[Any, ...] = (
    *("zzz", 5, 1.0, 1.5, True, None, date(2026, 12, 1), object(), b"zzz"),
    *((), [], {}, ("zzz",), ["zzz"], (5,), (None,), {"zzz": 5}, {"zzz"}),
)
"""Values of every shape: for each field those are taken that are none of its type."""
_made = count(1)


def fitting(type_: Any) -> Any:
    """Some value of a type."""
    kind = get_origin(type_)
    if kind in (Annotated, Union, UnionType):
        return fitting(get_args(type_)[0])
    if kind is not None:
        return get_args(type_)[0] if kind is Literal else kind()
    plain = {str: f"a{next(_made)}", int: 1, bool: False, date: date(2026, 12, 1)}
    return plain[type_] if type_ in plain else an_act(type_)


def an_act(kind: Any) -> Any:
    """Some value of that struct, with only what it can't do without."""
    needed = [field for field in msgspec.structs.fields(kind) if field.required]
    return kind(**{field.name: fitting(field.type) for field in needed})


def is_of(value: Any, type_: Any) -> bool:
    """Whether a value is of a type, as its own JSON says."""
    try:
        return bool(msgspec.json.decode(msgspec.json.encode(value), type=type_) == value)
    except (msgspec.ValidationError, TypeError):
        return False


def misfits(raised: Raised) -> Iterator[tuple[str, Any]]:
    """Every kind of act, and every field of it with values that are none of its type."""
    for kind in get_args(AnyAct):
        whole = raised if kind is Raised else an_act(kind)
        for field, act in misfits_of(whole):
            yield f"{kind.__name__}.{field}", act


def misfits_of(whole: Any) -> Iterator[tuple[str, Any]]:
    """A value with each of its fields given what is none of that field's type, by field and what it
    was given.
    """
    for field in msgspec.structs.fields(type(whole)):
        for odd in ODD:
            if not is_of(odd, field.type):
                yield f"{field.name}={odd!r}", replace(whole, **{field.name: odd})
