"""Doing what is owed: the acts it asks for, the word it needs, whom it names."""

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    ActionAgreed,
    Appointed,
    CarriedOut,
    roles,
)
from concordat.core.ids import DutyId
from tests.core.ladder import LADDER, posts, to, with_changed, with_duties
from tests.core.names import Plain
from tests.core.stories import (
    CARE,
    CHAIR,
    OFFICER,
    TEAM_LEAD,
    Story,
    refused,
)

# ── What was done ─────────────────────────────────────────────────────────────────────────────────


def test_a_duty_is_done_by_the_acts_that_it_asks_for() -> None:
    story = Story(protocol=with_changed("colleagues.talk", also=("read the file", "meet"))).done(
        "colleagues.raise"
    )
    with refused("no-such-act", story):
        story.do(CarriedOut((story.the("colleagues.talk").id,), acts=("read the file", "write")))
    story.do(CarriedOut((story.the("colleagues.talk").id,), acts=("read the file",)))
    assert story.the("colleagues.talk").did == ("read the file",)
    names = Plain(story.record.protocol, story.case)
    told = story.events[-1].act.sentence(names)
    assert told == "Read the file, which is a part of this: colleagues: talk"
    story.do(CarriedOut((story.the("colleagues.talk").id,)))
    assert story.events[-1].act.sentence(names) == "They spoke: colleagues: talk"


def test_what_was_said_is_needed_of_those_who_spoke_and_not_of_those_who_read() -> None:
    story = Story(protocol=with_changed("colleagues.talk", also=("read the file",)))
    story.done("colleagues.raise", "2 11:00")
    talk = (story.the("colleagues.talk").id,)
    with refused("words-needed", story):
        story.do(CarriedOut(talk, acts=("discuss",)), "2 12:00", who=TEAM_LEAD, wordless=True)
    story.do(CarriedOut(talk, acts=("read the file",)), "2 12:00", who=TEAM_LEAD, wordless=True)
    with refused("words-needed", story):
        story.do(CarriedOut(talk), "2 13:00", who=TEAM_LEAD, wordless=True)
    assert story.the("colleagues.talk").open


def test_an_action_agreed_is_simply_done() -> None:
    story = Story().do(ActionAgreed("a1", "answering", CARE.id))
    with refused("no-such-act", story):
        story.do(CarriedOut((DutyId("action", action="a1"),), acts=("meet",)))
    assert (
        story.do(CarriedOut((DutyId("action", action="a1"),)), who=TEAM_LEAD).the("action").how
        == "done"
    )


# ── The word of a decision or a choice ────────────────────────────────────────────────────────────


def test_a_decision_needs_its_word() -> None:
    story = Story().at_chair().done("chair.refer")
    with refused("word-needed", story) as info:
        story.done("chair.decide")
    assert "“decided” or “reconvene”" in info.value.sentence


def test_each_of_several_duties_needs_its_word() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    late = story.look("6 10:00")
    ids = tuple(duty.id for duty in late.open_duties)
    assert len(ids) == 2
    with refused("word-needed", story):
        story.do(CarriedOut(ids), "6 10:00")


def test_a_decision_without_words_in_the_text_is_yes_or_no() -> None:
    story = Story(protocol=with_changed("chair.decide", then={})).at_chair().done("chair.refer")
    with refused("word-needed", story):
        story.done("chair.decide")
    with refused("no-such-word", story):
        story.done("chair.decide", word="in part", who=CHAIR)
    story.done("chair.decide", word="yes", who=CHAIR)
    assert (story.the("chair.decide").how, story.case.end) == ("done", None)


def test_a_choice_is_made_in_one_of_its_words_by_whoever_may_record_it() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    with refused("word-needed", story):
        story.done("colleagues.chase", "6 10:00")
    with refused("no-such-word", story):
        story.done("colleagues.chase", "6 10:00", word="perhaps")
    story.done("colleagues.chase", "6 10:00", word="yes", who=OFFICER, behalf="ann")
    assert story.the("colleagues.chase").word == "yes"


def test_nobody_says_that_it_was_late() -> None:
    decide = to(decided="end: decided", late="managers")
    story = Story(protocol=with_changed("chair.decide", then=decide)).at_chair().done("chair.refer")
    with refused("no-such-word", story):
        story.done("chair.decide", word="late")


def test_a_word_is_for_what_asks_for_one() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    talked = CarriedOut((story.the("colleagues.talk").id,), word="agreed")
    with refused("no-such-word", story):
        story.do(talked, who=TEAM_LEAD)
    assert story.do(talked).the("colleagues.talk").how == "done"  # as a story says it of all
    late = Story().done("colleagues.raise", "2 11:00")
    both = tuple(duty.id for duty in late.look("6 10:00").open_duties)
    late.do(CarriedOut(both, word="yes"), "6 10:00")
    assert late.the("colleagues.chase").word == "yes"


# ── Going back ────────────────────────────────────────────────────────────────────────────────────


