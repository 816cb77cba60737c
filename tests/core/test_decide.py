"""From a command to events or a refusal: times, words, the same person."""

from datetime import date

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    Appointed,
    CarriedOut,
    DateSet,
    HolidayProclaimed,
    Issue,
    MovedUp,
    Raised,
    SamePerson,
    Withdrawn,
)
from concordat.core.commands import Command
from concordat.core.decide import Record, decide
from concordat.core.posts import Party, Seat
from tests.core.ladder import CALENDAR, LADDER
from tests.core.stories import (
    ANYBODY,
    CARE,
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

NEW = Record("C-1", LADDER, CALENDAR, directory())


def opening(act: Raised, **more: object) -> None:
    decide(NEW, Command(act, "r1", **more), RAISER, at("2 10:00"))  # type: ignore[arg-type]


# ── Raising ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("code", "act"),
    [
        ("no-agency", Raised(SCHOOL, ())),
        ("no-issue", Raised(SCHOOL, (CARE,), ())),
        ("inside-one-agency", Raised(SCHOOL, (CARE, SCHOOL))),
        ("twice", Raised(SCHOOL, (CARE, CARE))),
        ("twice", Raised(SCHOOL, (CARE,), (Issue("1"), Issue("1")))),
        ("no-such-agency", Raised(SCHOOL, (CARE,), (Issue("1", ("clinic",)), Issue("2")))),
        ("no-such-agency", Raised(SCHOOL, (CARE,), (Issue("1", ("police", "clinic")), Issue("2")))),
        ("no-issue", Raised(SCHOOL, (CARE, CLINIC), (Issue("1", ("care",)),))),
        ("no-such-route", Raised(SCHOOL, (CARE,), route="sideways")),
    ],
)
def test_what_cannot_be_raised(code: str, act: Raised) -> None:
    with refused(code):
        opening(act)


def test_nothing_can_be_done_in_a_case_that_is_not_there() -> None:
    with refused("not-raised"):
        decide(NEW, Command(Withdrawn(), "r1"), RAISER, at("2 10:00"))


def test_a_disagreement_does_not_arise_in_the_future() -> None:
    with refused("future"):
        opening(Raised(SCHOOL, (CARE,)), happened=at("2 10:01"))


def test_the_decision_disputed_may_have_been_received_before_it_was_raised() -> None:
    command = Command(Raised(SCHOOL, (CARE,)), "r1", received=at("2 08:00"))
    (event,) = decide(NEW, command, RAISER, at("3 10:00"))
    assert (event.happened, event.reached) == (at("3 10:00"), at("2 08:00"))


# ── The envelope ──────────────────────────────────────────────────────────────────────────────────


def test_an_event_says_who_did_it_in_which_post_when_and_by_which_text() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    story.done("colleagues.talk", "4 10:00", happened="3 10:00", received="3 12:00", who=TEAM_LEAD)
    event = story.events[-1]
    assert (event.case, event.seq, event.request) == ("C-1", 3, "r3")
    assert (event.by, event.side, event.agency, event.post) == (
        "eli",
        "answering",
        "care",
        "team lead",
    )
    assert (event.happened, event.recorded, event.reached) == (
        at("3 10:00"),
        at("4 10:00"),
        at("3 12:00"),
    )
    assert (event.protocol, event.calendar) == ("f" * 8, "invented/1")


def test_whoever_has_several_capacities_acts_in_the_one_that_owes_it() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    both = replace(TEAM_LEAD, capacities=(*OFFICER.capacities, *TEAM_LEAD.capacities))
    story.done("colleagues.talk", who=both)
    assert story.events[-1].post == "team lead"


def test_only_an_officer_records_for_somebody_else_and_only_for_who_has_a_part() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    with refused("officer-only", story):
        story.done("colleagues.talk", who=TEAM_LEAD, behalf="dee")
    with refused("no-part", story):
        story.done("colleagues.talk", who=OFFICER, behalf="a stranger")
    story.done("colleagues.talk", who=OFFICER, behalf="dee")
    assert (story.events[-1].by, story.events[-1].behalf) == ("olu", "dee")


