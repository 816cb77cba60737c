"""Who is disagreed with: the agency, the service, and who decided."""

from collections.abc import Mapping

from concordat.core import sentences
from concordat.core.labels import SERVICE
from concordat.core.posts import Party
from concordat.pages.forms.fields import AnyOf, FromList, Line, OneOf
from concordat.pages.forms.sheet import Answer
from concordat.pages.raising.draft import AGENCY
from concordat.pages.raising.questions.question import Question
from concordat.people.values import Agency

NOT_KNOWN, SOMEBODY_ELSE = "not-known", "somebody-else"


class Agencies(Question):
    """Who answers. More than one where more than one has to change something."""

    def fill(self) -> None:
        others = self.ground.answering(self.draft.one("board", "from_agency"))
        self.ask(
            AnyOf(
                "answering",
                "Which agency do you disagree with?",
                options={each.id: each.name for each in others},
                needed="Choose the agency you disagree with.",
                hint=self.ground.elsewhere
                or "Choose more than one only if each of them has to do something differently.",
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
                "If they are not in the list, their name and role",
                told_as="Who made the decision, by name and role",
                hint=sentences.AS_FAR_AS_YOU_KNOW,
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
                sentences.ASK_OTHER_SERVICE,
                told_as="Which other service",
                hint=sentences.AS_FAR_AS_YOU_KNOW,
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
        lines = ((line.holder, line.seat.title) for line in self.ground.lines(self.agency.id))
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


class With(Question):
    """The agency and the service disagreed with, as one answer: the short way. Several agencies,
    and who decided, are for the long way.
    """

    asks = "Who do you disagree with?"

    def fill(self) -> None:
        options = self._options()
        elsewhere = self.ground.elsewhere
        self._only = next(iter(options)) if len(options) == 1 and not elsewhere else None
        self._with: Answer[str] | None = None
        if self._only is None:
            self._with = self.ask(
                FromList(
                    "with",
                    "Agency and service",
                    options=options,
                    needed="Choose the agency you disagree with, and the service if you know it.",
                    hint=elsewhere,
                )
            )

    def _options(self) -> dict[str, str]:
        """Each service of each agency that can answer; and each agency, where the service isn't
        known.
        """
        options: dict[str, str] = {}
        for agency in self.ground.answering(self.draft.one("board", "from_agency")):
            for service in agency.services:
                options[f"{agency.id}/{service.id}"] = f"{agency.name}: {service.name}"
            other = ": another service, or I don't know" if agency.services else ""
            options[agency.id] = f"{agency.name}{other}"
        return options

    @property
    def chosen(self) -> tuple[str, str]:
        """The id of the agency, and of its service; "" where none is known. Raises LookupError
        where nothing was answered.
        """
        value = self._only or (self._with.given if self._with else "")
        agency, _, service = value.partition("/")
        return agency, service

    def party(self) -> Party:
        """The agency as an answering party. Who decided is not known yet."""
        agency, service = self.chosen
        known = self.ground.agency(agency)
        return Party(agency, known.kind if known else "", service=service or None)

    def texts(self) -> dict[str, str]:
        """The agency and the service, in a line."""
        agency, service = self.chosen
        known = self.ground.agency(agency)
        names = {each.id: each.name for each in known.services} if known else {}
        return {
            SERVICE.key: f"{known.name if known else agency}: {names.get(service, 'not known')}"
        }

    def at_length(self) -> dict[str, dict[str, list[str]]]:
        """The same answer on the pages of the long way."""
        agency, service = self.chosen
        return on_the_pages_of({agency: service})


def on_the_pages_of(services: Mapping[str, str]) -> dict[str, dict[str, list[str]]]:
    """Those agencies, each with the id of its service or "", as the long way asks for them."""
    details = {
        f"{AGENCY}{agency}": {"service": [service or NOT_KNOWN], "decided_by": [NOT_KNOWN]}
        for agency, service in services.items()
    }
    return {"agencies": {"answering": [*services]}, **details}
