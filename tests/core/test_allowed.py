"""Who may do what, now, and why not."""

from datetime import date

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    ActionAgreed,
    Alongside,
    Answering,
    AnyAct,
    Appointed,
    CarriedOut,
    DateSet,
    FactStated,
    HolidayProclaimed,
    LocalFigure,
    MovedUp,
    Noted,
    OpenedInError,
    Positioned,
    Raised,
    Reminded,
    RiskStated,
    SafetyStated,
    TakenNoFurther,
    Used,
    Withdrawn,
)
from concordat.core.posts import Party
from concordat.core.who.allowed import may_carry_out, why_not
from concordat.core.who.parts import Actor, Capacity
from concordat.library.files.limits import parse_limit
from tests.core.ladder import LADDER
from tests.core.refusals import code_of
from tests.core.stories import (
    CARE,
    CHAIR,
    CLINIC,
    CLINIC_LEAD,
    OFFICER,
    RAISER,
    SCHOOL,
    STRANGER,
    TEAM_LEAD,
    Story,
    refused,
)

RAISE, TALK, MEET = "colleagues.raise//care/1", "colleagues.talk//care/1", "managers.meet//care/1"
PANEL, REFER, DECIDE = "managers.panel///1", "chair.refer///1", "chair.decide///1"
HEAD = Actor("hed", (Capacity("raising", SCHOOL.id, "manager"),))
COMPANY = Actor("kim", (Capacity("raising", SCHOOL.id, "companion"),))
MANAGER = Actor("hal", (Capacity("answering", CARE.id, "manager"),))
WRONG = Positioned("raising", CARE.id, {"7": "agreed"})


def told() -> Story:
    return Story().done("colleagues.raise", "2 11:00")


def deciding() -> Story:
    return Story().at_chair().done("chair.refer", "4 11:00")


def over() -> Story:
    return Story().do(Withdrawn(), "3 10:00")


def raisers_date() -> Story:
    """At the second stage, of a text that leaves the date of its meeting to the raiser alone."""
    meet = replace(
        LADDER.duties["managers.meet"], limit=parse_limit("set by the raiser or their manager")
    )
    return Story(
        protocol=replace(LADDER, duties={**LADDER.duties, "managers.meet": meet})
    ).at_managers()


def code(story: Story, actor: Actor, act: AnyAct) -> str | None:
    return code_of(why_not(story.record.protocol, story.case, actor, act))


