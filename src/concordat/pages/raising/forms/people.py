"""The child or children, and who is disagreed with."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import ChoiceField, Select

from concordat.core.posts import Party
from concordat.core.protocol import Fact
from concordat.pages.raising.draft import AGENCY
from concordat.pages.raising.forms.question import Question, choice, day, line, several
from concordat.people.values import Agency

OLDEST = timedelta(
    days=366 * 26
)  # a young person with a plan may be followed to the day they are 25
OLDEST_OF_ALL = timedelta(days=366 * 130)
MOST_INITIALS = 5
LONGEST_WAIT = timedelta(days=300)
NOT_KNOWN, SOMEBODY_ELSE = "not-known", "somebody-else"
FACTS = (
    Fact("child-protection-plan", "On a child protection plan"),
    Fact("looked-after", "Looked after"),
)


class Child(Question):
    """One child of the matter. No name: initials and a date are enough for those who need to
    know.
    """

    asks = "Who is the child?"
    also_quick = ("born", "expected", "status")
    initials = line(
        "The child's initials",
        "Give the child's initials.",
        hint="Initials only, such as J.K.",
        width=5,
    )
    born = day("Date of birth", hint="For example, 27 3 2019. Leave it open if you don't know it.")
    expected = day(
        "Or, for a child not born yet, the expected date", hint="The date the child is due."
    )
    reference = line(
        "Your agency's reference for the child", hint="Leave it open if there is none.", width=20
    )
    status = several("Is the child one of these, as far as you know?", "", required=False)

    def arrange(self) -> None:
        self.offer("status", [(fact.key, fact.title) for fact in self.facts()])

    def facts(self) -> tuple[Fact, ...]:
        """What is asked of every child, in the procedure's own words where it has some, then what
        it asks beside.
        """
        own = {fact.key: fact for fact in self.ground.protocol.facts if fact.ask == "raising"}
        always = tuple(own.get(fact.key, fact) for fact in FACTS)
        return (*always, *(fact for fact in own.values() if fact not in always))

    def clean_initials(self) -> str:
        initials = str(self.cleaned_data["initials"])
        if sum(letter.isalpha() for letter in initials) > MOST_INITIALS:
            raise ValidationError(
                "Give initials only, not a name. They are enough for those who need to know."
            )
        return initials

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        born, expected, on = found.get("born"), found.get("expected"), self.ground.on
        if born and expected:
            raise ValidationError("Give a date of birth or an expected date, not both.")
        about_children = "child" not in self.ground.words
        if born and not on - (OLDEST if about_children else OLDEST_OF_ALL) < born <= on:
            ago = "childhood" if about_children else "a lifetime"
            self.add_error(
                "born", f"A date of birth lies in the past, and not longer ago than {ago}."
            )
        if expected and not on - timedelta(days=30) <= expected <= on + LONGEST_WAIT:
            self.add_error("expected", "An expected date lies in the months to come.")
        return found

    def identity(self) -> dict[str, Any]:
        """Who the child is, as it is sealed."""
        dates = {name: self.cleaned_data.get(name) for name in ("born", "expected")}
        return {
            "initials": self.cleaned_data["initials"],
            **{name: value.isoformat() for name, value in dates.items() if isinstance(value, date)},
            "reference": self.cleaned_data["reference"],
            "status": self.cleaned_data["status"],
        }


class Agencies(Question):
    """Who answers. More than one where more than one has to change something."""

    answering = several(
        "Which agency do you disagree with?",
        "Choose the agency you disagree with.",
        hint="Choose more than one only if each of them has to do something differently.",
    )

    def arrange(self) -> None:
        mine = self.draft.one("board", "from_agency") or (
            self.ground.own[0].id if self.ground.own else ""
        )
        others = (agency for agency in self.ground.agencies if agency.id != mine)
        self.offer("answering", [(agency.id, agency.name) for agency in others])


class AgencyDetail(Question):
    """Which service of one agency, and who decided. "I don't know" is an answer to both.

    A service that is listed is recorded by its id. Anything else is words.
    """

    service = choice(
        "Which service?",
        "Choose the service, or another, or that you don't know.",
        required=False,
    )
    service_else = line("If it is another service, which?", hint="As far as you know it.")
    decided_by = ChoiceField(label="Who made the decision?", required=False, widget=Select)
    decided_else = line(
        "If they are not in the list, their name and post", hint="As far as you know it."
    )

    def arrange(self) -> None:
        agency = self.agency()
        self.asks = f"Who at {agency.name}?"
        services = [(service.id, service.name) for service in agency.services]
        self.offer("service", [*services, (NOT_KNOWN, "Another, or I don't know")])
        if not services:
            del self.fields["service"], self.fields["service_else"]
        self.offer(
            "decided_by",
            [
                (NOT_KNOWN, "I don't know"),
                *self._deciders(agency),
                (SOMEBODY_ELSE, "Somebody else"),
            ],
        )

    def agency(self) -> Agency:
        """The agency this page is about. Raises LookupError for one that is not on the board."""
        found = self.ground.agency(self.page.removeprefix(AGENCY))
        if found is None:
            raise LookupError(self.page)
        return found

    def _deciders(self, agency: Agency) -> list[tuple[str, str]]:
        lines = (line for line in agency.lines if line.holder)
        named = {
            line.holder.id: f"{line.holder.name}, {line.seat.title}"
            for line in lines
            if line.holder
        }
        return sorted(named.items(), key=lambda each: each[1])

    def party(self) -> Party:
        """The agency as it answers: the service, by id, and the person who decided, where they are
        in the directory.
        """
        agency, found = self.agency(), self.cleaned_data
        service, decider = found.get("service"), found.get("decided_by")
        return Party(
            agency.id,
            agency.kind,
            service=service if service and service != NOT_KNOWN else None,
            person=decider if decider and decider not in (NOT_KNOWN, SOMEBODY_ELSE) else None,
        )

    def in_a_line(self) -> str:
        """The agency, the service and who decided, in words, as far as they are known."""
        party, found = self.party(), self.cleaned_data
        listed = self.in_words("service") if party.service else ""
        decider = self.in_words("decided_by") if party.person else found["decided_else"]
        known = [each for each in (listed, found.get("service_else"), decider) if each]
        return f"{self.agency().name}: {', '.join(known) or 'not known'}"
