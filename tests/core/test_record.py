"""A record that grows says the same as one that is read whole, and is folded once."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from tests.core.histories import HISTORIES
from tests.core.stories import Story, at


@pytest.mark.parametrize("tell", HISTORIES)
def test_a_record_that_grew_says_the_same_as_one_read_whole(tell: Callable[[], Story]) -> None:
    record = tell().record
    grown = replace(record, events=())
    for event in record.events:
        grown = grown.after(event)
        assert grown == replace(record, events=record.events[: event.seq])
        assert grown.folded == replace(grown).folded  # a copy has nothing folded yet
        assert grown.case(at("30 10:00")) == replace(grown).case(at("30 10:00"))


def test_a_record_is_folded_once() -> None:
    record = Story().talked().record
    assert record.folded is record.folded
    assert vars(replace(record)) == {}
