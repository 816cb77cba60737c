"""When limits end in a case: clocks over stages, dates that people set, closed days."""

from datetime import date, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    DateSet,
    FactStated,
    HolidayProclaimed,
    LocalFigure,
    RiskStated,
)
from concordat.core.calendar import Calendar
from concordat.core.duties.deadlines import source_of
from concordat.core.duties.moments import Moment, by_its_word
from concordat.core.protocol import Anchor, Clock, Protocol, Signal
from concordat.library.files.limits import parse_limit
from tests.core.ladder import LADDER, with_changed
from tests.core.stories import (
    Story,
    at,
)

# ── Clocks ────────────────────────────────────────────────────────────────────────────────────────


def test_a_clock_is_listed_from_its_anchor_and_ends_when_its_stages_are_behind() -> None:
    story = Story()
    (clock,) = story.case.clocks
    assert (clock.key, clock.opened, clock.due, clock.ended) == (
        "stage-2",
        at("2 10:00"),
        at("11 17:00"),
        None,
    )
    story.at_chair()
    assert story.case.clocks[0].ended == at("4 10:00")
    assert not story.case.clocks[0].late(at("30 10:00"))


def test_a_clock_that_was_left_runs_again_when_the_case_comes_back() -> None:
    story = (
        Story().at_chair().done("chair.refer").done("chair.decide", "12 10:00", word="reconvene")
    )
    assert story.case.clocks[0].ended is None
    assert story.case.clocks[0].late(at("12 10:00"))


def test_a_clock_shortens_what_has_a_number_and_gives_none_to_what_has_none() -> None:
    story = Story().talked().say("not agreed", when="9 10:00")
    meet, tell = story.the("managers.meet"), story.the("managers.tell")
    assert (meet.due, meet.cap) == (at("11 17:00"), "stage-2")
    assert (tell.due, tell.cap) == (None, None)


def test_a_clock_that_has_passed_shortens_nothing_that_opens_after_it() -> None:
    story = Story().talked().say("not agreed", when="12 10:00")
    meet = story.the("managers.meet")
    assert (meet.due, meet.cap) == (at("19 17:00"), None)
    assert story.case.clocks[0].late(at("12 10:00"))


def test_the_end_ends_every_clock() -> None:
    story = Story().at_managers().done("managers.meet", "4 10:00").agree("4 11:00")
    assert [clock.ended for clock in story.case.clocks] == [at("4 11:00")]


# ── Dates set, local figures, holidays ────────────────────────────────────────────────────────────


def test_a_date_set_by_the_parties_counts_and_the_first_one_is_kept() -> None:
    story = Story().at_managers()
    meet = story.the("managers.meet")
    assert meet.due == at("10 17:00")
    story.do(DateSet(date(2026, 11, 11), meet.id), "4 10:00")
    meet = story.the("managers.meet")
    assert (meet.due, meet.first_due, meet.until) == (
        at("11 17:00"),
        at("10 17:00"),
        date(2026, 11, 11),
    )
    assert not meet.late(at("10 18:00"))
    assert story.case.unanswered_from(meet) == at("11 17:00") + datetime.resolution


def test_a_date_set_does_not_go_past_the_clock() -> None:
    story = Story().at_managers()
    story.do(DateSet(date(2026, 11, 20), story.the("managers.meet").id), "4 10:00")
    assert (story.the("managers.meet").due, story.the("managers.meet").cap) == (
        at("11 17:00"),
        "stage-2",
    )


def test_a_local_figure_is_the_boards_own_and_makes_nothing_late() -> None:
    story = Story().at_managers()
    tell = story.the("managers.tell")
    story.do(LocalFigure(tell.id, date(2026, 11, 4)), "3 11:00")
    tell = story.the("managers.tell")
    assert (tell.local_until, tell.due, tell.late(at("30 10:00"))) == (
        date(2026, 11, 4),
        None,
        False,
    )


