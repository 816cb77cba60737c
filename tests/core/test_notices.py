"""Who is told what, once something was done or time has passed."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, get_args

from msgspec.structs import replace

from concordat.core.acts import (
    DIED,
    ActionAgreed,
    Added,
    Advised,
    Alongside,
    Answering,
    AnyAct,
    Appointed,
    Asked,
    CarriedOut,
    Corrected,
    FactStated,
    Misdirected,
    OpenedInError,
    Reminded,
    RiskStated,
    SafetyStated,
    TookOver,
    Used,
    Withdrawn,
)
from concordat.core.case import NoticeGiven
from concordat.core.notices import NewsKind, Telling, tellings, told_of_entries
from concordat.core.notices.words import named, say_news
from concordat.core.posts import LEAD as THE_LEAD
from concordat.core.posts import PostRef
from concordat.core.protocol import Protocol
from concordat.core.who.parts import Actor
from concordat.core.who.recipients import Recipient, acting, everyone, involved, officers, owners
from tests.core.ladder import CITING, with_changed
from tests.core.stories import (
    CARE,
    CHAIR,
    CHAIRED,
    CLINIC,
    HEAD,
    OFFICER,
    RAISER,
    SCHOOL,
    TEAM_LEAD,
    Story,
    at,
)

ANN = Recipient("raising", SCHOOL.id, person="ann")
DEE = Recipient("answering", CARE.id, person="dee")
OUR_LEAD = Recipient("raising", SCHOOL.id, post=THE_LEAD)
THEIR_LEAD = Recipient("answering", CARE.id, post=THE_LEAD)
LEAD = Recipient("answering", CARE.id, post="team lead")
AT_THE_BOARD = officers()


def told_by(story: Story, act: AnyAct, who: Actor = RAISER, **more: Any) -> tuple[Telling, ...]:
    """What an act tells in a story, once it was done."""
    before, known = story.record, story.case
    story.do(act, who=who, **more)
    added = story.events[len(before.events) :]
    return told_of_entries(before, story.record, added, known, story.case)


def to(told: Iterable[Telling], kind: NewsKind) -> list[Recipient]:
    return [each.to for each in told if each.kind == kind]


def by_entry(entry: int, *told: Telling) -> tuple[Telling, ...]:
    """These, as that entry tells them."""
    return tuple(replace(each, about=entry) for each in told)


def talking(protocol: Protocol = CITING) -> Story:
    """In this case the other side's team lead owes a discussion, by 5 November."""
    return Story(protocol=protocol).done("colleagues.raise", "2 11:00")


# ── What an act tells ─────────────────────────────────────────────────────────────────────────────


def test_raising_tells_who_owes_something_the_other_side_and_the_second_time_the_board() -> None:
    story = Story(protocol=CITING)
    told = tellings(CITING, None, story.case, story.events)
    owed = Telling(ANN, "owed", "colleagues: raise", at("4 17:00"), "on colleagues.raise")
    found = (
        Telling(DEE, "raised", "1", whom=CARE.id),
        Telling(THEIR_LEAD, "raised", "1", whom=CARE.id),
        Telling(OUR_LEAD, "raised here", named(SCHOOL.id, "your agency"), whom="ann"),
        owed,
    )
    assert told == by_entry(1, *found)
    again = Story(protocol=CITING, after="C-0")
    assert to(tellings(CITING, None, again.case, again.events), "raised again") == [*AT_THE_BOARD]


def test_nothing_new_tells_nobody() -> None:
    case = talking().case
    assert tellings(CITING, case, case) == ()


def test_an_agency_that_answers_from_now_on_is_told_that_the_case_was_raised() -> None:
    told = told_by(talking(), Answering(CLINIC), OFFICER)
    assert to(told, "raised") == [
        Recipient("answering", CLINIC.id, person="fay"),
        Recipient("answering", CLINIC.id, post="team lead"),
        Recipient("answering", CLINIC.id, post=THE_LEAD),
    ]


