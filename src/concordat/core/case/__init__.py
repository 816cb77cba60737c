"""One case: what is true of it, and how events make it so."""

from concordat.core.case.values import (
    UNSAID,
    Case,
    NoticeGiven,
    Positions,
    Safety,
    SideOf,
    Visit,
)
from concordat.core.duties.clocks import RunningClock
from concordat.core.duties.owed import How, Owed, Owing

__all__ = [
    "UNSAID",
    "Case",
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
