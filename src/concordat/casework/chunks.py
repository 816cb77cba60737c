"""Many values a part at a time: a database takes only so many conditions, and so many values, in
one question.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Each = TypeVar("Each")
CONDITIONS = 200
VALUES = 5_000


def chunks(found: Iterable[Each], most: int) -> Iterator[list[Each]]:
    """These in their order, at most so many at a time."""
    left = iter(found)
    while some := list(islice(left, most)):
        yield some
