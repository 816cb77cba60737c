"""The questions of *Try it*: how a made-up case begins, and what happens in it next."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from concordat.core import sentences
from concordat.core.calendar import in_london
from concordat.core.protocol import Protocol
from concordat.pages.forms.days import Day, TimeOfDay
from concordat.pages.forms.fields import AnyOf, FromList, OneOf
from concordat.pages.forms.moments import Moment
from concordat.pages.forms.sheet import Answer, Sheet
from concordat.pages.forms.typed import Typed
from concordat.pages.protocols.rehearsing import Choices
from concordat.pages.protocols.story import Beginning, MadeUpStep
from concordat.stories.seen import kind_words

_KINDS = ("school", "health", "childrens-services", "police", "housing", "probation", "voluntary")
KINDS: Mapping[str, str] = {kind: kind_words(kind) for kind in _KINDS}
LATER = timedelta(hours=1)
OPENING = time(10)


class BeginningForm(Sheet):
    """Whose disagreement it is, with whom, and when it arose."""

    def __init__(self, typed: Typed, protocol: Protocol) -> None:
        super().__init__(typed)
        self._raising = self.ask(FromList("raising", "Who raises it", options=KINDS, nothing=None))
        self._answering = self.ask(
            AnyOf(
                "answering",
                "With whom",
                options=KINDS,
                needed="Choose at least one agency that the disagreement is with.",
            )
        )
        self._route, self._facts = self._route_of(protocol), self._facts_of(protocol)
        self._at = self.ask(_moment("on", "at", datetime.combine(typed.today, OPENING)))

    def _route_of(self, protocol: Protocol) -> Answer[str] | None:
        """Ask which route it takes, if the protocol has several."""
        if len(protocol.routes) < 2:
            return None
        routes = {route.key: route.title for route in protocol.routes.values()}
        needed = "Choose which way it takes."
        return self.ask(OneOf("route", "Which way it takes", options=routes, needed=needed))

    def _facts_of(self, protocol: Protocol) -> Answer[tuple[str, ...]] | None:
        """Ask for the facts that the protocol knows."""
        facts = {fact.key: fact.title for fact in protocol.facts}
        if not facts:
            return None
        return self.ask(AnyOf("facts", "What is so in this case", options=facts))

    def beginning(self) -> Beginning:
        """What was filled in. Only to be used if nothing is wrong with it."""
        return Beginning(
            at=self._at.given,
            raising=self._raising.value or next(iter(KINDS)),
            answering=self._answering.given,
            route=self._route.value if self._route else None,
            facts=self._facts.given if self._facts else (),
        )


class NextForm(Sheet):
    """What happens next, of all that can; the boxes show an hour after `now` at first."""

    def __init__(self, typed: Typed, choices: Choices, now: datetime) -> None:
        super().__init__(typed)
        self._what = self.ask(
            OneOf(
                "next-what",
                "What happens next",
                options=dict(choices),
                needed="Choose what happens next.",
            )
        )
        self._at = self.ask(_moment("next-on", "next-at", in_london(now + LATER)))

    def happening(self) -> MadeUpStep:
        """What was chosen. Only to be used if nothing is wrong with it."""
        return MadeUpStep.chosen(self._at.given, self._what.given)


def _moment(on: str, at: str, start: datetime) -> Moment:
    """A day and a time of one's own, with London's `start` in the boxes at first."""
    return Moment(
        Day(on, "On which day", needed=sentences.GIVE_A_DAY, start=start.date()),
        TimeOfDay(
            at,
            "At what time",
            needed="Give a time, such as 10:30.",
            hint="Such as 10:30 or 4pm",
            start=start.time(),
        ),
    )
