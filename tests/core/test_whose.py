"""Whose it is to record, to decide, to say and to correct something, in texts that say more than
the invented one.
"""

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    ActionAgreed,
    Appointed,
    CarriedOut,
    Corrected,
    LocalFigure,
    Noted,
    Positioned,
    Reminded,
    Used,
)
from concordat.core.events import Event
from concordat.core.protocol import Permission
from concordat.core.who.allowed import may_carry_out, why_not
from concordat.core.who.offers import offers
from concordat.core.who.parts import Actor, Capacity
from tests.core.ladder import LADDER, posts, to, with_changed
from tests.core.refusals import code_of
from tests.core.stories import (
    CARE,
    CHAIR,
    CLINIC,
    CLINIC_LEAD,
    OFFICER,
    RAISER,
    SCHOOL,
    TEAM_LEAD,
    Story,
    refused,
)

HEAD = Actor("hed", (Capacity("raising", SCHOOL.id, "manager"),))
MANAGER = Actor("hal", (Capacity("answering", CARE.id, "manager"),))
YEAR_HEAD = Actor("yin", (Capacity("raising", SCHOOL.id, "team lead"),))


# ── Who was spoken to ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("act", ["discuss", "meet"])
def test_who_was_spoken_to_may_record_it_and_who_was_written_to_may_not(act: str) -> None:
    for way, theirs in ((act, True), ("write", False)):
        protocol = with_changed("managers.meet", act=way, towards=posts("board chair"))
        assert (
            may_carry_out(
                protocol, CHAIR, Story(protocol=protocol).at_managers().the("managers.meet")
            )
            is theirs
        )


def test_what_each_party_owes_is_recorded_by_those_spoken_to_on_its_own_side() -> None:
    protocol = with_changed(
        "managers.tell", act="discuss", towards=posts("raising manager, answering manager")
    )
    mine, theirs = Story(protocol=protocol).at_managers().all("managers.tell")
    assert [may_carry_out(protocol, HEAD, duty) for duty in (mine, theirs)] == [True, False]
    assert [may_carry_out(protocol, MANAGER, duty) for duty in (mine, theirs)] == [False, True]


def test_what_is_owed_towards_one_agency_is_not_anothers_to_record() -> None:
    story = Story(CARE, CLINIC).done("colleagues.raise", "2 11:00")
    talk = story.the("colleagues.talk", CARE.id)
    assert [may_carry_out(LADDER, each, talk) for each in (TEAM_LEAD, CLINIC_LEAD)] == [True, False]


# ── What was done ─────────────────────────────────────────────────────────────────────────────────


def test_a_duty_is_done_by_the_acts_that_it_asks_for() -> None:
    story = Story(protocol=with_changed("colleagues.talk", also=("read the file", "meet"))).done(
        "colleagues.raise"
    )
    with refused("no-such-act", story):
        story.do(CarriedOut((story.the("colleagues.talk").id,), acts=("read the file", "write")))
    story.do(CarriedOut((story.the("colleagues.talk").id,), acts=("read the file",)))
    assert story.the("colleagues.talk").did == ("read the file",)


def test_an_action_agreed_is_simply_done() -> None:
    story = Story().do(ActionAgreed("a1", "answering", CARE.id))
    with refused("no-such-act", story):
        story.do(CarriedOut(("action/a1",), acts=("meet",)))
    assert story.do(CarriedOut(("action/a1",)), who=TEAM_LEAD).the("action").how == "done"


def test_every_duty_named_has_to_be_ones_own() -> None:
    story = Story().at_managers()
    mine, theirs = story.all("managers.tell")
    for ids, code in (((mine.id, theirs.id), "not-yours"), ((mine.id, "nothing"), "no-such-duty")):
        assert code_of(why_not(LADDER, story.case, RAISER, CarriedOut(ids))) == code


def test_a_decision_that_leads_to_no_word_in_particular_may_be_any() -> None:
    story = Story(protocol=with_changed("chair.decide", then={})).at_chair().done("chair.refer")
    with refused("word-needed", story):
        story.done("chair.decide")
    story.done("chair.decide", word="in part", who=CHAIR)
    assert (story.the("chair.decide").how, story.case.end) == ("done", None)


def test_a_choice_is_made_in_one_of_its_words_by_whoever_may_record_it() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    with refused("word-needed", story):
        story.done("colleagues.chase", "6 10:00")
    with refused("no-such-word", story):
        story.done("colleagues.chase", "6 10:00", word="perhaps")
    story.done("colleagues.chase", "6 10:00", word="yes", who=OFFICER)
    assert story.the("colleagues.chase").word == "yes"


def test_nobody_is_reminded_of_what_is_done_along_with_what_is_not() -> None:
    story = Story().at_managers().done("managers.panel")
    meet, panel = story.the("managers.meet").id, story.the("managers.panel").id
    for ids in ((meet, panel), (panel, meet), (meet, "nothing")):
        with refused("not-open", story):
            story.do(Reminded(ids))


# ── Whose word it is ──────────────────────────────────────────────────────────────────────────────


