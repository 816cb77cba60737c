"""What one person would owe to themselves inside their own agency is passed over, and nothing else
is.
"""

from datetime import date

from msgspec.structs import replace

from concordat.core.acts import (
    Corrected,
    Noted,
    Positioned,
    SamePerson,
)
from concordat.core.ids import DutyId
from concordat.core.posts import PRACTITIONER, Party, Seat
from concordat.core.protocol import Target
from concordat.core.who.parts import Actor, Capacity
from tests.core.ladder import posts, with_changed
from tests.core.stories import (
    CARE,
    CLINIC,
    RAISER,
    SCHOOL,
    Story,
    directory,
    refused,
)

ANN_IS_HEAD = Seat("hill-school", "manager", "Head", holder="ann")


def test_a_duty_owed_to_oneself_is_passed_over_and_recorded() -> None:
    story = Story(people=directory(ANN_IS_HEAD)).at_managers()
    event = story.events[-1]
    assert event.act == SamePerson((DutyId("managers.tell", owner="raising"),))
    assert event.order == 1
    assert [event.seq for event in story.events] == list(range(1, len(story.events) + 1))
    mine, theirs = story.all("managers.tell")
    assert (mine.how, mine.word) == ("done", "same person")
    assert theirs.open


OTHER = Seat("hill-school", "manager", "Head", holder="hed")


def test_somebody_else_in_the_post_is_spoken_to() -> None:
    story = Story(people=directory(OTHER)).at_managers()
    assert {duty.how for duty in story.all("managers.tell")} == {None}


def test_an_empty_post_passes_nothing_over() -> None:
    story = Story(Party("care", "childrens-services")).at_managers()
    assert {duty.how for duty in story.all("managers.tell")} == {None}


def test_a_duty_to_a_post_one_covers_is_owed_to_oneself_on_those_days() -> None:
    away = replace(OTHER, cover="ann", away=(date(2026, 11, 3), date(2026, 11, 3)))
    assert (
        Story(people=directory(away)).at_managers("3 10:00").all("managers.tell")[0].how == "done"
    )
    assert Story(people=directory(away)).at_managers("4 10:00").all("managers.tell")[0].open


def test_each_side_is_looked_at_for_itself() -> None:
    people = directory(ANN_IS_HEAD, Seat("care", "manager", "Manager", holder="dee"))
    story = Story(people=people).at_managers()
    assert [duty.word for duty in story.all("managers.tell")] == ["same person", "same person"]
    assert [type(event.act) for event in story.events[-2:]] == [SamePerson, SamePerson]


def test_only_the_system_passes_over() -> None:
    story = Story().at_managers()
    with refused("not-yours", story):
        story.do(SamePerson((story.all("managers.tell")[0].id,)))


def test_a_duty_passed_over_is_recorded_right_after_the_event_that_opened_it() -> None:
    own = directory(
        Seat(SCHOOL.id, "manager", "Head", "ann"), Seat(CARE.id, "manager", "Manager", "dee")
    )
    story = Story(people=own).talked("3 10:00")
    story.say("not agreed", when="4 12:00", happened="4 10:00", received="4 11:00", who=RAISER)
    said, mine, theirs = story.events[-3:]
    tell = (
        DutyId("managers.tell", owner="raising"),
        DutyId("managers.tell", owner="answering", agency="care"),
    )
    assert mine == replace(said, seq=5, act=SamePerson((tell[0],)), order=1, received=None)
    assert theirs == replace(said, seq=6, act=SamePerson((tell[1],)), order=2, received=None)


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


def test_a_duty_to_a_post_with_two_holders_is_not_owed_to_oneself() -> None:
    two = directory(
        Seat(SCHOOL.id, "manager", "Head", "ann"), Seat(SCHOOL.id, "manager", "Deputy", "hed")
    )
    assert Story(people=two).at_managers().all("managers.tell")[0].open


def test_nothing_is_passed_over_where_nobody_of_the_agency_is_known() -> None:
    people = directory(Seat(CARE.id, "manager", "Manager", "dee"))
    story = Story(Party(CARE.id, CARE.kind), people=people).at_managers()
    assert story.all("managers.tell")[1].open


def test_a_duty_between_two_empty_posts_is_not_passed_over() -> None:
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
        "managers.panel",
        act="refer",
        who=who,
        towards=towards,
        side="answering",
        inside_one_agency=True,
    )
    assert (
        Story(CARE, protocol=once, people=own).at_managers().the("managers.panel").word
        == "same person"
    )
    assert Story(CARE, CLINIC, protocol=once, people=own).at_managers().the("managers.panel").open


def test_what_is_owed_outside_ones_agency_is_never_passed_over() -> None:
    outside = with_changed("managers.tell", inside_one_agency=False)
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


def test_a_duty_owed_to_oneself_is_passed_over_after_a_correction_too() -> None:
    story = Story().talked().say("not agreed", when="3 11:00")
    story.correct(len(story.events), "3 12:00")
    head = directory(Seat(SCHOOL.id, "manager", "Head", "ann"))
    story.record = replace(story.record, directory=head)
    story.say("not agreed", when="3 13:00")
    passed = story.events[-1]
    assert isinstance(passed.act, SamePerson)
    assert passed.act.duties == (DutyId("managers.tell", owner="raising"),)
    (mine,) = [duty for duty in story.all("managers.tell") if duty.side == "raising"]
    assert (mine.how, mine.word) == ("done", "same person")


# ── A gate inside one agency ──────────────────────────────────────────────────────────────────────
GATE = with_changed(
    "colleagues.raise",
    act="decide",
    settled="decision",
    owed="once",
    who=posts("raising team lead"),
    towards=posts(f"raising {PRACTITIONER}"),
    inside_one_agency=True,
    then={"go on": Target("step", "managers"), "no": Target("end", "not taken further")},
)


def test_a_gate_that_the_raiser_would_open_for_themselves_is_passed_over() -> None:
    own = directory(Seat(SCHOOL.id, "team lead", "Year Head", holder="ann"))
    case = Story(protocol=GATE, people=own).case
    assert (case.stage, [duty.word for duty in case.duties if duty.key == "colleagues.raise"]) == (
        "2",
        ["go on"],
    )


def test_a_gate_in_somebody_elses_hands_has_to_be_opened_by_them() -> None:
    other = directory(Seat(SCHOOL.id, "team lead", "Year Head", holder="ted"))
    story = Story(protocol=GATE, people=other)
    assert story.case.stage == "1"
    with refused("own-matter", story):
        story.done(
            "colleagues.raise",
            word="go on",
            who=Actor("ann", (Capacity("raising", SCHOOL.id, "team lead"),)),
        )
    ted = Actor("ted", (Capacity("raising", SCHOOL.id, "team lead"),))
    assert story.done("colleagues.raise", word="no", who=ted).case.end == "not taken further"
