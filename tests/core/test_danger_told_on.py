"""Whoever stated danger hears what becomes of it: at each step up who was asked and who is asked
now, after the last that nobody is left, and also once their agency has no part in the case.
"""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    Answering,
    AnyAct,
    Appointed,
    DangerAcknowledged,
    DangerAnswered,
    DangerPassed,
    Note,
    RiskStated,
    TookOn,
    Withdrawn,
)
from concordat.core.notices import Telling, told_of_entries
from concordat.core.notices.words import say_news
from concordat.core.posts import CHAIR, Party, Seat
from concordat.core.sentences import NOBODY_TO_TELL, RING_YOURSELF
from concordat.core.who.danger import goes_up_at
from concordat.core.who.informed import agencies_told
from concordat.core.who.parts import Actor, actor
from tests.core.ladder import CITING
from tests.core.stories import CARE, CLINIC, OFFICER, RAISER, SCHOOL, Story, at
from tests.core.test_danger_who_is_asked import (
    HEAD,
    LEADER,
    MANAGER,
    NIGHT,
    WORKER,
    reached,
    talking,
    told,
)

CHAIRS = Seat("board", CHAIR, "Chair", "cat")
CLUB = Party("club", "charity")
CLUB_LEAD = Seat("club", "safeguarding", "Welfare officer", "wes", lead=True)
OF_CLUB = Seat("club", "worker", "Youth worker", "mia")
EVERYBODY = (WORKER, LEADER, MANAGER, HEAD, CHAIRS, CLUB_LEAD, OF_CLUB)
DOING = (Note("doing-1", "doing"),)


def in_danger() -> Story:
    return talking(*EVERYBODY).do(RiskStated(), NIGHT, who=RAISER)


def part(story: Story, person: str) -> Actor:
    return actor(CITING, story.case, story.record.directory, person, story.now.date())


def by_time(story: Story, since: str, until: str) -> tuple[Telling, ...]:
    """What time alone tells."""
    before, story.now = story.record.case(at(since)), at(until)
    return told_of_entries(story.record, story.record, (), before, story.case)


def heard(story: Story, found: Sequence[Telling], person: str) -> list[str]:
    """What somebody is told of danger, for information."""
    return [
        say_news(each.kind, each.what, whom=each.whom)
        for each in found
        if each.kind in ("danger", "in danger") and person in reached(story, (each,), each.kind)
    ]


# ── Each step up ──────────────────────────────────────────────────────────────────────────────────


def test_at_each_step_up_who_stated_it_is_told_who_was_asked_and_who_is_asked_now() -> None:
    story = in_danger()
    (said, _) = heard(story, by_time(story, "7 22:10", "7 22:31"), "ann")
    assert (
        said.endswith("though the Practitioner was asked: the Team lead is asked now")
        or "is asked now" in said
    )
    found = by_time(story, "7 22:31", "7 23:01")
    answers = [each for each in heard(story, found, "ann") if each.startswith("nobody of care")]
    (second,) = answers
    assert "were asked" in second


def test_they_are_named_to_who_stated_it_by_id_where_the_page_says_their_names() -> None:
    story = in_danger()
    found = by_time(story, "7 22:10", "7 22:31")
    (what,) = [each.what for each in found if each.to.person == "ann" and each.whom == CARE.id]
    assert "{name dee|" in what
    assert "{name eli|" in what


def test_nobody_is_told_twice_of_the_same_step_nor_of_one_that_was_read() -> None:
    story = in_danger()
    by_time(story, "7 22:10", "7 22:31")
    assert heard(story, by_time(story, "7 22:31", "7 22:40"), "ann") == []
    read = in_danger().do(DangerAcknowledged(3), "7 22:20", who=part(in_danger(), "dee"))
    found = by_time(read, "7 22:20", "7 22:31")
    assert not [each for each in heard(read, found, "ann") if "nobody of care" in each]


# ── After the last ────────────────────────────────────────────────────────────────────────────────


def in_vain(story: Story) -> tuple[Telling, ...]:
    return by_time(story, "7 22:10", "8 12:00")


