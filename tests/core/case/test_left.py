"""What is owed once the case has left a step, whether or not anybody answered there."""

from datetime import date
from typing import Any

from concordat.core.acts import RISK_TO_CHILD, ActionAgreed, Withdrawn
from concordat.core.protocol import Duty, Signal
from tests.core.ladder import LADDER, done, duty, with_duties
from tests.core.stories import CARE, CLINIC, REASON, Story, at

LEFT = Signal("left", "colleagues")


def record(*opens: Signal, of: str = "colleagues", **more: Any) -> Duty:
    """A record that both sides keep of a step, the colleagues' where no other is named."""
    who = "raising practitioner, answering team lead"
    keeps: dict[str, Any] = {"owed": "party", "holds": False, "survives": True}
    return duty(f"{of}.record", "record", who, opens, **(keeps | more))


def silent(*answering: Any, **more: Any) -> Story:
    """A disagreement raised with these agencies, of which none has answered yet."""
    protocol = with_duties(record(done("colleagues.talk"), LEFT, **more), protocol=LADDER)
    return Story(*answering, protocol=protocol).done("colleagues.raise", "2 10:00")


def test_a_record_is_owed_where_nobody_answered_and_the_case_was_moved_up() -> None:
    story = silent().up(when="6 10:00")
    kept = story.open("colleagues.record")
    assert [(each.side, each.opened, each.step) for each in kept] == [
        ("raising", at("6 10:00"), "colleagues"),
        ("answering", at("6 10:00"), "colleagues"),
    ]
    assert story.case.step == "managers"


def test_it_is_owed_where_the_case_ended_without_an_answer() -> None:
    story = silent().do(Withdrawn(notes=REASON), "3 10:00")
    assert story.case.end == "withdrawn"
    assert len(story.open("colleagues.record")) == 2


def test_what_opened_with_the_talk_is_not_owed_again() -> None:
    story = silent().done("colleagues.talk", "3 10:00").done("colleagues.record")
    story.say("not agreed")
    assert story.case.step == "managers"
    assert len(story.all("colleagues.record")) == 2


def test_each_agency_keeps_its_own_record_though_only_one_spoke() -> None:
    story = silent(CARE, CLINIC).done("colleagues.talk", "3 10:00", agency=CARE.id)
    story.agree(agency=CARE.id).up(when="6 10:00")
    kept = [(each.side, each.agency, each.opened) for each in story.open("colleagues.record")]
    assert kept == [
        ("raising", CARE.id, at("3 10:00")),
        ("answering", CARE.id, at("3 10:00")),
        ("raising", CLINIC.id, at("6 10:00")),
        ("answering", CLINIC.id, at("6 10:00")),
    ]


def test_what_does_not_survive_the_step_is_not_opened_by_leaving_it() -> None:
    story = silent(survives=False).up(when="6 10:00")
    assert story.all("colleagues.record") == []


def test_what_the_record_meets_is_kept_once_for_a_step_however_it_is_left() -> None:
    who = "raising practitioner, answering team lead"
    opens = (done("colleagues.talk"), LEFT)
    kept: dict[str, Any] = {"owed": "party", "holds": False, "survives": True}
    log = duty("log", "record", who, opens, met_by_the_record=True, **kept)
    story = Story(protocol=with_duties(log, protocol=LADDER)).at_managers()
    assert [each.side for each in story.all("log")] == ["raising", "answering"]
    story = Story(protocol=with_duties(log, protocol=LADDER)).done("colleagues.raise")
    assert [each.how for each in story.up(when="6 10:00").all("log")] == ["done", "done"]


def one_agreed(asked: Duty) -> Story:
    """At the managers with one agency, after everything was agreed with another; then withdrawn."""
    story = Story(CARE, CLINIC, protocol=with_duties(asked, protocol=LADDER)).talked()
    story.agree(agency=CARE.id).say("not agreed", agency=CLINIC.id)
    assert story.case.step == "managers"
    return story.do(Withdrawn(notes=REASON), "4 10:00")


def test_an_agency_that_agreed_before_keeps_no_record_of_a_step_it_was_not_on() -> None:
    story = one_agreed(record(Signal("left", "managers"), of="managers"))
    kept = [(each.side, each.agency) for each in story.open("managers.record")]
    assert kept == [("raising", CLINIC.id), ("answering", CLINIC.id)]


def test_an_action_of_an_agency_that_agreed_before_gives_it_no_record_of_a_later_step() -> None:
    asked = record(Signal("left", "managers"), of="managers")
    story = Story(CARE, CLINIC, protocol=with_duties(asked, protocol=LADDER)).talked()
    story.agree(agency=CARE.id).say("not agreed", agency=CLINIC.id)
    story.do(ActionAgreed("a1", "answering", CARE.id, date(2026, 11, 20)), "4 10:00")
    story.up(RISK_TO_CHILD, "4 11:00", reason="It can't wait.")
    assert story.case.step == "chair"
    assert {each.agency for each in story.all("managers.record")} == {CLINIC.id}


def test_an_agency_that_agreed_before_owes_nothing_because_the_case_ends() -> None:
    story = one_agreed(record(Signal("end"), of="managers", step=None))
    kept = [(each.side, each.agency) for each in story.open("managers.record")]
    assert kept == [("raising", None), ("answering", CLINIC.id)]


def test_an_agency_that_agrees_on_the_last_step_owes_what_the_end_asks_for() -> None:
    asked = record(Signal("end"), of="managers", step=None)
    story = Story(CARE, CLINIC, protocol=with_duties(asked, protocol=LADDER)).talked()
    story.agree(agency=CARE.id).agree(agency=CLINIC.id)
    assert story.case.end == "agreed"
    kept = [(each.side, each.agency) for each in story.open("managers.record")]
    assert kept == [("raising", None), ("answering", CARE.id), ("answering", CLINIC.id)]
