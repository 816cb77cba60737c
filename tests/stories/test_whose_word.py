"""Stories of what is entered late, by one side, by both, and of what nobody said."""

from pathlib import Path
from typing import Any

import pytest

from concordat.core.calendar import say_instant
from concordat.core.case import Owed
from concordat.stories.rehearse import Rehearsal, protocol_of, rehearse
from concordat.stories.scenario import BrokenScenario, read

LANGUAGE = Path(__file__).parents[1] / "protocols" / "language"
WRITTEN = LANGUAGE / "written.toml"


@pytest.fixture
def told(tmp_path: Path) -> Any:
    """Tells a story of a school that disagrees with children's services: each step as it stands."""

    def told(*steps: str, protocol: str = "sefton") -> Rehearsal:
        begins = '[case]\nraising = "school"\nanswering = "childrens-services"\n'
        lines = "".join(f"[[step]]\n{step}\n" for step in steps)
        path = tmp_path / "story.toml"
        path.write_text(f'protocol = "{protocol}"\n{begins}{lines}', encoding="utf-8")
        scenario = read(path)
        return rehearse(scenario, protocol_of(scenario, path))

    return told


def due(story: Rehearsal, clause: str) -> str:
    return say_instant(the(story, clause).due, year=True)  # type: ignore[arg-type]


def the(story: Rehearsal, clause: str) -> Owed:
    assert story.case is not None
    return next(duty for duty in story.case.duties if duty.clause == clause)


ALL_AT_ONCE = (
    'at = 2026-11-28T17:53:00\ndid = "raised"\nhappened = 2026-11-16T10:00:00',
    'at = 2026-11-28T17:54:00\ndid = "SEF-1.1"\nhappened = 2026-11-17T10:00:00',
)
UP = 'at = 2026-11-28T17:55:00\ndid = "moved-up"\nground = "no answer"'


def test_nobody_raises_backdates_and_moves_up_within_two_minutes(told: Any) -> None:
    story = told(*ALL_AT_ONCE, UP)
    assert [(each.step, each.code) for each in story.refused] == [(3, "not-late")]
    assert due(story, "SEF-1.2b") == "5pm on Wednesday 2 December 2026"
    assert story.case.stage == "1"


def test_no_answer_is_a_ground_once_the_later_limit_has_passed(told: Any) -> None:
    before = 'at = 2026-12-02T17:00:00\ndid = "moved-up"\nground = "no answer"'
    after = 'at = 2026-12-02T17:01:00\ndid = "moved-up"\nground = "no answer"'
    story = told(*ALL_AT_ONCE, before, after)
    assert [each.step for each in story.refused] == [3]
    assert story.case.stage == "2"


def test_what_the_other_side_confirms_counts_from_when_it_happened(told: Any) -> None:
    raised, telling = ALL_AT_ONCE
    story = told(raised, f"{telling}\nconfirmed = true", UP)
    assert due(story, "SEF-1.2b") == "5pm on Friday 20 November 2026"
    assert story.refused == ()
    assert story.case.stage == "2"


def test_a_raising_that_is_backdated_makes_no_clock_pass(told: Any) -> None:
    raised = ALL_AT_ONCE[0]
    look = 'at = 2026-11-28T17:55:00\ndid = "look"'
    story = told(raised, look, protocol="liverpool")
    assert story.case.clocks
    assert not any(clock.late(story.now) for clock in story.case.clocks)


def test_raising_in_writing_carries_out_the_first_duty(told: Any) -> None:
    in_writing = 'at = 2026-11-02T10:00:00\ndid = "raised"\nin_writing = true'
    story = told(in_writing, protocol=str(WRITTEN))
    assert the(story, "7.1").how == "done"
    assert due(story, "7.2") == "5pm on Thursday 5 November 2026"


def test_raising_in_writing_is_refused_where_it_carries_out_nothing(told: Any) -> None:
    story = told(
        'at = 2026-11-02T10:00:00\ndid = "raised"\nin_writing = true', protocol="liverpool"
    )
    assert [each.code for each in story.refused] == ["not-by-raising"]
    assert story.case is None


def test_alone_leaves_the_other_side_unheard(told: Any) -> None:
    raised = 'at = 2026-11-02T10:00:00\ndid = "raised"\nin_writing = true'
    spoke = 'at = 2026-11-03T10:00:00\ndid = "7.2"\noutcome = "agreed"'
    assert told(raised, spoke, protocol=str(WRITTEN)).case.end == "agreed"
    alone = told(raised, f"{spoke}\nalone = true", protocol=str(WRITTEN))
    assert alone.case.end is None
    assert [duty.key for duty in alone.case.open_duties] == ["confirm"]


def test_a_story_may_take_the_reason_away(told: Any) -> None:
    raised = 'at = 2026-11-02T10:00:00\ndid = "raised"'
    up = 'at = 2026-11-02T11:00:00\ndid = "moved-up"\nground = "risk to the child"'
    assert told(raised, up).refused == ()
    unsaid = told(raised, f'{up}\nreason = ""')
    assert [each.code for each in unsaid.refused] == ["words-needed"]
    assert unsaid.case.stage == "1"


