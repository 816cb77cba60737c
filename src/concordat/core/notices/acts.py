"""What an act itself tells, as every kind of act says it of itself; or why it tells nobody."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from concordat.core.acts import Act, AnyAct, CarriedOut, Corrected
from concordat.core.case import Case
from concordat.core.events import Event
from concordat.core.notices import actions, danger, done, handed, knowing, said, way
from concordat.core.notices.behalf import of_behalf
from concordat.core.notices.entry import Entry, Tells, Told, tells, tells_nobody
from concordat.core.notices.values import Nobody, Telling
from concordat.core.protocol import Protocol

TELLS: Mapping[type[Act], Tells] = {
    **said.TELLS,
    **way.TELLS,
    **danger.TELLS,
    **knowing.TELLS,
    **handed.TELLS,
    **actions.TELLS,
    **dict((tells(CarriedOut, done.of_what_was_done),)),
    **tells_nobody("those who were told of the entry are told that it was corrected", Corrected),
}
"""Every kind of act, with whom it tells."""


def of_acts(protocol: Protocol, after: Case, events: Iterable[Event]) -> Iterator[Telling]:
    """What each of these entries tells by itself."""
    for event in events:
        told = told_of(protocol, after, event, event.act)
        by_itself = () if isinstance(told, Nobody) else told
        for each in (*by_itself, *of_behalf(protocol, after, event)):
            yield replace(each, about=event.seq)


def told_of(protocol: Protocol, case: Case, event: Event, act: AnyAct) -> Told:
    """Who is told that an act was done, beside what follows from it; or why nobody is."""
    return TELLS[type(act)](Entry(protocol, case, event), act)
