"""Who is told what, once something was done or time has passed. Pure, and without any child's data.

What an act itself tells is said for every kind of act, or why it tells nobody (`acts`). The rest
follows from the case before and the case after (`follows`): what has come to be owed, what fell
late, which dates changed, what the protocol says somebody is told, where the case went. Whoever was
told of an entry that is corrected is told that it was (`again`).
"""

from collections.abc import Iterable

from concordat.core.case import Case
from concordat.core.events import Event
from concordat.core.notices import danger
from concordat.core.notices.acts import of_acts, told_of
from concordat.core.notices.again import told_again
from concordat.core.notices.follows import what_follows
from concordat.core.notices.kinds import NewsKind, news_of
from concordat.core.notices.values import Nobody, Telling
from concordat.core.notices.words import say_news
from concordat.core.protocol import Protocol

__all__ = [
    "NewsKind",
    "Nobody",
    "Telling",
    "news_of",
    "say_news",
    "tellings",
    "told_again",
    "told_of",
]


def tellings(
    protocol: Protocol, before: Case | None, after: Case, events: Iterable[Event] = ()
) -> tuple[Telling, ...]:
    """What is to be told because of these events (or of time alone), each to each once, what
    matters most first.
    """
    found = [
        *danger.asked_to_acknowledge(protocol, before, after),
        *of_acts(protocol, after, events),
        *what_follows(protocol, before, after),
    ]
    return tuple(dict.fromkeys(found))
