"""What has its time running already, though it is owed only once it is said not to be agreed."""

from msgspec.structs import replace

from concordat.brief.names import Names
from concordat.core import if_not_agreed
from concordat.core.case import Owed


def due_if_not_agreed(names: Names, duty: Owed) -> tuple[Names, tuple[Owed, ...]]:
    """The case as it would be if the raising side said now that nothing is agreed, and what would
    be owed then by a time that counts from something that has happened before.
    """
    view = names.view
    record, case, due = if_not_agreed.due_if_not_agreed(view.record, view.case, duty)
    return Names(replace(view, record=record, case=case)) if due else names, due