@pytest.mark.parametrize(
    ("expected", "story", "actor", "act"),
    [
        ("no-part", told, STRANGER, RiskStated()),
        ("no-part", told, STRANGER, Noted("board", "n")),
        ("already-raised", told, RAISER, Raised(SCHOOL, (CARE,))),
        # duties
        ("no-such-duty", told, RAISER, CarriedOut(("nothing",))),
        ("no-such-duty", told, RAISER, CarriedOut(())),
        ("not-open", told, RAISER, CarriedOut((RAISE,))),
        ("not-yours", told, CLINIC_LEAD, CarriedOut((TALK,))),
        ("not-yours", told, HEAD, CarriedOut((TALK,))),
        ("not-yours", Story, TEAM_LEAD, CarriedOut((RAISE,))),
        ("no-such-act", told, TEAM_LEAD, CarriedOut((TALK,), acts=("read the file",))),
        ("not-yours", deciding, HEAD, CarriedOut((DECIDE,), word="decided")),
        ("not-yours", deciding, OFFICER, CarriedOut((DECIDE,), word="decided")),
        ("no-such-word", deciding, CHAIR, CarriedOut((DECIDE,), word="perhaps")),
        (
            "own-matter",
            deciding,
            replace(CHAIR, person="ann"),
            CarriedOut((DECIDE,), word="decided"),
        ),
        ("not-open", told, RAISER, Reminded((RAISE,))),
        ("not-open", told, RAISER, Reminded(())),
        # positions
        ("no-such-agency", told, RAISER, Positioned("raising", "clinic", {"1": "agreed"})),
        ("other-side", told, RAISER, Positioned("answering", "care", {"1": "agreed"})),
        ("other-side", told, CLINIC_LEAD, Positioned("answering", "care", {"1": "agreed"})),
        ("other-side", told, OFFICER, Positioned("raising", "care", {"1": "agreed"})),
        ("no-such-issue", Story().talked, RAISER, WRONG),
        ("no-such-issue", Story().talked, RAISER, replace(WRONG, said={})),
        ("not-held", told, RAISER, Positioned("raising", "care", {"1": "agreed"})),
        ("ended", over, RAISER, Positioned("raising", "care", {"1": "agreed"})),
        # moving up and stopping
        ("ended", over, RAISER, MovedUp("no answer")),
        ("other-side", told, TEAM_LEAD, MovedUp("no answer")),
        ("no-step-above", deciding, RAISER, MovedUp("no answer")),
        ("no-such-ground", told, RAISER, MovedUp("I am tired of it")),
        ("not-late", told, RAISER, MovedUp("no answer")),
        ("ended", over, RAISER, Withdrawn()),
        ("ended", over, RAISER, TakenNoFurther()),
        ("other-side", told, TEAM_LEAD, Withdrawn()),
        ("other-side", told, OFFICER, TakenNoFurther()),
        # the board's
        ("officer-only", told, RAISER, OpenedInError()),
        ("officer-only", told, CHAIR, HolidayProclaimed(date(2026, 11, 5), "w")),
        ("officer-only", told, RAISER, LocalFigure(TALK, date(2026, 11, 9))),
        ("officer-only", told, RAISER, Answering(CLINIC)),
        ("ended", over, OFFICER, OpenedInError()),
        ("ended", over, OFFICER, Answering(CLINIC)),
        ("has-a-limit", told, OFFICER, LocalFigure(TALK, date(2026, 11, 9))),
        ("not-open", told, OFFICER, LocalFigure(RAISE, date(2026, 11, 9))),
        ("twice", Story(CARE, CLINIC).talked, OFFICER, Answering(CLINIC, "care")),
        ("twice", told, OFFICER, Answering(CARE)),
        ("no-such-agency", told, OFFICER, Answering(CLINIC, "police")),
        ("inside-one-agency", told, OFFICER, Answering(SCHOOL, "care")),
        # dates
        ("not-open", told, RAISER, DateSet("nothing", date(2026, 11, 9))),
        ("no-date-to-set", told, RAISER, DateSet(TALK, date(2026, 11, 9))),
        ("no-date-to-set", told, OFFICER, DateSet("stage-2", date(2026, 11, 9))),
        ("past-date", Story().at_managers, RAISER, DateSet(MEET, date(2026, 11, 2))),
        ("not-yours", Story().at_managers, CHAIR, DateSet(MEET, date(2026, 11, 9))),
        (
            "not-yours",
            Story(CARE, CLINIC).at_managers,
            CLINIC_LEAD,
            DateSet(MEET, date(2026, 11, 9)),
        ),
        ("not-yours", raisers_date, MANAGER, DateSet(MEET, date(2026, 11, 9))),
        # people
        ("not-an-appointment", Story().at_managers, OFFICER, Appointed("mediator", "mia", (MEET,))),
        ("not-an-appointment", told, RAISER, Appointed("business manager", "ann", side="raising")),
        ("not-yours", Story().at_managers, RAISER, Appointed("mediator", "mia", (PANEL,))),
        ("other-side", told, RAISER, Appointed("manager", "ann", side="answering", agency="care")),
        (
            "other-side",
            told,
            CLINIC_LEAD,
            Appointed("manager", "cli", side="answering", agency="care"),
        ),
        ("other-side", told, TEAM_LEAD, SafetyStated("raising")),
        ("other-side", told, CLINIC_LEAD, SafetyStated("answering", "care")),
        ("other-side", told, TEAM_LEAD, ActionAgreed("a", "raising")),
        # somebody who only came along
        ("companion", told, COMPANY, CarriedOut((TALK,))),
        ("companion", Story().talked, COMPANY, Positioned("raising", "care", {"1": "agreed"})),
        ("companion", told, COMPANY, Withdrawn()),
        ("companion", told, COMPANY, SafetyStated("raising")),
        # permissions
        ("no-such-permission", told, RAISER, Used("nothing")),
        ("not-at-this-stage", told, RAISER, Used("advice")),
        ("not-yours", Story().at_managers, TEAM_LEAD, Used("advice")),
    ],
)
def test_refused(expected: str, story, actor: Actor, act: AnyAct) -> None:  # type: ignore[no-untyped-def]
    assert code(story(), actor, act) == expected


