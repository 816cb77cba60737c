"""A child in danger: who owes what then, who is asked to acknowledge it, how it stands until the
other agency agrees, and what can be said of it.
"""

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    AnyAct,
    CarriedOut,
    DangerAcknowledged,
    DangerAnswered,
    DangerPassed,
    RiskStated,
    TakenNoFurther,
)
from concordat.core.case import Case
from concordat.core.duties.owed import Owed
from concordat.core.notices import Telling, tellings
from concordat.core.notices.danger import READ_BY_ALL
from concordat.core.posts import PostRef
from concordat.core.protocol import RISK, Protocol
from concordat.core.who.danger import goes_up_at
from concordat.core.who.parts import Actor, Capacity
from concordat.core.who.recipients import Recipient, officers, owners
from concordat.core.who.tiers import tiers_named
from tests.core.ladder import CITING, changed, duty, with_duties
from tests.core.stories import (
    CARE,
    CHAIR,
    CLINIC,
    COMPANY,
    HEAD,
    IN_POST,
    MANAGER,
    OFFICER,
    RAISER,
    SCHOOL,
    TEAM_LEAD,
    Story,
    at,
    refused,
)

DEE = Actor("dee", (Capacity("answering", CARE.id, "practitioner"),))
OTHER_WORKER = Actor("ros", (Capacity("raising", SCHOOL.id, "team lead"),))
NIGHT = "7 22:00"  # a Saturday


def talking(*answering: object, protocol: Protocol = CITING) -> Story:
    story = Story(*answering, protocol=protocol, people=IN_POST)  # type: ignore[arg-type]
    return story.done("colleagues.raise", "2 11:00")


def emergencies(case: Case) -> list[Owed]:
    return [each for each in case.duties if each.key == "emergency"]


def told(story: Story, act: AnyAct, who: Actor, when: str | None = None) -> tuple[Telling, ...]:
    before, many = story.case, len(story.events)
    story.do(act, when, who=who)
    return tellings(story.record.protocol, before, story.case, story.events[many:])


def asked(found: tuple[Telling, ...]) -> list[Recipient]:
    return [each.to for each in found if each.kind == "acknowledge"]


def between(story: Story, one: str, other: str) -> tuple[Telling, ...]:
    """What time alone tells from one instant to another."""
    before, after = (story.record.case(at(each)) for each in (one, other))
    return tellings(story.record.protocol, before, after)


# ── Whoever says so owes what the text asks ───────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("who", "side", "agency", "their_own"),
    [
        (RAISER, "raising", None, Recipient("raising", SCHOOL.id, person="ann")),
        (HEAD, "raising", None, Recipient("raising", SCHOOL.id, person="hed")),
        (TEAM_LEAD, "answering", CARE.id, Recipient("answering", CARE.id, person="eli")),
        (DEE, "answering", CARE.id, Recipient("answering", CARE.id, person="dee")),
    ],
)
def test_whoever_states_danger_owes_the_emergency_duty_on_either_side(
    who: Actor, side: str, agency: str | None, their_own: Recipient
) -> None:
    story = talking().do(RiskStated(), NIGHT, who=who)
    (owed,) = emergencies(story.case)
    assert (owed.side, owed.agency) == (side, agency)
    assert owners(CITING, story.case, owed) == (their_own,)
    assert [person.owes(CITING.duty(owed.key), owed) for person in (who, MANAGER)] == [True, False]


def test_it_is_owed_once_for_each_statement_also_after_the_end() -> None:
    story = talking().do(RiskStated(), NIGHT, who=RAISER).do(RiskStated(), "7 22:10", who=RAISER)
    assert len(emergencies(story.case)) == 2
    (look,) = story.do(TakenNoFurther(), "9 10:00", who=RAISER).open("stopping")
    story.do(CarriedOut((look.id,)), "9 11:00", who=OFFICER).do(RiskStated(), "11 22:00", who=DEE)
    assert story.case.end == "not taken further"
    last, end_of_day = emergencies(story.case)[-1], at("11 23:59").replace(second=59)
    assert (last.open, last.side, last.due) == (True, "answering", end_of_day)
    story.do(CarriedOut((last.id,)), "11 22:30", who=DEE)
    assert [each.how for each in emergencies(story.case)] == [None, None, "done"]


