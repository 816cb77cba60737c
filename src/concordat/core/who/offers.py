"""What a person might do in a case now: every act there is room for, each with why not where it is
not theirs to do.

Nothing is ruled here: each is put to `allowed`, whose answer goes with it. So a page offers exactly
what would be accepted, and says of the rest why it would not.
"""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from concordat.core.acts import NO_ANSWER, RISK_TO_CHILD, ActKind, Subject
from concordat.core.acts.base import NOTHING
from concordat.core.case import Case, Owed, SideOf
from concordat.core.errors import Refused
from concordat.core.posts import PartySide
from concordat.core.protocol import CONFIRM, Protocol
from concordat.core.who import allowed
from concordat.core.who.dates import setters
from concordat.core.who.parts import Actor


class Offer(msgspec.Struct, frozen=True):
    """One act that might be done, and what it is about. `refused` says why not; None where it would
    be accepted.
    """

    kind: ActKind
    subject: Subject = NOTHING
    refused: Refused | None = None

    @property
    def open(self) -> bool:
        return self.refused is None

    @property
    def about(self) -> str:
        """The subject as an address carries it."""
        return str(self.subject)


class Room(NamedTuple):
    """What the state of a case leaves room for, whoever asks."""

    kind: ActKind
    subject: Subject = NOTHING


def offers(protocol: Protocol, case: Case, actor: Actor) -> tuple[Offer, ...]:
    """Every act that the state of the case leaves room for, in the order in which they matter."""
    return tuple(
        Offer(kind, subject, allowed.why_not(protocol, case, actor, kind, subject))
        for kind, subject in _room(protocol, case, actor)
    )


def _room(protocol: Protocol, case: Case, actor: Actor) -> Iterator[Room]:
    yield from _to_do(protocol, case, actor)
    yield from _to_say(case, actor)
    if case.end is None:
        yield from _on_the_ladder(protocol, case)
        yield from _to_ask(protocol)
    yield from _to_state(protocol, case, actor)
    yield from _dates(protocol, case)
    yield from _for_the_officer(case)


def _to_do(protocol: Protocol, case: Case, actor: Actor) -> Iterator[Room]:
    open_ones = [(duty, protocol.duty(duty.key)) for duty in case.open_duties]
    for duty, spec in open_ones:
        if not spec.is_said:
            yield Room("appoint" if spec.act == "appoint" else "done", _of(duty))
    for duty, spec in open_ones:
        if not actor.owes(spec, duty):
            yield Room("remind", _of(duty))


def _of(duty: Owed) -> Subject:
    return Subject(duties=(duty.id,))


def side_of(actor: Actor, agency: str) -> PartySide:
    """The side a person speaks for towards one answering agency."""
    answers = actor.on("answering", agency) and not actor.on("raising")
    return "answering" if answers else "raising"


def _to_say(case: Case, actor: Actor) -> Iterator[Room]:
    waiting = {duty.agency for duty in case.open_duties if duty.key == CONFIRM.key}
    for party in case.answering:
        side = side_of(actor, party.id)
        settled = all(
            case.positions_on(party.id, issue.id).settled for issue in case.issues_with(party.id)
        )
        if settled or (case.end is not None and party.id not in waiting):
            continue
        confirms = side == "answering" and party.id in waiting
        yield Room("confirm" if confirms else "say", Subject(side=side, agency=party.id))


def _on_the_ladder(protocol: Protocol, case: Case) -> Iterator[Room]:
    for ground in (NO_ANSWER, *protocol.steps[case.step].early, RISK_TO_CHILD):
        yield Room("move-up", Subject(name=ground))
    yield Room("withdraw")
    yield Room("no-further")


def _to_ask(protocol: Protocol) -> Iterator[Room]:
    for permission in protocol.permissions:
        yield Room("use", Subject(name=permission.key))
    if any(permission.act == "advise" for permission in protocol.permissions):
        yield Room("advised")
    yield Room("ask-meeting")
    yield Room("ask-companion")


def _to_state(protocol: Protocol, case: Case, actor: Actor) -> Iterator[Room]:
    for side, agency in _sides(case, actor):
        subject = Subject(side=side, agency=agency or "")
        if case.end is None and actor.on(side):
            yield Room("safety", subject)
        yield Room("action", subject)
    yield Room("note")
    if case.end is not None:
        return
    for fact in protocol.facts:
        if fact.key not in case.facts:
            yield Room("fact", Subject(name=fact.key))
    yield Room("risk")
    yield Room("alongside")
    yield Room("misdirected")


def _sides(case: Case, actor: Actor) -> Iterator[SideOf]:
    """The sides a person may speak for; the raising one for all where they speak for none."""
    mine = [party for party in case.answering if actor.on("answering", party.id)]
    if actor.on("raising") or not mine:
        yield SideOf("raising")
    for party in mine:
        yield SideOf("answering", party.id)


def _dates(protocol: Protocol, case: Case) -> Iterator[Room]:
    running = [_of(duty) for duty in case.open_duties]
    running += [Subject(name=clock.key) for clock in case.clocks if clock.running]
    for subject in running:
        if setters(protocol, case, subject):
            yield Room("set-date", subject)


def _for_the_officer(case: Case) -> Iterator[Room]:
    for duty in case.open_duties:
        if duty.due is None:
            yield Room("local-figure", _of(duty))
    if case.end is None:
        yield Room("answering")
        yield Room("opened-in-error")
