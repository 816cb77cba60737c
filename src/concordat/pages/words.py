"""How instants, days, numbers and lists are put into words: pure functions, used as template
filters.

Every instant is an aware datetime and is told in London time. Nothing here says "in n days": a
person is given the hour and the day. The year is told whenever it is not the year of `now`.
"""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

LONDON = ZoneInfo("Europe/London")

# Spelled out, because strftime's names follow the machine's locale.
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def in_london(at: datetime) -> datetime:
    """The same instant on London's clock. Raises ValueError for a datetime without a zone."""
    if at.utcoffset() is None:
        raise ValueError(f"{at!r} has no time zone, so it is not an instant")
    return at.astimezone(LONDON)


def date_of(on: date | datetime) -> date:
    """The London date of an instant, or the date itself."""
    return in_london(on).date() if isinstance(on, datetime) else on


def clock_time(at: datetime) -> str:
    """Such as "5pm", "9:30am", "midday", "midnight" or "11:59pm"."""
    local = in_london(at)
    if (local.hour, local.minute) == (0, 0):
        return "midnight"
    if (local.hour, local.minute) == (12, 0):
        return "midday"
    minutes = f":{local.minute:02}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"


def day(on: date | datetime, now: datetime) -> str:
    """Such as "Tuesday 29 December", with the year after it when it is not the year of `now`."""
    that = date_of(on)
    words = f"{DAYS[that.weekday()]} {that.day} {MONTHS[that.month - 1]}"
    return words if that.year == date_of(now).year else f"{words} {that.year}"


def when(at: datetime, now: datetime) -> str:
    """Such as "5pm on Tuesday 29 December", with the year after it when it is not the year of
    `now`.
    """
    hour = clock_time(at)
    # "midnight on Tuesday" is read as either end of Tuesday
    return f"{hour}{' at the start of' if hour == 'midnight' else ' on'} {day(at, now)}"


def short_day(on: date | datetime) -> str:
    """Such as "Tue 29", for a strip of days whose months are told beside it."""
    that = date_of(on)
    return f"{DAYS[that.weekday()][:3]} {that.day}"


def plain_date(on: date | datetime) -> str:
    """Such as "29 December 2026", for dates of birth and printed forms: the year is always told."""
    that = date_of(on)
    return f"{that.day} {MONTHS[that.month - 1]} {that.year}"


def machine_time(at: date | datetime) -> str:
    """The value of a `datetime` attribute: ISO 8601, to the second, with London's offset."""
    return (
        in_london(at).isoformat(timespec="seconds") if isinstance(at, datetime) else at.isoformat()
    )


def counted(number: int, one: str, many: str) -> str:
    """Such as "1 case", "2 cases", "no cases"."""
    return f"{number or 'no'} {one if number == 1 else many}"


def joined(things: Iterable[str]) -> str:
    """Such as "a", "a and b", "a, b and c"."""
    *most, last = [*things] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def upper(text: str) -> str:
    """Words that begin a sentence or a label."""
    return text[:1].upper() + text[1:]


def tel(number: str) -> str:
    """The address that rings a telephone number: "0151 496 0000" -> "tel:01514960000"."""
    kept = "".join(c for c in number if c.isdigit() or c == "+")
    return f"tel:{kept}"


def paragraphs(text: str) -> Markup:
    """Text as people typed it, escaped, one `<p>` for each block that an empty line parts."""
    blocks = [block.strip() for block in text.replace("\r\n", "\n").split("\n\n")]
    return Markup("").join(
        Markup('<p class="govuk-body">{}</p>').format(
            Markup("<br>").join(escape(block).split("\n"))
        )
        for block in blocks
        if block
    )


FILTERS = {
    "clock_time": clock_time,
    "counted": counted,
    "day": day,
    "joined": joined,
    "machine_time": machine_time,
    "paragraphs": paragraphs,
    "plain_date": plain_date,
    "short_day": short_day,
    "tel": tel,
    "when": when,
}
