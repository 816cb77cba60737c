"""Whoever rang the board's business manager is told what was typed for them."""

from msgspec.structs import replace

from concordat.core.acts import ALLEGATION, Alongside, SafetyStated
from concordat.core.notices import tellings
from concordat.core.notices.words import say_news
from concordat.core.posts import SideOf
from tests.core.ladder import CITING
from tests.core.stories import CARE, OFFICER
from tests.core.test_notices import ANN, DEE, talking, to, told_by


def test_who_rang_is_told_what_was_typed_for_them() -> None:
    told = told_by(talking(), SafetyStated("raising"), OFFICER, behalf="ann")
    assert to(told, "recorded") == [ANN]
    typed = next(each.what for each in told if each.kind == "recorded")
    assert say_news("recorded", typed, by="Olu Ade") == (
        "Olu Ade recorded this for you: “the agency that raised it: what keeps the child safe”"
    )
    told = told_by(talking(), SafetyStated("answering", CARE.id), OFFICER, behalf="dee")
    assert to(told, "recorded") == [DEE]


def test_who_rang_to_have_it_raised_is_told_that_it_was_in_their_name() -> None:
    story = talking()
    typed = replace(story.events[0], by="olu", behalf="ann", word_of=SideOf("raising"))
    told = tellings(CITING, None, story.case, (typed,))
    assert to(told, "raised for you") == [ANN]
    said = say_news("raised for you", "a disagreement was raised in your name", "Olu")
    assert said == "a disagreement was raised in your name by Olu, because you rang"


def test_what_is_for_the_board_alone_is_told_to_nobody_it_was_typed_for() -> None:
    story = talking()
    before = story.case
    event = story.do(Alongside(ALLEGATION), who=OFFICER).events[-1]
    typed = replace(event, behalf="dee", word_of=SideOf("answering", CARE.id))
    told = tellings(CITING, before, story.case, (typed,))
    assert to(told, "beside")
    assert {each.to.side for each in told} == {"board"}
