"""Positions issue by issue, decisions and choices, and where they lead."""

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    CarriedOut,
    Issue,
    TakenNoFurther,
    Withdrawn,
)
from concordat.core.protocol import Notice, Protocol, Signal
from concordat.core.who.carrying_out import may_carry_out
from tests.core.ladder import posts, to, with_changed
from tests.core.stories import (
    CARE,
    CLINIC,
    HEAD,
    MANAGER,
    Story,
    refused,
)

TWO = (Issue("1"), Issue("2"))


# ── One agency ────────────────────────────────────────────────────────────────────────────────────


def test_after_a_discussion_the_raising_side_is_asked_what_came_of_it() -> None:
    story = Story().talked()
    assert story.case.stage == "1"
    assert story.owed() == {"say"}
    assert (story.the("say").side, story.the("say").clause, story.the("say").due) == (
        "raising",
        None,
        None,
    )


def test_an_older_word_entered_late_ends_a_question_no_earlier_than_it_was_asked() -> None:
    story = Story().talked("3 10:00").say("agreed", when="3 14:00")
    story.say("not agreed", when="3 15:00", happened="3 12:00")
    asked = story.the("confirm")
    assert asked.how == "done"
    assert asked.opened == asked.ended


def test_not_agreed_takes_the_case_on_at_that_moment() -> None:
    story = Story().talked().say("not agreed", when="4 09:00")
    assert (story.case.stage, story.case.visits[-1].how) == ("2", "not agreed")
    assert (
        story.case.visits[0].left
        == story.case.visits[1].entered
        == story.the("managers.meet").opened
    )
    assert story.the("colleagues.talk").word == "not agreed"
    assert story.the("say").how == "done"
    assert "colleagues.letter" not in {duty.key for duty in story.case.duties}


def test_agreed_waits_until_the_other_side_confirms() -> None:
    story = Story().talked().say("agreed")
    assert story.case.status == "open"
    assert story.owed() == {"confirm"}
    assert (story.the("confirm").side, story.the("confirm").agency) == ("answering", CARE.id)
    story.say("agreed", "answering", "5 10:00")
    assert (story.case.status, story.case.end) == ("ended", "agreed")
    assert story.the("confirm").how == "done"
    assert story.case.ended == story.the("colleagues.letter").opened


def test_a_denied_agreement_goes_back_to_the_raising_side() -> None:
    story = Story().talked().say("agreed").say("not agreed", "answering")
    assert (story.case.status, story.case.stage) == ("open", "1")
    assert story.owed() == {"say"}
    assert story.the("confirm").how == "done"
    story.agree()
    assert story.case.end == "agreed"


def test_the_answering_side_never_moves_it_up_alone() -> None:
    story = Story().talked().say("not agreed", "answering")
    assert (story.case.stage, story.case.status) == ("1", "open")
    assert "say" in story.owed()


def test_the_answering_side_may_speak_first_and_is_not_asked_again() -> None:
    story = Story().talked().say("agreed", "answering").say("agreed")
    assert story.case.end == "agreed"
    assert not story.all("confirm")


def test_agreed_in_part_goes_on_with_what_was_agreed_kept() -> None:
    story = Story(issues=TWO).talked().say({"1": "agreed", "2": "not agreed"})
    assert story.case.stage == "2"
    assert "confirm" in story.owed()
    story.say({"1": "agreed"}, "answering")
    assert story.case.positions_on(CARE.id, "1").settled
    assert "confirm" not in story.owed()
    assert story.case.stage == "2"


def test_only_what_was_left_open_needs_a_new_word_at_the_next_step() -> None:
    story = (
        Story(issues=TWO)
        .talked()
        .say({"1": "agreed", "2": "not agreed"})
        .say({"1": "agreed"}, "answering")
    )
    story.done("managers.meet", "4 10:00")
    assert "say" in story.owed()
    story.say({"2": "agreed"}).say({"2": "agreed"}, "answering")
    assert story.case.end == "agreed"


def test_what_was_said_at_one_step_is_no_answer_at_the_next() -> None:
    story = Story().at_managers().done("managers.meet", "4 10:00")
    assert story.case.stage == "2"
    assert "say" in story.owed()


def test_a_word_on_one_point_alone_leaves_the_question_open() -> None:
    story = Story(issues=TWO).talked().say({"1": "agreed"})
    assert {"say", "confirm"} == story.owed()
    assert story.case.stage == "1"