def test_a_colleague_in_the_post_that_the_text_names_may_record_it_too() -> None:
    story = talking().do(RiskStated(), NIGHT, who=HEAD)
    (owed,) = emergencies(story.case)
    with refused("not-yours", story):
        story.do(CarriedOut((owed.id,)), who=TEAM_LEAD)
    assert not story.do(CarriedOut((owed.id,)), who=RAISER).case.duty(owed.id).open  # type: ignore[union-attr]


def test_where_the_text_asks_all_to_act_the_other_side_owes_it_too() -> None:
    both = changed(
        "emergency",
        who=(PostRef("raising", "practitioner"), PostRef("answering", "team lead")),
        owed="party",
        side="both",
    )
    for who, stater in ((RAISER, "raising"), (MANAGER, "answering")):
        story = talking(protocol=with_duties(both)).do(RiskStated(), NIGHT, who=who)
        owed = {each.side: each for each in emergencies(story.case)}
        assert set(owed) == {"raising", "answering"}
        assert {side: each.person for side, each in owed.items()} == {
            "raising": "",
            "answering": "",
            stater: who.person,
        }


def test_what_the_text_asks_of_the_answering_side_alone_is_not_the_staters() -> None:
    visit = duty("visit", "act", "answering team lead", RISK, holds=False, survives=True)
    story = talking(protocol=with_duties(visit)).do(RiskStated(), NIGHT, who=RAISER)
    assert [(each.side, each.person) for each in story.case.duties if each.key == "visit"] == [
        ("answering", "")
    ]


def test_own_says_it_of_whoever_states_danger() -> None:
    own = changed(
        "emergency", who=(PostRef("own", "practitioner"),), towards=(PostRef("own", "manager"),)
    )
    story = talking(protocol=with_duties(own)).do(RiskStated(), NIGHT, who=TEAM_LEAD)
    (owed,) = emergencies(story.case)
    assert (owed.side, owed.agency, owed.person) == ("answering", CARE.id, "eli")
    assert ("answering", "manager") in tiers_named(story.record.protocol, story.case)


def test_danger_recorded_for_somebody_who_rang_is_theirs() -> None:
    story = talking().do(RiskStated(side="raising"), NIGHT, who=OFFICER, behalf="ann")
    (owed,) = emergencies(story.case)
    assert (owed.side, owed.person) == ("raising", "ann")


def test_nobody_states_danger_for_the_other_side() -> None:
    story = talking()
    with refused("other-side", story):
        story.do(RiskStated(side="answering", agency=CARE.id), who=RAISER)


def test_it_is_said_when_they_were_rung_if_anybody_was() -> None:
    story = talking()
    for wrong in (RiskStated("999"), RiskStated(rung_at=at("7 21:50"))):
        with refused("incomplete", story):
            story.do(wrong, NIGHT, who=RAISER)
    with refused("future", story):
        story.do(RiskStated("999", rung_at=at("7 22:30")), NIGHT, who=RAISER)
    with refused("no-time-zone", story):
        naive = at("7 21:50").replace(tzinfo=None)
        story.do(RiskStated("both", rung_at=naive), NIGHT, who=RAISER)
    said = RiskStated("999", rung_at=at("7 21:50"))
    danger = story.do(said, NIGHT, who=RAISER).case.standing[0]
    assert (danger.said.rung, danger.said.rung_at) == ("999", at("7 21:50"))


# ── Who is asked, and who is asked next ───────────────────────────────────────────────────────────


def test_one_post_on_each_side_is_asked_at_once_and_the_others_get_it_for_information() -> None:
    found = told(talking(), RiskStated(), RAISER, NIGHT)
    manager, lead = (
        Recipient("raising", SCHOOL.id, post="manager"),
        Recipient("answering", CARE.id, post="team lead"),
    )
    due = at("7 22:30")
    assert {(each.to, each.due) for each in found if each.kind == "acknowledge"} == {
        (manager, due),
        (Recipient("answering", CARE.id, person="dee"), due),
    }
    for_information = [each.to for each in found if each.kind == "danger"]
    assert {lead, *officers()} <= set(for_information)
    assert Recipient("raising", SCHOOL.id, person="ann") not in for_information, "they said so"
    assert manager not in for_information, "they are asked already"
    assert {each.what for each in found if each.kind == "danger"} == {
        "a child is thought to be in immediate danger; nobody had been rung when this was written"
    }