def test_a_holiday_proclaimed_re_dates_what_is_open_and_keeps_the_first_date() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    done = story.the("colleagues.raise").due
    story.do(HolidayProclaimed(date(2026, 11, 4)), "3 10:00")
    talk = story.the("colleagues.talk")
    assert (talk.due, talk.first_due) == (at("6 17:00"), at("5 17:00"))
    assert story.the("colleagues.raise").due == done
    assert story.case.closed == {date(2026, 11, 4): "added to the closed days"}


def test_a_holiday_counts_for_what_opens_later_too() -> None:
    story = Story().do(HolidayProclaimed(date(2026, 11, 4)), "2 10:30")
    story.done("colleagues.raise", "2 11:00")
    assert story.the("colleagues.talk").due == at("6 17:00")
    assert story.the("colleagues.talk").first_due == at("6 17:00")


# ── Clocks that start late, and are moved ─────────────────────────────────────────────────────────


def _with_clock(within: str, anchor: Signal) -> Protocol:
    return replace(
        LADDER, clocks=(Clock("first", "C-1", ("1",), parse_limit(within), "must", Anchor(anchor)),)
    )


def test_a_clock_that_starts_later_shortens_what_is_open_already() -> None:
    story = Story(protocol=_with_clock("1 working day", Signal("risk"))).done(
        "colleagues.raise", "2 11:00"
    )
    assert story.the("colleagues.talk").due == at("5 17:00")
    story.do(RiskStated(), "2 12:00")
    talk = story.the("colleagues.talk")
    assert (talk.due, talk.cap, talk.first_due) == (at("3 17:00"), "first", at("5 17:00"))


def test_a_date_set_for_a_clock_moves_what_the_clock_had_shortened() -> None:
    words = "agreed by the parties, otherwise 2 working days"
    story = Story(protocol=_with_clock(words, Signal("start"))).done("colleagues.raise", "2 11:00")
    assert (story.the("colleagues.talk").due, story.the("colleagues.talk").cap) == (
        at("4 17:00"),
        "first",
    )
    story.do(DateSet(date(2026, 11, 20), clock="first"), "3 10:00")
    assert (story.the("colleagues.talk").due, story.the("colleagues.talk").cap) == (
        at("5 17:00"),
        None,
    )
    assert story.case.clocks[0].due == at("20 17:00")


def test_a_record_opened_by_lateness_is_met_at_the_instant_the_limit_passed() -> None:
    kept = replace(
        LADDER.duties["colleagues.chase"],
        met_by_the_record=True,
        owed="once",
        settled="doing",
        then={},
    )
    story = Story(protocol=replace(LADDER, duties={**LADDER.duties, "colleagues.chase": kept}))
    story.done("colleagues.raise", "2 11:00")
    (chase,) = [duty for duty in story.look("30 10:00").duties if duty.key == "colleagues.chase"]
    assert (chase.opened, chase.ended) == (at("5 17:00"), at("5 17:00"))


def _moment(happened: str, received: str) -> Moment:
    return Moment(at(happened), at(received), at(received))


def test_several_moments_of_an_anchor_are_taken_as_the_protocol_says() -> None:
    told, again = Signal("fact", "told"), Signal("done", "talk")
    log = {
        (told, None): (
            _moment("2 10:00", "3 10:00"),
            _moment("5 10:00", "6 10:00"),
        ),
        (again, "care"): (_moment("4 10:00", "4 10:00"),),
        (again, "clinic"): (_moment("6 10:00", "6 10:00"),),
    }
    opened, opening = at("9 10:00"), _moment("9 10:00", "9 10:00")

    def anchored(*anchors: Anchor, whichever: str = "last", agency: str | None = None) -> datetime:
        spec = replace(LADDER.duties["colleagues.talk"], anchors=anchors, whichever=whichever)
        return by_its_word(source_of(spec, log, agency, opening, by_its_word))

    assert anchored() == opened
    assert anchored(Anchor(Signal("risk"))) == opened  # what never happened counts from the opening
    assert anchored(Anchor(told)) == at("5 10:00")
    assert anchored(Anchor(told, occurrence="first")) == at("2 10:00")
    assert anchored(Anchor(told, received=True)) == at("6 10:00")
    assert anchored(Anchor(told), agency="care") == at(
        "5 10:00"
    )  # the case's own, where the agency has none
    assert anchored(Anchor(again), agency="care") == at("4 10:00")  # the agency's own
    assert anchored(Anchor(again)) == at("6 10:00")  # any agency's, where the case has none
    assert anchored(Anchor(told), Anchor(again), whichever="first") == at("5 10:00")
    assert anchored(Anchor(told), Anchor(again)) == at("6 10:00")