def test_to_change_ones_word_asks_the_other_side_again() -> None:
    story = Story(issues=TWO).talked().say({"1": "agreed"}).say({"1": "agreed"}, "answering")
    assert "confirm" not in story.owed()
    story.say({"1": "not agreed"})
    stand = story.case.positions_on(CARE.id, "1")
    assert (stand.raising, stand.answering) == ("not agreed", None)


# ── Several agencies ──────────────────────────────────────────────────────────────────────────────


def test_each_agency_owes_its_own_answer_and_the_stage_waits_for_all() -> None:
    story = Story(CARE, CLINIC).done("colleagues.raise", "3 10:00")
    assert [duty.agency for duty in story.open("colleagues.talk")] == ["care", "clinic"]
    story.done("colleagues.talk", agency="care").say("not agreed", agency="care")
    assert story.case.stage == "1"
    assert [duty.agency for duty in story.open("colleagues.talk")] == ["clinic"]
    story.done("colleagues.talk", agency="clinic").say("not agreed", agency="clinic")
    assert story.case.stage == "2"
    assert [duty.agency for duty in story.open("managers.meet")] == ["care", "clinic"]


@pytest.mark.parametrize("first", ["care", "clinic"])
def test_an_agency_with_which_everything_is_agreed_leaves_the_ladder(first: str) -> None:
    other = "clinic" if first == "care" else "care"
    story = Story(CARE, CLINIC).talked().agree(agency=first)
    assert [party.id for party in story.case.disputing] == [other]
    assert story.case.stage == "1"
    assert story.the("colleagues.letter").agency == first
    story.say("not agreed", agency=other)
    assert story.case.stage == "2"
    assert [duty.agency for duty in story.open("managers.meet")] == [other]
    assert story.the("colleagues.letter").open


def test_the_stage_goes_on_when_the_one_that_it_waited_for_agrees() -> None:
    story = Story(CARE, CLINIC).talked().say("not agreed", agency="care").agree(agency="clinic")
    assert story.case.stage == "2"
    assert [duty.agency for duty in story.open("managers.meet")] == ["care"]


def test_it_ends_agreed_when_the_last_agency_agrees() -> None:
    story = Story(CARE, CLINIC).talked().agree(agency="care")
    assert story.case.status == "open"
    story.agree(agency="clinic")
    assert story.case.end == "agreed"
    assert {duty.agency for duty in story.open("colleagues.letter")} == {"care", "clinic"}


def test_an_agency_that_left_the_ladder_owes_nothing_more_at_the_step() -> None:
    story = (
        Story(CARE, CLINIC)
        .at_managers()
        .done("managers.meet", "4 10:00", agency="care")
        .agree(agency="care")
    )
    assert story.the("managers.tell", "care").how == "overtaken"
    assert story.the("managers.tell", "clinic").open


def test_a_point_that_concerns_one_agency_is_not_asked_of_another() -> None:
    issues = (Issue("1", ("care",)), Issue("2", ("clinic",)))
    story = Story(CARE, CLINIC, issues=issues).talked().agree(agency="care")
    assert [party.id for party in story.case.disputing] == ["clinic"]
    with refused("no-such-issue", story):
        story.say({"1": "agreed"}, agency="clinic")


# ── Decisions, choices, loops ─────────────────────────────────────────────────────────────────────


def test_a_decision_ends_it() -> None:
    story = Story().at_chair().done("chair.refer").done("chair.decide", "5 10:00", word="decided")
    assert (story.case.end, story.the("chair.decide").word) == ("decided and binding", "decided")


def test_where_a_post_decides_positions_are_recorded_and_do_not_decide() -> None:
    story = Story().at_chair().done("chair.refer").agree()
    assert story.case.positions_on(CARE.id, "1").settled
    assert (story.case.status, story.case.stage) == ("open", "3")


def test_a_loop_opens_the_same_duties_anew() -> None:
    story = Story().at_chair().done("chair.refer").done("chair.decide", "5 10:00", word="reconvene")
    assert (story.case.stage, story.case.visit) == ("2", 4)
    first, second = story.all("managers.meet")
    assert (first.how, second.how) == ("done", None)
    assert second.opened == story.case.visits[-1].entered
    story.done("managers.meet", "6 10:00")
    assert "say" in story.owed()
    story.say("not agreed")
    assert story.case.stage == "3"
    assert story.the("chair.refer").open


def test_a_choice_is_recorded_and_may_lead_nowhere() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    story.done("colleagues.chase", "9 10:00", word="no")
    assert (story.the("colleagues.chase").word, story.case.stage) == ("no", "1")


