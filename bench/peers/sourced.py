"""The acts of the case as an event-sourced aggregate, kept in SQLite by `eventsourcing`. It
remembers what was done and said, and works out nothing: no duty, no limit, no stage.
"""

from datetime import datetime
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

from concordat.core.acts import CarriedOut, Positioned, Raised
from concordat.core.events import Event


class Disagreement(Aggregate):
    """A case as its bare acts."""

    @event("Raised")
    def __init__(self, raising: str, answering: list[str], happened: datetime, by: str) -> None:
        self.raising, self.answering = raising, answering
        self.since, self.by = happened, by
        self.done: dict[str, datetime] = {}
        self.said: dict[str, datetime] = {}
        self.decision: str | None = None

    @event("CarriedOut")
    def carry_out(self, duties: list[str], word: str | None, happened: datetime, by: str) -> None:
        self.done.update(dict.fromkeys(duties, happened))
        self.decision, self.by = word or self.decision, by

    @event("Positioned")
    def say(
        self, side: str, agency: str, said: dict[str, str], happened: datetime, by: str
    ) -> None:
        self.said.update(
            {f"{side}/{agency}/{issue}/{word}": happened for issue, word in said.items()}
        )
        self.by = by


class Disagreements(Application[UUID]):
    """Disagreements, each reloaded from its events."""


def kept(events: tuple[Event, ...], file: str) -> tuple[Disagreements, UUID]:
    """An application on that SQLite file, with one disagreement in it that has these acts."""
    application = Disagreements(
        env={"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": file}
    )
    first, *others = events
    if not isinstance(first.act, Raised):
        raise TypeError("a case begins with a disagreement raised")
    answering = [party.id for party in first.act.answering]
    disagreement = Disagreement(first.act.raising.id, answering, first.happened, first.by)
    for each in others:
        match each.act:
            case CarriedOut(duties=duties, word=word):
                disagreement.carry_out(list(duties), word, each.happened, each.by)
            case Positioned(side=side, agency=agency, said=said):
                disagreement.say(side, agency, dict(said), each.happened, each.by)
            case other:
                raise TypeError(f"the aggregate has no such act: {other}")
    application.save(disagreement)
    return application, disagreement.id
