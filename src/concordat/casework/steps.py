"""Steps of which each is taken, whatever becomes of the others."""

import logging
from collections.abc import Callable
from typing import TypeVar

logger = logging.getLogger(__name__)
Done = TypeVar("Done")


class Steps:
    """What is done one after the other, each guarded by itself: one that fails is in the log and
    holds up none of the others. The first that failed is raised at the end, so that it is seen.
    """

    def __init__(self) -> None:
        self._failed: list[Exception] = []

    def take(self, what: str, do: Callable[[], Done]) -> Done | None:
        """What a step returns; None where it failed. `what` is its name in the log."""
        try:
            return do()
        except Exception as error:
            logger.exception("This failed, and what is left goes on: %s.", what)
            self._failed.append(error)
            return None

    def end(self) -> None:
        """Raise the first failure, if there was one."""
        if self._failed:
            raise self._failed[0]
