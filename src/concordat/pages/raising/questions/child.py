"""The child or children: who they are, for those who have to know."""

from dataclasses import replace
from typing import Any

from concordat.core import acts
from concordat.core.identity import NUMBERS, Identity
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
        self.born = self.ask(self._born(), also_short=True)
        self.expected = self.ask(identity.EXPECTED)
        self.numbers = {key: self._number(key) for key in NUMBERS}
        self.status = self.ask(
            AnyOf(
                "status",
                "Is the child one of these, as far as you know?",
                told_as="What is known of the child",
                options={fact.key: fact.title for fact in self.facts()},
            ),
            also_short=True,
        )
        if self.typed.sent:
            self._check()

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

    def _check(self) -> None:
        asked: dict[str, Answer[Any]] = {
            "name": self.name,
            "born": self.born,
            "expected": self.expected,
        }
        if self._is_due:
            asked["expected"] = self.born
        today, ground = self.ground.on, self.ground
        identity.refuse_wrong(self.identity(), asked, today, ground.said, ground.words)

    @property
    def _is_due(self) -> bool:
        """Whether the one date that is asked in short is still to come."""
        born = self.born.value
        return self.short and born is not None and born > self.ground.on

    def facts(self) -> tuple[Fact, ...]:
        """What is asked about every child, in the procedure's own words if it has any; then what
        else it asks.
        """
        own = {fact.key: fact for fact in self.ground.protocol.facts if fact.ask == "raising"}
        always = tuple(own.get(fact.key, fact) for fact in FACTS)
        return (*always, *(fact for fact in own.values() if fact not in always))

    def identity(self) -> Identity:
        """Who the child is, as it is sealed."""
        born, expected = self.born.value, self.expected.value
        if self._is_due:
            born, expected = None, born
        return Identity.of(
            self.name.value or "",
            born=born,
            expected=expected,
            numbers={key: answer.value for key, answer in self.numbers.items()},
            status=tuple(self.status.value or ()),
        )
