"""What moves a time: the timeline tells each as it was when it was told, and `explain` ends at the
one that holds.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from concordat.brief import why
from concordat.core.acts import FactStated
from concordat.core.calendar import in_london
from concordat.library.telling.show import show
from concordat.stories.explaining import countings
from concordat.stories.rehearse import Rehearsal, protocol_of, rehearse
from concordat.stories.scenario import read
from concordat.stories.seen import view_of
from concordat.stories.timeline import as_text
from concordat.stories.values import as_values

FILE = """[protocol]
id = "x"
version = 2026-04-01
title = "Moving"
board = "B"
source = "S"
nation = "england"
purpose = "P."
[local.no-answer]
text = "t"
why = "w"
[post.worker]
title = "Worker"
[post.head]
title = "Head"
[clause."1"]
at = "1"
text = "They must talk."
strength = "must"
[clause."2"]
at = "2"
text = "The chair must decide."
strength = "must"
[fact.red]
title = "It is red"
clause = "1"
[route.main]
title = "Main"
first = "a"
[step.a]
stage = "1"
above = "b"
[step.a.duty.talk]
clause = "1"
act = "discuss"
what = "talk"
who = ["raising head", "answering head"]
opens = "entered"
within = { red = "2 hours", otherwise = "5 working days" }
extendable = "10 working days"
strength = "must"
then = { agreed = "end: agreed", "not agreed" = "b" }
[step.b]
stage = "2"
[step.b.duty.decide]
clause = "2"
act = "decide"
what = "decide"
who = "board independent chair"
opens = "entered"
from = "received a.talk"
within = "10 working days"
strength = "must"
then = { yes = "end: decided", no = "end: decided" }
"""
CLOCK = '[clause."3"]\nat = "3"\ntext = "All within 28 days."\nstrength = "must"\n'
CLOCK += (
    '[clock.all]\nclause = "3"\nover = ["1", "2"]\nwithin = "28 calendar days"\nstrength = "must"\n'
)
MAY = (
    'opens = "entered"\nfrom = "received a.talk"\nwithin = "10 working days"\nstrength = "must"\n',
    'opens = "entered"\nwithin = "10 working days"\nstrength = "may"\n',
)
Tell = Callable[..., Rehearsal]
EXTENDED = ("2026-05-06T10:00", 'did = "extended"\nname = "1"\nuntil = 2026-05-14')


@pytest.fixture
def tell(tmp_path: Path) -> Tell:
    """Tells steps, each with its time, of a case raised at 10am on Friday 1 May 2026, under the
    file and `more`.
    """

    def tell(
        *steps: tuple[str, str],
        more: str = "",
        change: tuple[str, str] = ("", ""),
        answering: str = '"council"',
    ) -> Rehearsal:
        assert change[0] in FILE
        (tmp_path / "x.toml").write_text(FILE.replace(*change, 1) + more, encoding="utf-8")
        told = "".join(
            f"[[step]]\nat = {at}:00\n{step}\n"
            for at, step in (("2026-05-01T10:00", 'did = "raised"'), *steps)
        )
        story = tmp_path / "story.toml"
        begins = f'protocol = "x.toml"\n[case]\nraising = "school"\nanswering = {answering}\n'
        story.write_text(begins + told, encoding="utf-8")
        scenario = read(story)
        rehearsal = rehearse(scenario, protocol_of(scenario, story))
        assert rehearsal.refused == ()
        return rehearsal

    return tell


def lines(rehearsal: Rehearsal, with_: str) -> list[str]:
    return [line for line in as_text(rehearsal).splitlines() if with_ in line]


def last_day(rehearsal: Rehearsal, clause: str, which: int = 0) -> tuple[str, str]:
    """The instant at which an explanation ends, in London, and what is noted of its last day."""
    counting = countings(rehearsal, clause)[which].counting
    assert [line.due for line in counting.lines] == [False] * (len(counting.lines) - 1) + [True]
    assert counting.due is not None
    assert in_london(counting.due).date() == counting.lines[-1].day
    return f"{in_london(counting.due):%Y-%m-%dT%H:%M}", counting.lines[-1].note


def test_an_extension_has_a_line_and_the_opening_keeps_its_first_date(tell: Tell) -> None:
    story = tell(EXTENDED)
    (opened,) = lines(story, "Head (School and Council) must talk, by")
    assert opened.endswith("by 5pm on Monday 11 May (1)")
    (set_,) = lines(story, "A date was set, Thursday 14 May 2026: talk")
    assert set_.startswith("10am on Wednesday 6 May 2026")
    assert set_.endswith("— due 5pm on Monday 11 May 2026, now 5pm on Thursday 14 May 2026")


def test_an_extension_is_explained_to_the_day_that_holds(tell: Tell) -> None:
    story = tell(EXTENDED)
    assert last_day(story, "1") == ("2026-05-14T17:00", "extended by agreement")
    (counted,) = countings(story, "1")
    assert "The 5th working day is Monday 11 May" in counted.counting.sentence
    assert counted.counting.sentence.endswith(
        "By agreement it was extended to 5pm on Thursday 14 May 2026."
    )
    (note,) = counted.notes
    assert note.startswith("10am on Wednesday 6 May 2026: ")
    assert note.endswith("due 5pm on Monday 11 May 2026, now 5pm on Thursday 14 May 2026")


def test_the_clock_that_shortens_a_time_is_named_with_its_clause(tell: Tell) -> None:
    story = tell(
        ("2026-05-11T10:00", 'did = "1"\noutcome = "not agreed"'),
        more=CLOCK.replace("28 calendar", "15 calendar"),
    )
    assert last_day(story, "2") == ("2026-05-16T17:00", "the clock of 3 over stage 1, 2 ends")
    (counted,) = countings(story, "2")
    assert counted.notes == ()
    assert "The 10th working day is" in counted.counting.sentence
    assert (
        "But the clock of 3 over stage 1, 2 ends sooner, at 5pm on Saturday 16 May 2026"
        in counted.counting.sentence
    )


def test_an_extension_that_a_clock_cuts_short_is_told_with_both(tell: Tell) -> None:
    story = tell(EXTENDED, more=CLOCK.replace("28 calendar", "12 calendar"))
    (set_,) = lines(story, "A date was set")
    assert set_.endswith(
        "now 5pm on Wednesday 13 May 2026, when the clock of 3 over stage 1, 2 ends"
    )
    assert last_day(story, "1")[0] == "2026-05-13T17:00"
    assert countings(story, "1")[0].counting.sentence.endswith(
        "By agreement it was extended, but the clock of 3 over stage 1, 2 ends sooner, "
        "at 5pm on Wednesday 13 May 2026, and counts instead."
    )


def test_a_date_set_at_once_is_told_after_the_duty_it_is_set_for(tell: Tell) -> None:
    told = as_text(tell(("2026-05-01T10:00", EXTENDED[1]))).splitlines()
    assert ["raised" in told[0], "must talk" in told[1], "A date was set" in told[2]] == [True] * 3


def test_a_fact_taken_back_is_no_longer_so(tell: Tell) -> None:
    story = tell(("2026-05-05T09:00", 'did = "fact"\nname = "red"'))
    assert story.case is not None
    back = replace(story.record.events[-1], act=FactStated("red", holds=False), seq=9)
    record = story.record.after(back)
    taken_back = replace(story, record=record, case=record.case(story.now))
    assert lines(taken_back, "No longer so: It is red — 1 (talk), due")


def test_a_permission_that_is_used_has_a_line(tell: Tell) -> None:
    asked = (
        '[permission.ask]\nclause = "1"\nact = "advise"\nwhat = "ask for advice"\nwho = '
        '"raising worker"\n'
    )
    (used,) = lines(
        tell(("2026-05-05T09:00", 'did = "permission.ask"'), more=asked), "ask for advice"
    )
    assert used == "9am on Tuesday 5 May 2026  Did what the procedure permits: ask for advice (1)"


def test_a_fact_stated_later_is_explained_with_what_it_moved(tell: Tell) -> None:
    story = tell(("2026-05-05T09:00", 'did = "fact"\nname = "red"'))
    (opened,) = lines(story, "Head (School and Council) must talk, by")
    assert opened.endswith("by 5pm on Monday 11 May (1)")
    (stated,) = lines(story, "Now so: It is red")
    assert stated.endswith(
        "— 1 (talk), due 5pm on Monday 11 May 2026, now 9am on Tuesday 5 May 2026"
    )
    (counted,) = countings(story, "1")
    assert counted.counting.due == story.case.duties[0].due  # type: ignore[union-attr]
    assert "2 hours after 10am on Friday 1 May" in counted.counting.sentence
    assert counted.counting.sentence.endswith(
        "counting again: it is due at 9am on Tuesday 5 May 2026."
    )


def test_a_fact_stated_after_the_end_of_a_duty_changes_nothing_in_how_it_was_counted(
    tell: Tell,
) -> None:
    story = tell(
        ("2026-05-11T10:00", 'did = "1"\noutcome = "not agreed"'),
        ("2026-05-12T10:00", 'did = "fact"\nname = "red"'),
    )
    assert last_day(story, "1") == ("2026-05-11T17:00", "")
    assert lines(story, "Now so: It is red — no date changes")


PASSED_FIRST = ("2026-05-12T10:00", 'did = "fact"\nname = "red"')
"""A fact that limits the talk to two hours, stated when its five days have passed already."""


def on_the_page(story: Rehearsal, duty: int = 0) -> str:
    """How the page of a case says that a duty's time was counted."""
    assert story.case is not None
    strip = why.counted(view_of(story.record, story.case), story.case.duties[duty])
    assert strip is not None
    return strip.sentence


