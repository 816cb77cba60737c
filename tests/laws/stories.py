"""Random lives of cases: what somebody might do next, put to `decide` at later instants, under
every protocol.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from concordat.core.acts import (
    NO_ANSWER,
    RISK_TO_CHILD,
    Act,
    ActionAgreed,
    Answering,
    AnyAct,
    Appointed,
    CarriedOut,
    Corrected,
    DateSet,
    FactStated,
    HolidayProclaimed,
    HolidayTakenBack,
    Issue,
    LocalFigure,
    MovedUp,
    Noted,
    OpenedInError,
    Positioned,
    Raised,
    Reminded,
    RiskStated,
    SafetyStated,
    TakenNoFurther,
    Withdrawn,
    Word,
    kind_of,
)
from concordat.core.acts.raising import why_not_with
from concordat.core.calendar import Calendar
from concordat.core.case import Case, Owed
from concordat.core.commands import Command
from concordat.core.decide import Record, decide
from concordat.core.errors import Refused
from concordat.core.posts import Party, Seat
from concordat.core.protocol import Protocol
from concordat.core.who.allowed import why_not
from concordat.core.who.parts import Actor
from concordat.library.files.calendars import calendar
from concordat.library.files.folder import protocol_ids
from concordat.library.files.load import load, load_file
from tests.core import ladder
from tests.core.stories import ANYBODY, CARE, CLINIC, SCHOOL, at, directory

AT_THE_BOARD = (
    Seat("board", "business manager", "Business Manager", holder="olu"),
    Seat("board", "chair", "Chair", holder="cat"),
    Seat(CLINIC.id, "manager", "Manager", holder="cli"),
)
SILENCE = Path("tests/protocols/language/silence.toml")
"""Nobody's text, by which silence alone moves a case up: no published one does."""
POLICE = Party("police", "police")
LATER = (
    timedelta(minutes=7),
    timedelta(hours=3),
    timedelta(days=1),
    timedelta(days=3),
    timedelta(days=9),
)
EARLIER = (
    timedelta(),
    timedelta(),
    timedelta(),
    timedelta(hours=2),
    timedelta(days=2),
    timedelta(days=8),
)


@dataclass(frozen=True, repr=False)
class Scene:
    """What one command did: the case just before and just after it, at the same instant."""

    before: Case
    after: Case
    act: AnyAct
    happened: datetime
    now: datetime


class Life:
    """A case's life so far: its record, what each command did, and what was refused."""

    def __init__(self, record: Record, now: datetime) -> None:
        self.record = record
        self.now = now
        self.scenes: list[Scene] = []
        self.refused: list[tuple[AnyAct, Refused]] = []
        self._known: tuple[int, datetime, Case] | None = None

    def __repr__(self) -> str:
        lines = [
            f"{event.seq} {event.happened:%m-%d %H:%M} ({event.recorded:%m-%d %H:%M}) {event.act}"
            for event in self.record.events
        ]
        return "\n".join([f"{self.protocol.id}, now {self.now:%m-%d %H:%M}", *lines])

    @property
    def case(self) -> Case:
        """The case now, folded once for each instant."""
        if self._known is None or self._known[:2] != (len(self.record.events), self.now):
            self._known = (len(self.record.events), self.now, self.record.case(self.now))
        return self._known[2]

    @property
    def protocol(self) -> Protocol:
        return self.record.protocol

    @property
    def calendar(self) -> Calendar:
        return self.record.calendar

    def permits(self, act: AnyAct, who: Actor = ANYBODY) -> bool:
        """Whether that person may set about it now."""
        return why_not(self.protocol, self.case, who, kind_of(act), act.subject) is None

    def attempt(self, act: AnyAct, ago: timedelta, received: timedelta = timedelta()) -> None:
        """Puts the act to `decide`; a refusal is kept beside the story and the story goes on."""
        before, happened = self.case, self.now - ago
        reached = happened + received if received else None
        try:
            events = decide(
                self.record, Command(act, f"r{self.now}", happened, reached), ANYBODY, self.now
            )
        except Refused as refusal:
            self.refused.append((act, refusal))
            return
        self.record = self.record.after(*events)
        self.scenes.append(Scene(before, self.case, act, happened, self.now))


@cache
def ground(id_: str) -> tuple[Protocol, Calendar]:
    """A protocol with its calendar."""
    if id_ == ladder.LADDER.id:
        return ladder.LADDER, ladder.CALENDAR
    protocol = load_file(SILENCE) if id_ == SILENCE.stem else load(id_)
    return protocol, calendar(protocol.nation, close=protocol.close)


