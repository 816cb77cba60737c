"""Every question casework answers. What comes back is finished and frozen; what may be seen is
decided here, once.
"""

from concordat.casework.queries.board import after_the_end, board_live, waiting_on_nobody
from concordat.casework.queries.mine import Filters, cases, news, work
from concordat.casework.queries.one import Opened, after, case, opened, read_by

__all__ = [
    "Filters",
    "Opened",
    "after",
    "after_the_end",
    "board_live",
    "case",
    "cases",
    "news",
    "opened",
    "read_by",
    "waiting_on_nobody",
    "work",
]
