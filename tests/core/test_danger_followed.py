"""What danger waits for once it was read is asked of somebody by a time, and goes up as reading
does: to record what was done, to say whether they agree, and to act again after a no.
"""

from msgspec.structs import replace

from concordat.core.acts import (
    DangerAcknowledged,
    DangerAnswered,
    DangerPassed,
    Note,
    RiskStated,
)
from concordat.core.notices import Telling, say_news, told_of_entries
from concordat.core.posts import CHAIR
from concordat.core.who.asked import There, turns_now
from concordat.core.who.danger import asked_posts_now, goes_up_at
from concordat.core.who.danger_chain import ONCE_READ
from concordat.core.who.in_danger import asked_of
from concordat.core.who.parts import Actor, actor
from tests.core.ladder import CITING
from tests.core.stories import OFFICER, RAISER, SCHOOL, TEAM_LEAD, Story, at
from tests.core.test_danger_told_on import EVERYBODY, talking

NIGHT = "7 22:00"
DOING = (Note("doing-1", "doing"),)


def part(story: Story, person: str) -> Actor:
    return actor(CITING, story.case, story.record.directory, person, story.now.date())


def read() -> Story:
    """The head has read what a teacher said, at 10 past."""
    story = talking(*EVERYBODY).do(RiskStated(), NIGHT, who=RAISER)
    return story.do(DangerAcknowledged(3), "7 22:10", who=part(story, "hed"))


def now_asked(story: Story, when: str) -> list[tuple[str, str, str]]:
    """What is asked of whom then, and until what time."""
    case = story.record.case(at(when))
    on = story.record.calendar.day_of(case.now)
    there = There.of(CITING, case, story.record.directory, on)
    (danger,) = case.standing
    turns = (each for each in turns_now(there, danger) if each.of.what != "read")
    return [(each.of.what, each.person, f"{each.of.by:%H:%M}") for each in turns]


def told(story: Story, since: str, until: str) -> tuple[Telling, ...]:
    """What time alone tells."""
    before, after = (story.record.case(at(each)) for each in (since, until))
    return told_of_entries(story.record, story.record, (), before, after)


def test_once_it_was_read_a_manager_of_that_side_records_what_was_done_by_a_time() -> None:
    story = read()
    assert now_asked(story, "7 22:11") == [("record", "hed", "22:40")]
    assert now_asked(story, "7 22:41") == [("record", "olu", "23:10")], "then the next one up"
    assert at("7 22:40") in {*goes_up_at(CITING, story.case)}
    (danger,) = story.case.standing
    (asked,) = asked_of(CITING, story.case, danger, part(story, "hed"))
    assert (asked.kind, asked.turn and asked.turn.by) == ("danger-passed", at("7 22:40"))


def test_nobody_records_before_their_side_has_read_it() -> None:
    story = talking(*EVERYBODY).do(RiskStated(), NIGHT, who=RAISER)
    assert now_asked(story, "7 22:05") == []


def test_whoever_says_what_is_being_done_has_the_time_anew() -> None:
    story = read().do(DangerAcknowledged(3, notes=DOING), "7 22:35", who=part(read(), "hed"))
    assert now_asked(story, "7 22:41") == [("record", "hed", "23:05")]


def test_the_other_agency_is_asked_by_name_and_by_a_time_whether_it_agrees() -> None:
    story = read().do(DangerPassed(3), "7 22:30", who=part(read(), "hed"))
    assert now_asked(story, "7 22:31") == [("agree", "dee", "23:00")]
    assert now_asked(story, "7 23:01") == [("agree", "eli", "23:30")]
    assert any(each.to.post == "team lead" for each in told(story, "7 22:59", "7 23:01"))


def test_after_a_no_the_side_that_recorded_it_acts_again_by_a_time() -> None:
    story = read().do(DangerPassed(3), "7 22:30", who=part(read(), "hed"))
    story.do(DangerAnswered(3, agrees=False), "7 22:50", who=TEAM_LEAD)
    assert now_asked(story, "7 22:51") == [("record", "hed", "23:20")]
    assert now_asked(story, "7 23:21") == [("record", "olu", "23:50")]
    story.do(DangerPassed(3), "7 23:25", who=OFFICER)
    assert now_asked(story, "7 23:26") == [("agree", "dee", "23:55")], "and is asked anew"


