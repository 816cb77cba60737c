"""How pages put dates, telephone numbers and typed text into words, beside `brief.words`: pure
functions, used as template filters.
"""

from datetime import date, datetime

from markupsafe import Markup, escape

from concordat.brief.words import clock_time, counted, date_of, day, when
from concordat.casework.queries import MOST
from concordat.core.calendar import in_london
from concordat.core.wording import joined

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


def short_day(on: date | datetime) -> str:
    """Such as "Tue 29", for a strip of days with its months beside it."""
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


def tel(number: str) -> str:
    """The address that rings a telephone number: "0151 496 0000" -> "tel:01514960000"."""
    kept = "".join(c for c in number if c.isdigit() or c == "+")
    return f"tel:{kept}"


def paragraphs(text: str) -> Markup:
    """Text as people typed it, escaped, with one `<p>` for each block between empty lines."""
    blocks = [block.strip() for block in text.replace("\r\n", "\n").split("\n\n")]
    return Markup("").join(
        Markup('<p class="govuk-body">{}</p>').format(
            Markup("<br>").join(escape(block).split("\n"))
        )
        for block in blocks
        if block
    )


def up_to(number: int) -> str:
    """How much waits, as far as it is counted: "3", or "99+" beyond that."""
    return f"{MOST}+" if number > MOST else str(number)


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
    "up_to": up_to,
    "when": when,
}
