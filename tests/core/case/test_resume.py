"""Going on from a case that was folded already comes to the same as folding all of it."""

from collections.abc import Callable

import pytest

from concordat.core.acts import Corrected
from concordat.core.case.fold import fold, resume
from tests.core.histories import HISTORIES, fell_late, taken_back_and_said_again
from tests.core.ladder import CALENDAR, LADDER
from tests.core.stories import Story


@pytest.mark.parametrize("tell", HISTORIES)
def test_a_case_goes_on_as_if_it_had_been_folded_whole(tell: Callable[[], Story]) -> None:
    events = tell().events
    whole = fold(LADDER, CALENDAR, events)
    known = [
        n
        for n in range(1, len(events))
        if not any(isinstance(event.act, Corrected) for event in events[n:])
    ]
    assert known
    for n in known:
        assert resume(LADDER, CALENDAR, fold(LADDER, CALENDAR, events[:n]), events[n:]) == whole


def test_going_on_from_a_case_leaves_it_as_it_was() -> None:
    events = fell_late().events
    for n in range(1, len(events)):
        before, again = fold(LADDER, CALENDAR, events[:n]), fold(LADDER, CALENDAR, events[:n])
        resume(LADDER, CALENDAR, before, events[n:])
        assert before == again
        assert list(before.owing.open) == list(again.owing.open)
        assert list(before.owing.here) == list(again.owing.here)
        assert before.owing.numbers == again.owing.numbers


def test_what_a_wrong_entry_had_opened_is_void_until_it_opens_again() -> None:
    story = taken_back_and_said_again()
    corrected = next(event.seq for event in story.events if isinstance(event.act, Corrected))
    before = fold(LADDER, CALENDAR, story.events[:corrected])
    void = {duty.key for duty in before.duties if duty.how == "void"}
    assert void == {"managers.tell", "managers.meet", "managers.panel"}
    assert not [duty for duty in story.case.duties if duty.how == "void"]
