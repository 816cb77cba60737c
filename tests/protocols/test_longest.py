"""The longest that each of the five procedures can take, counted by hand from its text."""

import pytest

from concordat.core.explore import longest
from concordat.library.files.load import load

SEFTON = 2 + 3 + 2 + 5 + 2 + 5 + 2 + 2 + 5
"""1.1, 1.2, 2.3, 2.4, twice in 3.1, 3.2, 3.3 and 3.4: to the Chair's decision. 2.1 has no limit."""
LIVERPOOL = 15 + 2
"""Day 23 from a Monday is the Wednesday of the fourth week."""
BLACKPOOL = 5 + 5 + 5 + 5 + 5 + 5
"""Up to the manager and back, at each of three stages."""
BERKSHIRE = 5
"""One working week for Stages One to Four. Stage Five has no limit."""
SUSSEX = 0
"""No limit in days anywhere."""
BY_HAND = {
    ("sefton", "main"): (SEFTON, ["SEF-2.1"]),
    ("liverpool", "main"): (LIVERPOOL, []),
    ("blackpool", "main"): (BLACKPOOL, []),
    ("berkshire", "main"): (BERKSHIRE, ["BER-2.6b", "BER-2.6c"]),
    ("sussex", "enquiry"): (SUSSEX, ["SUS-2", "SUS-3", "SUS-4", "SUS-20"]),
    ("sussex", "conference-request"): (SUSSEX, ["SUS-7a", "SUS-7b", "SUS-9", "SUS-10", "SUS-20"]),
    ("sussex", "conference-dissent"): (
        SUSSEX,
        ["SUS-11", "SUS-12", "SUS-13", "SUS-14", "SUS-20"],
    ),
    ("sussex", "plan-implementation"): (SUSSEX, ["SUS-16", "SUS-17", "SUS-20"]),
}


@pytest.mark.parametrize(("board", "route"), BY_HAND)
def test_the_longest_way_is_that_counted_by_hand(board: str, route: str) -> None:
    protocol = load(board)
    found = longest(protocol, route)
    clauses = dict.fromkeys(protocol.duty(key).clause for key in found.unlimited)
    days, unlimited = BY_HAND[board, route]
    assert (found.days, sorted(map(str, clauses))) == (days, sorted(unlimited))
