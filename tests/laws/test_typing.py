"""Whatever is typed in a field is answered and comes back; every instant and every day is read from
how people write it.
"""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from concordat.pages.forms.dates import Years
from concordat.pages.forms.days import Day, TimeOfDay
from concordat.pages.forms.fields import AnyOf, FromList, Line, LongText, OneOf
from concordat.pages.forms.moments import Moment, sent_as
from concordat.pages.forms.plausible import around, to_come
from concordat.pages.forms.sheet import Answer
from concordat.pages.forms.typed import Typed

TODAY = date(2026, 11, 28)
WHEN = Moment(Day("on", "On which day"), TimeOfDay("at", "At what time"))


def typed(**boxes: str) -> Typed:
    """What a browser sent."""
    return Typed({name: [text] for name, text in boxes.items()}, TODAY)


YEARS_OF_MINUTES = 36 * 365 * 24 * 60
BEGINNING = datetime(2010, 1, 1, tzinfo=UTC)
AROUND_THE_CLOCK = [datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2027, 3, 28, 1, tzinfo=UTC)]


@given(st.integers(0, YEARS_OF_MINUTES - 1).map(lambda n: BEGINNING + timedelta(minutes=n)))
@example(AROUND_THE_CLOCK[0])
@example(AROUND_THE_CLOCK[0] + timedelta(hours=1))
@example(AROUND_THE_CLOCK[1])
def test_an_instant_comes_back_from_what_a_browser_sends_for_it(at: datetime) -> None:
    assert WHEN.read(typed(**sent_as("on", "at", at))).value == at


ANY_TEXT = st.text(st.characters(codec=None) | st.sampled_from("\x00\ud800\udfff\u2028 0129/:.apm"))
EVERY_FIELD = (
    Line("it", "What?", needed="Say what."),
    LongText("it", "What?", needed="Say what."),
    OneOf("it", "Which?", options={"a": "A"}),
    FromList("it", "Which?", options={"a": "A"}),
    AnyOf("it", "Which?", options={"a": "A"}),
    TimeOfDay("it", "When?"),
    Day("it", "When?", plausible=around(TODAY)),
    Moment(Day("it", "When?", plausible=to_come(TODAY)), TimeOfDay("it", "When?")),
)


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_whatever_is_typed_is_answered(one: str, two: str, three: str, four: str) -> None:
    sent = typed(it=four, it_day=one, it_month=two, it_year=three, it_sure=four, it_which=four)
    for field in EVERY_FIELD:
        answer: Answer[Any] = field.read(sent)
        json.dumps([asdict(each) for each in answer.shown], ensure_ascii=False).encode("utf-8")
        asked = [box for box in field.boxes if not box.endswith(("_sure", "_which"))]
        if any(sent.text(box) for box in asked):
            wrong = any(each.error for each in answer.shown)
            assert wrong != bool(answer.value), "it is read, or a sentence says what to do"


@given(ANY_TEXT)
def test_whatever_is_typed_comes_back(text: str) -> None:
    sent = typed(it=text, it_day=text, it_month=text)
    kept = sent.text("it")
    assert LongText("it", "").read(sent).shown[0].value == kept
    assert TimeOfDay("it", "").read(sent).shown[0].value == kept
    date_shown = Day("it", "").read(sent).shown[0]
    assert (date_shown.day, date_shown.month) == (kept, kept)
    if text.isprintable():
        assert kept == text.strip()


@given(st.dates(date(2010, 1, 1), date(2045, 12, 31)))
def test_every_day_is_read_in_every_way_of_writing_it(day: date) -> None:
    for text in (
        f"{day:%d %m %Y}",
        f"{day.day} {day:%b} {day:%Y}",
        f"{day:%A} {day.day} {day:%B %Y}",
    ):
        assert Day("on", "").read(typed(on_day=text)).value == day
    assert Day("on", "").read(typed(on_day=f"{day:%d/%m/%y}")).value == day
    born = Day("on", "", years=Years(1800, 2045))  # which century is a guess
    two_digits = born.read(typed(on_day=f"{day:%d/%m/%y}"))
    assert two_digits.value is None
    assert "four digits" in two_digits.shown[0].error


@given(st.dates(date(2011, 1, 1), date(2044, 12, 31)), st.integers(-800, 800))
def test_a_day_is_asked_about_where_it_is_not_likely(today: date, days: int) -> None:
    day = today + timedelta(days=days)
    assert (to_come(today).doubt(day, today) is None) == (today <= day <= _in_a_year(today))


def _in_a_year(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 2, 28)