def test_each_who_must_be_satisfied_may_say_so_and_is_named_as_their_agency_calls_them() -> None:
    protocol = with_changed("managers.meet", said_by=posts("raising manager, raising team lead"))
    story = Story(protocol=protocol).at_managers().done("managers.meet", "4 10:00")
    with refused("not-yours", story):
        story.say("not agreed", who=RAISER)
    for person in (HEAD, YEAR_HEAD):
        assert (
            code_of(
                why_not(
                    protocol, story.case, person, Positioned("raising", CARE.id, {"1": "agreed"})
                )
            )
            is None
        )
    assert story.say("not agreed", "answering", who=MANAGER).say("not agreed").case.stage == "3"


def test_what_is_all_agreed_with_one_agency_is_not_taken_back_while_another_disputes() -> None:
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
        LADDER.duties["managers.meet"], key="managers.again", said_by=posts("raising manager")
    )
    step = replace(LADDER.steps["managers"], duties=(*LADDER.steps["managers"].duties, again.key))
    protocol = replace(
        LADDER, duties={**LADDER.duties, again.key: again}, steps={**LADDER.steps, "managers": step}
    )
    story = Story(protocol=protocol).at_managers().done("managers.meet", "4 10:00")
    word = Positioned("raising", CARE.id, {"1": "agreed"})
    assert code_of(why_not(protocol, story.case, RAISER, word)) is None
    story.done("managers.again", "4 11:00")
    assert code_of(why_not(protocol, story.case, RAISER, word)) == "not-yours"


def test_points_that_are_not_in_dispute_are_named_in_order() -> None:
    story = Story().talked()
    with refused("no-such-issue", story):
        story.say({"9": "agreed", "7": "agreed", "1": "agreed"})


# ── Who corrects ──────────────────────────────────────────────────────────────────────────────────


def test_whoever_it_was_typed_for_may_correct_it() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    story.done("colleagues.talk", "3 10:00", who=OFFICER, behalf="dee")
    dee = Actor("dee", (Capacity("answering", CARE.id, "practitioner"),))
    assert story.correct(3, "3 11:00", who=dee).the("colleagues.talk").open


def test_the_officer_corrects_what_decided_nothing_and_whoever_tells_a_story_anything() -> None:
    story = Story().at_chair().done("chair.refer", "4 11:00", who=HEAD)
    assert story.correct(len(story.events), "4 12:00", who=OFFICER).the("chair.refer").open
    story.done("chair.refer", "4 13:00").done("chair.decide", "5 10:00", word="decided", who=CHAIR)
    assert story.correct(len(story.events), "5 11:00").case.end is None


def test_a_note_is_corrected_by_its_writer_though_others_read_it() -> None:
    story = Story().talked().do(Noted("both sides", "n1"), who=RAISER)
    with refused("not-yours", story):
        story.correct(4, who=TEAM_LEAD, instead=Noted("both sides", "n2"))
    story.correct(4, who=RAISER, instead=Noted("both sides", "n2"))
    assert isinstance(story.events[-1], Event)
    assert story.events[-1].act == Corrected(4, instead=Noted("both sides", "n2"))


# ── Who is named, and what is permitted ───────────────────────────────────────────────────────────


def test_naming_somebody_carries_out_only_what_asks_for_it() -> None:
    story = Story().at_managers().do(ActionAgreed("a1", "answering", CARE.id))
    for ids, code in (
        (("nothing",), "no-such-duty"),
        (("action/a1",), "not-an-appointment"),
        ((story.the("managers.panel").id, story.the("managers.meet").id), "not-an-appointment"),
    ):
        with refused(code, story):
            story.do(Appointed("mediator", "mia", ids), who=OFFICER)
    story.do(Appointed("mediator", "mia", (story.the("managers.panel").id,)), who=OFFICER)
    assert story.the("managers.panel").how == "done"


def test_a_figure_of_the_boards_own_is_for_a_duty_of_the_case() -> None:
    story = Story()
    with refused("not-open", story):
        story.do(LocalFigure("nothing", story.now.date()), who=OFFICER)


def test_what_a_text_permits_it_permits_at_its_stages_and_to_those_it_names() -> None:
    both = Permission(
        "both", "P", posts("raising manager, answering manager"), (), "ask", "advise", ("2", "3")
    )
    always = Permission("always", "P", posts("answering manager"), (), "ask always", "advise")
    protocol = replace(LADDER, permissions=(both, always))
    early, later = Story(protocol=protocol), Story(protocol=protocol).at_managers()
    with refused("not-at-this-stage", early):
        early.do(Used("both"))
    for story, person, key, code in (
        (early, TEAM_LEAD, "always", None),
        (early, RAISER, "always", "not-yours"),
        (later, RAISER, "both", None),
        (later, TEAM_LEAD, "both", None),
        (later, OFFICER, "always", None),
        (later, CHAIR, "both", "not-yours"),
    ):
        assert code_of(why_not(protocol, story.case, person, Used(key))) == code, (person, key)


def test_going_back_is_bounded_by_how_often_the_case_stood_there() -> None:
    steps = {**LADDER.steps, "managers": replace(LADDER.steps["managers"], times=1)}
    ends = to(decided="end: managers", reconvene="managers")  # an end that is called as a step is
    duties = {**LADDER.duties, "chair.decide": replace(LADDER.duties["chair.decide"], then=ends)}
    story = (
        Story(protocol=replace(LADDER, steps=steps, duties=duties)).at_chair().done("chair.refer")
    )
    with refused("no-more-rounds", story):
        story.done("chair.decide", word="reconvene")
    assert story.done("chair.decide", word="decided").case.end == "managers"
