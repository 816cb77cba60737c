"""Who is told when a task is handed to a colleague, and when somebody steps aside."""

from concordat.core.acts import HandedOn, HandedOnAnswered, SteppedAside
from concordat.core.notices.words import say_news
from concordat.core.posts import HANDED_ON, TAKING_ON
from concordat.core.who.parts import Actor, Capacity
from concordat.core.who.recipients import Recipient, involved, officers
from tests.core.ladder import CITING
from tests.core.stories import SCHOOL, Story
from tests.core.test_notices import ANN, OUR_LEAD, to, told_by


def test_handing_a_task_on_is_told_to_whoever_is_asked_and_the_answer_to_whoever_asked() -> None:
    bea = Recipient("raising", SCHOOL.id, person="bea")
    story = Story(protocol=CITING)
    asked = HandedOn(story.the("colleagues.raise").id, "bea")
    assert to(told_by(story, asked), "handed on") == [bea]
    who = Actor("bea", (Capacity("raising", SCHOOL.id, HANDED_ON),))
    assert to(told_by(story, HandedOnAnswered(2, accepts=True), who), "taken on") == [ANN]
    who = Actor("bea", (Capacity("raising", SCHOOL.id, TAKING_ON),))
    assert to(told_by(story, HandedOnAnswered(2, accepts=False), who), "given back") == [ANN]
    assert say_news("handed on", "talk") == "a colleague asks you to take this on: talk"


def test_stepping_aside_is_told_to_their_lead_the_board_the_other_side_and_who_owes_it() -> None:
    story = Story(protocol=CITING)
    told = told_by(story, SteppedAside("practitioner"))
    other_side = involved(CITING, story.case, "answering")
    assert to(told, "stepped aside") == [OUR_LEAD, *officers(), *other_side]
    assert to(told, "owed") == [OUR_LEAD]


def test_somebody_on_both_sides_is_told_in_words_that_stand_by_themselves() -> None:
    """Casework tells of it, because no case knows who comes to have which post."""
    assert say_news("on both sides", "", "Ann") == (
        "Ann has roles on both sides of this case, and keeps a part on the side they were on first"
    )


def test_an_absence_is_told_in_words_that_stand_by_themselves() -> None:
    """Casework tells of it, because no case knows who is away."""
    covering = "you stand in for Bea Lee, who is away and has this to do: talk"
    uncovered = "somebody is away and has this to do: talk"
    assert say_news("covering", "talk", whom="Bea Lee") == covering
    assert say_news("uncovered", "talk") == uncovered
