"""Where an agency says that this is not the child it knows, the side that raised it is asked who it
is: it puts that right, or says that it is the same child.
"""

from msgspec.structs import replace

from concordat.core.acts import (
    AnyAct,
    Child,
    ChildConfirmed,
    Corrected,
    DangerAcknowledged,
    DangerAnswered,
    DangerPassed,
    IdentityConfirmed,
    IdentityCorrected,
    Note,
    RiskStated,
    Withdrawn,
)
from concordat.core.case import Owed
from concordat.core.notices import Telling, tellings
from concordat.core.who.danger import asked_posts_now
from concordat.core.who.offers import offers
from concordat.core.who.parts import Actor
from concordat.core.who.recipients import everyone, officers, owners
from tests.core.ladder import LADDER
from tests.core.stories import (
    CARE,
    CLINIC,
    CLINIC_LEAD,
    HEAD,
    MANAGER,
    OFFICER,
    RAISER,
    TEAM_LEAD,
    Story,
    refused,
)

CHILDREN = (Child("1", note="child-1"), Child("2", note="child-2"))
CORRECTED = IdentityCorrected("1", notes=(Note("child-3", "child", "1"), Note("why", "reason")))


def raised() -> Story:
    return Story(CARE, CLINIC, children=CHILDREN)


def disputed() -> Story:
    return raised().do(ChildConfirmed("1", known=False), who=TEAM_LEAD)


def asked(story: Story) -> list[Owed]:
    return [duty for duty in story.case.open_duties if duty.key == "identify"]


def offered(story: Story, who: Actor) -> set[tuple[str, str]]:
    kinds = ("correct-child", "same-child", "confirm-child")
    found = offers(LADDER, story.case, who)
    return {(each.kind, each.about) for each in found if each.open and each.kind in kinds}


def told(story: Story, act: AnyAct, who: Actor) -> tuple[Telling, ...]:
    before, many = story.case, len(story.events)
    story.do(act, who=who)
    return tellings(LADDER, before, story.case, story.events[many:])


def test_the_raiser_has_a_task_once_an_agency_does_not_know_the_child() -> None:
    assert asked(raised()) == []
    story = disputed()
    (duty,) = asked(story)
    assert duty.id.about == "1"
    assert (duty.due, duty.strength, duty.holds) == (None, "must", False)
    assert {each.person for each in owners(LADDER, story.case, duty) if each.person} == {"ann"}
    story.do(ChildConfirmed("1", known=False), who=CLINIC_LEAD)
    assert len(asked(story)) == 1, "however many agencies say so, it is one question"


def test_correcting_who_the_child_is_settles_it_and_asks_everybody_who_answers_again() -> None:
    story = disputed().do(ChildConfirmed("1", known=True), who=CLINIC_LEAD)
    story.do(CORRECTED, who=RAISER)
    assert asked(story) == []
    assert [child.note for child in story.case.raised.children] == ["child-3", "child-2"]
    assert story.case.children_known == {}, "they knew the child that was named before"
    for who in (TEAM_LEAD, CLINIC_LEAD):
        assert ("confirm-child", "1") in offered(story, who)


def test_that_it_is_the_same_child_settles_it_and_asks_those_again_who_did_not_know_them() -> None:
    story = disputed().do(ChildConfirmed("1", known=True), who=CLINIC_LEAD)
    story.do(IdentityConfirmed("1"), who=RAISER)
    assert asked(story) == []
    assert story.case.children_known == {("1", CLINIC.id): True}
    assert ("confirm-child", "1") in offered(story, TEAM_LEAD)
    story.do(ChildConfirmed("1", known=False), who=TEAM_LEAD)
    assert len(asked(story)) == 1, "they are asked again"


def test_an_agency_that_finds_the_child_after_all_settles_it() -> None:
    story = disputed().do(ChildConfirmed("1", known=False), who=CLINIC_LEAD)
    story.do(ChildConfirmed("1", known=True), who=TEAM_LEAD)
    assert len(asked(story)) == 1, "the other agency still doesn't know them"
    story.do(ChildConfirmed("1", known=True), who=CLINIC_LEAD)
    assert asked(story) == []


def test_a_wrong_name_can_be_put_right_at_any_time_also_after_the_end() -> None:
    for story in (raised(), raised().do(Withdrawn())):
        for who in (RAISER, OFFICER):
            assert ("correct-child", "2") in offered(story, who)
        story.do(CORRECTED, who=RAISER)
        assert story.case.raised.children[0].note == "child-3"


