"""A limit that differs from every one that its clause names is told, and nothing else is."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from concordat.core.periods import (
    CalendarDays,
    DayMark,
    Hours,
    Months,
    NoNumber,
    Period,
    SameWorkingDay,
    WorkingDays,
)
from concordat.library.files.limits import parse_limit
from concordat.library.files.load import load_file
from concordat.library.findings.check import check
from concordat.library.findings.limits_named import differing_from_the_text, limits_named
from tests.library.conftest import WHOLE, Changed

PUBLISHED = sorted((Path(__file__).parents[2] / "protocols").glob("*/????-??-??.toml"))
TEXT = 'text = "Talk it over."'
LIMIT = 'within = "3 working days"'


def told(path: Path) -> list[str]:
    """What is said of limits that differ from the text."""
    return [
        each.sentence for each in check(path).findings if "the text of" in each.sentence.lower()
    ]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("They must talk within 5 working days of it.", WorkingDays(5)),
        ("They must talk within five working days.", WorkingDays(5)),
        ("They must talk within 5 business days.", WorkingDays(5)),
        ("They must talk within five (5) working days.", WorkingDays(5)),
        ("within twenty-eight days", CalendarDays(28)),
        ("within ten days", WorkingDays(10)),
        ("within ten days", CalendarDays(10)),
        ("within 10\u00a0consecutive days", CalendarDays(10)),
        ("by the tenth working day", WorkingDays(10)),
        ("by the 10th day", CalendarDays(10)),
        ("by the end of the next working day", WorkingDays(1)),
        ("in the next ten days", CalendarDays(10)),
        ("within 24 or 48 hours", Hours(24)),
        ("within 24 or 48 hours", Hours(48)),
        ("a 48-hour limit", Hours(48)),
        ("in an hour", Hours(1)),
        ("within a week", CalendarDays(7)),
        ("within a week", WorkingDays(5, weeks=True)),
        ("within one working week", WorkingDays(5)),
        ("within a fortnight", CalendarDays(14)),
        ("no longer than three calendar months", Months(3)),
        ("within a year", Months(12)),
        ("To be concluded by Day 9", DayMark(9)),
        ("(Day 1-2)", DayMark(2)),
        ("within nine days of the start", DayMark(9, open_days=True, first=1)),
        ("within ten working days for an adult, and otherwise within five.", WorkingDays(5)),
        ("within two hours, or three if it is dark", Hours(3)),
        ("ESCALATED ON THE SAME WORKING DAY", SameWorkingDay()),
        ("a same-day answer", SameWorkingDay()),
        ("by the end of that working day", SameWorkingDay()),
        ("They must talk it over at once.", NoNumber("immediately")),
        ("must act immediately", NoNumber("immediately")),
        ("as soon as is possible", NoNumber("as soon as possible")),
        ("as soon as reasonably practicable", NoNumber("as soon as possible")),
        ("without undue delay", NoNumber("without delay")),
        ("at the earliest opportunity", NoNumber("at the earliest opportunity")),
    ],
)
def test_what_a_text_names_is_understood(text: str, period: Period) -> None:
    assert period in {each for named in limits_named(text) for each in named.periods}


@pytest.mark.parametrize(
    "text",
    [
        "A child at immediate risk of harm is seen as soon as they are home.",
        "Where that is a working day, they talk; where it was not a week for it, they don't.",
        "Somebody answers 24 hours a day, 7 days a week.",
        "They meet twice a month.",
        "For children under 16 years of age, or 17 years old.",
        "Stage 2 has 3 parts, as in paragraph 4.5 days apart.",
        "In the following days they talk.",
        "They look again on a day that they set.",
        "They answer within five.",
        "They meet twice a week, or three of them do.",
    ],
)
def test_how_often_and_how_old_are_no_limits(text: str) -> None:
    assert limits_named(text) == ()


@pytest.mark.parametrize(
    "text", ["within 15 school days", "within 3 clear days", "within 30 minutes", "4 office hours"]
)
def test_what_cannot_be_counted_is_named_and_means_no_period(text: str) -> None:
    (named,) = limits_named(text)
    assert named.periods == ()


def test_a_limit_that_the_text_does_not_name_is_told_with_both(changed: Changed) -> None:
    path = changed((TEXT, 'text = "Talk it over within 5 working days, or two weeks."'))
    (finding,) = [each for each in check(path).findings if "the text of" in each.sentence]
    both = (
        "“workers.talk” has 3 working days; the text of clause 2 names “5 working days”, "
        "“two weeks”."
    )
    assert finding.sentence == both
    assert finding.key == "step.workers.duty.talk.within"
    assert 'clauses = "2"' in finding.hint


@pytest.mark.parametrize(
    "text", ["Talk it over.", "Talk within 3 days.", "Talk within 10 days, 3 days if urgent."]
)
def test_a_limit_is_not_told_where_the_text_names_none_or_the_same(
    changed: Changed, text: str
) -> None:
    assert told(changed((TEXT, f'text = "{text}"'))) == []


@pytest.mark.parametrize(
    ("clause", "name", "reads", "taken", "explains"),
    [
        ("2", "days", "limit", "As the board counts.", False),
        ("5", "talk", "limit", "As the board counts.", False),
        ("2", "days", "limit", "Three working days.", True),
        ("5", "talk", "limit", "Three working days.", True),
        ("2", "days", "limit", "Four working days.", False),
        ("2", "days", "unit", "Working days.", False),
        ("2", "days", "anchor", "Three working days from when it was raised.", False),
        ("2", "days", "strength", "As the board counts.", False),
        ("5", "days", "limit", "As the board counts.", False),
    ],
)
def test_only_a_reading_of_the_limit_explains_it(
    changed: Changed, clause: str, name: str, reads: str, taken: str, *, explains: bool
) -> None:
    reading = (
        f'[reading.{name}]\nclauses = "{clause}"\nreads = "{reads}"\ntext = "Days."\n'
        f'taken = "{taken}"\nothers = "None."\nchanges = "Nothing."\n\n'
    )
    path = changed((TEXT, 'text = "Talk within 5 days."'), ("[silence.no", f"{reading}[silence.no"))
    assert bool(told(path)) is not explains


def test_a_silence_on_the_limit_explains_no_other_number(changed: Changed) -> None:
    silence = '[silence.days]\nclauses = "2"\nlacks = "limit"\ntext = "No time."\n\n'
    path = changed((TEXT, 'text = "Talk within 5 days."'), ("[silence.no", f"{silence}[silence.no"))
    assert len(told(path)) == 1


@pytest.mark.parametrize("text", ["Talk within 72 hours.", "Talk within 3 days."])
def test_a_reading_of_the_unit_leaves_the_number_as_it_is(changed: Changed, text: str) -> None:
    reading = (
        '[reading.days]\nclauses = "2"\nreads = "unit"\ntext = "Days."\ntaken = "Working."\n'
        'others = "None."\nchanges = "Nothing."\n\n'
    )
    both = (TEXT, f'text = "{text}"'), ("[silence.no", f"{reading}[silence.no")
    assert told(changed(*both)) == []
    assert (
        len(told(changed(*both, ('within = "3 working days"', 'within = "4 working days"')))) == 1
    )


@pytest.mark.parametrize("mistyped", ["day 2", "day 16", "day 23"])
def test_the_day_mark_of_another_stage_is_told(mistyped: str) -> None:
    """The marks of every stage are cited, and read, beside each clause: they excuse none."""
    protocol = load_file(PUBLISHED[0].parents[1] / "liverpool" / "2018-05-01.2.toml")
    assert [*differing_from_the_text(protocol)] == []
    clocks = [
        replace(each, limit=parse_limit(mistyped)) if each.key == "stage-2" else each
        for each in protocol.clocks
    ]
    found = differing_from_the_text(replace(protocol, clocks=tuple(clocks)))
    assert [each.path for each in found] == [("clock", "stage-2", "within")]


@pytest.mark.parametrize("mistyped", ["2 working days", "24 hours", "immediately", "day 1"])
def test_another_limit_than_the_same_working_day_is_told(mistyped: str) -> None:
    protocol = load_file(PUBLISHED[0].parents[1] / "liverpool" / "2018-05-01.2.toml")
    danger = replace(protocol.duties["emergency"], limit=parse_limit(mistyped))
    changed = replace(protocol, duties={**protocol.duties, "emergency": danger})
    (found,) = differing_from_the_text(changed)
    assert found.path == ("duty", "emergency", "within")
    assert "names “THE SAME WORKING DAY”" in found.sentence


def test_words_without_a_number_are_told_where_the_text_has_one(changed: Changed) -> None:
    text = (TEXT, 'text = "Talk within 5 working days."')
    assert told(changed(text, (LIMIT, 'within = "without delay"'))) == [
        "“workers.talk” has without delay; the text of clause 2 names “5 working days”."
    ]


@pytest.mark.parametrize("words", ["immediately", "within 5 days", "on the same day"])
def test_a_limit_that_was_left_out_is_told(changed: Changed, words: str) -> None:
    gone = (f"{LIMIT}\n", "")
    text = (TEXT, f'text = "Talk {words}."')
    silence = '[silence.days]\nclauses = "2"\nlacks = "limit"\ntext = "No time."\n\n'
    (said,) = told(changed(text, gone))
    assert said.startswith("The text of clause 2 names ")
    assert said.endswith("and nothing that rests on it has a limit.")
    assert told(changed(text, gone, ("[silence.no", f"{silence}[silence.no"))) == []
    assert told(changed(gone)) == []


@pytest.mark.parametrize("words", ["immediately", "as soon as possible", "at once"])
def test_any_words_without_a_number_keep_to_others(changed: Changed, words: str) -> None:
    text = (TEXT, f'text = "Talk {words}."')
    assert told(changed(text, (LIMIT, 'within = "without delay"'))) == []
    assert len(told(changed(text))) == 1


def test_a_duty_of_the_boards_own_is_not_told(changed: Changed) -> None:
    told_of = (TEXT, 'text = "Talk within 5 days."')
    ours = ('clause = "2"\nact = "discuss"', 'local = "By the board."\nact = "discuss"')
    left_out = "The text of clause 2 names “5 days”, and nothing that rests on it has a limit."
    assert told(changed(told_of)) not in ([], [left_out])
    assert told(changed(told_of, ours)) == [left_out]


def test_a_clause_that_is_cited_besides_may_give_the_limit(changed: Changed) -> None:
    told_of = (TEXT, 'text = "Talk within 5 days."')
    cited = ('clause = "2"\nact = "discuss"', 'clause = "2"\ncites = "5"\nact = "discuss"')
    gives = ('text = "Children come first."', 'text = "All is done in 3 days."')
    assert told(changed(told_of, cited, gives)) == []
    assert told(changed(told_of, cited)) == [
        "“workers.talk” has 3 working days; the text of clauses 2, 5 names “5 days”."
    ]


def test_each_limit_that_a_fact_brings_is_looked_at(changed: Changed) -> None:
    path = changed(
        (TEXT, 'text = "Talk within 3 days."'),
        (LIMIT, 'within = { plan = "4 hours", otherwise = "3 working days" }'),
    )
    (finding,) = [each for each in check(path).findings if "the text of" in each.sentence]
    assert finding.sentence == "“workers.talk” has 4 hours; the text of clause 2 names “3 days”."
    assert finding.key == "step.workers.duty.talk.within.plan"


def test_each_of_several_limits_is_looked_at_and_the_one_that_holds_until_a_date_is_set(
    changed: Changed,
) -> None:
    text = (TEXT, 'text = "Talk within 3 days."')
    for within, said in {
        "the shorter of 3 working days or 48 hours": "48 hours",
        "agreed by the parties, otherwise 4 working days": "4 working days",
        "immediately, at most 2 working days": "2 working days",
    }.items():
        path = changed(text, (LIMIT, f'within = "{within}"'))
        assert told(path) == [f"“workers.talk” has {said}; the text of clause 2 names “3 days”."]


def test_clocks_and_the_time_to_raise_a_matter_are_looked_at(changed: Changed) -> None:
    path = changed(
        ('text = "Danger never waits."', 'text = "It takes 8 days."'),
        ("[post.worker]", '[admission]\nwindow = "6 months"\nclause = "4"\n\n[post.worker]'),
    )
    assert told(path) == [
        "“danger” has same working day; the text of clause 4 names “8 days”.",
        "“first” has day 9; the text of clause 4 names “8 days”.",
        "“window” has 6 months; the text of clause 4 names “8 days”.",
    ]


@pytest.mark.parametrize("path", [*PUBLISHED, WHOLE], ids=lambda path: path.parent.name)
def test_the_examples_keep_to_their_texts_even_without_their_readings(path: Path) -> None:
    assert list(differing_from_the_text(replace(load_file(path), remarks=()))) == []
