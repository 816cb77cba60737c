"""A paper that is for some stages collects what was done at them, and how things were when they
were left; a paper without such a limit collects the whole case.
"""

import pytest

from concordat.core.acts import CarriedOut, MovedUp, Note, RiskStated, Used
from concordat.core.events import Event
from concordat.documents.collected import collected
from concordat.documents.papers import fill_form, fill_letter
from concordat.library.files.papers import papers_of
from tests.builders import SCHOOL, SOCIAL_CARE, Told, at, holder, story

OURS, OUR_LINE = (
    holder(SCHOOL.id, each) for each in ("safeguarding representative", "line manager")
)
OUR_BOARD, THEIR_BOARD = (holder(each.id, "board representative") for each in (SCHOOL, SOCIAL_CARE))
NOW = at(30)


def to_stage_3() -> Told:
    """Talked about at Stage 1, discussed by the representatives, and taken to Stage 3."""
    told = story("liverpool").raised(at(14))
    told.did("workers.talk", "osei", at(15)).said("raising", "osei", at(15, 11), "not agreed")
    told.act(MovedUp("risk to the child"), OUR_LINE, at(16))
    told.did("representatives.resolve", OURS, at(17)).said(
        "raising", OURS, at(17, 11), "not agreed"
    )
    return told


def to_the_end() -> Told:
    told = to_stage_3()
    told.did("board representatives.resolve", OUR_BOARD, at(21))
    told.said("raising", OUR_BOARD, at(21, 11), "agreed")
    return told.said("answering", THEIR_BOARD, at(21, 12), "agreed")


def log(told: Told) -> dict[str, str]:
    filled = fill_form(told.brief("osei", NOW), papers_of(told.protocol), "summary-log")
    return {box.label: box.value for box in filled.boxes}


def test_the_log_of_two_stages_holds_neither_acts_nor_outcome_of_a_later_one() -> None:
    entry = log(to_the_end())
    actions = entry["Actions Undertaken Towards Resolution"]
    assert "15 December" in actions
    assert "17 December" in actions
    assert "21 December" not in actions
    outcome = entry["Outcome of Resolution"]
    assert "Whether the threshold for an assessment is met: not agreed" in outcome
    assert ": agreed" not in outcome
    assert "The case ended" not in outcome
    assert outcome.endswith("It went on to Stage 3 on Thursday 17 December 2026.")


def test_the_report_collects_what_came_before_it_too() -> None:
    told = to_the_end()
    filled = fill_form(told.brief("osei", NOW), papers_of(told.protocol), "report-to-board")
    entry = {box.label: box.value for box in filled.boxes}
    days = entry["Date of discussion/ Meeting re disagreement:"]
    assert [day.split(" 2026")[0] for day in days.splitlines()] == [
        "Tuesday 15 December",
        "Thursday 17 December",
        "Monday 21 December",
    ]
    assert (
        "went on to"
        not in entry["Brief details of inter agency disagreement (including agreed outcomes)"]
    )


def test_what_was_entered_late_is_on_the_paper_of_the_stage_in_which_it_was_owed() -> None:
    told = to_stage_3()
    ours = [each for each in told.record.case(at(22)).open_duties if each.side == "raising"]
    state = next(each for each in ours if each.key == "line managers.state")
    told.act(CarriedOut((state.id,)), OUR_LINE, at(22))
    told.did("board representatives.resolve", OUR_BOARD, at(22, 12))
    stated = [event for event in log_events(told) if event.happened == at(22)]
    assert len(stated) == 1
    assert all(event.happened != at(22, 12) for event in log_events(told))


def log_events(told: Told) -> tuple[Event, ...]:
    return collected(told.view("osei", NOW), ("1", "2")).events


def test_while_the_case_is_still_there_the_paper_says_how_it_is() -> None:
    told = story("liverpool").raised(at(14))
    told.did("workers.talk", "osei", at(15)).said("raising", "osei", at(15, 11), "agreed")
    told.said("answering", "lowe", at(15, 12), "agreed")
    outcome = log(told)["Outcome of Resolution"]
    assert "Who visits the family this week: agreed." in outcome
    assert "The case ended on Tuesday 15 December 2026: agreed." in outcome


@pytest.mark.parametrize(("stage", "said"), [("1", "not agreed"), ("2", ""), ("3", "")])
def test_a_record_of_a_stage_says_nothing_of_what_another_stage_came_to(
    stage: str, said: str
) -> None:
    told = story("blackpool").raised(at(14)).did("practice manager.escalate", "osei", at(15))
    told.did("practice manager.contact", holder(SOCIAL_CARE.id, "practice manager"), at(16))
    told.said("raising", "osei", at(16, 11), "not agreed")
    found = papers_of(told.protocol).letters[f"record-stage-{stage}"]
    parts = dict(fill_letter(told.brief("osei", NOW), found).parts)
    assert parts["Concerns raised"]
    assert said in parts["Resolution reached"]
    assert bool(parts["Resolution reached"]) == bool(said)


WHY = "He was hit again last night."
METHOD = "Methodology used to resolve conflict:"


def straight_to_service_managers() -> Told:
    """At Stage 2 a representative goes straight to the service managers (LIV-2c)."""
    told = story("liverpool").raised(at(14))
    told.did("workers.talk", "osei", at(15)).said("raising", "osei", at(15, 11), "not agreed")
    told.act(MovedUp("risk to the child"), OUR_LINE, at(16))
    went = Used("service-managers", notes=(Note(told.note(WHY), "need", "2"),))
    stated = RiskStated(notes=(Note(told.note("He is in danger."), "summary"),))
    return told.act(stated, OURS, at(17), also=(told.whole(went, at(17)),))


def test_the_log_and_the_report_say_that_it_went_straight_to_service_managers() -> None:
    told = straight_to_service_managers()
    report = fill_form(told.brief("osei", NOW), papers_of(told.protocol), "report-to-board")
    methods = {box.label: box.value for box in report.boxes}[METHOD]
    for said in (log(told)["Actions Undertaken Towards Resolution"], methods):
        assert "17 December 2026" in said
        assert "Went straight to service managers in children's services" in said
        assert WHY in said
        assert said.index("15 December") < said.index("17 December"), "in the order of the record"


def test_the_log_names_the_case_by_its_number_and_no_number_of_the_child() -> None:
    told = to_stage_3()
    brief = told.brief("osei", NOW)
    assert log(told)["**Agency / School & Escalation Number"].splitlines() == [
        brief.names.raising,
        brief.view.ref,
    ]
