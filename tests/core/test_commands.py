"""What a command brings: for whom it is recorded, whom it names, when it happened, and what stands
instead.
"""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    ActionAgreed,
    Answering,
    Appointed,
    CarriedOut,
    DateSet,
    Noted,
    OpenedInError,
    Positioned,
    Raised,
    Reminded,
    TakenNoFurther,
    Withdrawn,
)
from concordat.core.calendar import Calendar
from concordat.core.commands import Command
from concordat.core.decide import capacity, decide
from concordat.core.events import Event
from concordat.core.posts import Seat
from concordat.core.protocol import Admission
from concordat.core.who.parts import Actor, Capacity
from concordat.library.files.limits import parse_limit
from tests.core.ladder import LADDER, posts, with_changed
from tests.core.stories import (
    ANYBODY,
    CARE,
    CHAIR,
    CLINIC,
    OFFICER,
    RAISER,
    SCHOOL,
    TEAM_LEAD,
    Story,
    at,
    directory,
    refused,
)

MANAGER = Actor("hal", (Capacity("answering", CARE.id, "manager"),))


# ── The envelope ──────────────────────────────────────────────────────────────────────────────────


def test_the_raising_stands_in_the_record_with_who_raised_it_as_what() -> None:
    story = Story(by="ann")
    act = Raised(SCHOOL, (CARE,))
    assert story.events == (
        Event(
            "C-1",
            1,
            act,
            at("2 10:00"),
            at("2 10:00"),
            "ann",
            "r1",
            "f" * 8,
            "invented/1",
            "practitioner",
            "raising",
            SCHOOL.id,
        ),
    )


def test_an_act_stands_in_the_record_with_all_that_is_known_of_it() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    covering = Actor("cov", (Capacity("answering", CARE.id, "team lead", covering="eli"),))
    story.done("colleagues.talk", "4 10:00", happened="3 10:00", received="3 12:00", who=covering)
    act = CarriedOut(("colleagues.talk//care/1",))
    assert story.events[-1] == Event(
        "C-1",
        3,
        act,
        at("3 10:00"),
        at("4 10:00"),
        "cov",
        "r3",
        "f" * 8,
        "invented/1",
        "team lead",
        "answering",
        CARE.id,
        "eli",
        None,
        at("3 12:00"),
    )


def test_a_story_is_told_in_no_post_and_others_act_in_the_post_that_owes_it_or_their_first() -> (
    None
):
    story = Story().at_managers()
    mine, theirs = story.all("managers.tell")
    both = Actor(
        "sam", (*OFFICER.capacities, *RAISER.capacities, Capacity("raising", SCHOOL.id, "manager"))
    )
    held = [
        capacity(LADDER, story.case, both, act)
        for act in (
            CarriedOut((mine.id,)),
            CarriedOut((theirs.id,)),
            CarriedOut((theirs.id, mine.id)),
            Withdrawn(),
        )
    ]
    assert [each.post for each in held if each] == [
        "practitioner",
        "business manager",
        "practitioner",
        "business manager",
    ]
    assert capacity(LADDER, story.case, ANYBODY, Withdrawn()) is None


def test_whoever_holds_several_of_the_posts_that_each_decide_acts_in_the_one_that_owes_it() -> None:
    who = posts("raising manager, answering manager")
    story = (
        Story(protocol=with_changed("chair.decide", who=who, side="both", owed="post"))
        .at_chair()
        .done("chair.refer")
    )
    both = Actor("sam", (Capacity("raising", SCHOOL.id, "manager"), *MANAGER.capacities))
    held = [
        capacity(story.record.protocol, story.case, both, CarriedOut((duty.id,)))
        for duty in story.open("chair.decide")
    ]
    assert held == [*both.capacities]


def test_an_action_agreed_is_carried_out_in_the_first_capacity() -> None:
    story = Story().do(ActionAgreed("a1", "raising"))
    held = capacity(LADDER, story.case, RAISER, CarriedOut(("action/a1",)))
    assert held == RAISER.capacities[0]


# ── For somebody else ─────────────────────────────────────────────────────────────────────────────


def test_whoever_covers_that_day_has_a_part_in_which_something_is_typed_for_them() -> None:
    away = Seat(
        CARE.id,
        "team lead",
        "Team Lead",
        "eli",
        cover="cov",
        away=(date(2026, 11, 3), date(2026, 11, 3)),
    )
    story = Story(people=directory(away)).done("colleagues.raise", "2 11:00")
    with refused("no-part", story):
        story.done("colleagues.talk", "2 12:00", who=OFFICER, behalf="cov")
    assert (
        story.done("colleagues.talk", "3 10:00", who=OFFICER, behalf="cov").events[-1].behalf
        == "cov"
    )


