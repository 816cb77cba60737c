"""What an entry had ended, and a correction asks for again: its time counts from the correction."""

from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from concordat.brief.why import counted
from concordat.core.acts import (
    RISK_TO_CHILD,
    CarriedOut,
    Corrected,
    DateSet,
    HolidayProclaimed,
    MovedUp,
)
from concordat.core.case.fold import fold
from concordat.core.case.unasked import Unasked, count_anew, not_asked_for
from concordat.core.case.working import WorkingCase
from concordat.core.duties.owed import Owed
from concordat.core.protocol import LATE
from concordat.library.files.load import load_file
from tests.builders import HEALTH, SOCIAL_CARE, Told, at, holder, story

SILENCE = Path("tests/protocols/language/silence.toml")
RAISE, REVIEW = "practitioners.raise", "practitioners.review"
FIRST_DUE, DUE_ANEW = at(17, 17), at(24, 17)
MOVED_UP, TAKEN_OUT = at(15), at(21)


def asked() -> Told:
    """Raised on Monday 14 December: the other side reviews within three working days."""
    return story().raised(at(14)).did(RAISE, "osei", at(14, 11))


def moved_up(when: datetime = MOVED_UP) -> Told:
    return asked().act(MovedUp(RISK_TO_CHILD), "osei", when)


def taken_out(case: Told, when: datetime = TAKEN_OUT, entry: int = 3, by: str = "osei") -> Told:
    return case.act(Corrected(entry), by, when)


def review(case: Told, when: datetime) -> Owed:
    found = [duty for duty in case.record.case(when).duties if duty.key == REVIEW]
    assert len(found) == 1
    return found[0]


def test_what_a_move_up_ended_counts_from_when_it_was_taken_out() -> None:
    assert review(asked(), at(14, 12)).due == FIRST_DUE
    case = taken_out(moved_up())
    owed = review(case, TAKEN_OUT)
    assert (owed.open, owed.due, owed.late(TAKEN_OUT)) == (True, DUE_ANEW, False)
    assert owed.first_due == FIRST_DUE  # the first date that it had is kept
    assert review(case, at(24, 17, 1)).late(at(24, 17, 1))


def test_nothing_that_lateness_brings_came_meanwhile() -> None:
    case = taken_out(moved_up()).record.case(TAKEN_OUT)
    assert not case.answer_is_late
    assert case.fired == asked().record.case(at(16)).fired


def test_it_counts_anew_also_where_little_of_its_time_had_gone() -> None:
    assert review(taken_out(moved_up(), at(15, 12)), at(15, 12)).due == at(18, 17)


def test_what_silence_alone_had_opened_before_it_counts_anew_as_well() -> None:
    """Nobody replied by the 17th, so that both leads were asked: nobody wrote that down."""
    case = story(load_file(SILENCE)).raised(at(14)).did("workers.raise", "osei", at(14, 11))
    before = [duty.due for duty in case.record.case(at(18)).open_duties]
    case = taken_out(case.act(MovedUp(RISK_TO_CHILD), "osei", at(18)))
    asked = [duty for duty in case.record.case(TAKEN_OUT).open_duties if duty.stage == "2"]
    assert {duty.asked_again for duty in asked} == {TAKEN_OUT}
    assert min(duty.due for duty in asked if duty.due) > max(filter(None, before))


def test_what_was_late_when_the_case_moved_up_is_late_from_then() -> None:
    case = taken_out(moved_up(at(18)))
    owed = review(case, TAKEN_OUT)
    assert (owed.due, owed.late(TAKEN_OUT), owed.asked_again) == (FIRST_DUE, True, None)


def test_what_time_alone_would_have_led_on_is_asked_again_too() -> None:
    case = taken_out(moved_up())
    before, after = moved_up().record.case(TAKEN_OUT), asked().record.case(TAKEN_OUT)
    owed = replace(review(asked(), TAKEN_OUT), how="overtaken", word=LATE, ended=FIRST_DUE)
    led_on = after.with_duties([owed if duty.key == REVIEW else duty for duty in after.duties])
    [unasked] = not_asked_for(case.record.events, case.record.events[-1], before, led_on)
    assert unasked.duties == {owed.id}


def test_what_the_entry_had_not_ended_was_asked_for_all_the_time() -> None:
    case, before = taken_out(moved_up()), asked().record.case(TAKEN_OUT)
    assert [*not_asked_for(case.record.events, case.record.events[-1], before, before)] == []


def test_only_what_it_had_ended_counts_anew() -> None:
    record = story("sefton", (SOCIAL_CARE, HEALTH)).raised(at(14)).record
    case = WorkingCase(record.protocol, record.calendar, record.case(at(14, 12)))
    of_one, of_the_other = case.owing.open.values()
    count_anew(case, Unasked(2, MOVED_UP, 3, TAKEN_OUT, frozenset({of_one.id})))
    assert case.owing.open[of_one.id].due == at(23, 17)
    assert case.owing.open[of_the_other.id] == of_the_other


