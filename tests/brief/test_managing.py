"""Who reads what is for the board's business manager alone is never said to be nobody."""

import pytest
from msgspec.structs import replace

from concordat.brief.managing import MANAGER, NOBODY_YET, who_manages
from concordat.brief.names import Names
from concordat.core.posts import MANAGING
from tests.builders import at, story


@pytest.mark.parametrize("empty", range(len(MANAGING) + 1))
def test_who_reads_it_is_who_acts_or_whoever_comes_to(empty: int) -> None:
    told = story("sefton").raised(at(21))
    view = told.view("osei", at(22))
    known = view.record.directory
    board = [seat for seat in known.seats if seat.agency == known.board]
    gone = {each for seat in board if seat.post in MANAGING[:empty] for each in seat.people}
    seats = tuple(seat.without(frozenset(gone)) for seat in known.seats)
    record = replace(view.record, directory=replace(known, seats=seats))
    said = who_manages(Names(replace(view, record=record)))
    if not empty:
        assert said == MANAGER
    elif empty == len(MANAGING):
        assert said == NOBODY_YET
    else:
        assert said.endswith(", who acts for the business manager in this case")
