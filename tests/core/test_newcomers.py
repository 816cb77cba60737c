"""Whoever comes into a case that is under way is told so in the second person, what they have to do
now and by when, and of danger that stands.
"""

import pytest

from concordat.core.acts import (
    RISK_TO_CHILD,
    SUPPORTER,
    Answering,
    Appointed,
    Corrected,
    DangerAcknowledged,
    HandedOn,
    MovedUp,
    RiskStated,
    SteppedAside,
    TookOver,
)
from concordat.core.notices import Telling, say_news, told_of_entries
from concordat.core.posts import LEAD, Party
from concordat.core.who.parts import Actor, Capacity, actor
from concordat.core.who.recipients import Recipient, owners
from tests.core.ladder import CITING
from tests.core.stories import CARE, CLINIC, OFFICER, RAISER, SCHOOL, TEAM_LEAD, Story, at
from tests.core.test_danger import NIGHT, talking
from tests.core.test_danger import told as told_by

BEA = Recipient("raising", SCHOOL.id, person="bea")
ROS = Recipient("answering", CARE.id, person="eli")
WARNED = "the warning has stood since 10pm on Saturday 7 November 2026"


def of(found: tuple[Telling, ...], to: Recipient, kind: str) -> list[Telling]:
    return [each for each in found if each.to == to and each.kind == kind]


def in_danger() -> Story:
    return talking().do(RiskStated(), NIGHT, who=OFFICER)


def test_whoever_takes_over_reads_that_it_is_theirs_with_what_they_owe_and_by_when() -> None:
    story = Story(protocol=CITING)
    act = TookOver("raising", SCHOOL.id, "bea", "ann")
    found = told_by(story, act, OFFICER)
    (said,) = of(found, BEA, "newcomer")
    assert say_news(said.kind, said.what, whom="Ann Bell") == (
        "you go on with this case for your agency in the place of Ann Bell"
    )
    first = story.the("colleagues.raise")
    assert (first.what, first.due) in [(each.what, each.due) for each in of(found, BEA, "owed")]
    assert not of(found, BEA, "took over"), "others read who it is"


def test_who_takes_over_while_danger_stands_is_asked_to_acknowledge_it() -> None:
    story = in_danger()
    found = told_by(story, TookOver("answering", CARE.id, "eli", "dee"), OFFICER, "7 22:10")
    (asked,) = of(found, ROS, "acknowledge")
    assert asked.due == at("7 22:30")
    assert not of(found, ROS, "in danger")
    read = in_danger().do(DangerAcknowledged(3), "7 22:05", who=TEAM_LEAD)
    found = told_by(read, TookOver("answering", CARE.id, "eli", "dee"), OFFICER, "7 22:10")
    assert not of(found, ROS, "acknowledge")
    assert WARNED in of(found, ROS, "in danger")[0].what


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("mediator", "you were appointed in this case: mediator"),
        ("companion", "you were asked to go along with somebody in this case"),
    ],
)
def test_whoever_is_brought_in_reads_it_of_themselves_and_of_danger(role: str, said: str) -> None:
    story = in_danger()
    act = Appointed(role, "mia") if role == "mediator" else Appointed(role, "bea", side="raising")
    found = told_by(story, act, OFFICER if role == "mediator" else RAISER, "7 22:10")
    (first,) = [each for each in found if each.kind == "newcomer"]
    assert say_news(first.kind, first.what) == said
    assert WARNED in of(found, first.to, "in danger")[0].what
    assert not of(found, first.to, "brought in")


def test_who_is_handed_a_task_and_who_is_next_up_read_of_danger_that_stands() -> None:
    story = Story(protocol=CITING).do(RiskStated(), NIGHT, who=OFFICER)
    asked = HandedOn(story.the("colleagues.raise").id, "bea")
    found = told_by(story, asked, RAISER, "7 22:10")
    assert WARNED in of(found, BEA, "in danger")[0].what
    lead = Recipient("raising", SCHOOL.id, post=LEAD)
    found = told_by(in_danger(), SteppedAside("practitioner"), RAISER, "7 22:10")
    assert of(found, lead, "stepped aside")[0].what.startswith("you act in their place now")
    assert of(found, lead, "acknowledge"), "it falls to them now"
    assert not of(found, lead, "in danger")


def test_an_agency_that_answers_from_now_on_reads_of_danger_that_stands() -> None:
    story = in_danger()
    found = told_by(story, Answering(Party(CLINIC.id, CLINIC.kind)), OFFICER, "7 22:10")
    lead = Recipient("answering", CLINIC.id, post=LEAD)
    assert of(found, lead, "raised")
    assert WARNED in of(found, lead, "in danger")[0].what
    assert not of(found, lead, "acknowledge"), "whoever answers is asked"


