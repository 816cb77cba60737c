"""Wandering through a case: people with a part doing whatever they may, at random, by the same
`perform`.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any, get_args

from concordat.core.acts import (
    ActionAgreed,
    Advised,
    Alongside,
    AnyAct,
    Appointed,
    Asked,
    CarriedOut,
    DateSet,
    FactStated,
    LocalFigure,
    Misdirected,
    MovedUp,
    Noted,
    Positioned,
    Reminded,
    RiskStated,
    SafetyStated,
    Subject,
    Used,
    roles,
)
from concordat.core.errors import Refused
from concordat.core.ids import DutyId
from concordat.core.posts import Party
from concordat.core.who.allowed import Offer, offers
from tests.casework.acting import MONDAY, do, raise_case, raised, words_of
from tests.complete import new_id

QUIET = {
    "use",
    "ask-meeting",
    "ask-companion",
    "note",
    "risk",
    "alongside",
    "misdirected",
    "fact",
    "safety",
    "remind",
}
LAST = {"withdraw", "no-further", "opened-in-error", "answering"}
NEVER_OFFERED = {"raise", "bring-in", "same-person", "closed-day", "correct"}


def people(board: str) -> list[str]:
    """Everybody who may act in a board, and two who may not."""
    from concordat.people import queries

    here = [member.person.id for member in queries.people_of(board, MONDAY.date())]
    return [*here, "samuel-osei", "nobody-at-all"]


def a_case(rng: Random, board: str, answering: int = 1, at: datetime = MONDAY) -> str:
    """Raises a disagreement of somebody with somebody in the board."""
    from concordat.people import queries

    agencies = [
        each
        for each in queries.agencies(board, at.date())
        if any(line.seat.holder for line in each.lines)
    ]
    raising, *others = rng.sample(agencies, answering + 1)
    raiser = rng.choice([line.acting.id for line in raising.lines if line.acting])
    parties = []
    for each in others:
        service = rng.choice([None, *(service.id for service in each.services)])
        person = rng.choice([None, *(line.acting.id for line in each.lines if line.acting)])
        parties.append(Party(each.id, each.kind, service, person))
    act = raised(raising=raising.party(), answering=tuple(parties))
    ref: str = raise_case(act, raiser, at, board=board).ref
    return ref


def step(rng: Random, ref: str, everybody: list[str], at: datetime) -> bool:
    """One act by somebody who may; whether there was any."""
    from concordat.casework import queries

    for person in rng.sample(everybody, len(everybody)):
        view = queries.case(ref, person, at)
        if view is None:
            continue
        possible = [
            each
            for each in offers(view.record.protocol, view.case, view.actor)
            if each.open
            and each.kind not in LAST
            and (each.kind not in QUIET or rng.random() < 0.1)
        ]
        for offer in rng.sample(possible, len(possible)):
            act = _filled(rng, view, offer, everybody)
            try:
                do(ref, act, person, at, words=words_of(act))
            except Refused:
                continue  # the offer was open, but what was filled in was not
            return True
    return False


def walk(
    rng: Random, ref: str, everybody: list[str], steps: int, at: datetime = MONDAY
) -> datetime:
    """So many acts, hours or days apart; returns when it was by then."""
    for _ in range(steps):
        at += timedelta(hours=rng.choice([0.1, 1, 3, 20, 60, 200]))
        if not step(rng, ref, everybody, at):
            break
    return at


def _filled(rng: Random, view: Any, offer: Offer, everybody: list[str]) -> AnyAct:
    """The act that an offer is about, with anything sensible filled in."""
    subject = offer.subject
    soon = (view.now + timedelta(days=3)).date()
    side, agency, name = subject.side, subject.agency or None, subject.name
    acts: dict[str, Callable[[], AnyAct]] = {
        "done": lambda: CarriedOut(subject.duties, _word(rng, view, subject.duties[0])),
        "appoint": lambda: _appointed(rng, view, subject.duties[0], everybody),
        "remind": lambda: Reminded(subject.duties),
        "say": lambda: _positioned(rng, view, subject),
        "confirm": lambda: _positioned(rng, view, subject),
        "move-up": lambda: MovedUp(name),
        "use": lambda: Used(name),
        "advised": lambda: Advised(rng.choice(everybody)),
        "ask-meeting": lambda: Asked("meeting"),
        "ask-companion": lambda: Asked("companion"),
        "safety": lambda: SafetyStated(side, agency),  # type: ignore[arg-type]
        "action": lambda: ActionAgreed(new_id(), side, agency, rng.choice([None, soon])),  # type: ignore[arg-type]
        "note": lambda: Noted("both sides", new_id()),
        "fact": lambda: FactStated(name, holds=True),
        "risk": RiskStated,
        "alongside": lambda: Alongside("a complaint"),
        "misdirected": Misdirected,
        "set-date": lambda: DateSet(soon, next(iter(subject.duties), None), name),
        "local-figure": lambda: LocalFigure(subject.duties[0], soon),
    }
    every = {kind for act in get_args(AnyAct) for kind in act.kinds}
    assert every - set(acts) - LAST - NEVER_OFFERED == set(), "Say here how these are done."
    return acts[offer.kind]()


def _word(rng: Random, view: Any, duty_id: DutyId) -> str | None:
    duty = view.record.protocol.duty(duty_id.key)
    if duty.settled not in ("decision", "choice"):
        return None
    return rng.choice(list(duty.then) or ["yes", "no"])


def _appointed(rng: Random, view: Any, duty_id: DutyId, everybody: list[str]) -> Appointed:
    role = rng.choice(roles(view.record.protocol, duty_id.key))
    return Appointed(role, rng.choice(everybody), (duty_id,))


def _positioned(rng: Random, view: Any, subject: Subject) -> Positioned:
    issues = view.case.issues_with(subject.agency)
    said = {issue.id: rng.choice(["agreed", "not agreed", "not agreed"]) for issue in issues}
    return Positioned(subject.side, subject.agency, said)  # type: ignore[arg-type]
