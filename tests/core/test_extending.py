"""A limit that the parties may extend: later, never earlier, and with the holidays that were
proclaimed meanwhile.
"""

from datetime import date

from concordat.core.acts import DateSet, HolidayProclaimed
from concordat.library.files.limits import parse_limit
from tests.core.ladder import with_changed
from tests.core.stories import Story, at, refused

OUTER = parse_limit("6 working days")


def test_what_may_be_extended_is_not_shortened() -> None:
    """Three working days from Monday the 2nd end on Thursday the 5th."""
    story = Story(protocol=with_changed("colleagues.talk", outer=OUTER)).done(
        "colleagues.raise", "2 11:00"
    )
    talk = story.the("colleagues.talk").id
    for day in (4, 5):
        with refused("not-later", story):
            story.do(DateSet(talk, date(2026, 11, day)), "3 10:00")
    story.do(DateSet(talk, date(2026, 11, 9)), "3 10:00")
    story.do(DateSet(talk, date(2026, 11, 6)), "3 11:00")
    assert story.the("colleagues.talk").due == at("6 17:00")


def test_a_date_of_the_parties_own_may_be_an_earlier_one() -> None:
    """Without one, the meeting is due within five working days."""
    story = Story(protocol=with_changed("managers.meet", outer=OUTER)).at_managers("3 10:00")
    story.do(DateSet(story.the("managers.meet").id, date(2026, 11, 5)), "4 10:00")
    assert story.the("managers.meet").due == at("5 17:00")


def test_a_holiday_proclaimed_meanwhile_counts_for_how_far() -> None:
    story = Story(protocol=with_changed("colleagues.talk", outer=OUTER)).done(
        "colleagues.raise", "2 11:00"
    )
    talk = story.the("colleagues.talk").id
    with refused("beyond-outer", story):
        story.do(DateSet(talk, date(2026, 11, 11)), "3 10:00")
    story.do(HolidayProclaimed(date(2026, 11, 4), "A holiday"), "3 10:00")
    story.do(DateSet(talk, date(2026, 11, 11)), "3 10:00")
    assert story.the("colleagues.talk").due == at("11 17:00")