def test_an_agency_that_answers_no_more_is_told_so() -> None:
    story = talking()
    released = [*involved(CITING, story.case, "answering", CARE.id)]
    told = told_by(story, Answering(CLINIC, instead_of=CARE.id), OFFICER)
    assert to(told, "released") == released
    assert {each.to.agency for each in told if each.kind == "raised"} == {CLINIC.id}


def test_danger_is_told_to_everybody_in_the_case_or_asked_of_them() -> None:
    """Who is asked, when it goes up, and who is told for information is in `test_danger`."""
    story = talking()
    told = told_by(story, RiskStated())
    reached = {*to(told, "danger"), *to(told, "acknowledge"), ANN}
    assert {*everyone(CITING, story.case)} <= reached


def test_that_danger_outlives_the_end_is_told_to_whoever_ends_the_case_too() -> None:
    told = told_by(talking().do(RiskStated(), who=RAISER), OpenedInError(), OFFICER)
    assert {ANN, *AT_THE_BOARD} <= {*to(told, "in danger")}


def test_everybody_is_told_that_nothing_keeps_the_child_safe() -> None:
    story = talking()
    told = told_by(story, SafetyStated("raising", nothing=True))
    assert to(told, "unsafe") == [*everyone(CITING, story.case)]
    assert {each.what for each in told} == {"{whom} says that no safety plan is known yet"}


def agencies(story: Story) -> list[Recipient]:
    """Everybody in it before anything brings the board in."""
    return [each for each in everyone(CITING, story.case) if each.side != "board"]


def test_everybody_in_it_is_told_of_a_new_safety_plan() -> None:
    story = talking()
    told = told_by(story, SafetyStated("raising"))
    assert to(told, "safety") == agencies(story)
    assert {each.what for each in told} == {"{whom} wrote down what keeps the child safe"}


def test_a_death_is_told_to_everybody_in_the_procedures_own_words() -> None:
    about_adults = replace(CITING, words=CITING.words | {"child": "adult"})
    for protocol, what in ((CITING, "the child died"), (about_adults, "the adult died")):
        story = Story(protocol=protocol)
        told = told_by(story, Alongside(DIED))
        died = (Telling(each, "died", what) for each in everyone(protocol, story.case))
        assert told == by_entry(2, *died)


def test_the_business_unit_hears_of_a_safety_plan_once_a_child_was_in_danger() -> None:
    story = talking()
    told_by(story, RiskStated())
    told = told_by(story, SafetyStated("raising"), when="3 11:00")
    assert to(told, "safety") == [*everyone(CITING, story.case)]


def test_everybody_in_it_is_told_of_a_police_investigation_and_of_a_fact() -> None:
    story = talking()
    told = told_by(story, Alongside("a police investigation"))
    assert to(told, "beside") == agencies(story)
    assert {each.what for each in told} == {"a police investigation"}
    for holds, what in (
        (True, "now so: The child is on a plan"),
        (False, "no longer so: The child is on a plan"),
    ):
        told = told_by(story, FactStated("on-a-plan", holds=holds))
        assert to(told, "stated") == agencies(story)
        assert {each.what for each in told if each.kind == "stated"} == {what}


def test_what_was_done_is_told_to_those_whom_it_was_for_and_who_owed_it_too() -> None:
    story = Story(protocol=CITING)
    told = told_by(story, CarriedOut((story.the("colleagues.raise").id,)), RAISER)
    assert to(told, "done") == [DEE]
    told = told_by(story, CarriedOut((story.the("colleagues.talk").id,)), TEAM_LEAD)
    assert ANN in to(told, "done")


def test_a_part_that_reaches_somebody_is_told_to_them_and_to_who_owes_it() -> None:
    story = Story(protocol=with_changed("colleagues.talk", also=("read the file",))).done(
        "colleagues.raise", "2 11:00"
    )
    talk = (story.the("colleagues.talk").id,)
    told = told_by(story, CarriedOut(talk, acts=("discuss",)), RAISER)
    assert to(told, "part done") == [ANN, LEAD]
    told = told_by(story, CarriedOut(talk, acts=("read the file",)), TEAM_LEAD)
    assert to(told, "done") == [ANN]