def test_what_had_passed_is_explained_as_it_was_counted_and_not_as_counted_again(
    tell: Tell,
) -> None:
    late = tell(PASSED_FIRST)
    assert last_day(late, "1") == ("2026-05-11T17:00", "")
    done = tell(("2026-05-05T10:00", 'did = "1"\noutcome = "not agreed"'), PASSED_FIRST)
    for story in (late, done):
        assert "The 5th working day is Monday 11 May" in on_the_page(story)
        assert "again" not in on_the_page(story)


def test_what_was_counted_again_says_so_on_the_page(tell: Tell) -> None:
    story = tell(("2026-05-05T09:00", 'did = "fact"\nname = "red"'))
    assert on_the_page(story).endswith("It was counted again and ends 9am on Tuesday 5 May.")


def test_a_holiday_moves_what_is_open_from_when_it_is_proclaimed(tell: Tell) -> None:
    story = tell(
        ("2026-05-05T10:00", 'did = "holiday"\nday = 2026-05-08'),
        ("2026-05-12T10:00", 'did = "1"'),
        more=CLOCK,
    )
    (opened,) = lines(story, "Head (School and Council) must talk, by")
    assert opened.endswith("by 5pm on Monday 11 May (1)")
    (proclaimed,) = lines(story, "Friday 8 May 2026 is a closed day")
    assert proclaimed.endswith(
        "— 1 (talk), due 5pm on Monday 11 May 2026, now 5pm on Tuesday 12 May 2026"
    )
    assert last_day(story, "1") == ("2026-05-12T17:00", "")


