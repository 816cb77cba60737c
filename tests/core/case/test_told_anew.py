"""From when a corrected entry is known to say what it says now."""

from datetime import datetime

from msgspec.structs import replace

from concordat.core.acts import CarriedOut, Corrected
from concordat.core.case.fold import told_anew
from tests.builders import Told, at, story

RAISE = "practitioners.raise"


def told() -> Told:
    """Raised on the 14th, and the agency that was asked told on the 15th: entry 2."""
    return story().raised(at(14)).did(RAISE, "osei", at(15))


def corrected(case: Told, target: int, instead: CarriedOut | None, **more: datetime) -> Told:
    return case.act(Corrected(target, instead, **more), "osei", at(16))


def done(case: Told) -> CarriedOut:
    act = case.record.events[1].act
    assert isinstance(act, CarriedOut)
    return act


def test_what_was_taken_out_says_nothing_anew() -> None:
    case = corrected(told(), 2, None)
    assert told_anew(case.record.events) == {}
    assert [duty.key for duty in case.record.case(at(17)).open_duties] == [RAISE]


def test_what_was_taken_out_and_put_back_says_nothing_anew() -> None:
    case = corrected(corrected(told(), 2, None), 3, None)
    assert told_anew(case.record.events) == {}
    assert RAISE not in [duty.key for duty in case.record.case(at(17)).open_duties]


def test_another_time_alone_is_the_same_thing_said_rightly() -> None:
    case = told()
    case = corrected(case, 2, done(case), happened=at(15, 9))
    assert told_anew(case.record.events) == {}


def test_another_thing_is_known_from_its_correction_on() -> None:
    case = told()
    [event] = case.record.events[1:]
    other = replace(done(case), duties=())
    correction = replace(event, seq=3, act=Corrected(2, other), recorded=at(16))
    assert told_anew((*case.record.events, correction)) == {2: at(16)}


def test_a_correction_of_what_is_not_there_says_nothing_anew() -> None:
    case = told()
    [event] = case.record.events[1:]
    astray = replace(event, seq=3, act=Corrected(9, done(case)), recorded=at(16))
    assert told_anew((*case.record.events, astray)) == {}