def test_who_is_asked_to_act_again_reads_who_said_no() -> None:
    story = read().do(DangerPassed(3), "7 22:30", who=part(read(), "hed"))
    before, many, since = story.record, len(story.events), story.case
    story.do(DangerAnswered(3, agrees=False), "7 22:50", who=TEAM_LEAD)
    found = told_of_entries(before, story.record, story.events[many:], since, story.case)
    theirs = [each for each in found if each.to.side == "raising"]
    (asked,) = [each for each in theirs if each.kind == "acknowledge"]
    assert asked.due == at("7 23:20")
    assert "does not agree that the child is safe now. Act again" in say_news(
        asked.kind, asked.what, whom="Care"
    )


def test_who_stated_it_reads_who_let_the_time_pass_and_who_is_asked_now() -> None:
    story = read()
    ann = [
        say_news(each.kind, each.what, whom="Hill")
        for each in told(story, "7 22:39", "7 22:41")
        if each.to.person == "ann"
    ]
    (went_up,) = [each for each in ann if "recorded what was done" in each]
    assert "nobody of Hill has recorded what was done" in went_up
    assert "is asked now" in went_up


def test_after_the_last_the_chair_is_told_of_what_nobody_did() -> None:
    story = read().do(DangerPassed(3), "7 22:30", who=part(read(), "hed"))
    found = [each for each in told(story, "7 22:31", "8 12:00") if each.to.post == CHAIR]
    assert any("agree that the child is safe" in each.what for each in found)


def test_whoever_was_asked_keeps_their_part_once_it_was_done() -> None:
    story = read()
    assert part(story, "olu").has_part
    story.do(DangerPassed(3), "7 22:45", who=part(story, "hed"))
    (danger,) = story.case.standing
    assert [each.what for each in asked_posts_now(CITING, story.case, danger, ONCE_READ)] == [
        "agree"
    ]


def test_it_is_asked_by_a_time_only_of_what_was_stated_since() -> None:
    """Whoever stated danger under earlier rules asked nobody by a time to record it."""
    story = read()
    (danger,) = story.case.standing
    earlier = replace(danger, followed=False)
    assert not [*asked_posts_now(CITING, story.case, earlier, ONCE_READ)]


def test_whoever_stated_it_says_who_was_rung_as_long_as_it_stands() -> None:
    story = read().do(DangerAcknowledged(3, rung="999", rung_at=at("7 22:12")), "7 22:15")
    assert not story.case.standing[0].nobody_called
    called = DangerAcknowledged(3, rung="999", rung_at=at("7 22:20"))
    story.do(called, "7 22:25", who=RAISER)
    assert len(story.case.standing[0].called) == 2
    assert SCHOOL.id == story.case.standing[0].agency


def in_place() -> Story:
    """The head says nothing; the business manager reads it for the board at 40 past."""
    story = talking(*EVERYBODY).do(RiskStated(), NIGHT, who=RAISER)
    story.do(DangerAcknowledged(3), "7 22:05", who=part(story, "dee"))
    story.now = at("7 22:39")
    return story.do(DangerAcknowledged(3, side="board"), "7 22:40", who=part(story, "olu"))


def test_where_the_board_read_it_for_a_side_its_business_manager_records_it_by_a_time() -> None:
    story = in_place()
    assert now_asked(story, "7 22:41") == [("record", "olu", "23:10")]
    assert at("7 23:10") in {*goes_up_at(CITING, story.case)}
    (danger,) = story.case.standing
    (asked,) = asked_of(CITING, story.case, danger, part(story, "olu"))
    assert (asked.kind, asked.turn and asked.turn.by) == ("danger-passed", at("7 23:10"))
    found = [each for each in told(story, "7 22:41", "7 23:11") if each.to.post == CHAIR]
    assert any("recorded in time what was done" in each.what for each in found)


def test_once_that_side_has_read_it_after_all_a_manager_there_is_asked() -> None:
    story = in_place()
    story.do(DangerAcknowledged(3), "7 22:50", who=part(story, "hed"))
    assert now_asked(story, "7 22:51") == [("record", "hed", "23:20")]


def test_the_business_manager_may_say_what_is_being_done_and_has_the_time_anew() -> None:
    story = in_place()
    doing = DangerAcknowledged(3, side="board", notes=DOING)
    story.do(doing, "7 23:00", who=part(story, "olu"))
    assert now_asked(story, "7 23:01") == [("record", "olu", "23:30")]


def test_what_was_recorded_and_refused_in_one_minute_is_not_asked_again() -> None:
    story = read().do(DangerPassed(3), "7 22:30", who=part(read(), "hed"))
    story.do(DangerAnswered(3, agrees=False), "7 22:50", who=TEAM_LEAD)
    story.do(DangerPassed(3), "7 22:50", who=part(story, "hed"))
    assert now_asked(story, "7 22:51") == [("agree", "dee", "23:20")]