@pytest.mark.parametrize(
    ("step", "sentence", "hint"),
    [
        ('did = "look"\nin_writing = true', "Only raising it is done in writing", "“raised”"),
        ('did = "look"\nconfirmed = true', "There is no earlier time", "Add “happened”"),
        ('did = "look"\nalone = true', "needs the word of anybody else", "“outcome”"),
    ],
)
def test_what_says_nothing_there_is_told(told: Any, step: str, sentence: str, hint: str) -> None:
    raised = 'at = 2026-11-02T10:00:00\ndid = "raised"'
    with pytest.raises(BrokenScenario) as broken:
        told(raised, f"at = 2026-11-03T10:00:00\n{step}")
    (problem,) = broken.value.problems
    assert sentence in problem.sentence
    assert hint in problem.hint


# ── What becomes of an action ─────────────────────────────────────────────────────────────────────

SPOKE = (
    'at = 2026-12-07T10:00:00\ndid = "raised"',
    'at = 2026-12-07T10:20:00\ndid = "SEF-1.1"',
    'at = 2026-12-07T15:00:00\ndid = "SEF-1.2b"\noutcome = "agreed"',
)
VISIT = 'did = "action"\nname = "visit"\nside = "answering"\nuntil = 2026-12-11'
AGREED_BY_BOTH = f"at = 2026-12-07T15:10:00\n{VISIT}"
WRITTEN_BY_ONE = f"at = 2026-12-07T15:10:00\n{VISIT}\nalone = true"


def of_the_visit(day: int, word: str, more: str = "") -> str:
    return f'at = 2026-12-{day:02}T09:00:00\ndid = "action-{word}"\nname = "visit"\n{more}'


def visit(story: Rehearsal) -> Any:
    assert story.case is not None
    return story.case.actions["visit"]


def test_an_action_of_both_is_accepted_and_is_over_once_it_was_done(told: Any) -> None:
    story = told(*SPOKE, AGREED_BY_BOTH)
    assert visit(story).accepted
    assert visit(told(*SPOKE, AGREED_BY_BOTH, of_the_visit(9, "done"))).closed == "done"


def test_an_action_that_one_side_wrote_down_waits_for_the_other_to_accept_it(told: Any) -> None:
    assert visit(told(*SPOKE, WRITTEN_BY_ONE)).accepted is None
    assert visit(told(*SPOKE, WRITTEN_BY_ONE, of_the_visit(8, "accepted"))).accepted is True
    no = of_the_visit(8, "accepted", 'outcome = "not agreed"')
    assert visit(told(*SPOKE, WRITTEN_BY_ONE, no)).accepted is False


def test_what_one_side_says_was_done_waits_for_the_side_that_raised_it(told: Any) -> None:
    done = of_the_visit(9, "done", 'side = "answering"')
    assert visit(told(*SPOKE, AGREED_BY_BOTH, done)).closed == ""
    assert visit(told(*SPOKE, AGREED_BY_BOTH, done, of_the_visit(10, "confirmed"))).closed == "done"
    not_so = of_the_visit(10, "confirmed", 'outcome = "not agreed"')
    again = visit(told(*SPOKE, AGREED_BY_BOTH, done, not_so))
    assert (again.closed, again.confirmed) == ("", False)


def test_an_action_gets_another_date_or_is_dropped_or_goes_into_the_childs_plan(told: Any) -> None:
    later = visit(told(*SPOKE, AGREED_BY_BOTH, of_the_visit(8, "changed", "until = 2026-12-18")))
    assert str(later.by) == "2026-12-18"
    assert visit(told(*SPOKE, AGREED_BY_BOTH, of_the_visit(8, "dropped"))).closed == "dropped"
    early = told(*SPOKE, AGREED_BY_BOTH, of_the_visit(12, "passed-on"))
    assert [each.code for each in early.refused] == ["too-early"]
    on = 'at = 2027-03-11T09:00:00\ndid = "action-passed-on"\nname = "visit"'
    assert visit(told(*SPOKE, AGREED_BY_BOTH, on)).closed == "passed on"


def test_what_is_being_withdrawn_while_they_are_late_can_be_kept_going(told: Any) -> None:
    late = (*SPOKE[:2], 'at = 2026-12-16T10:00:00\ndid = "withdrawn"')
    keep = 'at = 2026-12-17T10:00:00\ndid = "kept-going"'
    weeks_on = 'at = 2026-12-23T10:00:00\ndid = "look"'
    assert told(*late, weeks_on).case.end == "withdrawn"
    assert told(*late, keep, weeks_on).case.end is None
    assert [each.code for each in told(*SPOKE[:2], keep).refused] == ["not-withdrawn"]