def test_whoever_tells_a_story_may_tell_what_anybody_did() -> None:
    story = Story().done("colleagues.raise", "2 11:00", behalf="a stranger")
    assert story.events[-1].behalf == "a stranger"


# ── Whom it names ─────────────────────────────────────────────────────────────────────────────────

PEOPLE = directory(
    Seat(SCHOOL.id, "manager", "Head", "hed"),
    Seat(CARE.id, "manager", "Manager", "hal", cover="cis"),
    Seat(CLINIC.id, "manager", "Manager", "cli"),
)


@pytest.mark.parametrize(
    ("person", "who", "side", "agency", "code"),
    [
        ("hed", RAISER, "raising", None, None),
        ("hal", RAISER, "raising", None, "not-of-the-agency"),
        ("hal", TEAM_LEAD, "answering", CARE.id, None),
        ("cis", TEAM_LEAD, "answering", CARE.id, None),
        ("hed", TEAM_LEAD, "answering", CARE.id, "not-of-the-agency"),
        ("cli", TEAM_LEAD, "answering", CARE.id, "not-of-the-agency"),
        ("hed", ANYBODY, "answering", CARE.id, None),
        ("hed", OFFICER, "third", None, None),
        ("hed", OFFICER, "board", None, None),
    ],
)
def test_who_may_be_brought_in(
    person: str, who: Actor, side: Any, agency: str | None, code: str | None
) -> None:
    story, act = (
        Story(CARE, CLINIC, people=PEOPLE),
        Appointed("supporter", person, side=side, agency=agency),
    )
    if code is None:
        assert story.do(act, who=who).case.appointed == (act,)
        return
    with refused(code, story):
        story.do(act, who=who)


# ── How far a date is moved ───────────────────────────────────────────────────────────────────────


def test_how_far_is_counted_as_the_duty_is_and_includes_the_last_day() -> None:
    theirs = Calendar(
        "elsewhere", "t", {date(2026, 11, 5): "Their day"}, date(2026, 1, 1), date(2027, 1, 1)
    )
    both = Calendar(
        "somewhere", "b", {}, date(2026, 1, 1), date(2027, 1, 1), beside={"elsewhere": theirs}
    )
    protocol = with_changed(
        "managers.meet", outer=parse_limit("6 working days"), nation="elsewhere"
    )
    story = Story(protocol=protocol, calendar=both).at_managers("3 10:00")
    meet = story.the("managers.meet").id
    with refused("beyond-outer", story):
        story.do(DateSet(meet, date(2026, 11, 13)), "4 10:00")
    story.do(DateSet(meet, date(2026, 11, 12)), "4 10:00")


def test_how_far_may_be_counted_from_the_start_of_the_case() -> None:
    story = Story(protocol=with_changed("managers.meet", outer=parse_limit("day 9"))).at_managers(
        "3 10:00"
    )
    meet = story.the("managers.meet").id
    with refused("beyond-outer", story):
        story.do(DateSet(meet, date(2026, 11, 12)), "4 10:00")
    story.do(DateSet(meet, date(2026, 11, 11)), "4 10:00")


def test_a_date_that_no_text_bounds_is_set_as_far_away_as_one_likes() -> None:
    protocol = with_changed("managers.meet", outer=parse_limit("agreed by the parties"))
    story = Story(protocol=protocol).at_managers()
    story.do(DateSet(story.the("managers.meet").id, date(2027, 2, 1)), "4 10:00")
    assert story.the("managers.meet").until == date(2027, 2, 1)


# ── When it happened ──────────────────────────────────────────────────────────────────────────────


def test_a_moment_may_be_the_very_one_before_which_it_could_not_have_been() -> None:
    story = Story().done("colleagues.raise", "3 10:00", happened="2 10:00", received="2 10:00")
    assert story.the("colleagues.raise").ended == at("2 10:00")
    story.do(Noted("both sides", "n"), "3 11:00", happened="2 10:00")
    story.up("risk to the child", "4 10:00", reason="n").do(
        Withdrawn(), "5 10:00", happened="4 10:00"
    )
    assert story.case.ended == at("4 10:00")


def test_a_moment_is_no_time_before_the_case_though_it_answers_no_duty() -> None:
    story = Story()
    with refused("before-it-opened", story):
        story.do(Noted("both sides", "n"), "3 10:00", happened="2 09:59")


