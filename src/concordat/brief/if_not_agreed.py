"""What has its time running already, though it is owed only once it is said not to be agreed."""

from msgspec.structs import replace

from concordat.brief.names import Names
from concordat.core.acts import NOT_AGREED, Positioned
from concordat.core.case import Owed
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.errors import Refused
from concordat.core.protocol import SAY
from concordat.core.who.parts import Actor


def due_if_not_agreed(names: Names, duty: Owed) -> tuple[Names, tuple[Owed, ...]]:
    """The case as it would be if the raising side said now that nothing is agreed, and what would
    be owed then by a time that counts from something that has happened before.
    """
    view, case = names.view, names.view.case
    if duty.key != SAY.key or not duty.agency:
        return names, ()
    points = (each.id for each in case.issues_with(duty.agency))
    unsettled = (each for each in points if not case.positions_on(duty.agency, each).settled)
    said = Positioned("raising", duty.agency, dict.fromkeys(unsettled, NOT_AGREED))
    try:
        added = decide(view.record, Command(said, "not-said"), Actor("", everyone=True), view.now)
    except Refused:
        return names, ()
    record = view.record.after(*added)
    after = record.case(view.now)
    opened = (each for each in after.owed_now if each.id not in case.owing.open)
    due = tuple(each for each in opened if each.due and each.anchor < added[0].happened)
    return Names(replace(view, record=record, case=after)), due
