"""Asking who a child is, wherever that is asked: name, birthday or expected date, and numbers. All
of it is sealed; lists show initials. What can be answered is said in `concordat.core.identity`.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from concordat.core.identity import NUMBERS, Identity, is_of_a_child
from concordat.library.files.calendars import reaches
from concordat.pages.forms.dates import Years
from concordat.pages.forms.days import Day
from concordat.pages.forms.fields import Line
from concordat.pages.forms.sheet import Answer, Wording

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
Words = Mapping[str, str]
EMPTY_IF_NONE = "Leave it open if there is none."


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


def refuse_wrong(
    said: Identity, asked: Mapping[str, Answer[Any]], today: date, wording: Wording, words: Words
) -> None:
    """Show what can't be right at the answers that say it; `words` are those used here instead of
    a procedure's own.
    """
    for field, sentence in said.wrong(today, of_a_child=is_of_a_child(words)):
        asked[field].refuse(wording(sentence))
