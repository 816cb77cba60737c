"""What a protocol file means, once read: frozen values that the engine runs and every tool shows.

The file's syntax belongs to `library`; here is the sense. What runs: signals, duties, and the
ladder they hang on. What lies behind: the text, and what it leaves open.
"""

from concordat.core.protocol.duty import (
    BUILT_IN,
    CARRY_OUT,
    CONFIRM,
    OWN_RULE,
    SAY,
    SPOKEN,
    Act,
    Duty,
    Other,
    Strength,
)
from concordat.core.protocol.ladder import Clock, Notice, Permission, Post, Route, Step
from concordat.core.protocol.signals import (
    DIFFER,
    LATE,
    Anchor,
    Signal,
    SignalKind,
    Target,
    say_word,
)
from concordat.core.protocol.text import Admission, Clause, Fact, Kind, Remark
from concordat.core.protocol.whole import Protocol

__all__ = [
    "BUILT_IN",
    "CARRY_OUT",
    "CONFIRM",
    "DIFFER",
    "LATE",
    "OWN_RULE",
    "SAY",
    "SPOKEN",
    "Act",
    "Admission",
    "Anchor",
    "Clause",
    "Clock",
    "Duty",
    "Fact",
    "Kind",
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
    "say_word",
]
