"""The child or children: who they are, for those who have to know."""

from dataclasses import replace
from datetime import date
from typing import Any

from concordat.core import acts
from concordat.core.protocol import Fact
from concordat.pages.forms import identity
from concordat.pages.forms.days import Day
from concordat.pages.forms.fields import AnyOf
from concordat.pages.forms.sheet import Answer
from concordat.pages.raising.questions.question import Question

FACTS = tuple(Fact(key, title) for key, title in acts.FACTS.items())


class Child(Question):
    """One child of the matter. The name and the numbers are sealed; lists show initials."""

    asks = "Who is the child?"
    folded = frozenset({"number", "status"})

    def fill(self) -> None:
        self.name = self.ask(replace(identity.NAME, hint="" if self.short else identity.NAME.hint))
        if self.name.value and not identity.initials(self.name.value):
            self.name.refuse(self.ground.said(identity.IN_LETTERS))
        self.born = self.ask(self._born(), also_short=True)
        self.expected = self.ask(identity.EXPECTED)
        self._check_dates()
        self.numbers = {key: self._number(key) for key in identity.NUMBERS}
        self.status = self.ask(
            AnyOf(
                "status",
                "Is the child one of these, as far as you know?",
                told_as="What is known of the child",
                options={fact.key: fact.title for fact in self.facts()},
            ),
            also_short=True,
        )

    def _number(self, key: str) -> Answer[str]:
        asked = identity.number(key)
        if self.short and key == "number":
            asked = replace(asked, label="A number they know the child by, if you have one")
        if self.short:
            asked = replace(asked, hint="")
        return self.ask(asked, also_short=key == "number")

    def _born(self) -> Day:
        asked = identity.born(self.typed.today)
        if not self.short:
            return asked
        return replace(
            asked, label="Date of birth, or date due", hint="Such as 27 3 2019", whole=True
        )

    def _check_dates(self) -> None:
        born, expected, today = self.born.value, self.expected.value, self.ground.on
        if self.short and born and born > today:
            self._check_expected(self.born)
            return
        if born and expected:
            self.refuse(identity.ONE_OF_TWO)
        of_a_child = "child" not in self.ground.words
        if born and (wrong := identity.why_not_born(born, today, of_a_child=of_a_child)):
            self.born.refuse(wrong)
        self._check_expected(self.expected)

    def _check_expected(self, answer: Answer[date]) -> None:
        if answer.value and (wrong := identity.why_not_expected(answer.value, self.ground.on)):
            answer.refuse(wrong)

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
        return identity.as_sealed(
            self.name.given,
            born=born,
            expected=expected,
            numbers={key: answer.value for key, answer in self.numbers.items()},
            status=tuple(self.status.value or ()),
        )