@pytest.mark.parametrize(
    ("story", "actor", "act"),
    [
        (Story, RAISER, CarriedOut((RAISE,))),
        (told, TEAM_LEAD, CarriedOut((TALK,))),
        (told, RAISER, CarriedOut((TALK,))),  # who was spoken to may record that they were
        (told, OFFICER, CarriedOut((TALK,))),  # and so may the officer
        (deciding, CHAIR, CarriedOut((DECIDE,), word="reconvene")),
        (Story().talked, RAISER, Positioned("raising", "care", {"1": "agreed"})),
        (Story().talked, TEAM_LEAD, Positioned("answering", "care", {"1": "not agreed"})),
        (told, RAISER, MovedUp("risk to the child")),
        (told, RAISER, MovedUp("the child moves away")),
        (told, RAISER, Withdrawn()),
        (deciding, RAISER, Withdrawn()),
        (told, OFFICER, OpenedInError()),
        (told, OFFICER, Answering(CLINIC, "care")),
        (told, OFFICER, Answering(Party("care", "childrens-services", "Fostering"), "care")),
        (Story().at_managers, RAISER, DateSet(MEET, date(2026, 11, 9))),
        (Story().at_managers, MANAGER, DateSet(MEET, date(2026, 11, 9))),
        (Story(CARE, CLINIC).at_managers, MANAGER, DateSet(MEET, date(2026, 11, 9))),
        (Story().at_managers, OFFICER, DateSet(MEET, date(2026, 11, 9))),
        (raisers_date, RAISER, DateSet(MEET, date(2026, 11, 9))),
        (Story().at_managers, MANAGER, DateSet(MEET, date(2026, 11, 3))),  # today
        (Story().at_managers, OFFICER, LocalFigure("managers.tell/raising//1", date(2026, 11, 9))),
        (Story().at_managers, OFFICER, Appointed("mediator", "mia", (PANEL,))),
        (told, RAISER, Appointed("companion", "mia", side="raising")),
        (told, COMPANY, RiskStated()),
        (told, COMPANY, Noted("own agency", "n")),
        (told, OFFICER, SafetyStated("answering", "care")),
        (Story().at_managers, HEAD, Used("advice")),
        (told, TEAM_LEAD, Reminded((TALK,))),
        (over, RAISER, Noted("board", "n")),
        (over, TEAM_LEAD, RiskStated()),
        (over, OFFICER, FactStated("on-a-plan")),
        (over, RAISER, Alongside("court")),
    ],
)
def test_permitted(story, actor: Actor, act: AnyAct) -> None:  # type: ignore[no-untyped-def]
    assert code(story(), actor, act) is None


def test_whoever_has_a_part_on_both_sides_confirms_nothing_for_themselves() -> None:
    both = Actor("sam", (*HEAD.capacities, *MANAGER.capacities))
    assert (
        code(Story().talked(), both, Positioned("raising", "care", {"1": "agreed"})) == "own-matter"
    )


def test_what_was_agreed_is_confirmed_after_the_end_too_and_nothing_else_is_said_then() -> None:
    story = Story(CARE, CLINIC).talked().say("agreed", agency="care").do(Withdrawn(), "4 10:00")
    assert code(story, TEAM_LEAD, Positioned("answering", "care", {"1": "agreed"})) is None
    assert code(story, CLINIC_LEAD, Positioned("answering", "clinic", {"1": "agreed"})) == "ended"


def test_the_systems_own_duties_are_answered_by_a_word_and_never_ticked_off() -> None:
    story = Story().talked()
    assert not may_carry_out(LADDER, OFFICER, story.the("say"))
    assert code(story, RAISER, CarriedOut((story.the("say").id,))) == "not-yours"


def test_a_duty_of_each_party_is_done_by_that_party() -> None:
    story = Story().at_managers()
    mine, theirs = story.all("managers.tell")
    dee = Actor("dee", (Capacity("answering", CARE.id, "practitioner"),))
    assert [may_carry_out(LADDER, RAISER, duty) for duty in (mine, theirs)] == [True, False]
    assert [may_carry_out(LADDER, dee, duty) for duty in (mine, theirs)] == [False, True]