def test_unacknowledged_it_goes_up_each_time_that_the_time_for_it_has_passed() -> None:
    story = talking().do(RiskStated(), NIGHT, who=RAISER)
    assert asked(between(story, "7 22:00", "7 22:30")) == []
    lead = Recipient("answering", CARE.id, post="team lead")
    assert asked(between(story, "7 22:30", "7 22:31"))[-1] == lead
    higher = asked(between(story, "7 22:31", "7 23:01"))
    assert Recipient("answering", CARE.id, post="manager") in higher
    last = asked(between(story, "7 23:01", "7 23:31"))
    assert officers()[0] in last
    assert asked(between(story, "7 23:31", "9 12:00")) == []


def test_a_board_may_say_another_figure() -> None:
    story = talking(protocol=replace(CITING, danger_minutes=10))
    story.do(RiskStated(), NIGHT, who=RAISER)
    assert asked(between(story, "7 22:10", "7 22:11")) != []


def test_once_it_is_acknowledged_nobody_else_of_that_side_is_asked() -> None:
    story = talking().do(RiskStated(), NIGHT, who=RAISER)
    story.do(DangerAcknowledged(3), "7 22:20", who=TEAM_LEAD)
    found = asked(between(story, "7 22:20", "9 12:00"))
    assert {each.side for each in found} == {"board"}
    assert next(goes_up_at(CITING, story.case)) == at("7 22:30")


def test_once_one_side_has_acknowledged_it_the_other_goes_on_being_asked() -> None:
    story = talking().do(RiskStated(), NIGHT, who=RAISER)
    story.do(DangerAcknowledged(3, "raising"), "7 22:20", who=HEAD)
    higher = asked(between(story, "7 22:20", "9 12:00"))
    assert Recipient("answering", CARE.id, post="manager") in higher
    assert Recipient("raising", SCHOOL.id, post="director") not in higher


def test_acknowledged_at_the_last_moment_it_does_not_go_up() -> None:
    story = talking().do(RiskStated(), NIGHT, who=RAISER)
    story.do(DangerAcknowledged(3), "7 22:30", who=TEAM_LEAD)
    assert {each.side for each in asked(between(story, "7 22:30", "9 12:00"))} == {"board"}


def test_on_the_staters_side_it_goes_to_those_above_them() -> None:
    found = told(talking(), RiskStated(), TEAM_LEAD, NIGHT)
    assert asked(found) == [
        Recipient("raising", SCHOOL.id, person="ann"),
        Recipient("answering", CARE.id, post="manager"),
    ]


def test_who_records_immediate_action_taken_has_read_it_and_nobody_else_of_that_side_is_asked() -> (
    None
):
    story = talking().do(RiskStated(), NIGHT, who=RAISER)
    story.do(DangerPassed(3), "7 22:20", who=HEAD)
    danger = story.case.danger(3)
    assert danger
    assert danger.heard_by("raising", SCHOOL.id)
    assert danger.heard_by("answering", CARE.id) is None
    higher = asked(between(story, "7 22:20", "9 12:00"))
    assert Recipient("raising", SCHOOL.id, post="director") not in higher
    assert Recipient("answering", CARE.id, post="manager") in higher


@pytest.mark.parametrize("agrees", [True, False])
def test_who_says_whether_the_child_is_safe_now_has_read_it(agrees: bool) -> None:
    story = talking().do(RiskStated(), NIGHT, who=RAISER).do(DangerPassed(3), "7 22:20", who=HEAD)
    story.do(DangerAnswered(3, agrees=agrees), "7 22:25", who=TEAM_LEAD)
    assert story.case.dangers[0].heard_by("answering", CARE.id)
    to_read = [each for each in between(story, "7 22:25", "9 12:00") if each.what.endswith("doing")]
    assert asked(tuple(to_read)) == []