def test_a_clock_that_it_had_stopped_counts_anew_for_both() -> None:
    case = story("liverpool").raised(at(14))
    for hour in (10, 11):
        case = case.act(MovedUp(RISK_TO_CHILD), "osei", at(15, hour))
    [stopped] = [each for each in case.record.case(at(15, 11)).clocks if each.key == "stage-1"]
    assert not stopped.running
    case = taken_out(case, entry=case.record.events[-1].seq)
    [clock] = case.record.case(TAKEN_OUT).clocks_here
    assert (clock.key, clock.due, clock.late(TAKEN_OUT)) == ("stage-1", at(23, 17), False)
    assert case.record.case(TAKEN_OUT).unanswered == ()


def talk_put_off_to(day: int) -> Owed:
    """A talk of which the parties set the day, once the move up that had ended it is taken out."""
    case = story("sussex").raised(at(14))
    talk = case.duty("professionals.talk", at(14, 11))
    case = case.act(DateSet(at(day).date(), duty=talk.id), "osei", at(14, 12))
    case = case.act(MovedUp(RISK_TO_CHILD), "osei", at(15))
    case = taken_out(case, entry=case.record.events[-1].seq)
    return case.duty("professionals.talk", TAKEN_OUT)


def test_a_day_that_was_set_and_has_gone_is_to_be_set_anew() -> None:
    owed = talk_put_off_to(18)
    assert (owed.until, owed.late(TAKEN_OUT)) == (None, False)
    assert owed.due != at(18, 17)


def test_a_day_that_was_set_and_is_still_to_come_stays() -> None:
    owed = talk_put_off_to(23)
    assert (owed.due, owed.asked_again) == (at(23, 17), None)


def test_corrections_sent_together_are_looked_at_together() -> None:
    case = moved_up()
    *earlier, moved = case.record.events
    *_, correction = taken_out(case).record.events
    raised = replace(correction, seq=5, act=Corrected(2, earlier[1].act, at(14, 13)))
    other = replace(correction, act=Corrected(1, earlier[0].act, at(14, 12)))
    of_the_move = replace(correction, seq=6)
    events = (*earlier, moved, other, raised, of_the_move)
    found = fold(case.record.protocol, case.record.calendar, events)
    assert next(duty for duty in found.duties if duty.key == REVIEW).due == DUE_ANEW


def test_a_move_up_taken_out_and_put_back_has_ended_it_in_time() -> None:
    case = taken_out(taken_out(moved_up()), at(22), entry=4)
    owed = review(case, at(22))
    assert (owed.how, owed.due, owed.late(at(22))) == ("overtaken", FIRST_DUE, False)


def test_ones_own_word_taken_back_gains_one_nothing() -> None:
    case = asked()
    owed = case.duty(REVIEW, at(15))
    case = case.act(CarriedOut((owed.id,)), "lowe", at(15))
    late = review(taken_out(case, by="lowe"), TAKEN_OUT)
    assert (late.due, late.late(TAKEN_OUT)) == (FIRST_DUE, True)


def test_a_day_closed_afterwards_is_counted_from_there() -> None:
    case = taken_out(moved_up())
    closed = HolidayProclaimed(at(22).date())
    case = case.act(closed, holder("westshire", "business manager"), at(21, 12))
    assert review(case, at(21, 13)).due == at(29, 17)  # Christmas lies between


def test_what_was_done_since_is_judged_by_the_time_it_then_had() -> None:
    case = taken_out(moved_up()).did(REVIEW, "lowe", at(23))
    owed = review(case, at(28))
    assert (owed.how, owed.due, owed.late(at(28))) == ("done", DUE_ANEW, False)


def test_why_its_time_is_what_it_is_says_so() -> None:
    case = taken_out(moved_up())
    owed = review(case, at(22))
    strip = counted(case.view("lowe", at(22)), owed)
    assert strip is not None
    assert "An entry that had ended it was put right 10am on Monday 21 December" in strip.sentence
    assert "so it counts from then" in strip.sentence
    assert case.record.known_since(owed) == TAKEN_OUT


@pytest.mark.parametrize(("edition", "due"), [(6, FIRST_DUE), (7, DUE_ANEW)])
def test_it_holds_from_an_edition_of_the_rules_on(edition: int, due: datetime) -> None:
    record = taken_out(moved_up()).record
    *before, correction = record.events
    events = (*before, replace(correction, edition=edition))
    case = fold(record.protocol, record.calendar, events)
    assert next(duty for duty in case.duties if duty.key == REVIEW).due == due
