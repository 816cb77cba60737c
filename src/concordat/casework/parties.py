"""Whether the agencies that an act brings into a case belong to the board, and their services to
them. A service is recorded by its id in the directory: anything else would put words in clear.
"""

from collections.abc import Iterable

from concordat.core.acts import Answering, AnyAct, Corrected, Raised, TookOn
from concordat.core.errors import Refused
from concordat.core.events import Event
from concordat.core.posts import Party
from concordat.people import cast


def brought_in(act: AnyAct) -> tuple[Party, ...]:
    """The agencies that an act brings into a case."""
    match act:
        case Raised(raising=raising, answering=answering):
            return (raising, *answering)
        case Answering(agency=agency) | TookOn(agency=agency):
            return (agency,)
        case Corrected(instead=instead) if instead is not None:
            return brought_in(instead)
        case _:
            return ()


def check_later(act: AnyAct, board: str, history: Iterable[Event]) -> None:
    """Check the agencies that an act brings into a case that is running, except those the record
    has already as they are. Raises Refused. One query, or none where there is nothing to check.
    """
    known = {party for event in history for party in brought_in(event.act)}
    new = [party for party in brought_in(act) if party not in known]
    if new:
        check(new, cast.board_with(board, [party.id for party in new]))


def check(parties: Iterable[Party], named: cast.Named) -> None:
    """Check that agencies belong to the board, and their services to them. Raises Refused."""
    for party in parties:
        agency = named.agencies.get(party.id)
        if agency is None or agency.kind != party.kind:
            raise Refused(
                "no-such-agency", f"{named.board.name} has no such agency. Choose it from the list."
            )
        if party.service is None:
            continue
        service = named.services.get(party.service)
        if service is None or service.agency != party.id:
            raise Refused(
                "no-such-service",
                f"{agency.name} has no such service. Choose one of theirs, or write it in words.",
            )
