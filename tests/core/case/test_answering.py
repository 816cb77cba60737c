"""Who answers changes: another agency instead, or one more."""

from concordat.core.acts import Answering, Issue
from concordat.core.posts import Party
from tests.core.stories import CARE, CLINIC, Story, at


def test_the_agency_that_answers_instead_gets_new_limits_and_the_clock_keeps_its_start() -> None:
    story = Story().at_managers("3 10:00").do(Answering(CLINIC, instead_of="care"), "5 10:00")
    assert story.case.answering == (CLINIC,)
    assert story.the("managers.meet", "care").how == "overtaken"
    meet = story.the("managers.meet", "clinic")
    assert (meet.anchor, meet.due, meet.cap) == (at("5 10:00"), at("11 17:00"), "stage-2")
    assert story.case.clocks[0].opened == at("2 10:00")
    assert story.case.start == at("2 10:00")


def test_its_own_limit_runs_from_when_it_was_told() -> None:
    story = (
        Story()
        .done("colleagues.raise", "2 11:00")
        .do(Answering(CLINIC, instead_of="care"), "5 10:00")
    )
    talk = story.the("colleagues.talk", "clinic")
    assert (talk.opened, talk.due) == (at("5 10:00"), at("10 17:00"))
    assert not story.open("colleagues.raise")


def test_an_agency_that_was_left_out_is_added_with_duties_of_its_own() -> None:
    story = Story().done("colleagues.raise", "2 11:00").do(Answering(CLINIC), "4 10:00")
    assert [party.id for party in story.case.answering] == ["care", "clinic"]
    assert story.the("colleagues.talk", "care").due == at("5 17:00")
    assert story.the("colleagues.talk", "clinic").due == at("9 17:00")
    story.done("colleagues.talk", agency="care").say("not agreed", agency="care")
    assert story.case.stage == "1"


def test_the_right_agency_has_its_own_discussion_though_the_wrong_one_had_spoken() -> None:
    story = Story().talked().do(Answering(CLINIC, instead_of="care"), "5 10:00")
    assert "say" not in story.owed()
    assert story.the("colleagues.talk", "clinic").open
    story.done("colleagues.talk").say("not agreed", agency="clinic")
    assert story.case.stage == "2"


def test_points_that_concerned_the_wrong_agency_concern_the_right_one() -> None:
    story = Story(issues=(Issue("1", ("care",)),)).done("colleagues.raise", "2 11:00")
    story.do(Answering(CLINIC, instead_of="care"), "3 10:00")
    assert [issue.id for issue in story.case.issues_with("clinic")] == ["1"]
    story.done("colleagues.talk")
    assert story.case.status == "open"
    assert "say" in story.owed()


def test_an_agency_added_where_every_point_names_others_answers_for_all_of_them() -> None:
    issues = (Issue("1", ("care",)), Issue("2", ("care",)))
    story = (
        Story(issues=issues).done("colleagues.raise", "2 11:00").do(Answering(CLINIC), "3 10:00")
    )
    assert [issue.id for issue in story.case.issues_with("clinic")] == ["1", "2"]


def test_another_person_of_the_same_agency_can_be_the_right_one() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    story.do(
        Answering(Party("care", "childrens-services", "Fostering"), instead_of="care"), "4 10:00"
    )
    assert [party.service for party in story.case.answering] == ["Fostering"]
    first, second = story.all("colleagues.talk")
    assert (first.how, second.how, second.due) == ("overtaken", None, at("9 17:00"))


def test_a_point_about_one_agency_moves_to_the_agency_that_replaces_it() -> None:
    story = Story(issues=(Issue("1", ("care",)), Issue("2"))).do(
        Answering(CLINIC, instead_of="care"), "3 10:00"
    )
    assert [issue.id for issue in story.case.issues_with("clinic")] == ["1", "2"]


def test_a_limit_from_the_start_runs_for_the_new_agency_from_when_it_was_told() -> None:
    story = Story().do(Answering(CLINIC, instead_of="care"), "4 10:00")
    assert story.the("colleagues.raise", "clinic").due == at("6 17:00")


POLICE = Party("police", "police")


def test_only_what_the_wrong_agency_was_asked_is_asked_of_the_right_one() -> None:
    story = Story(CARE, CLINIC).done("colleagues.raise", "2 11:00", agency="care")
    story.do(Answering(POLICE, instead_of="clinic"), "3 10:00")
    assert [(duty.key, duty.agency) for duty in story.case.open_duties] == [
        ("colleagues.talk", "care"),
        ("colleagues.raise", "police"),
    ]


def test_what_each_party_owes_the_new_agency_owes_on_the_answering_side() -> None:
    story = Story().at_managers("3 10:00").do(Answering(CLINIC), "4 10:00")
    mine, care, clinic = story.all("managers.tell")
    assert [(duty.side, duty.agency) for duty in (mine, care, clinic)] == [
        ("raising", None), ("answering", "care"), ("answering", "clinic"),
    ]  # fmt: skip
    assert story.the("managers.meet", "clinic").side == "both"


def test_the_new_agency_owes_a_discussion_though_the_old_one_had_held_it() -> None:
    story = Story().done("colleagues.raise", "2 11:00").done("colleagues.talk", "6 10:00")
    story.do(Answering(CLINIC, instead_of="care"), "6 11:00")
    assert [duty.key for duty in story.case.open_duties] == ["colleagues.chase", "colleagues.talk"]
    story = (
        Story().done("colleagues.raise", "2 11:00").done("colleagues.chase", "6 10:00", word="yes")
    )
    story.done("colleagues.talk", "6 11:00", happened="6 09:00").do(
        Answering(CLINIC, instead_of="care"), "6 12:00"
    )
    assert [duty.key for duty in story.case.open_duties] == ["colleagues.talk"]


def test_a_duty_that_opened_after_the_agency_was_replaced_ends_as_it_opens() -> None:
    story = (
        Story()
        .done("colleagues.raise", "5 10:00")
        .do(Answering(CLINIC, "care"), "6 10:00", happened="4 10:00")
    )
    talk = story.the("colleagues.talk", "care")
    assert (talk.how, talk.opened, talk.ended) == ("overtaken", at("5 10:00"), at("5 10:00"))
