"""Fields: what is read from what people type, what they are told of a mistake, and that nothing
typed is lost.
"""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from concordat.core.identity import initials
from concordat.pages.components import fields as components
from concordat.pages.components.fields import FieldProblem
from concordat.pages.forms.days import Day, TimeOfDay
from concordat.pages.forms.fields import LINE, LONG, AnyOf, FromList, Line, LongText, OneOf
from concordat.pages.forms.moments import Moment
from concordat.pages.forms.plausible import Plausible, around, to_come
from concordat.pages.forms.sheet import Answer, Sheet
from concordat.pages.forms.typed import LOST, Typed
from tests.pages.typed import DATES, DAY, NO_DATES, NO_TIMES, TIMES, Boxes, in_boxes

TODAY = date(2026, 11, 28)
WHEN = Moment(Day("on", "On which day"), TimeOfDay("at", "At what time"))


def typed(today: date = TODAY, **boxes: Any) -> Typed:
    """What a browser sent; a list where a name was sent more than once."""
    lists = {name: each if isinstance(each, list) else [each] for name, each in boxes.items()}
    return Typed(lists, today)


def told(answer: Answer[Any]) -> list[str]:
    """What has to be put right, in the order of the page."""
    return [each.error for each in answer.shown if each.error]


# ── Dates and times ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("boxes", DATES)
def test_a_date_is_read_however_it_is_written(boxes: Boxes) -> None:
    answer = Day("on", "When?").read(typed(DAY, **in_boxes("on", boxes)))
    assert (answer.value, told(answer), answer.words) == (DAY, [], "21 December 2026")


def test_a_whole_date_in_one_box_comes_back_in_three() -> None:
    """The first box is too small for it to be seen."""
    assert _three(Day("on", "").read(typed(on_day="21 Dec 2026"))) == ("21", "12", "2026")
    assert _three(Day("on", "").read(typed(on_day="21 Dez 2026"))) == ("21 Dez 2026", "", "")
    in_three = typed(on_day="21", on_month="Dec", on_year="2026")
    assert _three(Day("on", "").read(in_three)) == ("21", "Dec", "2026")


def _three(answer: Answer[date]) -> tuple[str, str, str]:
    shown = answer.shown[0]
    assert isinstance(shown, components.Date)
    return shown.day, shown.month, shown.year


@pytest.mark.parametrize(("boxes", "sentence"), NO_DATES)
def test_what_is_no_date_is_answered_with_what_to_do(boxes: Boxes, sentence: str) -> None:
    answer = Day("on", "When?").read(typed(**in_boxes("on", boxes)))
    assert answer.value is None
    assert [each[: len(sentence)] for each in told(answer)] == [sentence]


@pytest.mark.parametrize("number", range(1, 13))
def test_every_month_has_its_names(number: int) -> None:
    wanted = date(2026, number, 3)
    for name in (f"{wanted:%B}", f"{wanted:%b}", *(["Sept"] if number == 9 else [])):
        assert Day("on", "").read(typed(on_day=f"3 {name} 2026")).value == wanted


@pytest.mark.parametrize(("text", "meant"), TIMES)
def test_a_time_is_read_however_it_is_written(text: str, meant: time) -> None:
    answer = TimeOfDay("at", "When?").read(typed(at=text))
    assert (answer.value, told(answer)) == (meant, [])


@pytest.mark.parametrize(("text", "sentence"), NO_TIMES)
def test_what_is_no_time_is_answered_with_what_to_do(text: str, sentence: str) -> None:
    answer = TimeOfDay("at", "When?").read(typed(at=text))
    assert answer.value is None
    assert [each[: len(sentence)] for each in told(answer)] == [sentence]


def test_a_day_that_is_needed_is_asked_for() -> None:
    assert told(Day("on", "", needed="Give the day.").read(typed())) == ["Give the day."]
    assert told(Day("on", "").read(typed())) == []
    assert told(Day("on", "", needed="Give the day.").read(Typed(None, TODAY))) == []


