"""Whose it is to record, to say and to permit something."""

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    CarriedOut,
    LocalFigure,
    Positioned,
    Reminded,
    Used,
)
from concordat.core.ids import DutyId
from concordat.core.protocol import Permission
from concordat.core.who.carrying_out import may_carry_out, recordable
from concordat.core.who.offers import offers
from concordat.core.who.parts import Actor, Capacity
from tests.core.ladder import LADDER, posts, with_changed
from tests.core.stories import (
    CARE,
    CHAIR,
    CLINIC,
    CLINIC_LEAD,
    HEAD,
    MANAGER,
    OFFICER,
    RAISER,
    SCHOOL,
    TEAM_LEAD,
    Story,
    refused,
)

# ── Who was spoken to ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("act", ["discuss", "meet"])
def test_who_was_spoken_to_may_record_it_and_who_was_written_to_may_not(act: str) -> None:
    for way, theirs in ((act, True), ("write", False)):
        protocol = with_changed("managers.meet", act=way, towards=posts("board chair"))
        meet = Story(protocol=protocol).at_managers().the("managers.meet")
        assert may_carry_out(CHAIR, protocol.duties[meet.key], meet) is theirs


def test_what_each_party_owes_is_recorded_only_on_its_own_side() -> None:
    protocol = with_changed(
        "managers.tell", act="discuss", towards=posts("raising manager, answering manager")
    )
    mine, theirs = Story(protocol=protocol).at_managers().all("managers.tell")
    tell = protocol.duties["managers.tell"]
    assert [may_carry_out(HEAD, tell, duty) for duty in (mine, theirs)] == [True, False]
    assert [may_carry_out(MANAGER, tell, duty) for duty in (mine, theirs)] == [False, True]


def test_what_is_owed_towards_one_agency_is_not_anothers_to_record() -> None:
    story = Story(CARE, CLINIC).done("colleagues.raise", "2 11:00")
    talk = story.the("colleagues.talk", CARE.id)
    assert [
        may_carry_out(each, LADDER.duties[talk.key], talk) for each in (TEAM_LEAD, CLINIC_LEAD)
    ] == [True, False]


def test_what_was_said_to_one_agency_is_not_anothers_to_record() -> None:
    protocol = with_changed("colleagues.raise", act="discuss")
    told = Story(CARE, CLINIC, protocol=protocol).the("colleagues.raise", CARE.id)
    theirs = [
        Actor(party.person or "", (Capacity("answering", party.id, "practitioner"),))
        for party in (CARE, CLINIC)
    ]
    spec = protocol.duties[told.key]
    assert [may_carry_out(each, spec, told) for each in theirs] == [True, False]


# ── Duties, figures and permissions ───────────────────────────────────────────────────────────────


def test_every_duty_named_has_to_be_ones_own() -> None:
    story = Story().at_managers()
    mine, theirs = story.all("managers.tell")
    for ids, code in (
        ((mine.id, theirs.id), "not-yours"),
        ((mine.id, DutyId("nothing")), "no-such-duty"),
    ):
        assert story.why_not(RAISER, CarriedOut(ids)) == code


def test_nobody_is_reminded_of_something_that_is_done() -> None:
    story = Story().at_managers().done("managers.panel")
    meet, panel = story.the("managers.meet").id, story.the("managers.panel").id
    for ids in ((meet, panel), (panel, meet), (meet, DutyId("nothing"))):
        with refused("not-open", story):
            story.do(Reminded(ids))


def test_a_figure_of_the_boards_own_is_for_a_duty_of_the_case() -> None:
    story = Story()
    with refused("not-open", story):
        story.do(LocalFigure(DutyId("nothing"), story.now.date()), who=OFFICER)


def test_a_permission_holds_at_its_stages_and_for_the_posts_it_names() -> None:
    both = Permission(
        "both", "P", posts("raising manager, answering manager"), (), "ask", "advise", ("2", "3")
    )
    always = Permission("always", "P", posts("answering manager"), (), "ask always", "advise")
    protocol = replace(LADDER, permissions=(both, always))
    early, later = Story(protocol=protocol), Story(protocol=protocol).at_managers()
    with refused("not-at-this-stage", early):
        early.do(Used("both"))
    for story, person, key, code in (
        (early, TEAM_LEAD, "always", "not-yours"),
        (later, MANAGER, "always", None),
        (early, RAISER, "always", "not-yours"),
        (later, RAISER, "both", "not-yours"),
        (later, HEAD, "both", None),
        (later, MANAGER, "both", None),
        (later, OFFICER, "always", "not-yours"),
        (later, CHAIR, "both", "not-yours"),
    ):
        assert story.why_not(person, Used(key)) == code, (person, key)


