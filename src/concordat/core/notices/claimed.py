"""How a time is told that only whoever recorded it gives: as what they say, and when they did."""

from concordat.core.calendar import in_london, say_when
from concordat.core.duties.moments import owing, speaks_for
from concordat.core.duties.owed import Owed
from concordat.core.events import Event


def said_of_the_time(event: Event, duty: Owed) -> str:
    """When an entry says that a duty was done, and when that was recorded, to follow what it asks;
    "" where it was recorded on the day on which it was done, before its time had passed.
    """
    happened, recorded, due = event.happened, event.recorded, duty.due
    passed = due is not None and happened <= due < recorded
    if in_london(happened).date() == in_london(recorded).date() and not passed:
        return ""
    themselves = event.whose is not None and any(
        speaks_for(event.whose, side) for side in owing(duty.side, duty.agency, ())
    )
    who = "they say; recorded" if themselves else "was recorded"
    return f" ({say_when(happened, year=True)}, as {who} {say_when(recorded, year=True)})"