def test_what_nobody_is_reached_by_is_told_once_all_of_it_is_done() -> None:
    story = Story(protocol=with_changed("colleagues.talk", also=("read the file",))).done(
        "colleagues.raise", "2 11:00"
    )
    talk = (story.the("colleagues.talk").id,)
    assert told_by(story, CarriedOut(talk, acts=("read the file",)), TEAM_LEAD) == ()


def test_a_decision_is_told_to_everybody() -> None:
    story = Story(protocol=CITING).at_chair().done("chair.refer", "4 11:00")
    act = CarriedOut((story.the("chair.decide").id,), word="reconvene")
    told = told_by(story, act, CHAIR, when="5 10:00")
    assert to(told, "decided") == [*everyone(CITING, story.case)]
    assert {say_news(each.kind, each.what) for each in told if each.kind == "decided"} == {
        "the Chair of the Panel decided"
    }


def test_a_reminder_reaches_those_who_owe_what_it_is_about_with_the_date() -> None:
    story = talking()
    told = told_by(story, Reminded((story.the("colleagues.talk").id,)))
    reminder = Telling(LEAD, "reminded", "colleagues: talk", at("5 17:00"), "on colleagues.talk")
    assert told == by_entry(3, reminder)


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
        assert {each.what for each in told} == {"asks for a meeting"}
        assert {each.whom for each in told} == {who.person}


def test_company_is_asked_of_ones_own_side() -> None:
    for who, own in ((RAISER, "raising"), (TEAM_LEAD, "answering"), (OFFICER, "board")):
        story = talking()
        told = told_by(story, Asked("companion"), who)
        assert to(told, "asked") == [*involved(CITING, story.case, own)]
        assert {each.what for each in told} == {"asks not to have to go alone"}
        assert {each.whom for each in told} == {who.person}


def test_that_it_reached_the_wrong_person_is_told_to_the_board_and_to_whoever_sent_it() -> None:
    wrong = "this may have reached the wrong person or agency"
    told = told_by(talking(), Misdirected())
    to_whom = (*AT_THE_BOARD, ANN, OUR_LEAD)
    sent = (Telling(each, "misdirected", wrong, whom="ann") for each in to_whom)
    assert told == by_entry(3, *sent)
    said = say_news("misdirected", wrong, whom="Ann Bell")
    assert said == f"Ann Bell says that {wrong}"


def test_somebody_brought_in_is_told_first_and_then_everybody() -> None:
    story = talking()
    told = told_by(story, Appointed("mediator", "mia"), OFFICER)
    mia = Recipient("third", person="mia")
    assert told[0] == Telling(mia, "newcomer", "were appointed in this case: mediator", about=3)
    others = [each for each in everyone(CITING, story.case) if each != mia]
    assert to(told, "brought in") == others
    assert {each.what for each in told[1:]} == {"mediator"}


def test_the_chair_is_told_that_guidance_is_asked_of_them_and_both_sides_what_it_was() -> None:
    story = Story(protocol=CITING, people=CHAIRED).at_managers()
    told = told_by(story, Used("advice"), HEAD)
    what = "{whom} turned to you, as the procedure permits: ask for advice"
    asked = Telling(Recipient("board", post="chair"), "used", what, whom="hed")
    assert told == by_entry(len(story.events), asked)
    told = told_by(story, Advised("ivy"), CHAIR)
    assert to(told, "advised") == [*everyone(CITING, story.case)]
    assert Recipient("board", post="chair") in to(told, "advised")


def test_the_raiser_hears_what_their_own_manager_said_is_agreed() -> None:
    story = Story(protocol=CITING).talked()
    before = story.case
    story.say("agreed", who=HEAD)
    told = tellings(CITING, before, story.case, story.events[-1:])
    assert to(told, "said") == [*involved(CITING, story.case, "answering"), ANN]


def test_those_in_it_hear_that_the_raiser_added_something_to_what_they_raised() -> None:
    story = talking()
    told = told_by(story, Added(level="child-protection"))
    assert to(told, "said") == agencies(story)
    assert {each.what for each in told} == {"added to what was raised: the level of need"}