def test_a_loop_is_gone_round_only_as_often_as_the_text_lets_it() -> None:
    steps = {**LADDER.steps, "managers": replace(LADDER.steps["managers"], times=2)}
    story = Story(protocol=replace(LADDER, steps=steps)).at_chair().done("chair.refer")
    story.done("chair.decide", "5 10:00", word="reconvene").done("managers.meet").say(
        "not agreed"
    ).done("chair.refer")
    with refused("no-more-rounds", story) as info:
        story.done("chair.decide", "6 10:00", word="reconvene")
    assert "2 times at most" in info.value.sentence
    assert story.done("chair.decide", "6 10:00", word="decided").case.end == "decided and binding"


def test_the_two_sides_may_go_back_more_often_than_a_decision_may() -> None:
    steps = {**LADDER.steps, "chair": replace(LADDER.steps["chair"], times=1)}
    story = Story(protocol=replace(LADDER, steps=steps)).at_chair().done("chair.refer")
    story.done("chair.decide", "5 10:00", word="reconvene").done("managers.meet").say("not agreed")
    assert [visit.step for visit in story.case.visits].count("chair") == 2


def test_a_decision_sends_a_case_back_only_as_often_as_the_step_allows() -> None:
    steps = {**LADDER.steps, "managers": replace(LADDER.steps["managers"], times=1)}
    ends = to(decided="end: managers", reconvene="managers")  # an end that is called as a step is
    duties = {**LADDER.duties, "chair.decide": replace(LADDER.duties["chair.decide"], then=ends)}
    story = (
        Story(protocol=replace(LADDER, steps=steps, duties=duties)).at_chair().done("chair.refer")
    )
    with refused("no-more-rounds", story):
        story.done("chair.decide", word="reconvene")
    assert story.done("chair.decide", word="decided").case.end == "managers"


def test_naming_somebody_carries_out_only_what_asks_for_it() -> None:
    story = Story().at_managers().do(ActionAgreed("a1", "answering", CARE.id))
    for ids, code in (
        ((DutyId("nothing"),), "no-such-duty"),
        ((DutyId("action", action="a1"),), "not-an-appointment"),
        ((story.the("managers.panel").id, story.the("managers.meet").id), "not-an-appointment"),
    ):
        with refused(code, story):
            story.do(Appointed("mediator", "mia", ids), who=OFFICER)
    story.do(Appointed("mediator", "mia", (story.the("managers.panel").id,)), who=OFFICER)
    assert story.the("managers.panel").how == "done"


# ── Whom a duty to appoint may bring in ───────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("towards", "found"),
    [
        (
            "raising manager, third mediator, third reviewer, third mediator",
            ("mediator", "reviewer"),
        ),
        ("raising manager", ("director",)),
        ("", ("director",)),
    ],
)
def test_a_duty_to_appoint_names_third_parties_or_else_the_independent_posts(
    towards: str, found: tuple[str, ...]
) -> None:
    panel = replace(LADDER.duties["managers.panel"], towards=posts(towards))
    independent = replace(LADDER.posts["director"], independent=True)
    protocol = replace(
        LADDER,
        duties={**LADDER.duties, panel.key: panel},
        posts={**LADDER.posts, "director": independent},
    )
    assert roles(protocol, panel.key) == found


def test_one_person_fills_only_what_each_of_the_duties_asks_for() -> None:
    panel = replace(LADDER.duties["managers.panel"], towards=posts("third mediator, third judge"))
    second = replace(panel, key="managers.second", towards=posts("third judge"))
    story = Story(protocol=with_duties(panel, second, protocol=LADDER)).at_managers()
    both = tuple(story.the(key).id for key in (panel.key, second.key))
    with refused("no-such-role", story):
        story.do(Appointed("mediator", "mia", both), who=OFFICER)
    assert story.do(Appointed("judge", "mia", both), who=OFFICER).case.appointed


def test_a_decision_is_said_by_whoever_decides_and_not_before() -> None:
    story = Story(protocol=with_changed("chair.decide", also=("meet",))).at_chair()
    story.done("chair.refer", "4 11:00")
    decide = (story.the("chair.decide").id,)
    story.do(CarriedOut(decide, acts=("meet",)), "5 10:00")
    assert story.the("chair.decide").open
    with refused("word-needed", story):
        story.do(CarriedOut(decide, acts=("decide",)), "5 11:00")
    story.do(CarriedOut(decide, "decided", acts=("decide",)), "5 11:00")
    assert story.case.end == "decided and binding"


def test_what_completes_a_decision_says_it_whichever_part_comes_last() -> None:
    story = Story(protocol=with_changed("chair.decide", also=("meet",))).at_chair()
    story.done("chair.refer", "4 11:00")
    decide = (story.the("chair.decide").id,)
    story.do(CarriedOut(decide, "decided", acts=("decide",)), "5 10:00")
    with refused("word-needed", story):
        story.do(CarriedOut(decide, acts=("meet",)), "5 11:00")