def test_a_holiday_after_a_duty_has_ended_is_no_part_of_its_count(tell: Tell) -> None:
    story = tell(
        ("2026-05-05T10:00", 'did = "1"\noutcome = "not agreed"'),
        ("2026-05-05T11:00", 'did = "holiday"\nday = 2026-05-08'),
    )
    assert last_day(story, "1") == ("2026-05-11T17:00", "")


def test_a_clock_counted_again_is_explained_as_it_holds(tell: Tell) -> None:
    clock = CLOCK.replace(
        '"28 calendar days"', '{ red = "2 calendar days", otherwise = "28 calendar days" }'
    )
    story = tell(("2026-05-05T09:00", 'did = "fact"\nname = "red"'), more=clock)
    assert last_day(story, "3") == ("2026-05-05T09:00", "counted again")
    (counted,) = countings(story, "3")
    assert counted.notes[0].endswith(
        "— due 5pm on Friday 29 May 2026, now 9am on Tuesday 5 May 2026"
    )


def test_what_a_time_should_run_from_and_that_never_happened_is_said(tell: Tell) -> None:
    moved = tell(("2026-05-12T12:00", 'did = "moved-up"\nground = "no answer"'))
    (counted,) = countings(moved, "2")
    reason = (
        "That had not happened when this opened, so it counts from then: midday on Tuesday "
        "12 May 2026."
    )
    assert counted.counting.sentence.startswith(
        f"It counts from when “talk” is received. {reason} "
    )
    held = tell(("2026-05-11T12:00", 'did = "1"\noutcome = "not agreed"'))
    assert reason[:30] not in countings(held, "2")[0].counting.sentence


def test_each_explanation_says_whose_the_duty_is(tell: Tell) -> None:
    each = (
        'opens = "entered"\nwithin = { red',
        'owed = "agency"\nopens = "entered"\nwithin = { red',
    )
    story = tell(change=each, answering='["council", "police"]')
    assert [counted.what for counted in countings(story, "1")] == [
        "Head (School and Council): talk",
        "Head (School and Police): talk",
    ]


