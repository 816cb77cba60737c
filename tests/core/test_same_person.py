"""What one person would owe to themselves inside their own agency is passed over, and nothing else
is.
"""

from datetime import date

from msgspec.structs import replace

from concordat.core.acts import Corrected, Noted, Positioned, SamePerson
from concordat.core.posts import Party, Seat
from tests.core.ladder import posts, with_changed
from tests.core.stories import (
    CARE,
    CLINIC,
    RAISER,
    SCHOOL,
    Story,
    directory,
)


def test_what_is_passed_over_stands_in_the_record_right_after_what_it_followed_from() -> None:
    own = directory(
        Seat(SCHOOL.id, "manager", "Head", "ann"), Seat(CARE.id, "manager", "Manager", "dee")
    )
    story = Story(people=own).talked("3 10:00")
    story.say("not agreed", when="4 12:00", happened="4 10:00", received="4 11:00", who=RAISER)
    said, mine, theirs = story.events[-3:]
    tell = "managers.tell/raising//1", "managers.tell/answering/care/1"
    assert mine == replace(said, seq=5, act=SamePerson((tell[0],)), request="r4+1", received=None)
    assert theirs == replace(said, seq=6, act=SamePerson((tell[1],)), request="r4+2", received=None)


def test_what_was_owed_to_another_when_it_opened_stays_owed() -> None:
    away = Seat(
        SCHOOL.id,
        "manager",
        "Head",
        "hed",
        cover="ann",
        away=(date(2026, 11, 5), date(2026, 11, 5)),
    )
    story = (
        Story(people=directory(away)).at_managers("4 10:00").do(Noted("both sides", "n"), "5 10:00")
    )
    assert story.all("managers.tell")[0].open


def test_two_who_hold_a_post_are_not_the_one_who_would_speak_to_it() -> None:
    two = directory(
        Seat(SCHOOL.id, "manager", "Head", "ann"), Seat(SCHOOL.id, "manager", "Deputy", "hed")
    )
    assert Story(people=two).at_managers().all("managers.tell")[0].open


def test_an_agency_that_answers_for_whom_nobody_is_known_passes_nothing_over() -> None:
    people = directory(Seat(CARE.id, "manager", "Manager", "dee"))
    story = Story(Party(CARE.id, CARE.kind), people=people).at_managers()
    assert story.all("managers.tell")[1].open


def test_what_nobody_holds_is_not_passed_over_for_all_that_nobody_is_spoken_to() -> None:
    empty = with_changed(
        "managers.tell",
        who=posts("raising manager, answering manager"),
        towards=posts("own director"),
    )
    assert all(duty.open for duty in Story(protocol=empty).at_managers().all("managers.tell"))


def test_what_is_owed_in_no_one_agency_is_never_passed_over() -> None:
    own = directory(
        Seat(CARE.id, "manager", "Manager", "hal"), Seat(CARE.id, "director", "Director", "hal")
    )
    who, towards = posts("answering manager"), posts("answering director")
    once = with_changed(
        "managers.panel", act="refer", who=who, towards=towards, side="answering", inside=True
    )
    assert (
        Story(CARE, protocol=once, people=own).at_managers().the("managers.panel").word
        == "same person"
    )
    assert Story(CARE, CLINIC, protocol=once, people=own).at_managers().the("managers.panel").open


def test_what_is_owed_outside_ones_agency_is_never_passed_over() -> None:
    outside = with_changed("managers.tell", inside=False)
    people = directory(Seat(SCHOOL.id, "manager", "Head", "ann"))
    assert Story(protocol=outside, people=people).at_managers().all("managers.tell")[0].open


def test_a_correction_that_opens_something_to_oneself_passes_it_over_too() -> None:
    own = directory(Seat(SCHOOL.id, "manager", "Head", "ann"))
    story = Story(people=own).talked("3 10:00").say("agreed", when="4 10:00", who=RAISER)
    story.correct(
        4, "5 10:00", who=RAISER, instead=Positioned("raising", CARE.id, {"1": "not agreed"})
    )
    assert [type(event.act) for event in story.events[-2:]] == [Corrected, SamePerson]
    assert story.all("managers.tell")[0].word == "same person"
