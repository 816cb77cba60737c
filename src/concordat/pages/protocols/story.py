"""A made-up case, held entirely in its address: nothing is stored, and the address can be sent to a
colleague.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.http import QueryDict

from concordat.core.calendar import in_london
from concordat.library.files.calendars import FIRST, LAST
from concordat.pages.forms.moments import sent_as
from concordat.stories.scenario import Scenario, instant, understood

NOT_A_FILE = Path("your story")
BETWEEN = "~"  # neither in a clause's id nor in an outcome


@dataclass(frozen=True, slots=True)
class Beginning:
    """How the case begins: the instant, kinds of agency, the route, facts."""

    at: datetime
    raising: str
    answering: tuple[str, ...]
    route: str | None = None
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MadeUpStep:
    """One thing that happens: a clause carried out or a word of stories, with its outcome and its
    ground or fact. `side` and `agency` say whose duty is meant, where several owe it.
    """

    at: datetime
    did: str
    outcome: str = ""
    more: str = ""
    side: str = ""
    agency: str = ""

    @classmethod
    def chosen(cls, at: datetime, choice: str) -> "MadeUpStep":
        """The step that a choice of the form means."""
        did, outcome, more, side, agency = [*choice.split(BETWEEN), "", "", "", ""][:5]
        return cls(at, did, outcome, more, side, agency)

    @classmethod
    def written(cls, text: str) -> "MadeUpStep":
        """The step in an address. Raises ValueError if no calendar has its date."""
        written, _, choice = text.partition(BETWEEN)
        at = datetime.fromisoformat(written)
        if not FIRST.year <= at.year <= LAST.year:
            raise ValueError(f"no calendar holds {at}")
        return cls.chosen(instant(at), choice)

    @property
    def choice(self) -> str:
        """Its value among the form's choices."""
        parts = (self.did, self.outcome, self.more, self.side, self.agency)
        return BETWEEN.join(parts).rstrip(BETWEEN)

    def write(self) -> str:
        """How an address holds it: in London time, meaning the first of an hour that comes twice;
        the second is written with its offset.
        """
        at = in_london(self.at)
        told = at if at.fold else at.replace(tzinfo=None)
        return f"{told.isoformat(timespec='minutes')}{BETWEEN}{self.choice}"


@dataclass(frozen=True, slots=True)
class MadeUpCase:
    """A whole made-up case."""

    beginning: Beginning
    moments: tuple[MadeUpStep, ...] = ()

    def and_then(self, moment: MadeUpStep) -> "MadeUpCase":
        return MadeUpCase(self.beginning, (*self.moments, moment))

    def without_the_last(self) -> "MadeUpCase":
        return MadeUpCase(self.beginning, self.moments[:-1])

    def scenario(self, protocol_id: str) -> Scenario:
        """The scenario to rehearse. Raises BrokenScenario, for instance if something happens before
        the step above it.
        """
        begins = self.beginning
        first = {"at": begins.at, "did": "raised"}
        case = {"raising": begins.raising, "answering": _parties(begins), "route": begins.route}
        steps = [first, *(_step(moment) for moment in self.moments)]
        return understood(
            NOT_A_FILE,
            {"protocol": protocol_id, "case": {**case, "facts": list(begins.facts)}, "step": steps},
        )

    def address(self) -> str:
        """The query that holds it."""
        query = QueryDict(mutable=True)
        for name, values in self.hidden():
            query.appendlist(name, values)
        return f"?{query.urlencode()}"

    def hidden(self) -> Iterable[tuple[str, str]]:
        """Names and values that a form carries on."""
        begins = self.beginning
        yield from sent_as("on", "at", begins.at).items()
        yield "raising", begins.raising
        yield from (("answering", each) for each in begins.answering)
        if begins.route:
            yield "route", begins.route
        yield from (("facts", each) for each in begins.facts)
        yield from (("then", moment.write()) for moment in self.moments)


def _parties(begins: Beginning) -> list[str | dict[str, str]]:
    """The answering agencies; one of the raiser's own kind is another agency of that kind."""
    return [
        {"id": f"another-{kind}", "kind": kind} if kind == begins.raising else kind
        for kind in begins.answering
    ]


def _step(moment: MadeUpStep) -> dict[str, object]:
    step: dict[str, object] = {"at": moment.at, "did": moment.did}
    if moment.outcome:
        step["outcome"] = moment.outcome
    if moment.more:
        step["name" if moment.did == "fact" else "ground"] = moment.more
    whose = {"side": moment.side, "agency": moment.agency}
    return step | {key: said for key, said in whose.items() if said}