def test_what_had_no_date_until_one_was_set_has_that_as_its_first() -> None:
    meet = replace(LADDER.duties["managers.meet"], limit=parse_limit("agreed by the parties"))
    story = Story(
        protocol=replace(LADDER, duties={**LADDER.duties, "managers.meet": meet})
    ).at_managers("3 10:00")
    assert (story.the("managers.meet").due, story.the("managers.meet").first_due) == (None, None)
    for day, first in ((6, 6), (9, 6)):
        story.do(DateSet(date(2026, 11, day), story.the("managers.meet").id), "4 10:00")
        meeting = story.the("managers.meet")
        assert (meeting.due, meeting.first_due) == (at(f"{day} 17:00"), at(f"{first} 17:00"))


def test_numbered_days_count_from_the_start_of_the_case_whatever_the_anchor() -> None:
    talk = replace(LADDER.duties["colleagues.talk"], limit=parse_limit("day 5"))
    clock = Clock(
        "first",
        "C-1",
        ("1",),
        parse_limit("day 7"),
        "must",
        Anchor(Signal("done", "colleagues.raise")),
    )
    protocol = replace(LADDER, duties={**LADDER.duties, "colleagues.talk": talk}, clocks=(clock,))
    story = Story(protocol=protocol).done("colleagues.raise", "4 10:00")
    assert (story.the("colleagues.talk").due, story.case.clocks[0].due) == (
        at("7 17:00"),
        at("9 17:00"),
    )
    story.do(HolidayProclaimed(date(2026, 11, 5)), "4 11:00")
    assert (story.the("colleagues.talk").due, story.case.clocks[0].due) == (
        at("7 17:00"),
        at("9 17:00"),
    )


def test_a_clock_counts_the_open_days_of_its_own_nation() -> None:
    theirs = Calendar(
        "elsewhere", "t", {date(2026, 11, 3): "Their day"}, date(2026, 1, 1), date(2027, 1, 1)
    )
    both = Calendar(
        "somewhere", "b", {}, date(2026, 1, 1), date(2027, 1, 1), beside={"elsewhere": theirs}
    )
    within = parse_limit("3 working days")
    clock = Clock(
        "first", "C-1", ("1",), within, "must", Anchor(Signal("start")), nation="elsewhere"
    )
    story = Story(protocol=replace(LADDER, clocks=(clock,)), calendar=both)
    assert story.case.clocks[0].due == at("6 17:00")
    story.do(HolidayProclaimed(date(2026, 11, 12)), "2 11:00")
    assert story.case.clocks[0].due == at("6 17:00")


def test_a_limit_that_has_passed_stays_in_the_past_when_it_is_counted_again() -> None:
    story = Story().at_managers("3 10:00").do(HolidayProclaimed(date(2026, 11, 20)), "12 10:00")
    assert (story.the("managers.meet").due, story.case.clocks[0].due) == (
        at("10 17:00"),
        at("11 17:00"),
    )