# ── Dates that are asked about once ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("plausible", "day", "question"),
    [
        (around(TODAY), date(2025, 11, 27), "That is a year ago. Is the year right?"),
        (around(TODAY), date(2026, 8, 1), "That is 3 months ago. Is the date right?"),
        (around(TODAY), date(2025, 11, 29), "That is 11 months ago. Is the year right?"),
        (around(TODAY), date(2026, 8, 28), ""),
        (around(TODAY), date(2016, 11, 28), "That is 10 years ago. Is the year right?"),
        (to_come(TODAY), date(2026, 11, 28), ""),
        (to_come(TODAY), date(2026, 11, 27), "That day has passed. Is the date right?"),
        (to_come(TODAY), date(2027, 11, 28), ""),
        (to_come(TODAY), date(2027, 11, 29), "That is in a year. Is the year right?"),
        (to_come(TODAY), date(2026, 10, 28), "That is a month ago. Is the date right?"),
        (Plausible(), date(2010, 1, 1), ""),
    ],
)
def test_a_date_far_away_is_asked_about(plausible: Plausible, day: date, question: str) -> None:
    answer = Day("on", "", plausible=plausible).read(typed(on_day=f"{day:%d %m %Y}"))
    asked = [each.label for each in answer.shown if isinstance(each, components.Checkboxes)]
    assert asked == ([question] if question else [])
    assert answer.value == (None if question else day)


def test_it_is_asked_about_once_and_for_that_date_only() -> None:
    day = Day("on", "", plausible=around(TODAY))
    first = day.read(typed(on_day="27 11 2025"))
    assert told(first) == ["Put the year right, or tick that 27 November 2025 is right."]
    box = first.shown[1]
    assert isinstance(box, components.Checkboxes)
    said = {box.name: box.options[0].value}
    sure = day.read(typed(on_day="27 11 2025", **said))
    assert (sure.value, told(sure)) == (date(2025, 11, 27), [])
    assert sure.shown[1].options[0].chosen, "the tick stays where something else is wrong"
    other = day.read(typed(on_day="27 11 2024", **said))
    assert told(other) == ["Put the year right, or tick that 27 November 2024 is right."]


# ── The hours at which the clocks change ──────────────────────────────────────────────────────────


@pytest.mark.parametrize("hour", ["1am", "1:30am", "1:59"])
def test_an_hour_that_does_not_exist_is_asked_for_again(hour: str) -> None:
    answer = WHEN.read(typed(on_day="28 3 2027", at=hour))
    assert answer.value is None
    [sentence] = told(answer)
    assert sentence.startswith(f"There is no {hour.removesuffix('am')}")
    assert "on Sunday 28 March 2027: the clocks go forward over it. Give another time." in sentence