# ── Times ─────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_happened_in_the_future_and_now_is_not_the_future() -> None:
    story = Story()
    with refused("future", story):
        story.done("colleagues.raise", "2 11:00", happened="2 11:01")
    story.done("colleagues.raise", "2 11:00", happened="2 11:00")


def test_nothing_was_done_before_it_was_owed() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    with refused("before-it-opened", story):
        story.done("colleagues.talk", "3 10:00", happened="2 10:59")
    story.done("colleagues.talk", "3 10:00", happened="2 11:00")


def test_what_the_case_went_on_without_was_done_before_that_or_not_at_all() -> None:
    story = (
        Story().done("colleagues.raise", "2 11:00").up("risk to the child", "4 10:00", reason="n")
    )
    talk = CarriedOut((story.the("colleagues.talk").id,))
    with refused("not-open", story):
        story.do(talk, "5 10:00", happened="4 10:01")
    story.do(talk, "5 10:00", happened="4 10:00")
    assert (story.the("colleagues.talk").how, story.the("colleagues.talk").ended) == (
        "done",
        at("4 10:00"),
    )


def test_nobody_was_appointed_before_it_was_owed() -> None:
    story = Story().at_managers("3 10:00")
    with refused("before-it-opened", story):
        story.do(
            Appointed("mediator", "mia", ("managers.panel///1",)), "4 10:00", happened="3 09:00"
        )


def test_no_word_was_said_before_the_discussion() -> None:
    story = Story().talked("3 10:00")
    with refused("before-it-opened", story):
        story.say("not agreed", when="4 10:00", happened="3 09:00")
    story.say("agreed", when="4 10:00", happened="4 09:00")
    with refused("before-it-opened", story):
        story.say("agreed", "answering", "4 10:00", happened="4 08:00")
    story.say("agreed", "answering", "4 10:00", happened="4 09:00")
    assert story.case.ended == at("4 09:00")


@pytest.mark.parametrize("act", [MovedUp("risk to the child", {"reason": "n"}), Withdrawn()])
def test_a_step_is_not_left_before_it_was_entered(act) -> None:  # type: ignore[no-untyped-def]
    story = Story().at_managers("3 10:00")
    with refused("before-it-opened", story):
        story.do(act, "4 10:00", happened="3 09:00")


def test_what_was_agreed_may_have_been_confirmed_before_the_case_went_on() -> None:
    story = (
        Story(issues=(Issue("1"), Issue("2")))
        .talked("3 10:00")
        .say({"1": "agreed"}, when="3 10:00")
    )
    story.say({"2": "not agreed"}, when="3 12:00")
    story.say({"1": "agreed"}, "answering", "4 10:00", happened="3 11:00")
    assert story.the("confirm").ended == at("3 11:00")


def test_a_late_entry_of_an_early_word_ends_no_step_before_it_was_entered() -> None:
    story = (
        Story(issues=(Issue("1"), Issue("2")))
        .talked("3 10:00")
        .say({"1": "agreed"}, when="3 10:00")
    )
    story.say({"2": "not agreed"}, when="3 12:00").done("managers.meet", "4 10:00").say(
        {"2": "agreed"}, when="4 10:00"
    )
    both = {"1": "agreed", "2": "agreed"}
    with refused("before-it-opened", story):
        story.say(both, "answering", "5 10:00", happened="3 11:00")
    assert story.say(both, "answering", "5 10:00", happened="4 11:00").case.ended == at("4 11:00")


def test_nothing_happens_in_a_case_before_it_was_raised() -> None:
    story = Story()
    with refused("before-it-opened", story):
        story.do(Appointed("companion", "mia", side="raising"), "3 10:00", happened="1 10:00")


def test_each_side_brings_in_only_people_of_its_own_agency() -> None:
    people = directory(
        Seat(SCHOOL.id, "manager", "Head", "hed"), Seat(CARE.id, "manager", "Manager", "hal")
    )
    story = Story(people=people)
    with refused("not-of-the-agency", story):
        story.do(Appointed("companion", "hal", side="raising"), "3 10:00", who=RAISER)
    story.do(Appointed("companion", "hed", side="raising"), "3 10:00", who=RAISER)
    assert [each.person for each in story.case.appointed] == ["hed"]


