"""How much of everything may be recorded at once."""

from collections.abc import Iterator, Sequence, Sized

import msgspec

from concordat.core.acts.base import Act
from concordat.core.errors import Refused

MOST = 50
"""How many people, agencies, points, children or texts one act may hold, of each; and how many acts
are recorded at once.
"""


def why_not_many(acts: Sequence[Act]) -> Refused | None:
    """Why there is more of something in these acts, or are more of them, than anybody can mean."""
    most = max(len(acts), *(len(each) for act in acts for each in _lists(msgspec.to_builtins(act))))
    if most <= MOST:
        return None
    return Refused("too-many", f"There are {most} of something here. Give {MOST} at most.")


def _lists(value: object) -> Iterator[Sized]:
    """Every list in a value, and every table by any names, however deep."""
    match value:
        case dict():
            yield value
            yield from (each for inner in value.values() for each in _lists(inner))
        case list() | tuple():
            yield value
            yield from (each for inner in value for each in _lists(inner))