def test_the_business_manager_can_put_it_right_and_those_who_answer_cannot() -> None:
    story = disputed()
    for act in (CORRECTED, IdentityConfirmed("1")):
        with refused("other-side", story):
            story.do(act, who=TEAM_LEAD)
    story.do(CORRECTED, who=OFFICER)
    assert asked(story) == []


def test_nobody_says_that_it_is_the_same_child_unless_somebody_doubts_it() -> None:
    with refused("nobody-asks"):
        raised().do(IdentityConfirmed("1"), who=RAISER)
    for act in (IdentityCorrected("3"), IdentityConfirmed("3")):
        with refused("no-such-child"):
            raised().do(act, who=RAISER)


def test_a_correction_of_it_that_is_taken_out_brings_back_who_it_was() -> None:
    story = disputed().do(CORRECTED, who=RAISER)
    story.do(Corrected(len(story.events)), who=RAISER)
    assert story.case.raised.children[0].note == "child-1"
    assert len(asked(story)) == 1


def test_everybody_in_the_case_is_told_that_it_was_corrected_and_not_what() -> None:
    story = disputed()
    found = told(story, CORRECTED, RAISER)
    assert {each.to for each in found} >= set(everyone(LADDER, story.case))
    assert {each.what for each in found} == {
        "who the child is was corrected",
        "who the child is was corrected: say whether this is the child you know",
    }
    asked_again = {each.to.agency for each in found if each.what.endswith("you know")}
    assert asked_again == {CARE.id, CLINIC.id}


def test_that_it_is_the_same_child_is_told_to_those_who_answer_and_the_board() -> None:
    story = disputed()
    to = {each.to for each in told(story, IdentityConfirmed("1"), RAISER)}
    assert {each.agency for each in to if each.side == "answering"} == {CARE.id, CLINIC.id}
    assert {each for each in to if each.side == "board"} == set(officers())


def test_whoever_is_asked_who_it_is_is_told_so() -> None:
    found = told(raised(), ChildConfirmed("1", known=False), TEAM_LEAD)
    owed = [each for each in found if each.kind == "owed"]
    assert {each.what for each in owed} == {"say who the child is, or that it is the same child"}
    assert "ann" in {each.to.person for each in owed}


def test_the_task_is_in_the_procedures_own_words() -> None:
    adults = replace(LADDER, words={"child": "adult"})
    story = Story(CARE, protocol=adults, children=CHILDREN)
    (duty,) = asked(story.do(ChildConfirmed("1", known=False), who=TEAM_LEAD))
    assert duty.what == "say who the adult is, or that it is the same adult"


def in_danger() -> Story:
    """Danger was stated by the side that raised it, and read by the one that answers."""
    story = Story(CARE, children=CHILDREN).do(RiskStated(), who=RAISER)
    (danger,) = story.case.dangers
    return story.do(DangerAcknowledged(danger.seq), who=TEAM_LEAD)


def test_danger_that_was_read_of_another_child_is_to_be_read_again() -> None:
    story = in_danger()
    (danger,) = story.case.dangers
    assert CARE.id not in {each.agency for each in asked_posts_now(LADDER, story.case, danger)}
    asked_again = told(story, CORRECTED, RAISER)
    (danger,) = story.case.dangers
    now = {each.agency: each for each in asked_posts_now(LADDER, story.case, danger)}
    assert now[CARE.id].at == story.now
    assert now[CARE.id].by > story.now, "they have as long as before"
    to_read = [each for each in asked_again if each.kind == "acknowledge"]
    assert {each.to.agency for each in to_read} >= {CARE.id}
    assert {each.due for each in to_read} == {now[CARE.id].by}
    story.do(DangerAcknowledged(danger.seq), who=TEAM_LEAD)
    assert story.case.dangers[0].heard_by("answering", CARE.id) is not None


def test_that_the_child_is_safe_was_said_of_another_child() -> None:
    story = in_danger()
    (danger,) = story.case.dangers
    story.do(DangerPassed(danger.seq), who=HEAD)
    assert story.case.dangers[0].passed
    story.do(CORRECTED, who=RAISER)
    assert not story.case.dangers[0].passed
    assert story.case.standing, "it stands until it is said of this child"


def test_where_it_was_agreed_that_the_other_child_is_safe_everybody_is_told_to_look() -> None:
    story = in_danger()
    (danger,) = story.case.dangers
    story.do(DangerPassed(danger.seq), who=HEAD)
    story.do(DangerAnswered(danger.seq, agrees=True), who=MANAGER)
    assert not story.case.standing
    heard = [each for each in told(story, CORRECTED, RAISER) if each.kind == "in danger"]
    assert {each.to.side for each in heard} == {"raising", "answering", "board"}
    assert all("Look whether this child is safe" in each.what for each in heard)
