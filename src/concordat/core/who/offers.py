"""What there is room for in a case, put to the one answer to who may do what."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from concordat.core.acts import NO_ANSWER, RISK_TO_CHILD, SUPPORTER, ActKind, Subject
from concordat.core.acts.base import NOTHING
from concordat.core.case import Case, Owed, SideOf
from concordat.core.errors import Refused
from concordat.core.ids import DutyId
from concordat.core.posts import OFFICERS, PARTY_SIDES, PartySide
from concordat.core.protocol import ACCEPT, CHECK, CONFIRM, Duty, Protocol
from concordat.core.who.allowed import WHILE_OPEN, why_not, why_not_link
from concordat.core.who.colleagues import hands_on_as, standing
from concordat.core.who.confirming import questions, to_confirm
from concordat.core.who.dates import setters
from concordat.core.who.handing import taken_over
from concordat.core.who.in_danger import (
    acknowledging,
    asked_to_agree,
)
from concordat.core.who.knowing import is_asked_who, to_know
from concordat.core.who.parts import Actor
from concordat.core.who.supporting import why_not_support


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
    """Every act that the state of the case leaves room for, in the order in which they matter.
    For supporters, only what they may do.
    """
    found = (
        Offer(kind, subject, why_not(protocol, case, actor, kind, subject))
        for kind, subject in _room(protocol, case, actor)
        if case.end is None or kind not in WHILE_OPEN
    )
    return tuple(each for each in found if each.open or not actor.only_supports)


def _room(protocol: Protocol, case: Case, actor: Actor) -> Iterator[Room]:
    yield from _in_danger(protocol, case, actor)
    yield from _to_know(case, actor)
    yield from _to_do(protocol, case, actor)
    yield from _to_say(case, actor)
    for entry in dict.fromkeys(each.entry for each in questions(to_confirm(case))):
        yield Room("confirm-time", Subject(entry=entry))
    yield from _about_actions(case)
    yield from _on_the_ladder(protocol, case, actor)
    yield from _to_ask(protocol, case)
    if why_not_support(actor) is None:
        yield Room("support", Subject(side="third", name=SUPPORTER))
    yield from _to_state(protocol, case, actor)
    yield from _dates(protocol, case)
    yield from (Room("take-over", subject) for subject in taken_over(case, actor))
    if actor.capacities and not actor.only_accompanies:
        yield Room("step-aside", Subject(name=actor.capacities[0].post))
    yield from _for_the_officer(case)


def _in_danger(protocol: Protocol, case: Case, actor: Actor) -> Iterator[Room]:
    """What is to be done about danger that stands."""
    for danger in case.standing:
        for side, agency in acknowledging(protocol, case, danger, actor):
            yield Room("acknowledge-danger", Subject(side=side, agency=agency, entry=danger.seq))
        if not danger.passed:
            yield Room("danger-passed", Subject(entry=danger.seq))
        else:
            for side, agency in asked_to_agree(case, actor, danger):
                yield Room("answer-danger", Subject(side=side, agency=agency, entry=danger.seq))


def _to_know(case: Case, actor: Actor) -> Iterator[Room]:
    """Whoever answers first says whether they know the child; whoever raised it, who it is."""
    for child in to_know(case, actor):
        yield Room("confirm-child", Subject(name=child))
    for each in case.raised.children:
        yield Room("correct-child", Subject(name=each.id))
        if is_asked_who(case, each.id):
            yield Room("same-child", Subject(name=each.id))


def _to_do(protocol: Protocol, case: Case, actor: Actor) -> Iterator[Room]:
    open_ones = [(duty, protocol.duty(duty.key)) for duty in case.open_duties]
    for duty, spec in open_ones:
        if kind := recorded_as(spec):
            yield Room(kind, _of(duty))
    for duty, spec in open_ones:
        if not actor.owes(spec, duty):
            yield Room("remind", _of(duty))
    for duty, _ in open_ones:
        yield from _to_hand_on(protocol, actor, duty)


def recorded_as(spec: Duty) -> ActKind | None:
    """The act by which somebody records that a duty was done; None for what is said instead, point
    by point.
    """
    if spec.is_said:
        return None
    return "appoint" if spec.act == "appoint" else "done"


def _to_hand_on(protocol: Protocol, actor: Actor, duty: Owed) -> Iterator[Room]:
    """To answer whoever asks them to take a duty on; or to hand on what they owe."""
    for handed in standing(duty):
        if actor.was_handed(handed):
            yield Room("hand-on-answer", Subject(entry=handed.seq))
    if protocol.duty(duty.key).settled != "decision" and hands_on_as(protocol, actor, duty):
        yield Room("hand-on", _of(duty))


def _of(duty: Owed) -> Subject:
    return Subject(duties=(duty.id,))


def speaks_for(actor: Actor, agency: str) -> PartySide:
    """The side a person speaks for towards one answering agency."""
    answers = actor.on("answering", agency) and not actor.on("raising")
    return "answering" if answers else "raising"


def _to_say(case: Case, actor: Actor) -> Iterator[Room]:
    waiting = {duty.agency for duty in case.open_duties if duty.key == CONFIRM.key}
    for party in case.answering:
        side = speaks_for(actor, party.id)
        settled = all(
            case.positions_on(party.id, issue.id).settled for issue in case.issues_with(party.id)
        )
        if settled or (case.end is not None and party.id not in waiting):
            continue
        confirms = side == "answering" and party.id in waiting
        yield Room("confirm" if confirms else "say", Subject(side=side, agency=party.id))


def _about_actions(case: Case) -> Iterator[Room]:
    """What may be said of each action that is still followed."""
    for action in case.actions.values():
        if action.closed:
            continue
        id_ = action.agreed.id
        for spec, kind in _ANSWERS:
            if DutyId(spec.key, action=id_) in case.owing.open:
                yield Room(kind, Subject(name=id_))
        yield Room("action-change", Subject(name=id_))
        yield Room("action-drop", Subject(name=id_))
        yield Room("action-pass-on", Subject(name=id_))


_ANSWERS: tuple[tuple[Duty, ActKind], ...] = (
    (ACCEPT, "action-answer"),
    (CHECK, "action-confirm"),
)


def _on_the_ladder(protocol: Protocol, case: Case, actor: Actor) -> Iterator[Room]:
    for ground in (NO_ANSWER, *protocol.steps[case.step].early, RISK_TO_CHILD):
        yield Room("move-up", Subject(name=ground))
    if case.leaving is None:
        yield Room("withdraw")
        yield Room("no-further")
    else:
        yield Room("keep-going", Subject(entry=case.leaving.seq))
        for agency in case.supporting:
            if actor.is_officer or actor.may_be("third", agency):
                yield Room("take-on", Subject(side="third", agency=agency, entry=case.leaving.seq))


def _to_ask(protocol: Protocol, case: Case) -> Iterator[Room]:
    for permission in protocol.permissions:
        if not permission.conditions or not case.attributes.isdisjoint(permission.conditions):
            yield Room("use", Subject(name=permission.key))
    if any(permission.act == "advise" for permission in protocol.permissions):
        yield Room("advised")
    yield Room("ask-meeting")
    yield Room("ask-companion")


def _to_state(protocol: Protocol, case: Case, actor: Actor) -> Iterator[Room]:
    for side, agency in _sides(case, actor):
        subject = Subject(side=side, agency=agency or "")
        if actor.on(side):
            yield Room("safety", subject)
        yield Room("action", subject)
    if case.left_open and actor.on("raising"):
        yield Room("add", Subject(side="raising"))
    yield Room("note")
    yield Room("risk")
    if why_not_link(actor) is None:
        yield Room("link")
    for fact in protocol.facts:
        in_time = case.end is None or fact.key in protocol.facts_after_the_end
        if in_time and fact.key not in case.facts:
            yield Room("fact", Subject(name=fact.key))
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
    for left in case.vacated:
        if left.side is not None and left.post not in OFFICERS:
            agency = left.agency if left.side in PARTY_SIDES else None
            yield Room("bring-in", Subject(side=left.side, agency=agency or "", name=left.post))
    yield Room("answering")
    yield Room("opened-in-error")
