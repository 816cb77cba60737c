"""What a danger waits for again because an entry is taken out counts from then: nobody was asked
meanwhile, and nobody is said to have been.
"""

from concordat.core.acts import (
    AnyAct,
    Corrected,
    DangerAcknowledged,
    DangerAnswered,
    DangerPassed,
    RiskStated,
)
from concordat.core.notices import told_of_entries
from concordat.core.who.asked import There, turns, turns_now
from concordat.core.who.danger import goes_up_at
from tests.core.ladder import CITING
from tests.core.stories import OFFICER, RAISER, TEAM_LEAD, Story, at, refused
from tests.core.test_danger_followed import DOING, part
from tests.core.test_danger_told_on import EVERYBODY, talking

ON_TUESDAY = "8 15:00"


def over() -> Story:
    """Read at 10 and 20 past, recorded at half past, agreed at twenty to: entries 4 to 7."""
    story = talking(*EVERYBODY).do(RiskStated(), "7 22:00", who=RAISER)
    story.do(DangerAcknowledged(3), "7 22:10", who=part(story, "hed"))
    story.do(DangerAcknowledged(3), "7 22:20", who=TEAM_LEAD)
    story.do(DangerPassed(3), "7 22:30", who=part(story, "hed"))
    return story.do(DangerAnswered(3, agrees=True), "7 22:40", who=TEAM_LEAD)


def until(*acts: AnyAct) -> Story:
    """Said by the head, each ten minutes after the last."""
    story = talking(*EVERYBODY).do(RiskStated(), "7 22:00", who=RAISER)
    for number, act in enumerate(acts, 1):
        story.do(act, f"7 22:{number}0", who=part(story, "hed"))
    return story


def taken_out(story: Story, entry: int) -> tuple[Story, str]:
    """The story with an entry taken out on the next day, and all that is told of that."""
    before, record = story.record.case(at(ON_TUESDAY)), story.record
    story.do(Corrected(entry), ON_TUESDAY, who=OFFICER)
    said = told_of_entries(
        record, story.record, story.record.events[-1:], before, story.record.case(at(ON_TUESDAY))
    )
    return story, " / ".join(str(each.what) for each in said)


def asked(story: Story, when: str) -> list[tuple[str, str, str]]:
    """What is asked of whom then, and until when."""
    case = story.record.case(at(when))
    there = There.of(CITING, case, story.record.directory, story.record.calendar.day_of(case.now))
    (danger,) = case.standing
    return [
        (each.of.what, each.person, f"{each.of.by:%-d %H:%M}") for each in turns_now(there, danger)
    ]


def test_an_agreement_taken_out_is_asked_for_from_then_on() -> None:
    story, told = taken_out(over(), 7)
    assert asked(story, "8 15:01") == [("agree", "dee", "8 15:30")]
    assert asked(story, "8 15:31") == [("agree", "eli", "8 16:00")], "then the next one up"
    assert at("8 15:30") in {*goes_up_at(CITING, story.case)}
    assert "nobody is left to be asked" not in told
    assert "were asked" not in told


def test_those_who_were_asked_before_it_was_agreed_stay_those_who_were() -> None:
    story, _ = taken_out(over(), 7)
    there = There.of(CITING, story.case, story.record.directory, story.now.date())
    (danger,) = story.case.standing
    agree = [each for each in turns(there, danger) if each.of.what == "agree"]
    assert [f"{each.of.at:%-d %H:%M}" for each in agree] == ["7 22:30", "8 15:00"]


def test_what_was_done_is_asked_for_from_when_that_is_taken_out() -> None:
    story, told = taken_out(until(DangerAcknowledged(3), DangerPassed(3)), 5)
    assert ("record", "hed", "8 15:30") in asked(story, "8 15:01")
    assert "record" not in [
        what for what, *_ in asked(until(DangerAcknowledged(3), DangerPassed(3)), "8 15:01")
    ]
    assert "recorded what was done" not in told


def test_a_reading_taken_out_is_asked_for_from_then_on() -> None:
    story, _ = taken_out(until(DangerAcknowledged(3)), 4)
    readers = [(person, by) for what, person, by in asked(story, "8 15:01") if what == "read"]
    assert ("hed", "8 15:30") in readers, "of the side whose reading it was"
    assert ("dee", "8 15:30") not in readers, "the other side was asked all along"


def test_words_put_right_ask_nobody_anew() -> None:
    story = until(DangerAcknowledged(3))
    was = asked(story, "7 22:15")
    story.do(Corrected(4, DangerAcknowledged(3, notes=DOING)), "7 22:14", who=part(story, "hed"))
    assert asked(story, "7 22:15") == was


def test_nobody_else_takes_out_that_the_child_is_not_safe() -> None:
    story = until(DangerAcknowledged(3), DangerPassed(3))
    story.do(DangerAnswered(3, agrees=False), "7 22:40", who=TEAM_LEAD)
    for other in (OFFICER, part(story, "hed")):
        with refused("not-your-answer", story):
            story.do(Corrected(6), "7 22:50", who=other)
    story.do(Corrected(6), "7 22:50", who=TEAM_LEAD)
    assert story.case.standing[0].passed