def test_an_action_is_done_by_the_side_that_owes_it() -> None:
    story = told().do(ActionAgreed("a1", "answering", CARE.id), "3 10:00")
    action = CarriedOut((story.the("action").id,))
    assert code(story, TEAM_LEAD, action) is None
    assert code(story, CLINIC_LEAD, action) == "not-yours"
    assert code(story, RAISER, action) == "not-yours"
    assert code(story, TEAM_LEAD, ActionAgreed("a1", "answering", CARE.id)) == "twice"


def test_no_answer_needs_a_late_duty_of_the_other_side() -> None:
    story = told()
    due = story.the("colleagues.talk").due
    assert due is not None
    assert (
        code_of(why_not(LADDER, story.look("5 17:00"), RAISER, MovedUp("no answer"))) == "not-late"
    )
    assert why_not(LADDER, story.look("5 17:01"), RAISER, MovedUp("no answer")) is None


def test_ones_own_lateness_is_no_ground() -> None:
    assert (
        code_of(why_not(LADDER, Story().look("30 10:00"), RAISER, MovedUp("no answer")))
        == "not-late"
    )


def test_lateness_of_what_does_not_hold_the_ladder_is_no_ground() -> None:
    tell = replace(LADDER.duties["managers.tell"], limit=LADDER.duties["colleagues.raise"].limit)
    story = Story(
        protocol=replace(LADDER, duties={**LADDER.duties, "managers.tell": tell})
    ).at_managers("3 10:00")
    late = story.look("6 10:00")
    assert story.all("managers.tell")[1].late(late.now)
    assert code_of(why_not(story.record.protocol, late, RAISER, MovedUp("no answer"))) == "not-late"


def test_a_date_moved_by_a_holiday_keeps_the_right_to_move_up_from_the_first() -> None:
    story = told().do(HolidayProclaimed(date(2026, 11, 4), "Mourning"), "3 10:00")
    case = story.look("5 18:00")
    assert not any(duty.late(case.now) for duty in case.open_duties)
    assert why_not(LADDER, case, RAISER, MovedUp("no answer")) is None


def test_a_clock_that_has_passed_is_a_ground_of_its_own() -> None:
    story = Story().at_managers("10 10:00")
    meet = story.the("managers.meet")
    story.do(DateSet(meet.id, date(2026, 11, 11)), "10 11:00")
    assert (
        code_of(why_not(LADDER, story.look("11 17:00"), RAISER, MovedUp("no answer"))) == "not-late"
    )
    assert why_not(LADDER, story.look("11 17:01"), RAISER, MovedUp("no answer")) is None


def test_where_nothing_has_a_date_a_reminder_comes_first() -> None:
    undated = replace(
        LADDER,
        clocks=(),
        duties={
            **LADDER.duties,
            "colleagues.talk": replace(LADDER.duties["colleagues.talk"], limit=None),
        },
    )
    story = Story(protocol=undated).done("colleagues.raise", "2 11:00")
    with refused("not-reminded", story):
        story.up(when="30 10:00", reason="n")
    story.do(Reminded((TALK,)), "30 10:00")
    with refused("reason-needed", story):
        story.up(when="30 11:00")
    assert story.up(when="30 11:00", reason="n").case.stage == "2"


def test_a_clock_still_running_is_a_date_to_wait_for() -> None:
    plain = replace(LADDER.duties["managers.meet"], limit=None)
    story = Story(
        protocol=replace(LADDER, duties={**LADDER.duties, "managers.meet": plain})
    ).at_managers()
    story.do(Reminded((story.the("managers.meet").id,)), "4 10:00")
    with refused("not-late", story):
        story.up(when="4 11:00", reason="n")
    assert story.up(when="12 10:00", reason="n").case.stage == "3"


def test_a_limit_that_has_passed_is_not_moved() -> None:
    story = Story().at_managers()
    late = story.look("12 10:00")
    assert (
        code_of(why_not(LADDER, late, RAISER, DateSet(MEET, date(2026, 11, 20)))) == "late-already"
    )


def test_a_decision_is_not_withdrawn_from_but_may_be_taken_no_further() -> None:
    story = deciding().done("chair.decide", "5 10:00", word="reconvene")
    assert code(story, RAISER, Withdrawn()) == "decided"
    assert code(story, RAISER, TakenNoFurther()) is None
