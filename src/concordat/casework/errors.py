"""The ways casework says that something can't be done, beside the core's refusals."""

from collections.abc import Iterable

from concordat.core.events import Event


class NotFound(LookupError):
    """No such case for this person: it isn't there, or they have no part in it. Which of the two is
    never said.
    """


class Stale(Exception):
    """Somebody acted meanwhile. `events` is what happened since the form was built, oldest
    first.
    """

    def __init__(self, ref: str, events: Iterable[Event]) -> None:
        self.ref = ref
        self.events = tuple(events)
        super().__init__(f"{ref}: {len(self.events)} entries were made meanwhile")


class Unreadable(RuntimeError):
    """Somebody has a part in a case whose record can't be read."""


class RulesMissing(RuntimeError):
    """The protocol version that a case runs under is not on this machine as it was, so the case
    can't be read.
    """