@pytest.mark.parametrize(
    ("which", "meant"),
    [
        ("", None),
        ("neither", None),
        ("first", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("second", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
    ],
)
def test_an_hour_that_comes_twice_is_asked_about(which: str, meant: datetime | None) -> None:
    answer = WHEN.read(typed(on_day="25 10 2026", at="1:30am", at_which=which))
    assert answer.value == meant
    question = answer.shown[-1]
    assert isinstance(question, components.Radios)
    assert question.label == (
        "1:30am comes twice on Sunday 25 October 2026, because the clocks go back. Was it the "
        "first or the second?"
    )
    assert told(answer) == ([] if meant else ["Say whether it was the first or the second."])


def test_a_time_alone_asks_for_the_day_and_a_day_alone_for_the_time() -> None:
    no_day = WHEN.read(typed(at="2pm"))
    assert no_day.value is None
    assert told(no_day) == ["Give the day too. Today is Saturday 28 November 2026."]
    alone = WHEN.read(typed(on_day="27 11 2026"))
    assert (alone.value, told(alone)) == (None, ["Give the time too, such as 2:30pm."])
    assert (WHEN.read(typed()).value, told(WHEN.read(typed()))) == (None, [])


def test_a_day_alone_is_enough_where_the_declaration_says_so() -> None:
    noon = Moment(
        Day("on", "", needed="Give the day."),
        TimeOfDay("at", ""),
        untimed=lambda day: datetime.combine(day, time(12), UTC),
    )
    assert noon.read(typed(on_day="27 11 2026")).value == datetime(2026, 11, 27, 12, tzinfo=UTC)
    without = noon.read(typed(at="2pm"))
    assert (without.value, told(without)) == (None, ["Give the day."])
    wrong = noon.read(typed(on_day="27 11 2026", at="late"))
    assert (wrong.value, told(wrong)) == (None, ["Give a time, such as 2:30pm or 14:30."])


# ── Texts and choices ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("field", "longest"), [(Line("it", "What?"), LINE), (LongText("it", "What?"), LONG)]
)
def test_a_text_has_a_limit_and_is_kept_when_it_passes_it(
    field: Line | LongText, longest: int
) -> None:
    assert told(field.read(typed(it="x" * longest))) == []
    over = field.read(typed(it="x" * (longest + 1)))
    assert told(over) == [f"Shorten this to {longest:,} characters. It has {longest + 1:,}."]
    assert over.value is None
    assert over.shown[0].value == "x" * (longest + 1)


@pytest.mark.parametrize("odd", ["\x00", "\ud83d", "\x1b", "\ufffe", LOST])
def test_a_character_that_cannot_be_kept_is_shown_and_asked_to_be_taken_out(odd: str) -> None:
    answer = LongText("it", "What?").read(typed(it=f"one{odd}two"))
    assert answer.shown[0].value == f"one{LOST}two"
    assert told(answer) == [f"Take out the sign {LOST}: it marks a character that can't be kept."]


def test_lines_of_a_text_stay_and_those_of_a_line_are_joined() -> None:
    assert LongText("it", "").read(typed(it="one\r\ntwo\x0bthree")).value == "one\ntwo\nthree"
    assert Line("it", "").read(typed(it=" a\r\n b ")).value == "a b"


@pytest.mark.parametrize("kind", [OneOf, FromList])
def test_one_of_several(kind: type[OneOf] | type[FromList]) -> None:
    field = kind("it", "Which?", options={"a": "The first", "b": "The second"})
    right = field.read(typed(it="b"))
    assert (right.value, right.words, told(right)) == ("b", "The second", [])
    strange = field.read(typed(it="c"))
    assert (strange.value, told(strange)) == (None, ["Choose one of these."])
    assert told(field.read(typed())) == []
    assert told(kind("it", "", options={}, needed="Choose it.").read(typed())) == ["Choose it."]


def test_any_of_several() -> None:
    field = AnyOf("it", "Which?", options={"a": "The first", "b": "The second"})
    both = field.read(typed(it=["b", "a"]))
    assert (both.value, both.words) == (("a", "b"), "The first\nThe second")
    strange = field.read(typed(it=["a", "c"]))
    assert (strange.value, told(strange)) == (("a",), ["Choose one of these."])
    assert field.read(typed()).value == ()


def test_where_nothing_was_sent_the_field_starts_as_declared() -> None:
    nothing = Typed(None, TODAY)
    starts: list[Any] = [
        LongText("it", "", start="begun").read(nothing).shown[0].value,
        [
            each.chosen
            for each in OneOf("it", "", options={"a": "A"}, start="a")
            .read(nothing)
            .shown[0]
            .options
        ],
        TimeOfDay("it", "", start=time(9, 5)).read(nothing).shown[0].value,
        Day("it", "", start=TODAY).read(nothing).shown[0].month,
    ]
    assert starts == ["begun", [True], "09:05", "11"]


# ── Whole pages of them ───────────────────────────────────────────────────────────────────────────


def test_a_page_tells_what_is_wrong_with_the_whole_and_then_field_by_field() -> None:
    sheet = Sheet(typed(on_day="31 2 2026", name=""))
    day = sheet.ask(Day("on", "When?"))
    sheet.ask(Line("name", "Who?", needed="Say who."))
    sheet.refuse("Somebody else acted meanwhile.")
    day.refuse("This is not said: the first mistake of a field is enough.")
    assert sheet.problems == (
        FieldProblem("Somebody else acted meanwhile."),
        FieldProblem("Give a real date: February 2026 has 28 days.", "on_day", "When?"),
        FieldProblem("Say who.", "name", "Who?"),
    )
    assert not sheet.is_right


def test_a_page_keeps_its_own_boxes_and_no_others() -> None:
    sheet = Sheet(typed(on_day="1", on_sure="x", at="2", at_which="first", another="no"))
    sheet.ask(WHEN)
    assert sheet.kept() == {"on_day": ["1"], "on_sure": ["x"], "at": ["2"], "at_which": ["first"]}


def test_an_empty_answer_gives_no_value() -> None:
    with pytest.raises(LookupError, match="it was left empty"):
        _ = Line("it", "").read(typed()).given


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Jasmine Kaye", "J.K."),
        ("Tyler William O'Donnell", "T.W.O."),
        ("Tyler William O’Donnell", "T.W.O."),
        ("Anne-Marie D'Arcy", "A.M.D."),
        ("T.W.", "T.W."),
    ],
)
def test_initials_are_one_letter_for_each_name(name: str, said: str) -> None:
    assert initials(name) == said
