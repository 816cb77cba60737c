"""Who is told what, once something was done or time has passed."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    DIED,
    ActionAgreed,
    Alongside,
    Answering,
    AnyAct,
    Appointed,
    Asked,
    Corrected,
    DateSet,
    FactStated,
    HolidayProclaimed,
    LocalFigure,
    Misdirected,
    Noted,
    Reminded,
    RiskStated,
    SafetyStated,
    Withdrawn,
    say_beside,
)
from concordat.core.case import NoticeGiven
from concordat.core.notices import NewsKind, Telling, tellings, told_again
from concordat.core.posts import PostRef
from concordat.core.who.parts import Actor
from concordat.core.who.recipients import Recipient, everyone, involved, officers
from tests.core.ladder import CITING, LADDER, with_changed
from tests.core.stories import (
    CARE,
    CLINIC,
    OFFICER,
    RAISER,
    SCHOOL,
    TEAM_LEAD,
    Story,
    at,
)

ANN = Recipient("raising", SCHOOL.id, person="ann")
DEE = Recipient("answering", CARE.id, person="dee")
LEAD = Recipient("answering", CARE.id, post="team lead")
AT_THE_BOARD = officers()


def told_by(story: Story, act: AnyAct, who: Actor = RAISER, **more: Any) -> tuple[Telling, ...]:
    """What an act tells in a story, once it was done."""
    before, many = story.case, len(story.events)
    story.do(act, who=who, **more)
    return tellings(story.record.protocol, before, story.case, story.events[many:])


def to(told: Iterable[Telling], kind: NewsKind) -> list[Recipient]:
    return [each.to for each in told if each.kind == kind]


def talking() -> Story:
    """In this case the other side's team lead owes a discussion, by 5 November."""
    return Story(protocol=CITING).done("colleagues.raise", "2 11:00")


# ── What an act tells ─────────────────────────────────────────────────────────────────────────────


def test_raising_tells_those_who_owe_something_now_and_the_other_side() -> None:
    story = Story(protocol=CITING)
    told = tellings(CITING, None, story.case, story.events)
    due = at("4 17:00")
    owed = Telling(ANN, "owed", "colleagues: raise", due, "on colleagues.raise")
    assert told == (Telling(DEE, "raised", "1"), owed)


def test_nothing_new_tells_nobody() -> None:
    case = talking().case
    assert tellings(CITING, case, case) == ()


def test_an_agency_that_answers_from_now_on_is_told_that_the_case_was_raised() -> None:
    told = told_by(talking(), Answering(CLINIC), OFFICER)
    assert to(told, "raised") == [
        Recipient("answering", CLINIC.id, person="fay"),
        Recipient("answering", CLINIC.id, post="team lead"),
    ]


def test_danger_is_told_to_everybody_in_the_case() -> None:
    story = talking()
    told = told_by(story, RiskStated())
    assert to(told, "danger") == [*everyone(CITING, story.case)]
    assert {each.what for each in told if each.kind == "danger"} == {
        "a child is thought to be in immediate danger"
    }


def test_everybody_is_told_that_nothing_keeps_the_child_safe() -> None:
    story = talking()
    told = told_by(story, SafetyStated("raising", nothing=True))
    assert to(told, "unsafe") == [*everyone(CITING, story.case)]
    assert told_by(story, SafetyStated("raising")) == ()


def test_a_death_is_told_to_the_board_in_the_procedures_own_words() -> None:
    about_adults = replace(CITING, words=CITING.words | {"child": "adult"})
    for protocol, what in ((CITING, "the child died"), (about_adults, "the adult died")):
        told = told_by(Story(protocol=protocol), Alongside(DIED))
        assert told == tuple(Telling(each, "died", what) for each in AT_THE_BOARD)
    assert told_by(Story(), Alongside("court proceedings")) == ()


def test_a_reminder_reaches_those_who_owe_what_it_is_about_with_the_date() -> None:
    story = talking()
    told = told_by(story, Reminded((story.the("colleagues.talk").id,)))
    reminder = Telling(LEAD, "reminded", "colleagues: talk", at("5 17:00"), "on colleagues.talk")
    assert told == (reminder,)


