"""How far the parties may move a date."""

from datetime import date

from msgspec.structs import replace

from concordat.core.acts import (
    DateSet,
    HolidayProclaimed,
)
from concordat.core.calendar import Calendar
from concordat.library.files.limits import parse_limit
from tests.core.ladder import LADDER, with_changed
from tests.core.stories import (
    Story,
    at,
    refused,
)

# ── How far a date is moved ───────────────────────────────────────────────────────────────────────


def test_a_date_is_moved_only_as_far_as_the_text_lets_it() -> None:
    meet = replace(LADDER.duties["managers.meet"], extended_at_most=parse_limit("6 working days"))
    story = Story(
        protocol=replace(LADDER, duties={**LADDER.duties, "managers.meet": meet})
    ).at_managers("3 10:00")
    with refused("beyond-outer", story):
        story.do(DateSet(date(2026, 11, 12), story.the("managers.meet").id), "4 10:00")
    story.do(DateSet(date(2026, 11, 11), story.the("managers.meet").id), "4 10:00")
    assert story.the("managers.meet").due == at("11 17:00")


def test_how_far_is_counted_as_the_duty_is_and_includes_the_last_day() -> None:
    theirs = Calendar(
        "elsewhere", "t", {date(2026, 11, 5): "Their day"}, date(2026, 1, 1), date(2027, 1, 1)
    )
    both = Calendar(
        "somewhere", "b", {}, date(2026, 1, 1), date(2027, 1, 1), beside={"elsewhere": theirs}
    )
    protocol = with_changed(
        "managers.meet", extended_at_most=parse_limit("6 working days"), nation="elsewhere"
    )
    story = Story(protocol=protocol, calendar=both).at_managers("3 10:00")
    meet = story.the("managers.meet").id
    with refused("beyond-outer", story):
        story.do(DateSet(date(2026, 11, 13), meet), "4 10:00")
    story.do(DateSet(date(2026, 11, 12), meet), "4 10:00")


def test_how_far_may_be_counted_from_the_start_of_the_case() -> None:
    story = Story(
        protocol=with_changed("managers.meet", extended_at_most=parse_limit("day 9"))
    ).at_managers("3 10:00")
    meet = story.the("managers.meet").id
    with refused("beyond-outer", story):
        story.do(DateSet(date(2026, 11, 12), meet), "4 10:00")
    story.do(DateSet(date(2026, 11, 11), meet), "4 10:00")


def test_an_own_end_may_be_counted_from_the_start_of_the_case_too() -> None:
    """Day 5 of a case that began on the 2nd is the 7th, whenever the discussion came to be owed."""
    five, nine = parse_limit("day 5"), parse_limit("day 9")
    story = Story(protocol=with_changed("colleagues.talk", limit=five, extended_at_most=nine))
    talk = story.done("colleagues.raise", "3 11:00").the("colleagues.talk").id
    with refused("not-later", story):
        story.do(DateSet(date(2026, 11, 7), talk), "4 10:00")
    story.do(DateSet(date(2026, 11, 8), talk), "4 10:00")


def test_a_date_that_no_text_bounds_is_set_as_far_away_as_one_likes() -> None:
    protocol = with_changed("managers.meet", extended_at_most=parse_limit("agreed by the parties"))
    story = Story(protocol=protocol).at_managers()
    story.do(DateSet(date(2027, 2, 1), story.the("managers.meet").id), "4 10:00")
    assert story.the("managers.meet").until == date(2027, 2, 1)


OUTER = parse_limit("6 working days")


def test_what_may_be_extended_is_not_shortened() -> None:
    """Three working days from Monday the 2nd end on Thursday the 5th."""
    story = Story(protocol=with_changed("colleagues.talk", extended_at_most=OUTER)).done(
        "colleagues.raise", "2 11:00"
    )
    talk = story.the("colleagues.talk").id
    for day in (4, 5):
        with refused("not-later", story):
            story.do(DateSet(date(2026, 11, day), talk), "3 10:00")
    story.do(DateSet(date(2026, 11, 9), talk), "3 10:00")
    story.do(DateSet(date(2026, 11, 6), talk), "3 11:00")
    assert story.the("colleagues.talk").due == at("6 17:00")


def test_a_date_of_the_parties_own_may_be_an_earlier_one() -> None:
    """Without one, the meeting is due within five working days."""
    story = Story(protocol=with_changed("managers.meet", extended_at_most=OUTER)).at_managers(
        "3 10:00"
    )
    story.do(DateSet(date(2026, 11, 5), story.the("managers.meet").id), "4 10:00")
    assert story.the("managers.meet").due == at("5 17:00")


def test_a_holiday_proclaimed_meanwhile_counts_for_how_far() -> None:
    story = Story(protocol=with_changed("colleagues.talk", extended_at_most=OUTER)).done(
        "colleagues.raise", "2 11:00"
    )
    talk = story.the("colleagues.talk").id
    with refused("beyond-outer", story):
        story.do(DateSet(date(2026, 11, 11), talk), "3 10:00")
    story.do(HolidayProclaimed(date(2026, 11, 4)), "3 10:00")
    story.do(DateSet(date(2026, 11, 11), talk), "3 10:00")
    assert story.the("colleagues.talk").due == at("11 17:00")
