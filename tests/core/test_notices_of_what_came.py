"""Whoever was told that something is owed or late is told, once, what became of it; and nobody is
told only what follows from an act.
"""

from msgspec.structs import replace

from concordat.core.acts import (
    CarriedOut,
    Corrected,
    HandedOn,
    Positioned,
    Reminded,
)
from concordat.core.notices import Telling, news_of, say_news, tellings
from concordat.core.notices.claimed import said_of_the_time
from concordat.core.who.parts import Actor, Capacity
from concordat.core.who.recipients import Recipient, owners
from tests.core.ladder import CITING
from tests.core.stories import ANYBODY, CARE, CLINIC, RAISER, SCHOOL, TEAM_LEAD, Story, at
from tests.core.test_notices import ANN, AT_THE_BOARD, LEAD, OUR_LEAD, talking, to, told_by

DEE_AT_WORK = Actor("dee", (Capacity("answering", CARE.id, "practitioner"),))


def talked(story: Story) -> CarriedOut:
    return CarriedOut((story.the("colleagues.talk").id,))


def late_people(story: Story, when: str) -> list[Recipient]:
    """Everybody who is told that time has passed by then."""
    told = tellings(story.record.protocol, story.case, story.look(when))
    return [*to(told, "late"), *to(told, "go on")]


def hear(told: tuple[Telling, ...], what: str) -> list[Recipient]:
    """Who hears that it was done, however it is said."""
    return [each.to for each in told if each.kind in ("done", "came") and what in each.what]


def test_everybody_who_was_told_that_it_is_late_is_told_once_that_it_has_come() -> None:
    story = talking()
    late = late_people(story, "9 10:00")
    told = told_by(story, talked(story), who=TEAM_LEAD, when="9 11:00")
    came = hear(told, "colleagues: talk")
    assert {*late} <= {*came}
    assert len(came) == len({*came})
    (said,) = {each.what for each in told if each.kind == "came"}
    assert say_news("came", said, whom="Care") == (
        "this has been done by Care, at 11am on Monday 9 November 2026: colleagues: talk"
    )


def test_what_is_said_to_have_been_in_time_is_told_as_whoever_recorded_it_says() -> None:
    """Nobody has confirmed it: it is no fact that it was in time."""
    story = talking()
    told = told_by(story, talked(story), who=TEAM_LEAD, when="9 11:00", happened="4 10:00")
    came = {each.what for each in told if each.kind == "came"}
    (said,) = came
    assert say_news("came", said, whom="Care") == (
        "this has been done by Care: colleagues: talk (at 10am on Wednesday 4 November 2026, as "
        "they say; recorded at 11am on Monday 9 November 2026)"
    )
    (done,) = (each.what for each in told if each.kind == "done")
    assert done == said.split(": ", 1)[1], "whom it is towards reads the same of when it was"
    assert {*AT_THE_BOARD, OUR_LEAD} <= {*to(told, "came")}


def test_what_another_side_records_is_no_word_of_whose_it_was() -> None:
    story = talking()
    duty = story.the("colleagues.talk")
    story.do(talked(story), "9 11:00", who=TEAM_LEAD, happened="4 10:00")
    event = story.events[-1]
    assert ", as they say; recorded at 11am on Monday" in said_of_the_time(event, duty)
    by_the_raiser = replace(event, side="raising", agency=SCHOOL.id)
    assert ", as was recorded at 11am on Monday" in said_of_the_time(by_the_raiser, duty)


def test_what_is_recorded_on_its_own_day_once_its_time_has_passed_says_both() -> None:
    story = talking()
    told = told_by(story, talked(story), who=TEAM_LEAD, when="5 18:00", happened="5 16:00")
    assert all("as they say; recorded at 6pm" in each.what for each in told if each.kind == "came")
    assert to(told, "came")
    told = told_by(talking(), talked(talking()), who=TEAM_LEAD, when="5 16:30", happened="5 16:00")
    assert not [each for each in told if "recorded" in each.what]


def test_in_time_those_who_owe_it_are_told_and_nobody_else() -> None:
    story = talking()
    told = told_by(story, talked(story), who=TEAM_LEAD, when="3 11:00")
    assert to(told, "came") == [LEAD]
    assert to(told, "done") == [ANN], "whom it is towards"


