"""Asking who a child is, wherever that is asked: name, birthday or expected date, and numbers. All
of it is sealed; lists show initials.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from concordat.library.files.calendars import reaches
from concordat.pages.forms.dates import Years
from concordat.pages.forms.days import Day
from concordat.pages.forms.fields import Line

OLDEST = timedelta(days=366 * 26)
"""A young person with a plan may be followed to the day they are 25."""
OLDEST_OF_ALL = timedelta(days=366 * 130)
MOST_INITIALS = 5
LONGEST_WAIT = timedelta(days=300)
OVERDUE = timedelta(days=30)
NUMBERS = {
    "social-care": "Social care number",
    "nhs": "NHS number",
    "upn": "School number (UPN)",
    "number": "Another number or reference",
}
"""The numbers by which agencies know a child."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

NAME = Line(
    "child_name",
    "The child's full name",
    needed="Give the child's name. Initials will do if you don't know it.",
    hint="It is kept sealed. Lists show initials only.",
)
EXPECTED = Day(
    "expected",
    "Or, for a child not born yet, the expected date",
    hint="The date the child is due.",
    told_as="The expected date of a child not born yet",
)
IN_LETTERS = "Give the child's name in letters."
EMPTY_IF_NONE = "Leave it open if there is none."
ONE_OF_TWO = "Give a date of birth or an expected date, not both."


def initials(name: str) -> str:
    """The first letter of each part of a name: what lists show of it. “O'Donnell” is one part."""
    letters = [word[0].upper() for word in _WORD.findall(name)][:MOST_INITIALS]
    return "".join(f"{letter}." for letter in letters)


def born(today: date) -> Day:
    """The question for a date of birth."""
    return Day(
        "born",
        "Date of birth",
        hint="For example, 27 3 2019. Leave it open if you don't know it.",
        years=Years(1800, reaches(today).year),
        example="27 3 2019",
    )


def number(key: str, start: str = "") -> Line:
    """The question for one of the numbers by which agencies know a child."""
    return Line(key, NUMBERS[key], hint=EMPTY_IF_NONE, width=20, start=start)


def why_not_born(day: date, today: date, *, of_a_child: bool) -> str:
    """What is wrong with a date of birth; "" where it fits a living person, or a child."""
    if today - (OLDEST if of_a_child else OLDEST_OF_ALL) < day <= today:
        return ""
    ago = "childhood" if of_a_child else "a lifetime"
    return f"A date of birth lies in the past, and not longer ago than {ago}."


def why_not_expected(day: date, today: date) -> str:
    """What is wrong with an expected date; "" where it is still to come, or only just past."""
    if today - OVERDUE <= day <= today + LONGEST_WAIT:
        return ""
    return "An expected date is in the months to come."


def as_sealed(
    name: str,
    *,
    born: date | None,
    expected: date | None,
    numbers: Mapping[str, str | None],
    status: tuple[str, ...],
) -> dict[str, Any]:
    """Who a child is, as it is sealed."""
    dates = {"born": born, "expected": expected}
    return {
        "name": name,
        "initials": initials(name),
        **{key: day.isoformat() for key, day in dates.items() if day},
        "numbers": {key: number for key, number in numbers.items() if number},
        "status": list(status),
    }
