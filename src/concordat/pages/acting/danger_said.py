"""That a child is in danger, asked where something is recorded that says so; and who was rung."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from concordat.brief.rung import was_rung
from concordat.core.acts import NOBODY_RUNG, RiskStated, Rung
from concordat.core.acts.base import Note
from concordat.core.case import Danger
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import Times
from concordat.pages.forms import rung
from concordat.pages.forms.fields import OneOf
from concordat.pages.forms.sheet import Answer

TELLS = (
    "It tells all agencies in the case and the board, now, at any hour. One person in each agency "
    "is asked to say"
)
GOES_ON = "The disagreement carries on: deadlines keep running."
ENDED = "The disagreement has ended, and this does not open it again."


def lead(ask: Ask) -> tuple[str, ...]:
    """What comes first on every page that states danger."""
    minutes = ask.protocol.danger_minutes
    return (
        "Ring 999 first. This page does not ring anybody for you.",
        f"{TELLS} within {minutes} minutes that they have read it; then the next one up is.",
        ENDED if ask.view.case.end else GOES_ON,
    )


def who_was_rung(ask: Ask) -> tuple[Callable[[Note], RiskStated], Times]:
    """Asks who was rung, when, and who took it. What makes the act of the words that say why, and
    the time that was asked for.
    """
    who, at = ask.ask(rung.WHO), ask.ask(rung.WHEN)
    taken_by, reference = ask.ask(rung.TOOK_IT), ask.ask(rung.THEIR_REFERENCE)

    def stated(why: Note) -> RiskStated:
        notes = (why, *ask.notes(taken_by, reference))
        if who.value == NOBODY_RUNG:
            return RiskStated(notes=notes)
        return RiskStated(cast(Rung, who.given), at.value or ask.view.now, notes=notes)

    return stated, Times(at)


@dataclass(frozen=True, slots=True)
class RungSince:
    """The answers to who was rung since danger was stated; nobody, where nothing was asked."""

    who: Answer[str] | None = None
    at: Answer[datetime] | None = None
    words: tuple[Answer[str], ...] = ()

    @property
    def rung(self) -> Rung:
        return cast(Rung, self.who.value) if self.who and self.who.value else NOBODY_RUNG

    @property
    def times(self) -> Times:
        return Times(self.at)

    def rung_at(self, now: datetime) -> datetime | None:
        """When they were rung; just now, where no time was given."""
        if self.rung == NOBODY_RUNG:
            return None
        return self.at.value if self.at and self.at.value else now


def who_was_rung_since(ask: Ask, danger: Danger | None) -> RungSince:
    """Asks who was rung, and who took it, where nobody had been; when is when it was done."""
    if danger is None or was_rung(ask.names, danger):
        return RungSince()
    who = ask.ask(rung.WHO)
    return RungSince(who, None, (ask.ask(rung.TOOK_IT), ask.ask(rung.THEIR_REFERENCE)))


def ask_who_was_rung(ask: Ask, who: OneOf) -> RungSince:
    """Asks that, then when it was, who took it and their reference."""
    rang, at = ask.ask(who), ask.ask(rung.WHEN)
    return RungSince(rang, at, (ask.ask(rung.TOOK_IT), ask.ask(rung.THEIR_REFERENCE)))
