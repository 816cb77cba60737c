"""Wandering through a case: people with a part doing whatever they may, at random, by the same
`perform`.
"""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from msgspec.structs import replace

from concordat.core.acts import (
    ActionAgreed,
    Alongside,
    AnyAct,
    Appointed,
    CarriedOut,
    DateSet,
    LocalFigure,
    MovedUp,
    Noted,
    Positioned,
    Raised,
    roles,
)
from concordat.core.errors import Refused
from concordat.core.posts import Party
from concordat.core.who.offers import Offer, offers
from tests.casework.acting import MONDAY, do, request

TEXT = "what was written"
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


def people(board: str) -> list[str]:
    """Everybody who may act in a board, and two who may not."""
    from concordat.people import queries

    here = [member.person.id for member in queries.people_of(board, MONDAY.date())]
    return [*here, "samuel-osei", "nobody-at-all"]


def a_case(rng: Random, board: str, answering: int = 1, at: datetime = MONDAY) -> str:
    """Raises a disagreement of somebody with somebody in the board."""
    from concordat.casework.service import perform
    from concordat.core.commands import Command
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
    act = Raised(raising.party(), tuple(parties))
    return perform(None, Command(act, request()), raiser, board=board, at=at).ref


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
            act, words = _filled(rng, view, offer, everybody)
            try:
                do(ref, act, person, at, words=words)
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


def _filled(  # noqa: PLR0911 - one arm for each act
    rng: Random, view: Any, offer: Offer, everybody: list[str]
) -> tuple[AnyAct, dict[str, Any]]:
    from concordat.casework.notes import Words, new_id

    note, soon = new_id(), (view.now + timedelta(days=3)).date()
    act = offer.act
    match act:
        case Appointed(duties=(duty_id,)):
            duty = view.case.duty(duty_id)
            role = rng.choice(roles(view.record.protocol, duty.key) or ("companion",))
            return replace(act, role=role, person=rng.choice(everybody)), {}
        case CarriedOut(duties=(duty_id,)):
            spec = view.record.protocol.duties.get(view.case.duty(duty_id).key)
            word = (
                rng.choice(list(spec.then) or ["yes", "no"])
                if spec and spec.settled in ("decision", "choice")
                else None
            )
            return replace(act, word=word), {}
        case Positioned(said=said):
            return replace(
                act,
                said={issue: rng.choice(["agreed", "not agreed", "not agreed"]) for issue in said},
            ), {}
        case MovedUp():
            return replace(act, notes={"reason": note}), {note: Words(TEXT)}
        case ActionAgreed():
            return replace(act, id=note, by=rng.choice([None, soon])), {}
        case Noted():
            return replace(act, note=note), {note: Words(TEXT)}
        case DateSet() | LocalFigure():
            return replace(act, until=soon), {}
        case Alongside():
            return replace(act, what="a complaint"), {}
        case _:
            return act, {}
