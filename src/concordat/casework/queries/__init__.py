"""Every question casework answers. What comes back is finished and frozen; what may be seen is
decided here, once.
"""

from concordat.casework.queries.awaited import awaited
from concordat.casework.queries.board import (
    after_the_end,
    board_live,
    is_officer,
    waiting_on_nobody,
)
from concordat.casework.queries.both_sides import on_both_sides
from concordat.casework.queries.empty_roles import nobody_acts, nobody_acts_here
from concordat.casework.queries.following_up import to_follow_up
from concordat.casework.queries.heard import news
from concordat.casework.queries.informed import informed, told_of_danger
from concordat.casework.queries.kept import kept_forms
from concordat.casework.queries.mine import MOST, Filters, cases, in_danger, waits, work
from concordat.casework.queries.nobody import held_by_nobody, held_by_nobody_here
from concordat.casework.queries.one import (
    Opened,
    after,
    case,
    glimpsed,
    kept_out,
    naming,
    opened,
    read_by,
)
from concordat.casework.queries.others import described, other_cases, stands_in

__all__ = [
    "MOST",
    "Filters",
    "Opened",
    "after",
    "after_the_end",
    "awaited",
    "board_live",
    "case",
    "cases",
    "described",
    "glimpsed",
    "held_by_nobody",
    "held_by_nobody_here",
    "in_danger",
    "informed",
    "is_officer",
    "kept_forms",
    "kept_out",
    "naming",
    "news",
    "nobody_acts",
    "nobody_acts_here",
    "on_both_sides",
    "opened",
    "other_cases",
    "read_by",
    "stands_in",
    "to_follow_up",
    "told_of_danger",
    "waiting_on_nobody",
    "waits",
    "work",
]