def test_each_side_hears_what_was_said_by_the_other_and_by_its_own_people() -> None:
    story = Story(protocol=CITING).talked()
    before = story.case
    story.say("agreed", who=RAISER)
    told = tellings(CITING, before, story.case, story.events[-1:])
    assert to(told, "said") == [*involved(CITING, story.case, "answering")]
    before = story.case
    own = owners(CITING, before, story.the("confirm"))
    story.say("not agreed", "answering")
    told = tellings(CITING, before, story.case, story.events[-1:])
    assert to(told, "said") == [*involved(CITING, story.case, "raising"), *own]
    assert to(told, "came") == [], "nor is that something was done told beside it"


def test_what_is_said_rightly_is_told_as_it_is_said_now() -> None:
    story = talking().do(RiskStated(), who=RAISER)
    rightly = Corrected(len(story.events), instead=RiskStated(), happened=at("2 11:10"))
    told = told_by(story, rightly, when="2 11:20")
    assert LEAD in to(told, "corrected")
    assert to(told, "danger") == to(told, "notice") == []


# ── Where the case went ───────────────────────────────────────────────────────────────────────────


def test_everybody_is_told_of_the_next_stage_and_of_the_end() -> None:
    story = talking()
    before = story.case
    story.up("risk to the child", "3 10:00", who=RAISER)
    told = tellings(CITING, before, story.case, story.events[-1:])
    assert to(told, "moved up") == [*everyone(CITING, story.case)]
    moved = "2: {name hill-school|the agency that raised this} moved it up (risk to the child)"
    assert {each.what for each in told if each.kind == "moved up"} == {moved}
    told = told_by(story, OpenedInError(), OFFICER, when="4 10:00")
    assert to(told, "ended") == [*everyone(CITING, story.case)]
    assert to(told, "moved up") == []


def test_a_withdrawal_that_waits_is_told_to_everybody_and_only_its_side_can_keep_it_going() -> None:
    story = talking()
    told = told_by(story, Withdrawn(), when="4 10:00")
    everybody = [*everyone(CITING, story.case)]
    assert {*to(told, "withdrawing")} == {*everybody}
    may = {each.to.side for each in told if "it can be kept going" in each.what}
    assert may == {"raising", "board"}
    assert {each.due for each in told} == {at("6 17:00")}
    assert to(told, "ended") == []
    later = story.look("6 17:01")
    told = tellings(CITING, story.case, later)
    assert to(told, "ended") == everybody
    withdrawn = [each for each in told if each.kind == "notice" and "withdrawn" in each.what]
    assert withdrawn == [], "everybody was told of the end already"


def test_who_stays_is_told_that_somebody_else_answers_now() -> None:
    story = talking()
    told = told_by(story, Answering(CLINIC), OFFICER)
    stay = [
        *involved(CITING, story.case, "raising"),
        *involved(CITING, story.case, "answering", CARE.id),
    ]
    assert to(told, "readdressed") == stay
    assert {each.agency for each in to(told, "raised")} == {CLINIC.id}


def test_an_agreed_action_is_told_to_the_side_that_owes_it() -> None:
    story = talking()
    told = told_by(story, ActionAgreed("a1", "answering", CARE.id, date(2026, 11, 20)), TEAM_LEAD)
    assert to(told, "owed") == [*acting(CITING, story.case, "answering")]


def test_everybody_is_told_who_goes_on_and_the_raiser_is_told_of_what_comes_after() -> None:
    story = talking()
    act = TookOver(side="raising", agency=SCHOOL.id, person="bea", of="ann")
    told = told_by(story, act, OFFICER)
    bea = Recipient("raising", SCHOOL.id, person="bea")
    assert to(told, "newcomer") == [bea]
    assert to(told, "took over") == [each for each in everyone(CITING, story.case) if each != bea]
    late = to(tellings(CITING, story.case, story.look("5 17:01")), "go on")
    assert bea in late
    assert ANN in late


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


def test_every_kind_of_news_is_shown_here() -> None:
    files = Path(__file__).parent.glob("test_notices*.py")
    here = "".join(file.read_text("utf-8") for file in files)
    missing = {kind for kind in get_args(NewsKind) if f'"{kind}"' not in here}
    assert missing == set(), "Show in this file who is told these, and when."