def test_a_time_that_the_other_side_denies_goes_on_counting_from_its_entry(told: Any) -> None:
    raised = 'at = 2026-11-28T17:53:00\ndid = "raised"\nhappened = 2026-11-16T10:00:00'
    first = 'at = 2026-11-28T17:54:00\ndid = "SEF-1.1"\nhappened = 2026-11-17T10:00:00'
    confirmed = due(told(raised, f"{first}\nconfirmed = true"), "SEF-1.2b")
    denied = due(told(raised, f"{first}\ndenied = true"), "SEF-1.2b")
    assert denied == due(told(raised, first), "SEF-1.2b") != confirmed


def test_a_time_is_confirmed_or_denied_and_not_both(told: Any) -> None:
    with pytest.raises(BrokenScenario, match="either confirms this time or denies it"):
        told(f"{ALL_AT_ONCE[0]}\nconfirmed = true\ndenied = true")
    with pytest.raises(BrokenScenario, match="no earlier time here that the other side could"):
        told('at = 2026-11-28T17:53:00\ndid = "raised"\ndenied = true')


def test_a_full_stop_is_no_reason_in_a_story_either(told: Any) -> None:
    early = 'at = 2026-12-08T10:00:00\ndid = "moved-up"\nground = "risk to the child"\nreason = '
    assert [each.code for each in told(*SPOKE[:2], f'{early}"."').refused] == ["words-needed"]
    assert not told(*SPOKE[:2], f'{early}"She was seen with a new bruise."').refused


# ── Danger, said by what the procedure asks about ─────────────────────────────────────────────────


def test_going_straight_to_service_managers_states_danger_anew(
    told: Any,
) -> None:
    """A representative of the side whose practitioner stated it before states it again (LIV-2c)."""
    talk = 'at = 2026-11-23T{}:00:00\ndid = "LIV-1{}"\noutcome = "not agreed"'
    story = told(
        'at = 2026-11-23T10:00:00\ndid = "raised"',
        'at = 2026-11-23T11:00:00\ndid = "immediate-risk"',
        talk.format(12, "a"),
        talk.format(13, "b"),
        'at = 2026-11-23T14:00:00\ndid = "LIV-2c"',
        protocol="liverpool",
    )
    assert not story.refused
    owed = [duty.opened.hour for duty in story.case.duties if duty.clause == "LIV-0c"]
    assert owed == [11, 14]


def test_a_post_that_may_not_go_straight_to_service_managers_is_refused(told: Any) -> None:
    talk = 'at = 2026-11-23T{}:00:00\ndid = "LIV-1{}"\noutcome = "not agreed"'
    before = (
        'at = 2026-11-23T10:00:00\ndid = "raised"',
        talk.format(12, "a"),
        talk.format(13, "b"),
    )
    straight = 'at = 2026-11-23T14:00:00\ndid = "LIV-2c"\npost = "{}"'
    story = told(*before, straight.format("line manager"), protocol="liverpool")
    (refused,) = story.refused
    assert "“line manager” may not do that: it is for “safeguarding representative”." in str(
        refused
    )
    those = told(*before, straight.format("safeguarding representative"), protocol="liverpool")
    assert not those.refused


# ── The side that a step names ────────────────────────────────────────────────────────────────────

RAISED = 'at = 2026-11-16T10:00:00\ndid = "raised"'
DANGER = 'at = 2026-11-16T11:00:00\ndid = "immediate-risk"\nside = "{}"'
PASSED = 'at = 2026-11-16T12:00:00\ndid = "danger-passed"\nside = "{}"'


@pytest.mark.parametrize("stated", ["raising", "answering"])
@pytest.mark.parametrize("by", ["raising", "answering", "board"])
def test_only_the_side_that_stated_danger_and_the_board_say_that_it_has_passed(
    told: Any, stated: str, by: str
) -> None:
    story = told(RAISED, DANGER.format(stated), PASSED.format(by))
    refused = [(each.step, each.sentence) for each in story.refused]
    if by in (stated, "board"):
        assert refused == []
        assert story.record.events[-1].act.side == by
    else:
        ((step, said),) = refused
        assert step == 3
        assert said.startswith("A manager of the agency that said so records this")


@pytest.mark.parametrize("did", ['"moved-up"\nground = "early"', '"withdrawn"'])
def test_a_side_that_cant_do_it_is_refused_and_not_passed_over(told: Any, did: str) -> None:
    story = told(RAISED, f'at = 2026-11-16T12:00:00\ndid = {did}\nside = "answering"')
    assert [(each.step, each.code) for each in story.refused] == [(2, "other-side")]


def test_whose_word_a_step_is_stands_in_the_record(told: Any) -> None:
    story = told(
        RAISED,
        'at = 2026-11-16T12:00:00\ndid = "alongside"\nname = "a complaint"\nside = "answering"',
    )
    assert not story.refused
    assert story.record.events[-1].whose == ("answering", "childrens-services")
