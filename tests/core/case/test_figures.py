"""A board's own figure for saying and confirming what is agreed, so that nobody stalls a case."""

from datetime import date

from msgspec.structs import replace

from concordat.core.acts import ActionAgreed
from tests.core.ladder import LADDER, limit
from tests.core.stories import CARE, RAISER, Story, at

FIGURES = replace(
    LADDER, figures={"say": limit("1 working day"), "confirm": limit("2 working days")}
)


def test_the_boards_own_figure_is_the_date_for_saying_and_for_confirming() -> None:
    story = Story(protocol=FIGURES).talked("3 10:00")
    assert story.the("say").due == at("4 17:00")
    story.say("agreed", when="4 10:00")
    confirm = story.the("confirm")
    assert (confirm.due, confirm.limit) == (at("6 17:00"), "2 working days")
    late = story.look("6 17:01")
    assert [duty.key for duty in late.open_duties if duty.late(late.now)] == ["confirm"]


def test_it_is_the_date_for_accepting_an_action_whatever_date_that_has() -> None:
    told = replace(LADDER, figures={"accept": limit("2 working days")})
    story = Story(protocol=told).talked("3 10:00")
    visit = ActionAgreed("a1", "answering", CARE.id, date(2026, 11, 20))
    story.do(visit, "3 11:00", who=RAISER)
    assert story.the("accept").due == at("5 17:00")


def test_without_one_there_is_no_date() -> None:
    story = Story().talked("3 10:00")
    assert story.the("say").due is None
    assert story.say("agreed", when="4 10:00").the("confirm").due is None
