"""What was done in a case, by what the procedure asks for or permits."""

from collections.abc import Iterable, Iterator

from concordat.core.acts import CarriedOut, Used
from concordat.core.events import Event
from concordat.core.protocol import SPOKEN, Protocol

TOWARDS = (*SPOKEN, "refer", "consider", "write")
"""Acts by which something is done towards a resolution."""


def carried_out(
    protocol: Protocol, history: Iterable[Event], acts: tuple[str, ...]
) -> Iterator[Event]:
    """The entries that carried out duties asking for one of those acts."""
    for event in history:
        if isinstance(event.act, CarriedOut):
            asked = {protocol.duty(duty.key).act for duty in event.act.duties}
            if not asked.isdisjoint(acts):
                yield event


def permitted(
    protocol: Protocol, history: Iterable[Event], acts: tuple[str, ...]
) -> Iterator[Event]:
    """The entries by which somebody did one of those acts because the procedure permits it."""
    for event in history:
        if isinstance(event.act, Used):
            permission = protocol.permission(event.act.permission)
            if permission is not None and permission.act in acts:
                yield event
