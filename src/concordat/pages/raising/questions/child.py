"""The child or children: who they are, for those who have to know."""

import re
from datetime import date, timedelta
from typing import Any

from concordat.core import acts
from concordat.core.protocol import Fact
from concordat.library.files.calendars import reaches
from concordat.pages.forms.dates import Years
from concordat.pages.forms.days import Day
from concordat.pages.forms.fields import AnyOf, Line
from concordat.pages.forms.sheet import Answer
from concordat.pages.raising.questions.question import Question

OLDEST = timedelta(days=366 * 26)
"""A young person with a plan may be followed to the day they are 25."""
OLDEST_OF_ALL = timedelta(days=366 * 130)
MOST_INITIALS = 5
LONGEST_WAIT = timedelta(days=300)
OVERDUE = timedelta(days=30)
FACTS = tuple(Fact(key, title) for key, title in acts.FACTS.items())
NUMBERS = {
    "social-care": "Social care number",
    "nhs": "NHS number",
    "upn": "School number (UPN)",
    "number": "Another number or reference",
}
"""The numbers by which agencies know a child. The short way asks for one, of whatever kind."""
_WORD = re.compile(r"[^\W\d_]+")


def initials(name: str) -> str:
    """The first letter of each part of a name: what lists show of it."""
    letters = [word[0].upper() for word in _WORD.findall(name)][:MOST_INITIALS]
    return "".join(f"{letter}." for letter in letters)


class Child(Question):
    """One child of the matter. The name and the numbers are sealed; lists show initials."""

    asks = "Who is the child?"

    def fill(self) -> None:
        self.name = self.ask(
            Line(
                "child_name",
                "The child's full name",
                needed="Give the child's name. Initials will do if you don't know it.",
                hint="" if self.short else "It is kept sealed. Lists show initials only.",
            )
        )
        if self.name.value and not initials(self.name.value):
            self.name.refuse("Give the child's name in letters.")
        self.born = self.ask(self._born(), also_short=True)
        self.expected = self.ask(
            Day(
                "expected",
                "Or, for a child not born yet, the expected date",
                hint="The date the child is due.",
                told_as="The expected date of a child not born yet",
            )
        )
        self._check_dates()
        self.numbers = {key: self._number(key, label) for key, label in NUMBERS.items()}
        self.status = self.ask(
            AnyOf(
                "status",
                "Is the child one of these, as far as you know?",
                told_as="What is known of the child",
                options={fact.key: fact.title for fact in self.facts()},
            ),
            also_short=True,
        )

    def _number(self, key: str, label: str) -> Answer[str]:
        if self.short and key == "number":
            label = "A number they know the child by, if you have one"
        hint = "" if self.short else "Leave it open if there is none."
        return self.ask(Line(key, label, hint=hint, width=20), also_short=key == "number")

    def _born(self) -> Day:
        label, hint = "Date of birth", "For example, 27 3 2019. Leave it open if you don't know it."
        if self.short:
            label, hint = "Date of birth, or date due", "Such as 27 3 2019"
        return Day(
            "born",
            label,
            hint=hint,
            years=Years(1800, reaches(self.typed.today).year),
            example="27 3 2019",
            whole=self.short,
        )

    def _check_dates(self) -> None:
        """Check that a date of birth fits a living person, and that an expected date is still to
        come or only just past.
        """
        born, expected, today = self.born.value, self.expected.value, self.ground.on
        if self.short and born and born > today:
            self._check_expected(self.born)
            return
        if born and expected:
            self.refuse("Give a date of birth or an expected date, not both.")
        about_children = "child" not in self.ground.words
        oldest = OLDEST if about_children else OLDEST_OF_ALL
        if born and not today - oldest < born <= today:
            ago = "childhood" if about_children else "a lifetime"
            self.born.refuse(f"A date of birth lies in the past, and not longer ago than {ago}.")
        self._check_expected(self.expected)

    def _check_expected(self, answer: Answer[date]) -> None:
        today = self.ground.on
        if answer.value and not today - OVERDUE <= answer.value <= today + LONGEST_WAIT:
            answer.refuse("An expected date lies in the months to come.")

    def facts(self) -> tuple[Fact, ...]:
        """What is asked about every child, in the procedure's own words if it has any; then what
        else it asks.
        """
        own = {fact.key: fact for fact in self.ground.protocol.facts if fact.ask == "raising"}
        always = tuple(own.get(fact.key, fact) for fact in FACTS)
        return (*always, *(fact for fact in own.values() if fact not in always))

    def identity(self) -> dict[str, Any]:
        """Who the child is, as it is sealed."""
        born, expected = self.born.value, self.expected.value
        if born and born > self.ground.on:
            born, expected = None, born
        dates = {"born": born, "expected": expected}
        numbers = {key: answer.value for key, answer in self.numbers.items() if answer.value}
        return {
            "name": self.name.given,
            "initials": initials(self.name.given),
            **{name: day.isoformat() for name, day in dates.items() if day},
            "numbers": numbers,
            "status": list(self.status.value or ()),
        }
