"""Who completed a paper, and when: whoever last carried out a duty that asks for it. Looking at a
paper completes nothing.
"""

from collections.abc import Sequence

from concordat.brief.names import Names
from concordat.core.acts import CarriedOut
from concordat.core.events import Event
from concordat.core.ids import DutyId


def completed(
    names: Names, history: Sequence[Event], paper: str, agency: str | None
) -> Event | None:
    """The entry by which that paper was last completed (for that agency, where one is named); None
    while nobody has.
    """

    def asks_for_it(duty: DutyId) -> bool:
        is_its_own = agency is None or duty.agency in ("", agency)
        return is_its_own and names.protocol.duty(duty.key).paper == paper

    for event in reversed(history):
        if isinstance(event.act, CarriedOut) and any(map(asks_for_it, event.act.duties)):
            return event
    return None
