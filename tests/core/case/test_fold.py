"""From events to the case: what time, facts, dates, figures and the end do to it."""

from datetime import date

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    ActionAgreed,
    Advised,
    Alongside,
    Appointed,
    Asked,
    CarriedOut,
    FactStated,
    Issue,
    Misdirected,
    Noted,
    OpenedInError,
    Raised,
    Reminded,
    RiskStated,
    SafetyStated,
    Used,
    Withdrawn,
)
from concordat.core.case import Consulted, SideOf
from concordat.core.case.fold import Unfit, fold
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.ids import DutyId
from concordat.core.protocol import Anchor, Protocol, Signal
from concordat.core.record import Record
from tests.core.ladder import (
    CALENDAR,
    LADDER,
    limit,
    to,
    with_changed,
)
from tests.core.stories import (
    ANYBODY,
    CARE,
    HEAD,
    SCHOOL,
    Story,
    at,
    directory,
    refused,
)

# ── The beginning ─────────────────────────────────────────────────────────────────────────────────


def test_a_case_opens_on_its_first_step_with_that_steps_duties() -> None:
    case = Story(issues=(Issue("1"), Issue("2")), matter="thresholds").case
    assert (case.status, case.stage, case.route, case.visit) == ("open", "1", "main", 1)
    assert [duty.key for duty in case.duties] == ["colleagues.raise"]
    assert (case.raiser, case.raising, case.answering) == ("ann", SCHOOL, (CARE,))
    assert case.visits[0].how == "raised"


def test_a_route_begins_where_it_says() -> None:
    assert Story(route="high").case.stage == "2"


def test_what_counts_from_receiving_counts_from_when_it_was_received() -> None:
    story = Story(raised="2 10:00")
    assert story.the("colleagues.raise").due == at("4 17:00")
    early = replace(story.events[0], received=at("4 09:00"), recorded=at("4 09:00"))
    duty = fold(LADDER, CALENDAR, [early]).duties[0]
    assert (duty.anchor, duty.due, duty.opened) == (at("4 09:00"), at("6 17:00"), at("2 10:00"))


def test_a_history_that_cannot_be_is_not_folded() -> None:
    story = Story().talked()
    raised, told, talked = story.events
    with pytest.raises(Unfit, match="there is no event"):
        fold(LADDER, CALENDAR, [])
    with pytest.raises(Unfit, match="begins with a disagreement"):
        fold(LADDER, CALENDAR, [told])
    with pytest.raises(Unfit, match="not open") as unfit:
        fold(LADDER, CALENDAR, [raised, talked])
    assert unfit.value.seq == 3
    with pytest.raises(Unfit, match="not open"):
        fold(LADDER, CALENDAR, [raised, told, replace(told, seq=3)])


def test_a_duty_named_twice_in_one_act_is_done_once() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    one = story.the("colleagues.talk").id
    story.do(CarriedOut((one, one)))
    moments = [
        each for (signal, _), each in story.case.log.items() if signal.of == "colleagues.talk"
    ]
    assert [len(each) for each in moments] == [1]


# ── Time ──────────────────────────────────────────────────────────────────────────────────────────


def test_late_is_strictly_after_the_limit_and_judged_when_it_was_done() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    talk = story.the("colleagues.talk")
    assert talk.due == at("5 17:00")
    assert not talk.late(at("5 17:00"))
    assert talk.late(at("5 17:00").replace(second=1))
    story.done("colleagues.talk", "9 10:00", happened="5 17:00")
    assert not story.the("colleagues.talk").late(at("30 10:00"))


def test_a_duty_opens_when_another_falls_late_at_that_instant() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    assert not [duty for duty in story.look("5 17:00").duties if duty.key == "colleagues.chase"]
    (chase,) = [duty for duty in story.look("9 10:00").duties if duty.key == "colleagues.chase"]
    assert chase.opened == at("5 17:00")
    assert chase.cause == story.the("colleagues.talk").id


def test_what_lateness_opened_is_void_when_it_had_been_done_in_time_after_all() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    assert any(duty.key == "colleagues.chase" for duty in story.look("9 10:00").open_duties)
    story.done("colleagues.talk", "9 10:00", happened="5 16:00")
    (chase,) = story.all("colleagues.chase")
    assert (chase.how, chase.ended) == ("void", at("9 10:00"))
    assert not chase.late(at("30 10:00"))