def test_the_business_manager_who_records_it_has_not_read_it_for_either_agency() -> None:
    story = talking().do(RiskStated(), NIGHT, who=RAISER)
    story.do(DangerPassed(3), "7 22:20", who=OFFICER)
    (danger,) = story.case.standing
    assert [danger.heard_by("raising", SCHOOL.id), danger.heard_by("answering", CARE.id)] == [
        None,
        None,
    ]


def test_who_said_so_themselves_is_no_second_pair_of_eyes_by_saying_that_it_has_passed() -> None:
    story = talking().do(RiskStated(), NIGHT, who=HEAD).do(DangerPassed(3), "7 22:20", who=HEAD)
    assert story.case.standing[0].heard == ()


def test_whoever_stated_it_is_told_that_it_was_read() -> None:
    story = talking().do(RiskStated(), NIGHT, who=RAISER)
    found = told(story, DangerAcknowledged(3), TEAM_LEAD, "7 22:20")
    ann = Recipient("raising", SCHOOL.id, person="ann")
    assert (ann, "danger", "eli") in [(each.to, each.kind, each.whom) for each in found]


def test_once_every_agency_has_read_it_whoever_was_told_of_it_hears_so_once() -> None:
    story = talking().do(RiskStated(), NIGHT, who=RAISER)
    first = told(story, DangerAcknowledged(3), TEAM_LEAD, "7 22:20")
    assert READ_BY_ALL not in {each.what for each in first}
    last = told(story, DangerAcknowledged(3), HEAD, "7 22:25")
    heard = [each.to for each in last if each.what == READ_BY_ALL]
    assert {Recipient("answering", CARE.id, person="dee"), *officers()} <= {*heard}
    assert len(heard) == len({*heard})
    assert Recipient("raising", SCHOOL.id, person="ann") not in heard, "they hear who it was"
    again = told(story, DangerAcknowledged(3), HEAD, "7 22:30")
    assert READ_BY_ALL not in {each.what for each in again}


# ── It stands until the other agency agrees ───────────────────────────────────────────────────────


def in_danger() -> Story:
    return talking().do(RiskStated(), NIGHT, who=RAISER)


def test_it_stands_until_a_manager_says_why_the_child_is_safe_and_the_other_agency_agrees() -> None:
    story = in_danger()
    assert [each.seq for each in story.case.standing] == [3]
    story.do(DangerPassed(3), "8 10:00", who=HEAD)
    assert story.case.standing != ()
    story.do(DangerAnswered(3), "8 11:00", who=TEAM_LEAD)
    assert story.case.standing == ()
    assert story.case.dangers[0].over == at("8 11:00")


def test_where_the_other_agency_does_not_agree_it_goes_on_standing() -> None:
    story = in_danger().do(DangerPassed(3), "8 10:00", who=HEAD)
    story.do(DangerAnswered(3, agrees=False), "8 11:00", who=TEAM_LEAD)
    (danger,) = story.case.standing
    assert (danger.passed, danger.refused is not None) == (0, True)
    story.do(DangerPassed(3), "8 12:00", who=OFFICER).do(DangerAnswered(3), who=TEAM_LEAD)
    assert story.case.standing == ()


def test_every_agency_that_is_asked_has_to_agree() -> None:
    story = talking(CARE, CLINIC).do(RiskStated(), NIGHT, who=RAISER)
    seq = story.case.standing[0].seq
    story.do(DangerPassed(seq), "8 10:00", who=HEAD).do(DangerAnswered(seq), who=TEAM_LEAD)
    assert story.case.standing != ()
    clinic = Actor("fay", (Capacity("answering", CLINIC.id, "practitioner"),))
    assert story.do(DangerAnswered(seq), who=clinic).case.standing == ()


@pytest.mark.parametrize("who", [RAISER, TEAM_LEAD, MANAGER, CHAIR, COMPANY])
def test_only_a_manager_of_the_staters_agency_or_the_business_manager_says_it_has_passed(
    who: Actor,
) -> None:
    story = in_danger()
    code = "companion" if who is COMPANY else "not-yours"
    with refused(code, story):
        story.do(DangerPassed(3), "8 10:00", who=who)


