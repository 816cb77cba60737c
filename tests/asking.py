"""What is asked of every database while something is done."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import TypeVar

from django.db import connections
from django.test.utils import CaptureQueriesContext

T = TypeVar("T")


def queries_of(do: Callable[[], T]) -> tuple[T, list[str]]:
    """What came of it, and the queries that it took."""
    with ExitStack() as stack:
        asked = [stack.enter_context(CaptureQueriesContext(each)) for each in connections.all()]
        made = do()
    return made, [query["sql"] for context in asked for query in context.captured_queries]