def test_a_meeting_is_asked_of_the_other_side_or_by_the_board_of_both() -> None:
    for who, others in (
        (RAISER, ("answering",)),
        (TEAM_LEAD, ("raising",)),
        (OFFICER, ("raising", "answering")),
    ):
        story = talking()
        told = told_by(story, Asked("meeting"), who)
        asked = [each for side in others for each in involved(CITING, story.case, side)]
        assert to(told, "asked") == asked
        assert {each.what for each in told} == {"a meeting was asked for"}


def test_company_is_asked_of_ones_own_side() -> None:
    for who, own in ((RAISER, "raising"), (TEAM_LEAD, "answering"), (OFFICER, "board")):
        story = talking()
        told = told_by(story, Asked("companion"), who)
        assert to(told, "asked") == [*involved(CITING, story.case, own)]
        assert {each.what for each in told} == {"somebody asked not to have to go alone"}


def test_that_it_reached_the_wrong_person_is_told_to_the_boards_business_unit() -> None:
    wrong = "this may have reached the wrong person or agency"
    told = told_by(talking(), Misdirected())
    assert told == tuple(Telling(each, "misdirected", wrong) for each in AT_THE_BOARD)


def test_somebody_brought_in_is_told_first_and_then_everybody() -> None:
    story = talking()
    told = told_by(story, Appointed("mediator", "mia"), OFFICER)
    mia = Recipient("third", person="mia")
    assert to(told, "brought in") == [mia, *everyone(CITING, story.case)]
    assert {each.what for each in told} == {"mediator"}


def test_the_raising_side_hears_what_the_other_said_and_not_its_own_word() -> None:
    story = Story(protocol=CITING).talked()
    before = story.case
    story.say("agreed")
    assert to(tellings(CITING, before, story.case, story.events[-1:]), "said") == []
    before = story.case
    story.say("not agreed", "answering")
    told = tellings(CITING, before, story.case, story.events[-1:])
    assert to(told, "said") == [*involved(CITING, story.case, "raising")]


@pytest.mark.parametrize(
    "act", [Noted("both sides", "n"), FactStated("on-a-plan", holds=False), Noted("board", "n")]
)
def test_what_is_only_written_down_tells_nobody(act: AnyAct) -> None:
    assert told_by(Story(), act) == ()


def test_what_is_said_rightly_is_told_as_it_is_said_now() -> None:
    story = talking().do(RiskStated(), who=RAISER)
    rightly = Corrected(len(story.events), instead=RiskStated(), happened=at("2 11:30"))
    told = told_by(story, rightly, when="2 12:00")
    assert to(told, "danger") == [*everyone(CITING, story.case)]
    assert to(told_by(story, Corrected(3), when="2 13:00"), "danger") == []


# ── Where the case went ───────────────────────────────────────────────────────────────────────────


def test_everybody_is_told_of_the_next_stage_and_of_the_end() -> None:
    story = talking()
    before = story.case
    story.up("risk to the child", "3 10:00", who=RAISER)
    told = tellings(CITING, before, story.case, story.events[-1:])
    assert to(told, "moved up") == [*everyone(CITING, story.case)]
    assert {each.what for each in told if each.kind == "moved up"} == {"2"}
    told = told_by(story, Withdrawn(), when="4 10:00")
    assert to(told, "ended") == [*everyone(CITING, story.case)]
    assert to(told, "moved up") == []
    withdrawn = [each for each in told if each.kind == "notice" and "withdrawn" in each.what]
    assert withdrawn == [], "everybody was told of the end already"


# ── What fell late, was overtaken, or has another date ────────────────────────────────────────────


def test_lateness_is_told_strictly_after_the_limit_and_once() -> None:
    story = talking()
    at_the_limit, after = story.look("5 17:00"), story.look("5 17:01")
    assert tellings(CITING, story.case, at_the_limit) == ()
    told = tellings(CITING, at_the_limit, after)
    late = [each for each in told if each.kind == "late"]
    assert [each.to for each in late] == [LEAD, *involved(CITING, after, "raising"), *AT_THE_BOARD]
    assert {(each.what, each.due, each.clause) for each in late} == {
        ("colleagues: talk", at("5 17:00"), "on colleagues.talk")
    }
    assert to(tellings(CITING, after, story.look("9 10:00")), "late") == []