@pytest.mark.parametrize("act", [Withdrawn(), TakenNoFurther(), OpenedInError(), Answering(CLINIC)])
def test_the_step_that_a_case_stands_on_now_is_the_one_that_counts(act: Any) -> None:
    story = Story().at_chair("4 10:00")
    with refused("before-it-opened", story):
        story.do(act, "5 10:00", happened="4 09:00")
    story.do(act, "5 10:00", happened="4 10:00")


def test_what_leaves_no_step_may_have_happened_before_it_was_entered() -> None:
    story = (
        Story().at_managers("3 10:00").do(Noted("both sides", "n"), "4 10:00", happened="2 11:00")
    )
    assert story.events[-1].happened == at("2 11:00")


def test_no_case_is_opened_on_a_day_that_the_calendar_does_not_reach() -> None:
    record = replace(Story().record, events=())
    with refused("beyond-calendar"):
        decide(
            record, Command(Raised(SCHOOL, (CARE,)), "r1"), RAISER, at("2 10:00").replace(year=2031)
        )


# ── What has to be said ───────────────────────────────────────────────────────────────────────────


def test_a_clock_that_has_passed_needs_no_reason_and_one_over_other_stages_does_not_count() -> None:
    undated = with_changed("managers.meet", limit=None)
    late = Story(protocol=undated).at_managers().up(when="12 10:00")
    assert late.case.stage == "3"
    early = Story(protocol=with_changed("colleagues.talk", limit=None)).done(
        "colleagues.raise", "2 11:00"
    )
    early.do(Reminded((early.the("colleagues.talk").id,)), "12 10:00")
    with refused("reason-needed", early):
        early.up(when="12 11:00")


def test_each_of_several_duties_needs_its_word() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    late = story.look("6 10:00")
    ids = tuple(duty.id for duty in late.open_duties)
    assert len(ids) == 2
    with refused("word-needed", story):
        story.do(CarriedOut(ids), "6 10:00")


# ── Corrections ───────────────────────────────────────────────────────────────────────────────────


def test_a_raising_put_right_is_admitted_as_any_is() -> None:
    window = replace(LADDER, admission=Admission(window=parse_limit("5 working days")))
    story = Story(protocol=window, received="10-27 10:00")
    raised = story.events[0].act
    with refused("no-agency", story):
        story.correct(1, "3 10:00", instead=Raised(SCHOOL, ()))
    with refused("window-closed", story):
        story.correct(1, "4 10:00", instead=raised, happened=at("4 09:00"))
    with refused("future", story):
        story.correct(1, "2 11:00", instead=raised, happened=at("2 12:00"))
    story.correct(1, "3 10:00", instead=raised, happened=at("3 10:00"))
    assert story.case.start == at("3 10:00")


def test_a_corrected_raising_counts_its_window_from_raising_where_nothing_was_received() -> None:
    window = replace(LADDER, admission=Admission(window=parse_limit("5 working days")))
    story = Story(protocol=window)
    story.correct(1, "30 10:00", instead=Raised(SCHOOL, (CLINIC,)))
    assert story.case.answering == (CLINIC,)


def test_what_is_put_right_was_received_when_it_was() -> None:
    story = Story().done("colleagues.raise", "4 11:00", happened="3 10:00", received="3 12:00")
    told = story.events[1].act
    with refused("received-before-sent", story):
        story.correct(2, "5 10:00", instead=told, happened=at("3 13:00"))
    story.correct(2, "5 10:00", instead=told, happened=at("3 11:00"))
    assert story.the("colleagues.raise").ended == at("3 11:00")


def test_what_is_put_right_keeps_its_time_unless_another_is_given() -> None:
    story = Story().talked("3 10:00").say("agreed", when="4 12:00", happened="4 10:00")
    story.correct(4, "5 10:00", instead=Positioned("raising", CARE.id, {"1": "not agreed"}))
    assert story.case.visits[-1].entered == at("4 10:00")


def test_a_correction_is_a_decision_put_right_with_its_word() -> None:
    story = Story().at_chair().done("chair.refer", "4 11:00")
    story.done("chair.decide", "5 10:00", word="reconvene", who=CHAIR)
    decided = CarriedOut(("chair.decide///1",))
    with refused("word-needed", story):
        story.correct(len(story.events), "5 11:00", who=CHAIR, instead=decided)
    story.correct(len(story.events), "5 11:00", who=CHAIR, instead=replace(decided, word="decided"))
    assert story.case.end == "decided and binding"
