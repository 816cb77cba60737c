"""Whether what somebody else recorded, since the writer last saw the case, gets in their way."""

from collections.abc import Sequence
from datetime import datetime

from concordat.core.case import Case
from concordat.core.commands import Command
from concordat.core.events import Event
from concordat.core.record import Record


def gets_in_the_way(
    meanwhile: Sequence[Event],
    command: Command,
    record: Record,
    added: tuple[Event, ...],
    now: datetime,
) -> bool:
    """Whether the writer is to read `meanwhile` before `added` is recorded, which the command
    would add to the record. Never where it says that a child is in danger; always where a case
    goes somewhere else by it, or a danger is over.
    """
    before, after = record.case(now), record.after(*added).case(now)
    if len(after.standing) > len(before.standing):
        return False
    if _goes_elsewhere(before, after) or len(after.standing) < len(before.standing):
        return True
    only_adds = all(act.only_adds for act in command.acts)
    return not only_adds and not all(event.act.only_adds for event in meanwhile)


def _goes_elsewhere(before: Case, after: Case) -> bool:
    """To another step, or to its end, at once or later."""
    there, here = (
        (after.visit, after.end, after.leaving),
        (before.visit, before.end, before.leaving),
    )
    return there != here