# ── Stopping ──────────────────────────────────────────────────────────────────────────────────────


def test_what_is_taken_no_further_is_agreed_in_part_where_anything_was_agreed() -> None:
    story = (
        Story(issues=TWO)
        .talked()
        .say({"1": "agreed", "2": "not agreed"})
        .say({"1": "agreed"}, "answering")
    )
    assert story.do(TakenNoFurther()).case.end == "agreed in part"
    assert Story().at_managers().do(TakenNoFurther()).case.end == "not taken further"


def test_agreement_that_nobody_confirmed_is_no_agreement_in_part() -> None:
    story = Story(issues=TWO).talked().say({"1": "agreed", "2": "not agreed"})
    assert story.do(TakenNoFurther()).case.end == "not taken further"


def test_the_other_sides_word_does_not_answer_for_the_raising_side() -> None:
    story = Story().at_managers().done("managers.meet", "4 10:00").say("agreed", "answering")
    assert "say" in story.owed()  # its “not agreed” was about the step before
    story.say("agreed")
    assert story.case.end == "agreed"


def test_after_the_end_nobody_is_asked_for_a_word() -> None:
    story = (
        Story()
        .talked()
        .say("agreed")
        .do(Withdrawn(), "4 10:00")
        .say("not agreed", "answering", "5 10:00")
    )
    assert story.owed() == set()


# ── Several who decide ────────────────────────────────────────────────────────────────────────────
BOTH = with_changed(
    "chair.decide",
    who=posts("raising manager, answering manager"),
    side="both",
    owed="post",
    then=to(decided="end: decided", upheld="end: upheld", differ="managers"),
)


def deciding(protocol: Protocol = BOTH) -> Story:
    return Story(protocol=protocol).at_chair().done("chair.refer")


def each_decides(story: Story, raising: str, answering: str) -> Story:
    mine, theirs = story.open("chair.decide")
    return story.do(CarriedOut((mine.id,), raising), who=HEAD).do(
        CarriedOut((theirs.id,), answering), who=MANAGER
    )


@pytest.mark.parametrize(
    ("words", "end"),
    [
        (("decided", "decided"), "decided"),
        (("upheld", "upheld"), "upheld"),
        (("decided", "upheld"), None),
    ],
)
def test_two_who_decide_together(words: tuple[str, str], end: str | None) -> None:
    story = each_decides(deciding(), *words)
    assert story.case.end == end
    assert story.case.stage == ("3" if end else "2")


def test_while_one_has_not_decided_nothing_follows() -> None:
    story = deciding()
    story.do(CarriedOut((story.open("chair.decide")[0].id,), "decided"), who=HEAD)
    assert (story.case.end, story.case.stage) == (None, "3")


DIFFER = Signal("outcome", "chair.decide", "differ")
DIFFERING = replace(
    BOTH, notices=(Notice("differ", "chair", "N", (DIFFER,), posts("board chair"), "they differ"),)
)


def test_that_they_differ_can_be_told() -> None:
    assert each_decides(deciding(DIFFERING), "decided", "upheld").told("differ") == 1
    assert each_decides(deciding(DIFFERING), "decided", "decided").told("differ") == 0


def test_each_of_several_does_their_own_and_no_other() -> None:
    story = deciding()
    mine, theirs = story.open("chair.decide")
    decide = BOTH.duties["chair.decide"]
    assert (mine.post, theirs.post) == ("raising manager", "answering manager")
    assert [may_carry_out(HEAD, decide, duty) for duty in (mine, theirs)] == [True, False]
    assert [MANAGER.owes(decide, duty) for duty in (mine, theirs)] == [False, True]
    with refused("not-yours", story):
        story.do(CarriedOut((theirs.id,), "decided"), who=HEAD)
    with refused("no-such-word", story):
        story.do(CarriedOut((mine.id,), "differ"), who=HEAD)


def test_a_post_of_the_answering_side_owes_it_for_each_agency() -> None:
    story = Story(CARE, CLINIC, protocol=BOTH).at_managers().done("managers.meet", "4 10:00")
    story.say("not agreed", agency=CARE.id).say("not agreed", agency=CLINIC.id).done("chair.refer")
    assert [(duty.post, duty.agency) for duty in story.open("chair.decide")] == [
        ("raising manager", None),
        ("answering manager", CARE.id),
        ("answering manager", CLINIC.id),
    ]
