"""The directory's tables. The ids of boards, agencies and people are slugs, so that a row says whom
it is about without another query.
"""

from concordat.people.models.agency import Agency, AgencyInBoard, Service, ServiceInBoard
from concordat.people.models.board import Board, ClosedDay, Contact
from concordat.people.models.person import Absence, Person, Seat

__all__ = [
    "Absence",
    "Agency",
    "AgencyInBoard",
    "Board",
    "ClosedDay",
    "Contact",
    "Person",
    "Seat",
    "Service",
    "ServiceInBoard",
]