def test_the_very_last_instant_is_in_time_for_that_too() -> None:
    story = (
        Story()
        .done("colleagues.raise", "2 11:00")
        .done("colleagues.talk", "9 10:00", happened="5 17:00")
    )
    assert story.the("colleagues.chase").how == "void"


def test_a_duty_that_opened_after_the_case_moved_up_ends_as_it_opens() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    story.up("risk to the child", "9 10:00", happened="4 10:00", reason="n")
    chase = story.the("colleagues.chase")
    assert (chase.how, chase.opened, chase.ended) == ("overtaken", at("5 17:00"), at("5 17:00"))


def test_what_lateness_opened_stays_when_it_was_done_late_indeed() -> None:
    story = Story().done("colleagues.raise", "2 11:00").done("colleagues.talk", "9 10:00")
    assert story.the("colleagues.chase").open


def test_what_lateness_opened_stays_done_where_somebody_did_it() -> None:
    story = (
        Story().done("colleagues.raise", "2 11:00").done("colleagues.chase", "9 10:00", word="yes")
    )
    story.done("colleagues.talk", "9 11:00", happened="5 16:00")
    assert story.the("colleagues.chase").how == "done"


def test_a_duty_met_by_the_record_is_done_as_it_opens_for_each_party() -> None:
    story = (
        Story()
        .done("colleagues.raise", "2 11:00")
        .done("colleagues.talk", "4 10:00", happened="3 10:00")
    )
    logs = story.all("log")
    assert [(duty.side, duty.how) for duty in logs] == [("raising", "done"), ("answering", "done")]
    assert {duty.ended for duty in logs} == {duty.opened for duty in logs} == {at("3 10:00")}


# ── Steps and what they leave ─────────────────────────────────────────────────────────────────────


def test_moving_up_overtakes_what_was_owed_and_judges_its_lateness_then() -> None:
    story = Story().done("colleagues.raise", "2 11:00").up(when="6 10:00")
    talk = story.the("colleagues.talk")
    assert (talk.how, talk.ended, talk.late(at("30 10:00"))) == ("overtaken", at("6 10:00"), True)
    early = (
        Story().done("colleagues.raise", "2 11:00").up("risk to the child", "3 10:00", reason="n")
    )
    assert not early.the("colleagues.talk").late(at("30 10:00"))
    assert early.case.visits[-1].how == "risk to the child"


def test_what_survives_a_stage_stays_owed_and_what_does_not_is_overtaken() -> None:
    story = Story().do(RiskStated()).at_managers()
    assert story.the("emergency").open
    story.done("managers.meet", "4 10:00").say("not agreed")
    assert story.the("emergency").open
    assert story.the("managers.panel").how == "overtaken"


def test_a_limit_from_a_step_that_was_skipped_runs_from_the_move() -> None:
    story = Story(route="high").up("risk to the child", "3 10:00", reason="n")
    assert story.case.stage == "3"
    assert story.the("chair.refer").opened == at("3 10:00")


# ── Facts, risk, notices ──────────────────────────────────────────────────────────────────────────


def test_a_fact_opens_what_waits_for_it_once() -> None:
    story = Story().do(FactStated("on-a-plan"), "3 10:00")
    assert story.the("plan").due == at("4 17:00")
    story.done("plan", "3 11:00")
    with refused("said-already", story):
        story.do(FactStated("on-a-plan"), "3 12:00")
    with refused("said-already", story):
        story.do(FactStated("looked-after", holds=False), "3 12:00")


def test_a_fact_that_was_stated_twice_before_that_was_refused_still_reads_as_once() -> None:
    story = Story().do(FactStated("on-a-plan"), "3 10:00")
    twice = replace(story.events[-1], seq=3, request="r9", recorded=at("3 12:00"))
    case = story.record.after(replace(twice, happened=at("3 12:00"))).case(at("3 12:00"))
    assert [duty.key for duty in case.duties].count("plan") == 1
    assert case.facts == {"on-a-plan": at("3 10:00")}


def test_a_fact_that_holds_no_longer_and_then_again_opens_it_again() -> None:
    story = Story(facts=("on-a-plan",)).done("plan", "2 11:00")
    story.do(FactStated("on-a-plan", holds=False), "3 10:00")
    assert not story.case.facts
    story.do(FactStated("on-a-plan"), "4 10:00")
    assert [duty.how for duty in story.all("plan")] == ["done", None]


def test_a_notice_on_a_condition_is_given_only_where_it_holds() -> None:
    assert Story().at_managers().told("planned") == 0
    assert Story(facts=("on-a-plan",)).at_managers().told("planned") == 1


