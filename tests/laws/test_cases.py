"""Laws that hold for every case under every protocol, whatever was done in it."""

from datetime import timedelta

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from concordat.core import wire
from concordat.core.acts import Corrected
from concordat.core.case import Case, Owing
from concordat.core.case.fold import at, effective, fold, resume
from concordat.core.events import Event
from concordat.core.protocol import Signal
from tests.laws.stories import Life, lives

spans = st.sampled_from(
    [timedelta(0), timedelta(seconds=1), timedelta(hours=7), timedelta(days=2), timedelta(days=40)]
)


def plain(life: Life) -> list[Event]:
    """The history as it is read, without the corrections that made it so."""
    return [
        event for event in effective(life.record.events) if not isinstance(event.act, Corrected)
    ]


def folded(life: Life, events: list[Event]) -> Case:
    return fold(life.protocol, life.calendar, events)


def bare(case: Case) -> Case:
    """The case without what a correction leaves behind: void duties, and the numbers of entries."""
    return replace(
        case.with_duties(replace(duty, seq=0) for duty in case.duties if duty.how != "void"), seq=0
    )


@given(lives(), st.integers(1, 16))
def test_a_fold_can_be_resumed(life: Life, split: int) -> None:
    history = plain(life)
    first, rest = history[:split], history[split:]
    assert resume(life.protocol, life.calendar, folded(life, first), rest) == folded(life, history)


@given(lives(), st.integers(1, 16), spans)
def test_having_looked_in_between_changes_nothing(life: Life, split: int, span: timedelta) -> None:
    history = plain(life)
    first, rest = history[:split], history[split:]
    looked = at(life.protocol, life.calendar, folded(life, first), first[-1].recorded + span)
    if rest and looked.now <= rest[0].recorded:
        assert resume(life.protocol, life.calendar, looked, rest) == folded(life, history)


@given(lives(), spans, spans)
def test_time_only_adds(life: Life, one: timedelta, other: timedelta) -> None:
    def later(case: Case, span: timedelta) -> Case:
        return at(life.protocol, life.calendar, case, life.now + span)

    case = life.case
    assert later(later(case, one), one + other) == later(case, one + other)
    assert later(case, timedelta()) == case


@given(lives())
def test_the_wire_brings_every_event_back(life: Life) -> None:
    back = tuple(wire.decode(wire.encode(event)) for event in life.record.events)
    assert back == life.record.events
    assert replace(life.record, events=back).case(life.now) == life.case


def asks_anew(life: Life) -> bool:
    """Whether something counts anew from a correction: nobody was asked for it meanwhile."""
    events = life.record.events
    corrected = {event.recorded for event in events if isinstance(event.act, Corrected)}
    asked = {duty.asked_again for duty in life.case.duties} - {None}
    return bool(asked) or any(clock.opened in corrected for clock in life.case.clocks)


@given(lives())
def test_what_was_corrected_had_never_been_but_where_time_counts_anew(life: Life) -> None:
    assume(not asks_anew(life))
    case = at(life.protocol, life.calendar, folded(life, plain(life)), life.now)
    assert bare(life.case) == bare(case)


@given(lives(), spans)
def test_late_stays_late_unless_it_was_done_earlier(life: Life, span: timedelta) -> None:
    for scene in life.scenes:
        if isinstance(scene.act, Corrected) or scene.happened < scene.now:
            continue
        later = scene.now + span
        for duty in scene.before.duties:
            if duty.late(scene.now):
                now = scene.after.duty(duty.id)
                assert now is not None, f"{scene.act} took {duty.id} away"
                assert now.late(later), f"{scene.act} made {duty.id} not late"
        for clock in scene.before.clocks:
            after = next(each for each in scene.after.clocks if each.key == clock.key)
            assert after.late(later) or not clock.late(scene.now), (
                f"{scene.act} made {clock.key} not late"
            )


@given(lives())
def test_an_open_case_has_an_open_duty(life: Life) -> None:
    for scene in life.scenes:
        if scene.after.end is None:
            assert scene.after.open_duties, (
                f"nobody owes anything at {scene.after.step} after {scene.act}"
            )


@given(lives())
def test_no_duty_ends_before_it_opened_and_no_step_is_left_before_it_was_entered(
    life: Life,
) -> None:
    case = life.case
    for duty in case.duties:
        assert (duty.ended is None) == (duty.how is None)
        assert duty.opened <= (duty.ended or life.now), duty.id
        assert (duty.first_due is None) or duty.due is not None
    for visit, following in zip(case.visits, case.visits[1:], strict=False):
        assert visit.entered <= (visit.left or life.now) <= following.entered
    assert all(visit.left is not None for visit in case.visits[:-1])
    assert case.ended is None or case.ended == case.visits[-1].left
    assert case.ended is None or case.visits[-1].entered <= case.ended


@given(lives())
def test_there_is_one_end_and_nothing_is_reopened_after_it(life: Life) -> None:
    case = life.case
    ends = [len(moments) for (signal, _), moments in case.log.items() if signal == Signal("end")]
    assert ends == ([] if case.end is None else [1])
    assert (case.end is None) == (case.ended is None)
    if case.end is not None:
        assert all(
            duty.survives or duty.key not in life.protocol.duties for duty in case.open_duties
        )
        assert all(clock.ended is not None for clock in case.clocks)
    for scene in life.scenes:
        if scene.before.end is not None and not isinstance(scene.act, Corrected):
            assert (scene.after.end, scene.after.ended) == (scene.before.end, scene.before.ended)
            assert scene.after.visits == scene.before.visits


@given(lives())
def test_what_has_ended_stays_as_it_ended(life: Life) -> None:
    for scene in life.scenes:
        if isinstance(scene.act, Corrected):
            continue
        for duty in scene.before.duties:
            after = scene.after.duty(duty.id)
            assert after is not None
            if not duty.open and not duty.undone:
                assert (after.how, after.ended, after.due) == (duty.how, duty.ended, duty.due)
        assert len({duty.id for duty in scene.after.duties}) == len(scene.after.duties)


@given(lives())
def test_what_is_kept_apart_of_the_duties_is_what_they_say(life: Life) -> None:
    for scene in life.scenes:
        kept, made = scene.after.owing, Owing.of(scene.after.duties, scene.after.visit)
        assert (kept.all, kept.open, kept.here, kept.numbers) == (
            made.all,
            made.open,
            made.here,
            made.numbers,
        )


@given(lives())
def test_every_event_that_was_decided_is_in_order_and_can_be_folded(life: Life) -> None:
    events = life.record.events
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert all(event.happened <= event.recorded for event in events)
    for number in range(1, len(events) + 1):
        fold(life.protocol, life.calendar, events[:number])


@given(lives())
def test_only_the_present_step_is_owed_beside_what_survives(life: Life) -> None:
    case = life.case
    for duty in case.open_duties:
        assert duty.survives or (case.end is None and duty.visit == case.visit), duty.id