# ── Whose word it is ──────────────────────────────────────────────────────────────────────────────


def test_only_who_must_be_satisfied_speaks_for_the_raising_side() -> None:
    story = Story(
        protocol=with_changed("managers.meet", must_satisfy=posts("raising manager"))
    ).at_managers()
    story.done("managers.meet", "4 10:00")
    with refused("not-yours", story):
        story.say("agreed", who=RAISER)
    assert story.say("not agreed", who=HEAD).case.stage == "3"


YEAR_HEAD = Actor("yin", (Capacity("raising", SCHOOL.id, "team lead"),))


def test_any_post_that_must_be_satisfied_may_say_so_and_is_named_by_its_title() -> None:
    protocol = with_changed(
        "managers.meet", must_satisfy=posts("raising manager, raising team lead")
    )
    story = Story(protocol=protocol).at_managers().done("managers.meet", "4 10:00")
    with refused("not-yours", story):
        story.say("not agreed", who=RAISER)
    for person in (HEAD, YEAR_HEAD):
        assert story.why_not(person, Positioned("raising", CARE.id, {"1": "agreed"})) is None
    assert story.say("not agreed", "answering", who=MANAGER).say("not agreed").case.stage == "3"


def test_an_agreement_with_one_agency_is_not_taken_back_while_another_disputes() -> None:
    story = Story(CARE, CLINIC).talked().agree(agency=CLINIC.id)
    for side in ("raising", "answering"):
        with refused("settled", story):
            story.say("not agreed", side, agency=CLINIC.id)
    said = [each.about for each in offers(LADDER, story.case, RAISER) if each.kind == "say"]
    assert said == [CARE.id]
    story.say("not agreed", agency=CARE.id)
    assert story.case.stage == "2"


def test_the_last_discussion_says_who_must_be_satisfied() -> None:
    again = replace(
        LADDER.duties["managers.meet"], key="managers.again", must_satisfy=posts("raising manager")
    )
    step = replace(LADDER.steps["managers"], duties=(*LADDER.steps["managers"].duties, again.key))
    protocol = replace(
        LADDER, duties={**LADDER.duties, again.key: again}, steps={**LADDER.steps, "managers": step}
    )
    story = Story(protocol=protocol).at_managers().done("managers.meet", "4 10:00")
    word = Positioned("raising", CARE.id, {"1": "agreed"})
    assert story.why_not(RAISER, word) is None
    story.done("managers.again", "4 11:00")
    assert story.why_not(RAISER, word) == "not-yours"


def test_points_that_are_not_in_dispute_are_named_in_order() -> None:
    story = Story().talked()
    with refused("no-such-issue", story):
        story.say({"9": "agreed", "7": "agreed", "1": "agreed"})


def test_who_was_only_spoken_to_says_that_they_met_and_not_that_the_other_wrote() -> None:
    meet = with_changed(
        "managers.meet",
        also=("write",),
        who=posts("answering manager"),
        side="answering",
        towards=posts("raising manager"),
    )
    story = Story(protocol=meet).at_managers()
    duty = story.the("managers.meet")
    assert recordable(HEAD, meet.duties[duty.key], duty) == ("meet",)
    assert recordable(MANAGER, meet.duties[duty.key], duty) == ("write", "meet")
    for acts in ((), ("write",), ("write", "meet")):
        with refused("not-yours", story):
            story.do(CarriedOut((duty.id,), acts=acts), "4 10:00", who=HEAD)
    story.do(CarriedOut((duty.id,), acts=("meet",)), "4 10:00", who=HEAD)
    assert story.the("managers.meet").open
    story.do(CarriedOut((duty.id,), acts=("write",)), "4 11:00", who=MANAGER)
    assert story.the("managers.meet").how == "done"


def test_what_both_owe_jointly_is_done_by_eithers_record() -> None:
    for who in (HEAD, MANAGER):
        story = Story().at_managers().done("managers.meet", "4 10:00", who=who)
        assert story.the("managers.meet").how == "done"