def test_the_lead_of_who_is_brought_in_to_share_the_concern_reads_of_danger_once() -> None:
    story = in_danger()
    act = Appointed(SUPPORTER, "mia", side="third", agency="club")
    found = told_by(story, act, RAISER, "7 22:10")
    for to in (Recipient("third", "club", person="mia"), Recipient("third", "club", post=LEAD)):
        (said,) = of(found, to, "in danger")
        assert WARNED in said.what
    another = told_by(story, Appointed("companion", "bea", side="raising"), RAISER, "7 22:20")
    assert not of(another, Recipient("third", "club", post=LEAD), "in danger"), "they know"


def stated_at_night() -> Story:
    return talking().do(RiskStated(), NIGHT, who=RAISER)


def warned(found: tuple[Telling, ...]) -> set[tuple[str, str]]:
    return {(each.to.side, each.to.post) for each in found if each.kind == "in danger"}


def warned_by_moving_up(when: str, told_last: str) -> set[tuple[str, str]]:
    """Who is told that danger stands by moving up, where anything was told last before that."""
    story = stated_at_night()
    story.now = at(when)
    before, since = story.record, story.record.case(at(told_last))
    story.do(MovedUp(RISK_TO_CHILD), when, who=RAISER)
    added = story.events[len(before.events) :]
    return warned(told_of_entries(before, story.record, added, since, story.case))


MANAGER = ("answering", "manager")


def test_whoever_a_move_up_brings_in_reads_of_danger_unless_they_were_told_of_it() -> None:
    assert MANAGER in warned_by_moving_up("7 22:10", NIGHT)
    assert MANAGER in warned_by_moving_up("7 22:40", NIGHT), "time had passed, and nobody was told"
    assert MANAGER not in warned_by_moving_up("7 22:40", "7 22:31"), "they were told with the sweep"


def test_whoever_becomes_the_next_one_up_is_told_then() -> None:
    record = stated_at_night().record

    def by_time(one: str, other: str) -> tuple[Telling, ...]:
        before, after = (record.case(at(each)) for each in (one, other))
        return told_of_entries(record, record, (), before, after)

    found = by_time(NIGHT, "7 22:31")
    (said,) = of(found, Recipient("answering", CARE.id, post="manager"), "in danger")
    assert WARNED in said.what
    assert warned(found) == {MANAGER}, "whoever is asked now is asked, and told nothing beside it"
    assert not warned(by_time("7 22:31", "7 22:45")), "once"


def stated_by_who_goes_on() -> Story:
    """The raiser said that the child is in danger: what the text asks then is theirs by name."""
    return talking().do(RiskStated(), NIGHT, who=RAISER)


def owing(story: Story, key: str = "emergency") -> tuple[Recipient, ...]:
    return owners(CITING, story.case, story.the(key))


def test_what_somebody_owed_by_name_is_owed_by_who_goes_on_who_is_told_by_when() -> None:
    story = stated_by_who_goes_on()
    emergency = story.the("emergency")
    assert owing(story) == (Recipient("raising", SCHOOL.id, person="ann"),)
    found = told_by(story, TookOver("raising", SCHOOL.id, "bea", "ann"), OFFICER, "7 22:10")
    assert owing(story) == (BEA,)
    told = [(each.due, each.clause) for each in of(found, BEA, "owed") if each.what == "emergency"]
    assert told == [(emergency.due, emergency.clause)], "once, with its date"
    bea = actor(CITING, story.case, story.record.directory, "bea", at(NIGHT).date())
    assert bea.owes(CITING.duty("emergency"), story.the("emergency"))
    found = told_by(story, Corrected(len(story.events)), OFFICER, "7 22:20")
    ann = Recipient("raising", SCHOOL.id, person="ann")
    assert owing(story) == (ann,)
    assert [each.due for each in of(found, ann, "owed") if each.what == "emergency"]


def test_what_others_owe_by_name_or_for_another_agency_stays_with_them() -> None:
    story = stated_by_who_goes_on()
    story.do(TookOver("answering", CARE.id, "eli", "dee"), "7 22:10", who=OFFICER)
    assert owing(story) == (Recipient("raising", SCHOOL.id, person="ann"),)


def test_where_who_goes_on_steps_aside_it_is_owed_by_whoever_went_before() -> None:
    story = talking().do(TookOver("raising", SCHOOL.id, "bea", "ann"), "7 21:00", who=OFFICER)
    bea = Actor("bea", (Capacity("raising", SCHOOL.id, "practitioner"),))
    story.do(RiskStated(), NIGHT, who=bea)
    assert owing(story) == (BEA,)
    found = told_by(story, SteppedAside("practitioner"), bea, "7 22:10")
    ann = Recipient("raising", SCHOOL.id, person="ann")
    assert owing(story) == (ann,)
    assert story.the("emergency").person == "ann", "by name, as before"
    assert [each.what for each in of(found, ann, "owed")].count("emergency") == 1