def test_entering_a_step_tells_once_a_visit() -> None:
    story = Story().at_chair()
    assert story.told("managers.gone-up") == 1
    story.done("chair.refer").done("chair.decide", "5 10:00", word="reconvene")
    assert story.told("managers.gone-up") == 2


def test_danger_opens_the_emergency_duty_beside_the_ladder_and_stops_nothing() -> None:
    story = Story().do(RiskStated(), "7 22:00")  # a Saturday night
    assert story.the("emergency").due == at("7 23:59").replace(second=59)
    assert (story.case.stage, story.told("risky")) == ("1", 1)
    assert story.the("colleagues.raise").open
    story.do(RiskStated(), "7 22:30")
    assert len(story.all("emergency")) == 2
    story.done("emergency", "7 23:00").do(RiskStated(), "8 09:00")
    assert [duty.how for duty in story.all("emergency")] == ["done", "done", None]
    assert len(story.case.dangers) == 3


# ── Actions, safety, people ───────────────────────────────────────────────────────────────────────


def test_an_agreed_action_is_followed_past_the_end_until_it_is_done() -> None:
    story = (
        Story()
        .talked()
        .agree()
        .do(ActionAgreed("a1", "answering", CARE.id, date(2026, 11, 20)), "3 11:00")
    )
    action = story.the("action")
    assert (action.due, action.late(at("20 17:00")), action.late(at("20 18:00"))) == (
        at("20 17:00"),
        False,
        True,
    )
    story.done("action", "19 10:00")
    assert story.the("action").how == "done"


def test_each_sides_safety_plan_is_kept_with_the_visit_it_was_stated_in() -> None:
    story = Story().do(SafetyStated("raising", nothing=True)).at_managers()
    story.do(SafetyStated("answering", CARE.id, until=date(2026, 11, 9)))
    mine = story.case.safety[SideOf("raising")]
    theirs = story.case.safety[SideOf("answering", CARE.id)]
    assert (mine.stated.nothing, mine.visit) == (True, 1)
    assert (theirs.stated.until, theirs.visit) == (date(2026, 11, 9), 2)


def test_who_advised_and_who_was_appointed_and_reminded_is_remembered() -> None:
    story = (
        Story()
        .at_managers()
        .do(Advised("ivy"))
        .appoint("mediator", "mia", story_panel := DutyId("managers.panel"))
    )
    assert story.case.advisers == {"ivy"}
    assert story.case.appointed == (Appointed("mediator", "mia", (story_panel,)),)
    assert story.the("managers.panel").how == "done"
    meet = story.the("managers.meet").id
    story.do(Reminded((meet,)), "4 10:00")
    assert story.case.reminded == {meet: at("5 00:00")}
    story.do(Reminded((meet,)), "5 10:00")  # the first one counts
    assert story.case.reminded == {meet: at("5 00:00")}


ONLY_RECORDED = (
    Noted("board", "n1"),
    Asked("meeting"),
    Misdirected(),
    Alongside("court"),
)


def test_who_is_asked_for_advice_is_kept_with_the_side_that_asked() -> None:
    case = Story().at_managers().do(Used("advice"), who=HEAD).case
    assert case.consulted == (Consulted("advice", None, "raising"),)


def test_what_is_only_recorded_changes_nothing_but_its_number() -> None:
    for act in ONLY_RECORDED:
        story = Story().at_managers()
        before = story.case
        assert replace(story.do(act).case, seq=before.seq) == before


# ── The end ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("act", "end"), [(Withdrawn(), "withdrawn"), (OpenedInError(), "opened in error")]
)
def test_stopping_overtakes_the_ladder_and_tells(act, end) -> None:  # type: ignore[no-untyped-def]
    story = Story().at_managers().do(act, "4 10:00")
    assert (story.case.status, story.case.end, story.case.ended) == ("ended", end, at("4 10:00"))
    assert story.owed() == set()
    assert story.told("over") == 1


def test_letters_are_done_after_the_end_and_open_nothing_of_the_ladder() -> None:
    story = Story().talked().agree("4 10:00").done("colleagues.letter", "5 10:00")
    assert (story.case.end, story.owed()) == ("agreed", set())


