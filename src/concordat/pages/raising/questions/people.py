"""The child or children, and who is disagreed with."""

from datetime import date, timedelta
from typing import Any

from concordat.core import acts
from concordat.core.labels import SERVICE
from concordat.core.posts import Party
from concordat.core.protocol import Fact
from concordat.pages.forms.dates import Years
from concordat.pages.forms.days import CALENDARS, Day
from concordat.pages.forms.fields import AnyOf, FromList, Line, OneOf
from concordat.pages.forms.sheet import Answer
from concordat.pages.raising.draft import AGENCY
from concordat.pages.raising.questions.question import Question
from concordat.people.values import Agency

OLDEST = timedelta(days=366 * 26)
"""A young person with a plan may be followed to the day they are 25."""
OLDEST_OF_ALL = timedelta(days=366 * 130)
MOST_INITIALS = 5
LONGEST_WAIT = timedelta(days=300)
OVERDUE = timedelta(days=30)
NOT_KNOWN, SOMEBODY_ELSE = "not-known", "somebody-else"
FACTS = tuple(Fact(key, title) for key, title in acts.FACTS.items())


class Child(Question):
    """One child of the matter. No name: initials and a date are enough for those who need to
    know.
    """

    asks = "Who is the child?"

    def fill(self) -> None:
        self.initials = self.ask(
            Line(
                "initials",
                "The child's initials",
                needed="Give the child's initials.",
                hint="Initials only, such as J.K.",
                width=5,
            )
        )
        if sum(letter.isalpha() for letter in self.initials.value or "") > MOST_INITIALS:
            self.initials.refuse(
                "Give initials only, not a name. They are enough for those who need to know."
            )
        self.born = self.ask(self._born(), also_short=True)
        self.expected = self.ask(
            Day(
                "expected",
                "Or, for a child not born yet, the expected date",
                hint="The date the child is due.",
            ),
            also_short=True,
        )
        self._check_dates()
        self.reference = self.ask(
            Line(
                "reference",
                "Your agency's reference for the child",
                hint="Leave it open if there is none.",
                width=20,
            )
        )
        self.status = self.ask(
            AnyOf(
                "status",
                "Is the child one of these, as far as you know?",
                options={fact.key: fact.title for fact in self.facts()},
            ),
            also_short=True,
        )

    def _born(self) -> Day:
        today = self.ground.on
        return Day(
            "born",
            "Date of birth",
            hint="For example, 27 3 2019. Leave it open if you don't know it.",
            years=Years(1800, CALENDARS.last, newest=today.year),
            example="27 3 2019",
        )

    def _check_dates(self) -> None:
        """Check that a date of birth fits a living person, and that an expected date is still to
        come or only just past.
        """
        born, expected, today = self.born.value, self.expected.value, self.ground.on
        if born and expected:
            self.refuse("Give a date of birth or an expected date, not both.")
        about_children = "child" not in self.ground.words
        oldest = OLDEST if about_children else OLDEST_OF_ALL
        if born and not today - oldest < born <= today:
            ago = "childhood" if about_children else "a lifetime"
            self.born.refuse(f"A date of birth lies in the past, and not longer ago than {ago}.")
        if expected and not today - OVERDUE <= expected <= today + LONGEST_WAIT:
            self.expected.refuse("An expected date lies in the months to come.")

    def facts(self) -> tuple[Fact, ...]:
        """What is asked about every child, in the procedure's own words if it has any; then what
        else it asks.
        """
        own = {fact.key: fact for fact in self.ground.protocol.facts if fact.ask == "raising"}
        always = tuple(own.get(fact.key, fact) for fact in FACTS)
        return (*always, *(fact for fact in own.values() if fact not in always))

    def identity(self) -> dict[str, Any]:
        """Who the child is, as it is sealed."""
        dates = {"born": self.born.value, "expected": self.expected.value}
        return {
            "initials": self.initials.value,
            **{name: day.isoformat() for name, day in dates.items() if isinstance(day, date)},
            "reference": self.reference.value or "",
            "status": list(self.status.value or ()),
        }


class Agencies(Question):
    """Who answers. More than one where more than one has to change something."""

    def fill(self) -> None:
        mine = self.draft.one("board", "from_agency")
        if not mine and self.ground.own:
            mine = self.ground.own[0].id
        self.ask(
            AnyOf(
                "answering",
                "Which agency do you disagree with?",
                options={each.id: each.name for each in self.ground.agencies if each.id != mine},
                needed="Choose the agency you disagree with.",
                hint="Choose more than one only if each of them has to do something differently.",
            )
        )


class AgencyDetail(Question):
    """Which service of one agency, and who decided. “I don't know” is an answer to both. A listed
    service is recorded by its id, any other as words.
    """

    def fill(self) -> None:
        self.agency = self._agency()
        self.asks = f"Who at {self.agency.name}?"
        self._ask_service({service.id: service.name for service in self.agency.services})
        self._decided_by = self.ask(
            FromList(
                "decided_by",
                "Who made the decision?",
                options={
                    NOT_KNOWN: "I don't know",
                    **self._deciders(),
                    SOMEBODY_ELSE: "Somebody else",
                },
                nothing=None,
            )
        )
        self._decided_else = self.ask(
            Line(
                "decided_else",
                "If they are not in the list, their name and post",
                hint="As far as you know it.",
            )
        )

    def _ask_service(self, services: dict[str, str]) -> None:
        """Ask which service, if the agency has any listed."""
        self._service: Answer[str] | None = None
        self._service_else: Answer[str] | None = None
        if not services:
            return
        options = {**services, NOT_KNOWN: "Another, or I don't know"}
        self._service = self.ask(OneOf("service", SERVICE.asked, options=options))
        self._service_else = self.ask(
            Line(
                "service_else",
                "If it is another service, which?",
                hint="As far as you know it.",
            )
        )

    def _agency(self) -> Agency:
        """The agency this page is about. Raises LookupError for one that is not on the board."""
        found = self.ground.agency(self.page.removeprefix(AGENCY))
        if found is None:
            raise LookupError(self.page)
        return found

    def _deciders(self) -> dict[str, str]:
        """Whoever holds a post in the agency, by id, in the order of the names."""
        lines = ((line.holder, line.seat.title) for line in self.agency.lines)
        named = {holder.id: f"{holder.name}, {title}" for holder, title in lines if holder}
        return dict(sorted(named.items(), key=lambda each: each[1]))

    def party(self) -> Party:
        """The agency as an answering party, with the service, by id, and the person who decided, if
        the directory has them.
        """
        service = self._service.value if self._service else None
        decider = self._decided_by.value
        return Party(
            self.agency.id,
            self.agency.kind,
            service=None if service == NOT_KNOWN else service,
            person=None if decider in (NOT_KNOWN, SOMEBODY_ELSE) else decider,
        )

    def texts(self) -> dict[str, str]:
        """The agency, the service and who decided, in a line, as far as they are known."""
        party = self.party()
        listed = self._service.words if self._service and party.service else ""
        another = self._service_else.value if self._service_else else ""
        decider = self._decided_by.words if party.person else ""
        known = [each for each in (listed, another, decider, self._decided_else.value) if each]
        return {SERVICE.key: f"{self.agency.name}: {', '.join(known) or 'not known'}"}
