"""One case: what is true of it, and how events make it so."""

from concordat.core.case.consulted import Consulted
from concordat.core.case.danger import Danger
from concordat.core.case.heard import NoticeGiven
from concordat.core.case.said import UNSAID, Positions, Safety
from concordat.core.case.values import Case
from concordat.core.case.visits import Visit
from concordat.core.duties.clocks import RunningClock
from concordat.core.duties.owed import Handed, How, Owed, Owing
from concordat.core.posts import SideOf

__all__ = [
    "UNSAID",
    "Case",
    "Consulted",
    "Danger",
    "Handed",
    "How",
    "NoticeGiven",
    "Owed",
    "Owing",
    "Positions",
    "RunningClock",
    "Safety",
    "SideOf",
    "Visit",
]