def test_once_nobody_is_left_to_be_asked_the_chair_is_told_and_who_stated_it() -> None:
    story = in_danger()
    found = in_vain(story)
    told_chair = heard(story, found, "cat")
    assert any("everybody who was to be asked was" in each for each in told_chair)
    assert not any("care" in each.split() for each in told_chair), "they can't open the case"
    theirs = heard(story, found, "ann")
    assert all("nobody is left to be asked" in each for each in theirs), theirs
    assert len(theirs) == len(["hill-school", "care"])
    assert any("everybody who was to be asked was" in each for each in heard(story, found, "olu"))
    assert agencies_told(CITING, story.case, story.record.directory, "cat", story.now.date())
    assert not part(story, "cat").has_part


@pytest.mark.parametrize("kept", [frozenset(), frozenset({"cat"})], ids=["nobody", "kept out"])
def test_where_nobody_chairs_who_stated_it_reads_what_to_do_and_not_that_the_chair_is_told(
    kept: frozenset[str],
) -> None:
    there = EVERYBODY if kept else tuple(each for each in EVERYBODY if each != CHAIRS)
    story = talking(*there)
    story.record = replace(story.record, directory=story.record.directory.without(kept))
    found = in_vain(story.do(RiskStated(), NIGHT, who=RAISER))
    assert heard(story, found, "cat") == []
    for said in heard(story, found, "ann"):
        assert "is told" not in said
        assert said.endswith(NOBODY_TO_TELL), said


def test_nobody_is_said_to_be_asked_in_an_office_from_which_it_is_kept() -> None:
    story = talking(*EVERYBODY)
    board = frozenset({"olu", "ola", "cat"})  # without the chair, who would act for the office
    story.record = replace(story.record, directory=story.record.directory.without(board))
    story.do(RiskStated(), NIGHT, who=RAISER)
    minutes = [f"7 {hour}:{minute}" for hour in (22, 23) for minute in (11, 31, 51)]
    steps = zip(minutes, [*minutes[1:], "8 12:00"], strict=True)
    found = [each for since, until in steps for each in by_time(story, since, until)]
    said = heard(story, found, "ann")
    assert any(RING_YOURSELF in each for each in said), said
    assert not [each for each in said if "usiness" in each], said


def test_before_that_the_chair_hears_nothing_and_the_hour_is_known_beforehand() -> None:
    story = in_danger()
    story.do(DangerAcknowledged(3), "7 22:10", who=part(story, "hed"))
    last = max(goes_up_at(CITING, story.case))
    assert last < at("8 12:00")
    just = story.record.case(last)
    before = told_of_entries(story.record, story.record, (), story.case, just)
    unread = "said in time that they read it"
    assert not any(unread in each for each in heard(story, before, "cat"))
    story.now = last + timedelta(minutes=1)
    after = told_of_entries(story.record, story.record, (), just, story.case)
    assert len([each for each in heard(story, after, "cat") if unread in each]) == 1


def test_where_the_board_read_it_in_time_the_chair_is_not_told() -> None:
    story = in_danger()
    story.now = at("7 23:31")
    officer = part(story, "olu")
    story.do(DangerAcknowledged(3, side="board"), "7 23:35", who=officer)
    found = by_time(story, "7 23:40", "8 12:00")
    in_vain_ = [each for each in heard(story, found, "cat") if "everybody who was" in each]
    assert not any("said in time that they read it" in each for each in in_vain_)
    assert any("recorded in time what was done" in each for each in in_vain_), "nobody did that"


def test_the_chair_hears_what_becomes_of_it_afterwards() -> None:
    story = in_danger()
    in_vain(story)
    worker, head = part(story, "dee"), part(story, "hed")
    story.do(DangerAcknowledged(3), "8 12:10", who=worker)
    found = told(story, DangerAcknowledged(3), head, "8 12:20")
    assert any("somebody in each agency" in each for each in heard(story, found, "cat"))


# ── Once their agency has no part ─────────────────────────────────────────────────────────────────


def taken_on() -> tuple[Story, tuple[Telling, ...]]:
    """The club has taken on what the school withdrew while the danger that it stated stands."""
    story = in_danger()
    mia = Appointed("supporter", "mia", side="third", agency="club")
    story.do(mia, "7 22:05", who=RAISER).do(Withdrawn(), "7 22:06", who=RAISER)
    found = told(story, TookOn(5, CLUB, "mia"), part(story, "mia"), "7 22:10")
    return story, found


