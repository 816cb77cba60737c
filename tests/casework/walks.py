"""Wandering through a case: people with a part doing whatever they may, at random, by the same
`perform`.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any, get_args

from concordat.core.acts import (
    HOW_LINKED,
    ActionAgreed,
    ActionAnswered,
    ActionChanged,
    ActionConfirmed,
    ActionDropped,
    ActionPassedOn,
    Added,
    Advised,
    Alongside,
    AnyAct,
    Appointed,
    Asked,
    CarriedOut,
    ChildConfirmed,
    DangerAcknowledged,
    DangerAnswered,
    DangerPassed,
    DateSet,
    FactStated,
    HandedOn,
    HandedOnAnswered,
    IdentityConfirmed,
    IdentityCorrected,
    KeptGoing,
    Linked,
    LocalFigure,
    Misdirected,
    MovedUp,
    Noted,
    Positioned,
    Reminded,
    RiskStated,
    SafetyStated,
    SteppedAside,
    Subject,
    TimeConfirmed,
    TookOn,
    TookOver,
    Used,
    roles,
)
from concordat.core.acts.raising import why_not_with
from concordat.core.colleagues import colleagues
from concordat.core.errors import Refused
from concordat.core.ids import DutyId
from concordat.core.posts import Party
from concordat.core.who.offers import Offer, offers
from concordat.ids import new_id
from tests.casework.acting import MONDAY, do, raise_case, raised, words_of

QUIET = {
    "add",
    "action-change",
    "action-drop",
    "action-pass-on",
    "correct-child",
    "keep-going",
    "link",
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
    "take-over",
    "hand-on",
    "step-aside",
    "support",
    "take-on",
}
LAST = {"withdraw", "no-further", "opened-in-error", "answering"}
NEVER_OFFERED = {"raise", "same-person", "nobody-there", "closed-day", "open-day", "correct"}


def people(board: str) -> list[str]:
    """Everybody who may act in a board, and two who may not."""
    from concordat.people import queries

    here = [member.person.id for member in queries.people_of(board, MONDAY.date())]
    return [*here, "samuel-osei", "nobody-at-all"]


def a_case(rng: Random, board: str, answering: int = 1, at: datetime = MONDAY) -> str:
    """Raises a disagreement of somebody with somebody in the board, as its procedure allows."""
    from concordat.people import queries
    from concordat.people.in_force import protocol_of

    agencies = [
        each
        for each in queries.agencies(board, at.date())
        if any(line.seat.holder for line in each.lines)
    ]
    protocol = protocol_of(queries.board(board), at)
    may_answer = [each for each in agencies if why_not_with(protocol, each.kind) is None]
    others = rng.sample(may_answer, min(answering, len(may_answer)))
    raising = rng.choice([each for each in agencies if each not in others])
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
        "add": lambda: Added(level="early-help"),
        "remind": lambda: Reminded(subject.duties),
        "say": lambda: _positioned(rng, view, subject),
        "confirm": lambda: _positioned(rng, view, subject),
        "confirm-time": lambda: TimeConfirmed(subject.entry, rng.choice([True, False])),
        "confirm-child": lambda: ChildConfirmed(name, known=rng.random() < 0.8),
        "correct-child": lambda: IdentityCorrected(name),
        "same-child": lambda: IdentityConfirmed(name),
        "move-up": lambda: MovedUp(name),
        "use": lambda: Used(name),
        "advised": lambda: Advised(rng.choice(everybody)),
        "ask-meeting": lambda: Asked("meeting"),
        "ask-companion": lambda: Asked("companion"),
        "safety": lambda: SafetyStated(side, agency),  # type: ignore[arg-type]
        "action": lambda: ActionAgreed(new_id(), side, agency, soon),  # type: ignore[arg-type]
        "action-answer": lambda: ActionAnswered(name, accepts=rng.random() < 0.7),
        "action-confirm": lambda: ActionConfirmed(name, done=rng.random() < 0.7),
        "action-change": lambda: ActionChanged(name, soon),
        "action-drop": lambda: ActionDropped(name),
        "action-pass-on": lambda: ActionPassedOn(name),
        "keep-going": lambda: KeptGoing(subject.entry),
        "link": lambda: Linked(rng.choice(others(view.ref)), rng.choice(list(HOW_LINKED))),
        "note": lambda: Noted("both sides", new_id()),
        "fact": lambda: FactStated(name, holds=True),
        "risk": RiskStated,
        "acknowledge-danger": lambda: DangerAcknowledged(subject.entry),
        "danger-passed": lambda: DangerPassed(subject.entry),
        "answer-danger": lambda: DangerAnswered(subject.entry, agrees=rng.random() < 0.7),
        "alongside": lambda: Alongside("a complaint"),
        "misdirected": Misdirected,
        "set-date": lambda: DateSet(soon, next(iter(subject.duties), None), name),
        "take-over": lambda: _took_over(view, subject),
        "step-aside": lambda: SteppedAside(name),
        "take-on": lambda: _took_on(view, subject),
        "support": lambda: _brought_in(rng, view, everybody),
        "bring-in": lambda: Appointed(name, rng.choice(everybody), side=side, agency=agency),  # type: ignore[arg-type]
        "hand-on": lambda: _handed_on(rng, view, subject),
        "hand-on-answer": lambda: HandedOnAnswered(subject.entry, accepts=rng.random() < 0.7),
        "local-figure": lambda: LocalFigure(subject.duties[0], soon),
    }
    every = {kind for act in get_args(AnyAct) for kind in act.kinds}
    assert every - set(acts) - LAST - NEVER_OFFERED == set(), "Say here how these are done."
    return acts[offer.kind]()


def others(ref: str) -> list[str]:
    """The references of the cases beside this one, and one that there is not."""
    from concordat.casework.models import CaseHead

    return ["X-2026-0001", *CaseHead.objects.exclude(ref=ref).values_list("ref", flat=True)]


def _word(rng: Random, view: Any, duty_id: DutyId) -> str | None:
    duty = view.record.protocol.duty(duty_id.key)
    if duty.settled not in ("decision", "choice"):
        return None
    return rng.choice(list(duty.then) or ["yes", "no"])


def _appointed(rng: Random, view: Any, duty_id: DutyId, everybody: list[str]) -> Appointed:
    role = rng.choice(roles(view.record.protocol, duty_id.key))
    return Appointed(role, rng.choice(everybody), (duty_id,))


def _took_on(view: Any, subject: Subject) -> TookOn:
    agency = Party(subject.agency, view.agencies[subject.agency].kind)
    return TookOn(subject.entry, agency, view.actor.person)


def _brought_in(rng: Random, view: Any, everybody: list[str]) -> Appointed:
    """Anybody, of an agency that is theirs or is not."""
    from concordat.people import queries

    agencies = [each.id for each in queries.agencies(view.board.id, MONDAY.date())]
    person, agency = rng.choice(everybody), rng.choice(agencies)
    return Appointed("supporter", person, side="third", agency=agency)


def _took_over(view: Any, subject: Subject) -> TookOver:
    side, agency = subject.side, subject.agency
    of = view.case.goes_on(side, agency)
    return TookOver(side=side, agency=agency, person=view.actor.person, of=of)  # type: ignore[arg-type]


def _handed_on(rng: Random, view: Any, subject: Subject) -> HandedOn:
    """To anybody who may take it on; to nobody, which is refused, where nobody may."""
    duty = view.case.duty(subject.duties[0])
    possible = tuple(colleagues(view.record, view.case, duty, view.actor))
    return HandedOn(duty.id, rng.choice(possible or ("nobody-at-all",)))


def _positioned(rng: Random, view: Any, subject: Subject) -> Positioned:
    issues = view.case.issues_with(subject.agency)
    said = {issue.id: rng.choice(["agreed", "not agreed", "not agreed"]) for issue in issues}
    return Positioned(subject.side, subject.agency, said)  # type: ignore[arg-type]