@pytest.mark.parametrize(
    ("step", "line"),
    [
        ('did = "reminded"', "A reminder: talk (Head (School and Council)) — no date changes"),
        (
            'did = "alongside"\nname = "a complaint"',
            "Beside this case: a complaint — no date changes",
        ),
        (
            'did = "immediate-risk"',
            (
                "A child is thought to be in immediate danger — nothing is owed on danger in this "
                "protocol; the safety advice is shown"
            ),
        ),
    ],
)
def test_what_is_said_and_moves_nothing_has_a_line(tell: Tell, step: str, line: str) -> None:
    (told,) = lines(tell(("2026-05-05T10:00", step)), line)
    assert told == f"10am on Tuesday 5 May 2026  {line}"


def test_a_clock_that_passed_is_told_of_a_case_that_has_ended(tell: Tell) -> None:
    over = ("2026-06-03T10:00", 'did = "1"\noutcome = "agreed"')
    passed = "The time for Stage 1 and Stage 2 passed"
    (line,) = lines(tell(over, more=CLOCK), passed)
    assert line.startswith("5pm on Friday 29 May 2026")
    assert lines(tell(("2026-05-03T10:00", over[1]), more=CLOCK), passed) == []


def test_what_is_only_permitted_is_never_said_to_be_late(tell: Tell) -> None:
    moved = ("2026-05-11T10:00", 'did = "1"\noutcome = "not agreed"')
    waiting = tell(moved, ("2026-06-30T10:00", 'did = "look"'), change=MAY)
    assert as_text(waiting).splitlines()[-1] == (
        "  Independent chair may decide. By 5pm on Tuesday 26 May (this time has passed)"
    )
    assert not lines(waiting, "The time for this passed: independent chair")
    used = tell(moved, ("2026-06-30T10:00", 'did = "2"\noutcome = "yes"'), change=MAY)
    late = "(Independent chair; 2; after the time given for it)"
    assert lines(used, f"The independent chair has decided – yes {late}")
    assert not lines(used, "by this time")
    unused = tell(moved, ("2026-06-30T10:00", 'did = "withdrawn"'), change=MAY)
    assert lines(unused, "No longer to be done (not used): independent chair to decide")


def test_the_ladder_says_from_when_a_time_counts_where_its_beginning_never_comes(
    tell: Tell,
) -> None:
    text = " ".join(show(tell().record.protocol).split())
    assert (
        "counted from when “talk” is received, or from its opening if that never happened" in text
    )


GIVEN_UP = (("2026-05-12T10:00", 'did = "withdrawn"'),)  # while an answer is late


def test_the_line_of_a_closed_day_says_once_when_what_is_given_up_ends_now(tell: Tell) -> None:
    story = tell(*GIVEN_UP, ("2026-05-12T11:00", 'did = "holiday"\nday = 2026-05-14'))
    (closed,) = lines(story, "is a closed day")
    change = "due 5pm on Thursday 14 May 2026, now 5pm on Friday 15 May 2026"
    assert (
        closed.count(
            f"(decide whether this goes on: if nobody keeps it going, it ends then), {change}"
        )
        == 1
    )


def test_what_is_given_up_says_who_can_keep_it_going(tell: Tell) -> None:
    (given_up,) = lines(tell(*GIVEN_UP), "asked to withdraw")
    assert (
        "it ends at 5pm on Thursday 14 May unless the safeguarding lead, the business manager or "
        "the business officer keeps it going" in given_up
    )


def test_a_holiday_proclaimed_afterwards_leaves_what_was_late_late(tell: Tell) -> None:
    story = tell(("2026-05-12T10:00", 'did = "holiday"\nday = 2026-05-08'))
    (closed,) = lines(story, "is a closed day")
    assert closed.endswith(
        "— 1 (talk), due 5pm on Monday 11 May 2026, now 5pm on Tuesday 12 May 2026, "
        "and late all the same since 5pm on Monday 11 May 2026"
    )
    (duty,) = [each for each in as_values(story)["duties"] if each["clause"] == "1"]
    assert (duty["due"], duty["late"]) == ("2026-05-12T17:00:00+01:00", True)
    (counted,) = countings(story, "1")
    assert counted.counting.sentence.endswith(
        "It had passed at 5pm on Monday 11 May 2026, before a day was closed, and stays late."
    )