def test_a_clock_that_has_passed_is_told_to_the_raising_side_and_the_board() -> None:
    story = Story().at_managers()
    before, after = story.look("11 17:00"), story.look("11 17:01")
    clock = [each for each in tellings(LADDER, before, after) if each.clause == "C-2"]
    assert [each.to for each in clock] == [*involved(LADDER, after, "raising"), *AT_THE_BOARD]
    assert {(each.kind, each.what, each.due) for each in clock} == {
        ("late", "day 9", at("11 17:00"))
    }


@pytest.mark.parametrize(
    ("changes", "heard"),
    [
        ({"limit": None}, [LEAD, *AT_THE_BOARD]),
        ({}, []),
        ({"strength": "should", "limit": None}, []),
    ],
)
def test_only_a_must_without_a_due_time_is_told_when_it_is_overtaken(
    changes: dict[str, Any], heard: list[Recipient]
) -> None:
    protocol = with_changed("colleagues.talk", **changes)
    story = Story(protocol=protocol).done("colleagues.raise", "2 11:00")
    before = story.case
    story.up("risk to the child", "3 10:00", who=RAISER)
    assert to(tellings(protocol, before, story.case, story.events[-1:]), "overtaken") == heard
    assert to(tellings(protocol, story.case, story.case), "overtaken") == []


def test_another_date_is_told_to_those_who_owe_what_it_is_for() -> None:
    story = Story().at_managers()
    meet = story.the("managers.meet")
    told = told_by(story, DateSet(date(2026, 11, 9), meet.id))
    managers = [
        Recipient("raising", SCHOOL.id, post="manager"),
        Recipient("answering", CARE.id, post="manager"),
    ]
    assert to(told, "new date") == managers
    assert {(each.what, each.due) for each in told} == {("managers: meet", at("9 17:00"))}
    panel = story.the("managers.panel")
    told = told_by(story, LocalFigure(panel.id, date(2026, 11, 6)), OFFICER)
    assert to(told, "new date") == [Recipient("board", post="business manager")]
    told = told_by(story, HolidayProclaimed(date(2026, 11, 9)), OFFICER)
    assert to(told, "new date") == [], "the date the parties set stays"


def test_an_agreed_action_is_told_to_the_side_that_owes_it() -> None:
    story = talking()
    told = told_by(story, ActionAgreed("a1", "answering", CARE.id, date(2026, 11, 20)), TEAM_LEAD)
    assert to(told, "owed") == [*involved(CITING, story.case, "answering")]


# ── Notices of the procedure, and corrections ─────────────────────────────────────────────────────


def test_a_notice_is_told_once_to_the_post_it_names() -> None:
    case = talking().case
    post = PostRef("answering", "director")
    given = NoticeGiven(
        "monitoring", "X-1", post, "it has come to this", case.now, 1, "Form 3", "care"
    )
    after = replace(case, told=(given,))
    (found,) = tellings(CITING, case, after)
    director = Recipient("answering", "care", post="director")
    assert found == Telling(director, "notice", given.what, None, "X-1", "Form 3")
    assert tellings(CITING, after, after) == ()


def test_who_was_told_of_what_was_wrong_is_told_once_that_it_was() -> None:
    officer = AT_THE_BOARD[0]
    owed = Telling(ANN, "owed", "ring them", due=at("2"), clause="X-1")
    late = Telling(ANN, "late", "ring them", due=at("3"), clause="X-1")
    ended = Telling(officer, "ended", "agreed")
    assert told_again([owed, late, ended]) == (
        Telling(ANN, "corrected", "ring them", clause="X-1"),
        Telling(officer, "corrected", "the case ended: agreed"),
    )


def test_only_concordats_own_words_for_what_runs_beside_are_the_readers() -> None:
    about_adults = {"child": "adult"}
    moved = say_beside("the child moved to another area", about_adults)
    assert moved == "the adult moved to another area"
    text = "a court case about the child"
    assert say_beside(text, about_adults) == text


def test_every_kind_of_news_is_shown_here() -> None:
    here = Path(__file__).read_text("utf-8")
    missing = {kind for kind in get_args(NewsKind) if f'"{kind}"' not in here}
    assert missing == set(), "Show in this file who is told these, and when."