def test_when_another_agency_takes_it_on_who_stated_danger_reads_that_they_go_on_hearing() -> None:
    story, found = taken_on()
    assert not part(story, "ann").has_part
    assert any("you go on being told" in each for each in heard(story, found, "ann"))
    assert not any("warning has stood" in each for each in heard(story, found, "wes"))
    on = story.now.date()
    assert agencies_told(CITING, story.case, story.record.directory, "ann", on) == {SCHOOL.id}


@pytest.mark.parametrize(
    ("acts", "said"),
    [
        ((DangerAcknowledged(3),), "somebody has read what you said of immediate danger"),
        ((DangerAcknowledged(3, notes=DOING),), "it has been said what is being done"),
        ((DangerAcknowledged(3, rung="999", rung_at=at("7 22:15"), notes=DOING),), "999 was rung"),
        ((DangerPassed(3),), "immediate action was taken"),
        ((DangerPassed(3), DangerAnswered(3, agrees=True)), "agrees that the child is safe now"),
        ((DangerPassed(3), DangerAnswered(3, agrees=False)), "does not agree that the child"),
    ],
)
def test_they_hear_what_becomes_of_it_and_no_name(acts: tuple[AnyAct, ...], said: str) -> None:
    story, _ = taken_on()
    lead, worker = part(story, "wes"), part(story, "dee")
    for act in acts:
        who = lead if isinstance(act, DangerPassed) else worker
        found = told(story, act, who, "7 22:20")
    theirs = heard(story, found, "ann")
    assert any(said in each for each in theirs), theirs
    for name in ("dee", "wes", "mia", "club", CARE.id):
        assert not any(name in each.replace(",", " ").split() for each in theirs)


def test_they_hear_of_each_step_up_without_names() -> None:
    story, _ = taken_on()
    theirs = heard(story, by_time(story, "7 22:20", "7 22:41"), "ann")
    assert any("is asked now" in each for each in theirs)
    assert not any("dee" in each or "{name" in each for each in theirs)


def test_who_stated_it_for_an_agency_that_was_replaced_goes_on_hearing() -> None:
    story = talking(*EVERYBODY)
    story.do(RiskStated(), NIGHT, who=part(story, "dee"))
    new = Answering(Party(CLINIC.id, CLINIC.kind), CARE.id)
    found = told(story, new, OFFICER, "7 22:10")
    assert any("you go on being told" in each for each in heard(story, found, "dee"))
    assert not part(story, "dee").has_part


def test_who_has_left_their_agency_or_must_not_see_the_case_hears_nothing() -> None:
    story, _ = taken_on()
    there = story.record.directory
    gone = replace(there, seats=tuple(seat for seat in there.seats if seat.holder != "ann"))
    story.record = replace(story.record, directory=gone)
    found = told(story, DangerAcknowledged(3), part(story, "dee"), "7 22:20")
    assert heard(story, found, "ann") == []


def test_who_stated_it_in_a_post_is_told_each_thing_once() -> None:
    story = talking(*EVERYBODY, Seat(SCHOOL.id, "lead", "Lead", "lin", lead=True))
    story.do(RiskStated(), NIGHT, who=part(story, "lin"))
    found = told(story, DangerPassed(3), part(story, "olu"), "7 22:20")
    assert len([each for each in heard(story, found, "lin") if "action was taken" in each]) == 1


def test_who_stated_it_reads_by_name_who_has_read_it_beside_what_their_post_is_told() -> None:
    story = talking(*EVERYBODY, Seat(SCHOOL.id, "lead", "Lead", "lin", lead=True))
    story.do(RiskStated(), NIGHT, who=part(story, "lin"))
    story.do(DangerAcknowledged(3), "7 22:10", who=part(story, "ann"))
    found = told(story, DangerAcknowledged(3), part(story, "dee"), "7 22:20")
    assert any("somebody in each agency" in each for each in heard(story, found, "lin"))
    assert "dee has read what you said of immediate danger" in heard(story, found, "lin")
