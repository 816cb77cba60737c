"""What a person might do in a case now: every possible act, each with why not where it is not
theirs to do.

Nothing is ruled here: each act is put to `allowed`, and its answer stands beside it. So a page
offers exactly what would be accepted, and says of the rest why it would not.
"""

from collections.abc import Iterator
from typing import Literal

import msgspec

from concordat.core import allowed
from concordat.core.case import ACTION, CONFIRM, SAY, Case, Owed
from concordat.core.dates import setters
from concordat.core.errors import Refused
from concordat.core.events import (
    ActionAgreed,
    Advised,
    Alongside,
    Answering,
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
    OpenedInError,
    Positioned,
    Reminded,
    RiskStated,
    SafetyStated,
    TakenNoFurther,
    Used,
    Withdrawn,
)
from concordat.core.moving import NO_ANSWER, RISK_TO_CHILD
from concordat.core.parts import Actor
from concordat.core.posts import Party
from concordat.core.protocol import Protocol

Kind = Literal[
    "done",
    "appoint",
    "say",
    "confirm",
    "remind",
    "move-up",
    "use",
    "advised",
    "ask-meeting",
    "ask-companion",
    "safety",
    "action",
    "note",
    "fact",
    "risk",
    "alongside",
    "misdirected",
    "set-date",
    "withdraw",
    "no-further",
    "local-figure",
    "answering",
    "opened-in-error",
]
SOMEBODY = ""  # stands for whoever will be named in the act itself


class Offer(msgspec.Struct, frozen=True):
    """One act that might be done. `about` is what it is about: a duty's id, an agency, a ground, a
    permission, a fact.

    `refused` says why not; None where it would be accepted.
    """

    kind: Kind
    about: str
    act: AnyAct
    refused: Refused | None = None

    @property
    def open(self) -> bool:
        return self.refused is None


def offers(protocol: Protocol, case: Case, actor: Actor) -> tuple[Offer, ...]:
    """Every act that the state of the case leaves room for, in the order in which they matter."""
    possible = (
        *_on_duties(protocol, case, actor),
        *_positions(case, actor),
        *(_for_the_raising_side(protocol, case) if case.end is None else ()),
        *_permissions(protocol, case),
        *_words(protocol, case, actor),
        *_dates(protocol, case),
        *_for_the_officer(protocol, case),
    )
    return tuple(
        Offer(kind, about, act, allowed.why_not(protocol, case, actor, act))
        for kind, about, act in possible
    )


Possible = Iterator[tuple[Kind, str, AnyAct]]


def owes(protocol: Protocol, actor: Actor, duty: Owed) -> bool:
    """Whether this person is one of those who owe it, rather than one who may record that it was
    done.
    """
    if duty.key in (SAY, CONFIRM, ACTION):
        return bool(actor.on(duty.side, duty.agency))
    spec = protocol.duties[duty.key]
    return any(
        capacity.post == post.post
        for post in spec.owners(duty.side, duty.post)
        for capacity in actor.on(post.side, duty.agency)
    )


def roles(protocol: Protocol, key: str) -> tuple[str, ...]:
    """The roles that a duty to appoint may fill: the third parties that it names, else the
    independent posts.
    """
    named = [post.post for post in protocol.duties[key].towards if post.side == "third"]
    return tuple(dict.fromkeys(named)) or tuple(
        post.key for post in protocol.posts.values() if post.independent
    )


def side_of(actor: Actor, agency: str) -> Literal["raising", "answering"]:
    """The side a person speaks for towards one answering agency."""
    return "answering" if actor.on("answering", agency) and not actor.on("raising") else "raising"


# ── What there is room for ────────────────────────────────────────────────────────────────────────


def _on_duties(protocol: Protocol, case: Case, actor: Actor) -> Possible:
    for duty in case.open_duties:
        if duty.key in (SAY, CONFIRM):
            continue
        if duty.key != ACTION and protocol.duties[duty.key].act == "appoint":
            yield "appoint", duty.id, Appointed(SOMEBODY, SOMEBODY, (duty.id,))
        else:
            yield "done", duty.id, CarriedOut((duty.id,))
    for duty in case.open_duties:
        if not owes(protocol, actor, duty):
            yield "remind", duty.id, Reminded((duty.id,))


def _positions(case: Case, actor: Actor) -> Possible:
    waiting = {duty.agency for duty in case.open_duties if duty.key == CONFIRM}
    for party in case.answering:
        side = side_of(actor, party.id)
        unsettled = [
            issue.id
            for issue in case.issues_with(party.id)
            if not case.stand(party.id, issue.id).settled
        ]
        if not unsettled or (case.end is not None and party.id not in waiting):
            continue
        confirming = side == "answering" and party.id in waiting
        yield (
            "confirm" if confirming else "say",
            party.id,
            Positioned(side, party.id, dict.fromkeys(unsettled, "agreed")),
        )


def _for_the_raising_side(protocol: Protocol, case: Case) -> Possible:
    for ground in (NO_ANSWER, *protocol.steps[case.step].early, RISK_TO_CHILD):
        yield "move-up", ground, MovedUp(ground)
    yield "withdraw", "", Withdrawn()
    yield "no-further", "", TakenNoFurther()


def _permissions(protocol: Protocol, case: Case) -> Possible:
    if case.end is None:
        for permission in protocol.permissions:
            yield "use", permission.key, Used(permission.key)
        if any(permission.act == "advise" for permission in protocol.permissions):
            yield "advised", "", Advised(SOMEBODY)
        yield "ask-meeting", "", Asked("meeting")
        yield "ask-companion", "", Asked("companion")


def _words(protocol: Protocol, case: Case, actor: Actor) -> Possible:
    for side, agency in _sides(case, actor):
        if case.end is None and actor.on(side):
            yield "safety", agency or "", SafetyStated(side, agency)
        yield "action", agency or "", ActionAgreed(SOMEBODY, side, agency)
    yield "note", "", Noted("both sides", SOMEBODY)
    if case.end is not None:
        return
    for fact in protocol.facts:
        if fact.key not in case.facts:
            yield "fact", fact.key, FactStated(fact.key)
    yield "risk", "", RiskStated()
    yield "alongside", "", Alongside(SOMEBODY)
    yield "misdirected", "", Misdirected()


def _sides(
    case: Case, actor: Actor
) -> Iterator[tuple[Literal["raising", "answering"], str | None]]:
    """The sides a person may speak for; the raising one stands for all where they speak for
    none.
    """
    mine: list[Party] = [party for party in case.answering if actor.on("answering", party.id)]
    if actor.on("raising") or not mine:
        yield "raising", None
    for party in mine:
        yield "answering", party.id


def _dates(protocol: Protocol, case: Case) -> Possible:
    running = [duty.id for duty in case.open_duties]
    running += [clock.key for clock in case.clocks if clock.ended is None]
    for of in running:
        if setters(protocol, case, of):
            yield "set-date", of, DateSet(of, case.now.date())


def _for_the_officer(protocol: Protocol, case: Case) -> Possible:
    for duty in case.open_duties:
        if duty.due is None and duty.key in protocol.duties:
            yield "local-figure", duty.id, LocalFigure(duty.id, case.now.date())
    if case.end is None:
        yield "answering", "", Answering(Party(SOMEBODY, SOMEBODY))
        yield "opened-in-error", "", OpenedInError()
