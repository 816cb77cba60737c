"""Whom somebody can appoint or bring in: of their own agency, fit for the role; or of an agency
that shares the concern.
"""

from concordat.core import sentences
from concordat.core.acts import SUPPORTER, Appointed
from concordat.core.case import Case
from concordat.core.errors import Refused
from concordat.core.posts import PARTY_SIDES
from concordat.core.record import Record
from concordat.core.who import parts
from concordat.core.who.appointing import Known, why_not_in_role
from concordat.core.who.parts import Actor


def refuse_appointed(record: Record, case: Case, act: Appointed, actor: Actor) -> None:
    """Refuse whoever is not to be brought in. A story names nobody in particular. Raises
    Refused.
    """
    if actor.everyone:
        return
    if act.role == SUPPORTER:
        refused = _why_not_supporter(record, case, act)
    else:
        refused = _why_not_of_another_agency(record, case, act) or _why_not_fit(record, case, act)
    if refused:
        raise refused


def _who_acted(record: Record) -> frozenset[str | None]:
    """Everybody who has written something in a case, or for whom somebody did."""
    return frozenset(each for event in record.events for each in (event.by, event.behalf))


def _why_not_supporter(record: Record, case: Case, act: Appointed) -> Refused | None:
    """Whoever supports it works in that agency, which is not the board, and has no part in the
    case already.
    """
    if act.agency == record.directory.board:
        return Refused("no-such-agency", "The board is there for both sides, and supports neither.")
    if not record.directory.works_in(act.person, act.agency or ""):
        return Refused("not-of-the-agency", "Choose somebody who has a role in that agency.")
    on = record.calendar.day_of(case.now)
    there = parts.actor(record.protocol, case, record.directory, act.person, on)
    return Refused("other-side", sentences.ANOTHER_PART) if there.has_part else None


def _why_not_of_another_agency(record: Record, case: Case, act: Appointed) -> Refused | None:
    """Each side brings in people of its own agency only: the other side shows nobody a case."""
    if act.side not in PARTY_SIDES:
        return None
    agency = case.raising.id if act.side == "raising" else act.agency
    if agency is not None and record.directory.works_in(act.person, agency):
        return None
    return Refused(
        "not-of-the-agency",
        "Bring in somebody of your own agency. For others, ask the board's business manager.",
    )


def _why_not_fit(record: Record, case: Case, act: Appointed) -> Refused | None:
    """Why somebody isn't what the text asks for in a role."""
    known = Known(record.directory, _who_acted(record))
    return why_not_in_role(record.protocol, case, known, act.role, act.person)