def test_what_happens_after_the_end_opens_only_what_survives_it() -> None:
    story = (
        Story()
        .talked()
        .agree("4 10:00")
        .do(RiskStated(), "5 10:00")
        .do(FactStated("on-a-plan"), "5 10:00")
    )
    assert story.owed() == {"colleagues.letter", "emergency", "plan"}
    # A survivor that falls late after the end tells, and opens nothing of a ladder that is over.
    assert {duty.key for duty in story.look("30 10:00").open_duties} == story.owed()


def test_a_concern_without_an_opponent_waits_for_nobody() -> None:
    routes = {"main": replace(LADDER.routes["main"], first="chair", alone=True)}
    record = Record("C-1", replace(LADDER, routes=routes), CALENDAR, directory())
    steps = [
        Raised(SCHOOL, ()),
        CarriedOut((DutyId("chair.refer"),)),
        CarriedOut((DutyId("chair.decide"),), "decided"),
    ]
    for day, act in enumerate(steps, start=2):
        record = record.after(*decide(record, Command(act, f"r{day}"), ANYBODY, at(f"{day} 10:00")))
    assert (record.folded.answering, record.folded.end) == ((), "decided and binding")


# ── Moving up on silence ──────────────────────────────────────────────────────────────────────────


def silent() -> Protocol:
    return with_changed(
        "colleagues.talk", then=to(agreed="end: agreed", not_agreed="managers", late="managers")
    )


def test_silence_moves_the_case_at_the_instant_the_limit_passed() -> None:
    story = Story(protocol=silent()).done("colleagues.raise", "2 11:00")
    assert story.look("5 17:00").stage == "1"
    later = story.look("9 10:00")
    assert [(visit.stage, visit.entered, visit.how) for visit in later.visits[1:]] == [
        ("2", at("5 17:00"), "late")
    ]
    talk = next(duty for duty in later.duties if duty.key == "colleagues.talk")
    assert (talk.how, talk.ended, talk.late(later.now)) == ("overtaken", at("5 17:00"), True)


def ending() -> Protocol:
    """The first act has ten days from when the decision was received; then the case ends."""
    return with_changed(
        "colleagues.raise",
        limit=limit("10 working days"),
        anchors=(Anchor(Signal("start"), received=True),),
        then=to(late="end: not taken further"),
    )


def test_what_was_raised_after_its_time_ends_when_it_was_raised_and_not_before() -> None:
    story = Story(protocol=ending(), raised="30 10:00", received="2 10:00")
    later = story.look("30 11:00")
    assert (later.end, later.ended) == ("not taken further", at("30 10:00"))
    assert later.visits[0].entered <= later.ended


def test_where_time_alone_ends_a_case_the_end_is_no_earlier_than_what_led_to_it_was_entered() -> (
    None
):
    story = Story(protocol=ending(), raised="18 10:00")
    raised = story.events[0].act
    story.correct(1, "18 11:00", instead=raised, happened=at("2 10:00"), received=at("2 10:00"))
    assert story.the("colleagues.raise").due == at("16 17:00")
    assert (story.case.end, story.case.ended) == ("not taken further", at("18 10:00"))


def test_what_has_to_arrive_leads_on_when_it_has() -> None:
    arriving = with_changed("colleagues.raise", met_by_receipt=True, then=to(done="managers"))
    story = Story(protocol=arriving)
    story.done("colleagues.raise", "9 10:00", happened="4 16:00", received="6 09:00")
    assert story.the("colleagues.raise").ended == at("6 09:00")
    assert story.case.visits[-1].entered == story.the("managers.meet").opened == at("6 09:00")


def test_what_was_done_in_time_and_entered_later_is_not_called_late() -> None:
    story = Story(protocol=silent()).done("colleagues.raise", "2 11:00")
    talk = story.the("colleagues.talk").id
    story.do(CarriedOut((talk,)), "9 10:00", happened="5 16:00")
    done = story.the("colleagues.talk")
    assert (done.how, done.ended, done.late(story.now)) == ("done", at("5 16:00"), False)
    assert story.case.stage == "2"


def test_what_has_to_arrive_is_met_when_it_does() -> None:
    story = Story(protocol=with_changed("colleagues.raise", met_by_receipt=True))
    story.done("colleagues.raise", "5 10:00", happened="4 16:00", received="5 09:00")
    sent = story.the("colleagues.raise")
    assert (sent.ended, sent.late(story.now)) == (at("5 09:00"), True)
    plain = Story().done("colleagues.raise", "5 10:00", happened="4 16:00", received="5 09:00")
    assert plain.the("colleagues.raise").late(plain.now) is False
