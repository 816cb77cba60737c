"""What many stories have in common, decided once: they begin alike, and their beginnings are most
of what they do.
"""

from datetime import datetime
from functools import cache
from typing import Any

from concordat.core.calendar import Calendar
from concordat.core.commands import Command
from concordat.core.decide import Record, decide
from concordat.core.posts import Directory
from concordat.core.protocol import Protocol
from concordat.core.who.parts import Actor


class ById:
    """A value as a key: the same only as itself."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ById) and self.value is other.value


class ByText:
    """A value as a key: the same as another that reads the same."""

    def __init__(self, value: Any) -> None:
        self.value, self.text = value, repr(value)

    def __hash__(self) -> int:
        return hash(self.text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ByText) and self.text == other.text


def begun(protocol: Protocol, calendar: Calendar, people: Directory) -> Record:
    """A record without an event, one for each of these."""
    return _begun(ById(protocol), ById(calendar), ById(people))


def followed(record: Record, command: Command, who: Actor, now: datetime) -> Record:
    """The record after that command. Raises Refused as `decide` does."""
    return _followed(ById(record), ByText(command), who, now)


@cache
def _begun(protocol: ById, calendar: ById, people: ById) -> Record:
    return Record("C-1", protocol.value, calendar.value, people.value)


@cache
def _followed(record: ById, command: ByText, who: Actor, now: datetime) -> Record:
    events = decide(record.value, command.value, who, now)
    later: Record = record.value.after(*events)
    return later