def test_nothing_is_received_before_it_was_sent() -> None:
    story = Story()
    with refused("received-before-sent", story):
        story.done("colleagues.raise", "3 10:00", happened="2 12:00", received="2 11:00")


def test_a_day_that_the_calendar_does_not_reach_is_refused_in_words() -> None:
    story = Story()
    with refused("beyond-calendar", story) as info:
        story.do(HolidayProclaimed(date(2099, 1, 1), "New Year"))
    assert "2026 to 2028" in info.value.sentence


# ── Words ─────────────────────────────────────────────────────────────────────────────────────────


def test_moving_up_needs_its_reason_unless_it_is_late_for_all_to_see() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    with refused("reason-needed", story):
        story.up("risk to the child", "3 10:00")
    assert story.up("risk to the child", "3 10:00", reason="n").case.stage == "2"
    assert Story().done("colleagues.raise", "2 11:00").up(when="6 10:00").case.stage == "2"


def test_a_ground_that_came_later_is_no_ground_for_having_moved_then() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    with refused("not-late", story):
        story.up(when="6 10:00", happened="4 10:00")
    assert story.up(when="6 10:00", happened="5 18:00").case.stage == "2"


def test_a_decision_needs_its_word() -> None:
    story = Story().at_chair().done("chair.refer")
    with refused("word-needed", story) as info:
        story.done("chair.decide")
    assert "“decided” or “reconvene”" in info.value.sentence


# ── The same person ───────────────────────────────────────────────────────────────────────────────

HEAD = Seat("hill-school", "manager", "Head", holder="ann")
OTHER = Seat("hill-school", "manager", "Head", holder="hed")


def test_whoever_would_speak_to_themselves_inside_their_agency_is_passed_over_on_record() -> None:
    story = Story(people=directory(HEAD)).at_managers()
    event = story.events[-1]
    assert event.act == SamePerson(("managers.tell/raising//1",))
    assert event.request.endswith("+1")
    assert [event.seq for event in story.events] == list(range(1, len(story.events) + 1))
    mine, theirs = story.all("managers.tell")
    assert (mine.how, mine.word) == ("done", "same person")
    assert theirs.open


def test_somebody_else_in_the_post_is_spoken_to() -> None:
    story = Story(people=directory(OTHER)).at_managers()
    assert {duty.how for duty in story.all("managers.tell")} == {None}


def test_an_empty_post_passes_nothing_over() -> None:
    story = Story(Party("care", "childrens-services")).at_managers()
    assert {duty.how for duty in story.all("managers.tell")} == {None}


def test_cover_that_is_oneself_counts_on_the_days_it_covers() -> None:
    away = replace(OTHER, cover="ann", away=(date(2026, 11, 3), date(2026, 11, 3)))
    assert (
        Story(people=directory(away)).at_managers("3 10:00").all("managers.tell")[0].how == "done"
    )
    assert Story(people=directory(away)).at_managers("4 10:00").all("managers.tell")[0].open


def test_each_side_is_looked_at_for_itself() -> None:
    people = directory(HEAD, Seat("care", "manager", "Manager", holder="dee"))
    story = Story(people=people).at_managers()
    assert [duty.word for duty in story.all("managers.tell")] == ["same person", "same person"]
    assert [type(event.act) for event in story.events[-2:]] == [SamePerson, SamePerson]


def test_only_the_system_passes_over() -> None:
    story = Story().at_managers()
    with refused("not-yours", story):
        story.do(SamePerson((story.all("managers.tell")[0].id,)))


def test_a_refused_command_changes_nothing() -> None:
    story = Story()
    before = story.record
    with refused("no-such-duty"):
        decide(before, Command(CarriedOut(("nothing",)), "r2"), ANYBODY, at("3 10:00"))
    with refused("not-open"):
        decide(before, Command(DateSet("nothing", date(2026, 11, 9)), "r2"), ANYBODY, at("3 10:00"))
    assert story.record == before
