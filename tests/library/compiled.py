"""What a protocol file means, value by value."""

from collections.abc import Iterator
from typing import Any

import msgspec

from concordat.core.protocol import Protocol


def compiled(protocol: Protocol) -> str:
    """Everything that a protocol means but its fingerprint, a value on each line."""
    return "".join(
        f"{line}\n" for line in _lines(protocol, "") if not line.startswith("fingerprint: ")
    )


def _lines(value: msgspec.Struct, indent: str) -> Iterator[str]:
    for name in value.__struct_fields__:
        held = getattr(value, name)
        elements = list(held.values()) if isinstance(held, dict) else held
        if isinstance(elements, list | tuple) and elements and hasattr(elements[0], "key"):
            for place, element in enumerate(elements):
                yield (
                    f"{indent}{name}[{list(held)[place]!r}]"
                    if isinstance(held, dict)
                    else f"{indent}{name}[{place}]"
                )
                yield from _lines(element, f"{indent}    ")
        elif held != _default(value, name):
            yield from _shown(name, held, indent)


def _shown(name: str, held: Any, indent: str) -> Iterator[str]:
    """A value: what several stand in, one on each line."""
    if isinstance(held, tuple) and len(held) > 1:
        yield f"{indent}{name}:"
        yield from (f"{indent}    {each!r}" for each in held)
    elif isinstance(held, dict):
        yield f"{indent}{name}:"
        yield from (f"{indent}    {key!r}: {each!r}" for key, each in held.items())
    else:
        yield f"{indent}{name}: {held!r}"


def _default(value: msgspec.Struct, name: str) -> Any:
    field = next(each for each in msgspec.structs.fields(value) if each.name == name)
    return (
        field.default_factory() if field.default_factory is not msgspec.NODEFAULT else field.default
    )
