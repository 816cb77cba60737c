"""What a protocol file means, once read: frozen values that the engine runs and every tool shows.

The file's syntax belongs to `library`; here is the sense. What runs: signals, duties, and the
ladder they hang on. What lies behind: the text, and what it leaves open.
"""

from concordat.core.protocol.duty import (
    PAPERS,
    SPOKEN,
    Act,
    Channel,
    Duty,
    Other,
    Strength,
)
from concordat.core.protocol.ladder import Clock, Notice, Permission, Post, Route, Step
from concordat.core.protocol.own import (
    ACCEPT,
    ACCEPT_DECISION,
    ANSWER,
    BUILT_IN,
    CARRY_OUT,
    CARRY_OUT_DECISION,
    CHECK,
    CONFIRM,
    DECIDE_ON_GIVING_UP,
    FIGURED,
    IDENTIFY,
    NOT_TAKEN_ON,
    OWN_RULE,
    SAY,
    SAY_WHEN,
)
from concordat.core.protocol.signals import (
    DIFFER,
    LATE,
    RISK,
    Anchor,
    Signal,
    SignalKind,
    Target,
    say_word,
)
from concordat.core.protocol.text import Admission, Clause, Fact, Kind, Matter, Remark
from concordat.core.protocol.version import Version
from concordat.core.protocol.whole import Protocol

__all__ = [
    "ACCEPT",
    "ACCEPT_DECISION",
    "ANSWER",
    "BUILT_IN",
    "CARRY_OUT",
    "CARRY_OUT_DECISION",
    "CHECK",
    "CONFIRM",
    "DECIDE_ON_GIVING_UP",
    "DIFFER",
    "FIGURED",
    "IDENTIFY",
    "LATE",
    "NOT_TAKEN_ON",
    "OWN_RULE",
    "PAPERS",
    "RISK",
    "SAY",
    "SAY_WHEN",
    "SPOKEN",
    "Act",
    "Admission",
    "Anchor",
    "Channel",
    "Clause",
    "Clock",
    "Duty",
    "Fact",
    "Kind",
    "Matter",
    "Notice",
    "Other",
    "Permission",
    "Post",
    "Protocol",
    "Remark",
    "Route",
    "Signal",
    "SignalKind",
    "Step",
    "Strength",
    "Target",
    "Version",
    "say_word",
]
