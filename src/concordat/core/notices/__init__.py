"""Who is told what, once something was done or time has passed. Pure, and without any child's data.

What an act itself tells is said for every kind of act, or why it tells nobody (`acts`). The rest
follows from the case before and the case after (`follows`): what has come to be owed, what fell
late, which dates changed, what the protocol says somebody is told, where the case went. Whoever was
told that something is owed or late is told when it has come (`settled`), and whoever was told of an
entry that is corrected, what changed (`again`).
"""

from concordat.core.notices.acts import told_of
from concordat.core.notices.again import told_of_entries
from concordat.core.notices.kinds import OF_DOING, OF_WHOM, NewsKind, news_of
from concordat.core.notices.tellings import tellings
from concordat.core.notices.values import Nobody, Reached, Telling
from concordat.core.notices.words import say_news

__all__ = [
    "OF_DOING",
    "OF_WHOM",
    "NewsKind",
    "Nobody",
    "Reached",
    "Telling",
    "news_of",
    "say_news",
    "tellings",
    "told_of",
    "told_of_entries",
]