def test_whoever_was_reminded_or_asked_to_take_it_on_is_told() -> None:
    story = talking()
    talk = story.the("colleagues.talk").id
    story.do(Reminded((talk,)), "3 09:00", who=RAISER)
    assert to(told_by(story, talked(story), who=TEAM_LEAD, when="3 11:00"), "came") == [LEAD]
    story = Story(protocol=CITING)
    raise_it = story.the("colleagues.raise").id
    story.do(HandedOn(raise_it, "bea"), "2 11:00", who=RAISER)
    told = told_by(story, CarriedOut((raise_it,)), when="2 12:00")
    assert Recipient("raising", SCHOOL.id, person="bea") in to(told, "came")


def test_what_is_done_otherwise_than_by_carrying_it_out_is_told_as_well() -> None:
    story = Story(protocol=CITING).talked()
    story.say("agreed", when="3 11:00")
    owing = {*owners(CITING, story.case, story.the("confirm"))}
    agreed = Positioned("answering", CARE.id, {"1": "agreed"})
    told = told_by(story, agreed, who=DEE_AT_WORK, when="3 12:00")
    others = owing - {Recipient("answering", CARE.id, person="dee")}
    assert others
    assert others <= {*to(told, "said")}, "in the words of what was said"
    assert to(told, "came") == [], "nobody is told twice"


def test_no_agency_is_told_what_another_one_did_for_itself() -> None:
    story = Story(CARE, CLINIC, protocol=CITING).done("colleagues.raise", "2 11:00")
    told = told_by(story, CarriedOut((story.the("colleagues.talk", CLINIC.id).id,)), when="9 11:00")
    assert to(told, "came")
    assert all(each.agency != CARE.id for each in to(told, "came"))


def test_what_is_not_owed_any_more_is_told_to_who_was_told_that_it_was_late() -> None:
    story = talking()
    late = late_people(story, "9 10:00")
    story.now = at("9 10:00")
    told = told_by(story, Corrected(2), who=ANYBODY, when="9 11:00")
    gone = [each.to for each in told if each.kind == "not owed" and "talk" in each.what]
    assert {*late} <= {*gone}


def test_who_was_told_that_it_is_late_is_told_that_there_is_more_time() -> None:
    story = talking()
    sent = CarriedOut((story.the("colleagues.raise").id,))
    late = late_people(story, "6 10:00")
    story.now = at("6 10:00")
    told = told_by(
        story, Corrected(2, instead=sent, happened=at("5 10:00")), who=ANYBODY, when="6 11:00"
    )
    assert to(told, "new date") == [LEAD], "who owes it hears its date"
    assert {*to(told, "more time")} == {*late} - {LEAD}
    assert all(each.due == story.the("colleagues.talk").due for each in told if each.due)


def test_what_follows_is_told_with_what_was_done_first() -> None:
    story = Story(protocol=CITING)
    told = told_by(story, CarriedOut((story.the("colleagues.raise").id,)), when="2 11:00")
    [said] = {each.what for each in told if each.kind == "happened"}
    assert to(told, "owed") == to(told, "happened") == [LEAD]
    assert say_news("happened", said, whom="The school") == (
        "The school recorded this: Done: colleagues: raise"
    )
    for each in {telling.to for telling in told}:
        kinds = [telling.kind for telling in told if telling.to == each]
        assert not all(news_of(kind).beside for kind in kinds), (each, kinds)
    later = tellings(CITING, story.case, story.look("9 10:00"))
    assert not to(later, "happened"), "time alone does nothing"


def test_what_has_to_be_done_again_is_told_to_who_owes_it_again() -> None:
    story = talking()
    story.do(talked(story), "3 11:00", who=TEAM_LEAD)
    told = told_by(story, Corrected(3), who=ANYBODY, when="3 12:00")
    assert [each.what for each in told if each.kind == "owed" and each.to == LEAD] == [
        "colleagues: talk"
    ]


def test_a_case_that_a_correction_leaves_where_it_was_has_not_gone_on() -> None:
    story = talking()
    story.up("risk to the child", "3 10:00", who=RAISER)
    told = told_by(story, Corrected(3), who=ANYBODY, when="3 11:00")
    assert to(told, "moved up") == []
    assert {each.what for each in told if each.kind == "is at"} == {"1"}
    assert say_news("is at", "1") == "the case is at stage 1 now"