def test_the_other_side_may_say_what_it_did_as_often_as_it_likes() -> None:
    story = in_danger().do(DangerAcknowledged(3), "7 22:10", who=TEAM_LEAD)
    story.do(DangerAcknowledged(3), "7 23:10", who=TEAM_LEAD)
    assert len(story.case.standing[0].heard) == 2


def test_nobody_agrees_for_the_other_agency() -> None:
    story = in_danger()
    with refused("nothing-said", story):
        story.do(DangerAnswered(3), "8 10:00", who=TEAM_LEAD)
    story.do(DangerPassed(3), "8 10:00", who=HEAD)
    for who in (RAISER, HEAD, OFFICER):
        with refused("not-yours", story):
            story.do(DangerAnswered(3), "8 11:00", who=who)
    with refused("already-said", story):
        story.do(DangerPassed(3), "8 11:00", who=HEAD)


def test_nothing_is_said_of_danger_that_is_over_or_was_never_stated() -> None:
    story = in_danger()
    with refused("no-such-event", story):
        story.do(DangerAcknowledged(2), "8 10:00", who=TEAM_LEAD)
    with refused("not-yours", story):
        story.do(DangerAcknowledged(3), "8 10:00", who=CHAIR)
    story.do(DangerPassed(3), "8 10:00", who=HEAD).do(DangerAnswered(3), who=TEAM_LEAD)
    for act in (DangerAcknowledged(3), DangerPassed(3), DangerAnswered(3)):
        with refused("not-open", story):
            story.do(act, "8 12:00", who=TEAM_LEAD)


def test_the_other_agency_is_asked_whether_it_agrees_and_all_hear_what_it_says() -> None:
    story = in_danger()
    found = told(story, DangerPassed(3), HEAD, "8 10:00")
    dee = Recipient("answering", CARE.id, person="dee")
    by_words = {each.to: each.what for each in found if each.kind == "danger"}
    assert by_words[dee].endswith("say whether you agree")
    by_a_time = [each for each in found if each.kind == "acknowledge" and each.to == dee]
    assert [each.due for each in by_a_time] == [at("8 10:30")]
    assert by_words[officers()[0]].endswith("said to be safe now")
    for agrees, end in ((False, "the warning stays"), (True, "the child is safe now")):
        story = in_danger().do(DangerPassed(3), "8 10:00", who=HEAD)
        found = told(story, DangerAnswered(3, agrees=agrees), TEAM_LEAD, "8 11:00")
        assert Recipient("raising", SCHOOL.id, person="ann") in {each.to for each in found}
        assert all(each.what.endswith(end) for each in found if each.kind == "danger")


def test_danger_that_was_stated_by_mistake_is_not_taken_out_whether_or_not_it_was_read() -> None:
    story = in_danger()
    with refused("danger-stands", story):
        story.correct(3, "7 22:05")
    assert story.case.standing
    rested = in_danger().do(DangerAcknowledged(3), "7 22:10", who=TEAM_LEAD)
    with refused("rests-on-it", rested):
        rested.correct(3, "7 22:15")


def test_danger_stops_nothing() -> None:
    story = in_danger()
    talk = story.the("colleagues.talk")
    assert (talk.open, talk.due, story.case.stage) == (True, at("5 17:00"), "1")
    assert story.up("risk to the child", "8 10:00", who=RAISER).case.stage == "2"


def test_who_is_asked_next_does_not_change_when_the_case_moves_on() -> None:
    story = in_danger()
    before = story.case
    story.up("risk to the child", "7 22:05", who=RAISER)
    found = tellings(CITING, before, story.case, story.events[-1:])
    assert asked(found) == []


def test_nobody_acknowledges_for_their_agency_what_they_said_themselves() -> None:
    story = talking().do(RiskStated(), NIGHT, who=RAISER)
    entry = len(story.events)
    with refused("own-danger", story):
        story.do(DangerAcknowledged(entry), who=RAISER)
    assert story.do(DangerAcknowledged(entry), who=TEAM_LEAD).case.danger(entry).heard