def test_a_clock_that_counts_from_receipt_opens_then() -> None:
    anchor = Anchor(Signal("done", "colleagues.raise"), received=True)
    clock = Clock("first", "C-1", ("1",), parse_limit("1 working day"), "must", anchor)
    story = Story(protocol=replace(LADDER, clocks=(clock,)))
    story.done("colleagues.raise", "2 11:00", received="3 11:00")
    assert (story.case.clocks[0].opened, story.case.clocks[0].due) == (at("3 11:00"), at("4 17:00"))


def test_a_clock_shortens_what_opens_at_the_very_moment_at_which_it_ends() -> None:
    story = Story().talked().say("not agreed", when="11 17:00")
    assert (story.the("managers.meet").due, story.the("managers.meet").cap) == (
        at("11 17:00"),
        "stage-2",
    )


def test_a_clock_over_several_stages_ends_when_all_of_them_are_behind() -> None:
    clock = replace(LADDER.clocks[0], over=("1", "3"))
    protocol = replace(LADDER, clocks=(clock,))
    assert Story(protocol=protocol).at_managers().case.clocks[0].ended is None
    assert Story(protocol=protocol).at_chair().case.clocks[0].ended is None
    first = replace(clock, over=("1", "2"))
    assert Story(protocol=replace(LADDER, clocks=(first,))).at_chair("4 10:00").case.clocks[
        0
    ].ended == at("4 10:00")


def test_a_clock_shortens_nothing_outside_its_stages() -> None:
    clock = Clock(
        "second", "C-2", ("2",), parse_limit("1 working day"), "must", Anchor(Signal("start"))
    )
    story = Story(protocol=replace(LADDER, clocks=(clock,))).done("colleagues.raise", "2 11:00")
    assert (story.the("colleagues.talk").due, story.the("colleagues.talk").cap) == (
        at("5 17:00"),
        None,
    )


# ── Limits that a fact brings, and other nations' days ────────────────────────────────────────────
QUICK = with_changed("colleagues.talk", limits=(("on-a-plan", parse_limit("1 working day")),))


def test_a_fact_brings_its_own_limit_and_the_first_date_is_kept() -> None:
    story = (
        Story(protocol=QUICK)
        .done("colleagues.raise", "2 11:00")
        .do(FactStated("on-a-plan"), "2 12:00")
    )
    talk = story.the("colleagues.talk")
    assert (talk.due, talk.first_due, talk.limit) == (at("3 17:00"), at("5 17:00"), "1 working day")
    story.do(FactStated("on-a-plan", holds=False), "3 12:00")
    assert story.the("colleagues.talk").due == at("5 17:00")


def test_a_limit_that_has_passed_meanwhile_ends_now_and_not_before() -> None:
    story = (
        Story(protocol=QUICK)
        .done("colleagues.raise", "2 11:00")
        .do(FactStated("on-a-plan"), "4 12:00")
    )
    assert story.the("colleagues.talk").due == at("4 12:00")


@pytest.mark.parametrize(
    ("more", "days"), [({"matter": "urgent"}, 1), ({"level": "urgent"}, 2), ({}, 3)]
)
def test_kind_and_level_bring_limits_too(more: dict[str, Any], days: int) -> None:
    limits = (
        ("kind urgent", parse_limit("1 working day")),
        ("level urgent", parse_limit("2 working days")),
    )
    story = Story(protocol=with_changed("colleagues.talk", limits=limits), **more).done(
        "colleagues.raise", "2 11:00"
    )
    assert story.the("colleagues.talk").due == at(f"{2 + days} 17:00")


def test_anothers_working_days() -> None:
    theirs = Calendar(
        "elsewhere", "t", {date(2026, 11, 3): "Their day"}, date(2026, 1, 1), date(2027, 1, 1)
    )
    both = Calendar(
        "somewhere", "b", {}, date(2026, 1, 1), date(2027, 1, 1), beside={"elsewhere": theirs}
    )
    story = Story(protocol=with_changed("colleagues.talk", nation="elsewhere"), calendar=both).done(
        "colleagues.raise", "2 11:00"
    )
    assert story.the("colleagues.talk").due == at("6 17:00")
