"""Who is told what, once something was done or time has passed. Pure, and without any child's data.

Most of it follows from the case before and the case after: what has come to be owed, what fell
late, which dates changed, what the protocol says somebody is told, where the case went. What an act
itself tells is said for every kind of act, or why it tells nobody.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Literal, assert_never

import msgspec
from msgspec.structs import replace

from concordat.core.acts import (
    DIED,
    ActionAgreed,
    Advised,
    Alongside,
    Answering,
    AnyAct,
    Appointed,
    Asked,
    CarriedOut,
    Corrected,
    DateSet,
    FactStated,
    HolidayProclaimed,
    LocalFigure,
    Misdirected,
    MovedUp,
    Noted,
    OpenedInError,
    Positioned,
    Raised,
    Reminded,
    RiskStated,
    SafetyStated,
    SamePerson,
    TakenNoFurther,
    Used,
    Withdrawn,
    say_beside,
)
from concordat.core.case import Case, Owed
from concordat.core.case.opening import WITHDRAWN
from concordat.core.duties.clocks import RunningClock
from concordat.core.events import Event
from concordat.core.posts import CaseSide
from concordat.core.protocol import Protocol
from concordat.core.who.recipients import (
    Recipient,
    everyone,
    involved,
    officers,
    owners,
    recipients,
)
from concordat.core.wording import worded

NewsKind = Literal[
    "raised",
    "owed",
    "late",
    "overtaken",
    "new date",
    "notice",
    "moved up",
    "ended",
    "corrected",
    "brought in",
    "said",
    "reminded",
    "asked",
    "danger",
    "unsafe",
    "misdirected",
    "died",
]


class Telling(msgspec.Struct, frozen=True):
    """One thing told to one recipient. `what` is a duty, a notice, a stage or an end in the
    protocol's words.
    """

    to: Recipient
    kind: NewsKind
    what: str
    due: datetime | None = None
    clause: str | None = None
    paper: str | None = None


class Nobody(msgspec.Struct, frozen=True):
    """That an act by itself tells nobody, and why that is right."""

    why: str


def tellings(
    protocol: Protocol, before: Case | None, after: Case, events: Iterable[Event] = ()
) -> tuple[Telling, ...]:
    """What is to be told because of these events (or of time alone), each to each once, what
    matters most first.
    """
    found = [
        *_of_acts(protocol, after, events),
        *_of_the_way(protocol, before, after),
        *_of_notices(protocol, before, after),
        *_newly_owed(protocol, before, after),
        *_newly_late(protocol, before, after),
        *_newly_dated(protocol, before, after),
        *_overtaken(protocol, before, after),
    ]
    return tuple(dict.fromkeys(found))


def told_again(earlier: Iterable[Telling]) -> tuple[Telling, ...]:
    """Those who were told of something that has been corrected are told that it was, in words that
    say what they had been told.
    """
    said = ((each, _AS_TOLD.get(each.kind, "{}").format(each.what)) for each in earlier)
    found = (replace(each, kind="corrected", what=what, due=None) for each, what in said)
    return tuple(dict.fromkeys(found))


# Of a stage or an end alone, nobody could say what they had been told.
_AS_TOLD: Mapping[NewsKind, str] = {
    "raised": "a disagreement was raised with your agency",
    "moved up": "the case went on to stage {}",
    "ended": "the case ended: {}",
}


# ── What an act tells ─────────────────────────────────────────────────────────────────────────────

_PARTIES: tuple[CaseSide, ...] = ("raising", "answering")
FOLLOWS = Nobody("what follows is told: duties that open, dates, stages and ends")
GOES_ON = Nobody("everybody is told where the case went")


def _of_acts(protocol: Protocol, after: Case, events: Iterable[Event]) -> Iterator[Telling]:
    for event in events:
        act = event.act.instead if isinstance(event.act, Corrected) else event.act
        told = told_of(protocol, after, event, act) if act is not None else FOLLOWS
        if not isinstance(told, Nobody):
            yield from told


def told_of(  # noqa: C901, PLR0911, PLR0912 - one arm for each act
    protocol: Protocol, case: Case, event: Event, act: AnyAct
) -> Iterable[Telling] | Nobody:
    """Who is told that an act was done, beside what follows from it; or why nobody is."""
    match act:
        case Positioned(side="raising"):
            return FOLLOWS
        case Positioned():
            return _tell(
                involved(protocol, case, "raising"),
                "said",
                "the answering side said what is agreed",
            )
        case Appointed():
            named = [each for each in _side(protocol, case, act) if each.person == act.person]
            return _tell((*named, *everyone(protocol, case)), "brought in", act.role)
        case Alongside(what=what) if what == DIED:
            at_the_board = involved(protocol, case, "board")
            return _tell(at_the_board, "died", say_beside(DIED, protocol.words))
        case RiskStated():
            danger = worded("a child is thought to be in immediate danger", protocol.words)
            return _tell(everyone(protocol, case), "danger", danger)
        case SafetyStated(nothing=True):
            unsafe = worded("nothing keeps the child safe for now", protocol.words)
            return _tell(everyone(protocol, case), "unsafe", unsafe)
        case Reminded():
            return _of_reminder(protocol, case, act)
        case Asked(what="meeting"):
            others = _other_sides(protocol, case, event)
            return _tell(others, "asked", "a meeting was asked for")
        case Asked():
            own = _own_side(protocol, case, event)
            return _tell(own, "asked", "somebody asked not to have to go alone")
        case Misdirected():
            wrong = "this may have reached the wrong person or agency"
            return _tell(officers(), "misdirected", wrong)
        case Raised() | Answering():
            return Nobody("those who answer from now on are told that it was raised")
        case CarriedOut() | FactStated() | ActionAgreed():
            return FOLLOWS
        case DateSet() | LocalFigure() | HolidayProclaimed():
            return Nobody("those who owe something are told its new date")
        case MovedUp() | Withdrawn() | TakenNoFurther() | OpenedInError():
            return GOES_ON
        case SamePerson():
            return Nobody("it is one person's, who did what is recorded with it")
        case Noted():
            return Nobody("a note is read with the record; a reminder or a request tells somebody")
        case Used() | Advised():
            return Nobody("whoever is asked has no part in the case: they are rung, not written to")
        case SafetyStated() | Alongside():
            return Nobody("it is shown beside what is next, to everybody who opens the case")
        case Corrected():
            return Nobody("those who were told of the entry are told that it was corrected")
        case _ as never:
            assert_never(never)


def _tell(to: Iterable[Recipient], kind: NewsKind, what: str) -> list[Telling]:
    return [Telling(each, kind, what) for each in to]


def _side(protocol: Protocol, case: Case, act: Appointed) -> tuple[Recipient, ...]:
    return involved(protocol, case, act.side, act.agency)


def _of_reminder(protocol: Protocol, case: Case, act: Reminded) -> list[Telling]:
    reminded = [duty for duty_id in act.duties if (duty := case.duty(duty_id)) is not None]
    return [
        Telling(each, "reminded", duty.what, duty.due, duty.clause)
        for duty in reminded
        for each in owners(protocol, case, duty)
    ]


def _other_sides(protocol: Protocol, case: Case, event: Event) -> list[Recipient]:
    """The side that did not act; both, where the board or a third party did."""
    others = (side for side in _PARTIES if side != event.side)
    return [each for side in others for each in involved(protocol, case, side)]


def _own_side(protocol: Protocol, case: Case, event: Event) -> tuple[Recipient, ...]:
    return involved(protocol, case, event.side) if event.side else everyone(protocol, case)


# ── What follows ──────────────────────────────────────────────────────────────────────────────────


def _of_the_way(protocol: Protocol, before: Case | None, after: Case) -> Iterator[Telling]:
    """The case was raised (or an agency answers in it from now on), is on another stage, or has
    ended.
    """
    known = {party.id for party in before.answering} if before else set()
    for each in involved(protocol, after, "answering"):
        if each.agency not in known:
            yield Telling(each, "raised", after.stage)
    if before is None:
        return
    if after.end is not None and before.end != after.end:
        yield from _tell(everyone(protocol, after), "ended", after.end)
    elif after.end is None and after.stage != before.stage:
        yield from _tell(everyone(protocol, after), "moved up", after.stage)


def _of_notices(protocol: Protocol, before: Case | None, after: Case) -> Iterator[Telling]:
    known = set(before.told) if before else set()
    for told in after.told:
        if told in known or told.key == WITHDRAWN:  # everybody is told of that as of every end
            continue
        for each in recipients(protocol, after, told.to, told.agency):
            yield Telling(each, "notice", told.what, None, told.clause, told.paper)


def _newly_owed(protocol: Protocol, before: Case | None, after: Case) -> Iterator[Telling]:
    known = {duty.id for duty in before.duties} if before else set()
    for duty in after.open_duties:
        if duty.id not in known:
            for each in owners(protocol, after, duty):
                yield Telling(each, "owed", duty.what, duty.due, duty.clause)


def _newly_dated(protocol: Protocol, before: Case | None, after: Case) -> Iterator[Telling]:
    """A duty whose date changed, to who owes it: a date was set, or a day was closed."""
    for duty in after.open_duties if before else ():
        known = before.duty(duty.id) if before else None
        if known is not None and _dates(known) != _dates(duty):
            for each in owners(protocol, after, duty):
                yield Telling(each, "new date", duty.what, duty.due, duty.clause)


def _dates(duty: Owed) -> tuple[object, object]:
    return duty.due, duty.local_until


def _newly_late(protocol: Protocol, before: Case | None, after: Case) -> Iterator[Telling]:
    """A duty or a clock that was in time and is late now: to who owes it, who may go on for it, and
    the board.
    """
    if before is None:
        return
    waiting = (*involved(protocol, after, "raising"), *officers())
    for duty in after.open_duties:
        known = before.duty(duty.id)
        was_late = known is not None and known.late(before.now)
        if duty.late(after.now) and not was_late:
            told = dict.fromkeys((*owners(protocol, after, duty), *waiting))
            yield from (Telling(to, "late", duty.what, duty.due, duty.clause) for to in told)
    for clock in _newly_passed(before, after):
        yield from (Telling(to, "late", clock.limit, clock.due, clock.clause) for to in waiting)


def _newly_passed(before: Case, after: Case) -> Iterator[RunningClock]:
    """The clocks that run, had time left, and have none now."""
    had_passed = {clock.key for clock in before.clocks if clock.late(before.now)}
    for clock in after.clocks:
        if clock.running and clock.late(after.now) and clock.key not in had_passed:
            yield clock


def _overtaken(protocol: Protocol, before: Case | None, after: Case) -> Iterator[Telling]:
    """A must without a due time that will not be done any more: no date would ever show it."""
    known = {duty.id for duty in before.duties if not duty.open} if before else set()
    for duty in after.duties:
        undated_must = duty.due is None and duty.strength == "must"
        if duty.how == "overtaken" and undated_must and duty.id not in known:
            for each in (*owners(protocol, after, duty), *officers()):
                yield Telling(each, "overtaken", duty.what, None, duty.clause)
