"""Cases with a past that is hard to go on from: corrected, of two agencies, late, and the like."""

from datetime import date

from concordat.core.acts import HolidayProclaimed, RiskStated, Withdrawn
from tests.core.stories import CARE, CLINIC, RAISER, Story


def taken_back_and_said_again() -> Story:
    """Said “not agreed”, which entered the managers' step; taken back; said again."""
    story = Story().talked().say("not agreed", when="3 11:00")
    story.correct(len(story.events), "3 12:00")
    return story.say("not agreed", when="3 13:00").done("managers.meet", "4 10:00")


def two_agencies() -> Story:
    story = Story(CARE, CLINIC).talked().agree("4 10:00", agency=CLINIC.id)
    return story.say("not agreed", when="4 11:00").done("managers.meet", "5 10:00")


def fell_late() -> Story:
    story = (
        Story().done("colleagues.raise", "3 10:00").done("colleagues.chase", "12 10:00", word="yes")
    )
    return story.up(when="12 11:00").done("managers.meet", "13 10:00")


def closed_for_a_day() -> Story:
    story = Story().do(HolidayProclaimed(date(2026, 11, 4)), "2 10:30")
    return story.at_managers("3 10:00").done("managers.meet", "5 10:00")


def withdrawn_by_time() -> Story:
    """Its notice ran out, and danger was stated after the end."""
    story = Story().done("colleagues.raise", "2 11:00").do(Withdrawn(), "3 10:00", who=RAISER)
    return story.do(RiskStated("nobody yet"), "9 10:00")


HISTORIES = (
    taken_back_and_said_again,
    two_agencies,
    fell_late,
    closed_for_a_day,
    withdrawn_by_time,
)
