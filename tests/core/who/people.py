"""Who holds what on the day of these tests, and what part somebody has in a case on it."""

from datetime import date

from concordat.core.posts import Seat
from concordat.core.who.parts import Actor, actor
from tests.core.ladder import LADDER
from tests.core.stories import CARE, SCHOOL, Story

DAY = date(2026, 11, 3)
LEA = Seat(SCHOOL.id, "safeguarding", "Safeguarding Lead", holder="lea", lead=True)
ELI = Seat(CARE.id, "team lead", "Team Lead", holder="eli")
OLU = Seat("board", "business manager", "Business Manager", holder="olu")


def part(story: Story, person: str) -> Actor:
    return actor(LADDER, story.case, story.record.directory, person, DAY)