@st.composite
def lives(draw: st.DrawFn, longest: int = 24) -> Life:
    """A case raised under one of the protocols, and up to `longest` things attempted in it."""
    known = (ladder.LADDER.id, SILENCE.stem, *protocol_ids())
    protocol, days = ground(draw(st.sampled_from(known)))
    route = draw(st.sampled_from((None, *protocol.routes)))
    asked = draw(st.sampled_from(((CARE,), (CARE,), (CARE, CLINIC))))
    answering = tuple(each for each in asked if why_not_with(protocol, each.kind, route) is None)
    issues = draw(st.sampled_from(((Issue("1"),), (Issue("1"), Issue("2", ("care",))))))
    stated = [fact.key for fact in protocol.facts if not fact.states_danger]
    facts = tuple(key for key in stated if draw(st.booleans()))
    one = draw(st.booleans())  # one person in every post of the school
    seats = [
        Seat(
            agency,
            post,
            post,
            holder="anybody" if one and agency == SCHOOL.id else f"{agency} {post}",
        )
        for agency in (SCHOOL.id, CARE.id)
        for post in protocol.posts
    ]
    record = Record("C-1", protocol, days, directory(*seats, *AT_THE_BOARD))
    raised = Raised(SCHOOL, answering, issues, route=route, facts=facts)
    life = Life(record, at(draw(st.sampled_from(("2 10:00", "6 16:59", "7 23:30", "12-22 15:00")))))
    events = decide(record, Command(raised, "r1"), ANYBODY, life.now)
    life.record = record.after(*events)
    for _ in range(draw(st.integers(0, longest))):
        life.now += draw(st.sampled_from(LATER))
        acts = [*draw(st.sampled_from(MANY))(life)] or [*_duties(life)]
        if draw(st.integers(0, 7)):  # now and then somebody tries what they may not
            acts = [act for act in acts if life.permits(act)]
        if acts:
            act = acts[draw(st.integers(0, len(acts) - 1))]
            life.attempt(
                act,
                draw(st.sampled_from(EARLIER)),
                draw(st.sampled_from((timedelta(), timedelta(days=1)))),
            )
    return life


# ── What might be done ────────────────────────────────────────────────────────────────────────────


def _duties(life: Life) -> Iterator[AnyAct]:
    for duty in life.case.open_duties:
        spec = life.protocol.duty(duty.key)
        for word in (*spec.then, None) if spec.asks_for_a_word else (None,):
            yield CarriedOut((duty.id,), word=word)
        for act in spec.acts if len(spec.acts) > 1 else ():
            yield CarriedOut((duty.id,), acts=(act,))
    alike: dict[str, list[Owed]] = {}
    for duty in life.case.open_duties:
        alike.setdefault(duty.key, []).append(duty)
    for several in alike.values():
        if len(several) > 1:
            yield CarriedOut(tuple(duty.id for duty in several))


def _words(life: Life) -> Iterator[AnyAct]:
    for party in life.case.answering:
        issues = [issue.id for issue in life.case.issues_with(party.id)]
        words: tuple[Word, Word] = ("agreed", "not agreed")
        for word in words:
            for side in ("raising", "answering"):
                yield Positioned(side, party.id, dict.fromkeys(issues, word))  # type: ignore[arg-type]
                yield Positioned(side, party.id, {issues[-1]: word})  # type: ignore[arg-type]


def _moves(life: Life) -> Iterator[AnyAct]:
    for ground in (NO_ANSWER, RISK_TO_CHILD, *life.protocol.steps[life.case.step].early):
        yield MovedUp(ground)


def _ends(life: Life) -> Iterator[AnyAct]:
    return iter((Withdrawn(), TakenNoFurther(), OpenedInError()))


def _happenings(life: Life) -> Iterator[AnyAct]:
    yield RiskStated()
    for fact in life.protocol.facts:
        yield FactStated(fact.key)
        yield FactStated(fact.key, holds=False)
    for days in (0, 1, 2, 4):
        yield HolidayProclaimed(life.now.date() + timedelta(days=days))
    for day in life.case.closed:
        yield HolidayTakenBack(day)


def _dates(life: Life) -> Iterator[AnyAct]:
    for days in (0, 1, 6):
        until = life.now.date() + timedelta(days=days)
        for duty in life.case.open_duties:
            yield DateSet(until, duty.id)
            yield LocalFigure(duty.id, until)
        for clock in life.case.clocks:
            yield DateSet(until, clock=clock.key)


def _people(life: Life) -> Iterator[AnyAct]:
    names = [party.id for party in life.case.answering]
    yield Reminded(tuple(duty.id for duty in life.case.open_duties))
    for duty in life.case.open_duties:
        yield Appointed("mediator", "mia", (duty.id,))
    for old in (None, *names):
        for new in (CLINIC, POLICE):
            yield Answering(new, old)
    yield ActionAgreed(f"a{len(life.record.events)}", "answering", names[0], life.now.date())
    yield SafetyStated("raising", nothing=True)
    yield Noted("both sides", "n")


def _corrections(life: Life) -> Iterator[AnyAct]:
    for event in life.record.events[1:]:
        yield Corrected(event.seq)
        if not isinstance(event.act, Corrected):
            yield Corrected(
                event.seq, instead=event.act, happened=event.happened - timedelta(hours=2)
            )
            yield Corrected(
                event.seq, instead=event.act, happened=event.happened + timedelta(hours=2)
            )


def sensible(life: Life) -> dict[type[Act], tuple[AnyAct, ...]]:
    """What somebody might do next and be let do, by the kind of act; the corrections only where
    nothing else is left.
    """
    found: dict[type[Act], list[AnyAct]] = {}
    for kind in dict.fromkeys(MANY):
        for act in kind(life):
            if life.permits(act):
                found.setdefault(type(act), []).append(act)
    return {kind: tuple(several) for kind, several in found.items()}


# The ladder is what most of a life is about.
MANY = (
    *[_duties] * 9, *[_words] * 9, *[_moves, _happenings, _dates, _people, _corrections] * 2, _ends
)  # fmt: skip
