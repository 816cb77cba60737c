"""Who may do what now, and why not: one answer for pages, lists and `decide`; and what there is
room for in a case, put to that answer.

Every rule about people and about the state of a case is in `core.who`, once. It depends on what
somebody sets about (`ActKind`) and on what that is about (`Subject`). Whether the act itself is
complete is the act's own to say.
"""

from collections.abc import Iterator
from typing import NamedTuple, assert_never

import msgspec

from concordat.core.acts import NO_ANSWER, RISK_TO_CHILD, ActKind, CarriedOut, Subject
from concordat.core.acts.base import NOTHING
from concordat.core.case import Case, Owed, SideOf
from concordat.core.errors import Refused
from concordat.core.events import Event
from concordat.core.posts import PartySide
from concordat.core.protocol import CONFIRM, Protocol
from concordat.core.who.carrying_out import why_not_appoint, why_not_do, why_not_remind
from concordat.core.who.dates import setters, why_not_date, why_not_local_figure
from concordat.core.who.ladder import why_ended, why_not_stop, why_not_up
from concordat.core.who.parts import Actor
from concordat.core.who.positions import why_not_say

IN_COMPANY: tuple[ActKind, ...] = ("note", "risk", "misdirected")
"""What whoever came along with somebody may do."""


def why_not(  # noqa: C901, PLR0911, PLR0912 - one arm for each kind
    protocol: Protocol, case: Case, actor: Actor, kind: ActKind, subject: Subject
) -> Refused | None:
    """Why this person may not set about this now, with a sentence for them; None when they may."""
    if not actor.has_part:
        return Refused("no-part", "You have no part in this case.")
    if actor.only_accompanies and kind not in IN_COMPANY:
        return Refused(
            "companion",
            "You came along to support somebody: it is for them to act in this case.",
        )
    match kind:
        case "raise":
            return Refused(
                "already-raised",
                "This case is open already. Raise another one for another disagreement.",
            )
        case "done":
            return why_not_do(protocol, case, actor, subject)
        case "appoint":
            return why_not_appoint(protocol, case, actor, subject)
        case "bring-in" | "safety" | "action":
            return _why_not_for(actor, subject)
        case "say" | "confirm":
            return why_not_say(protocol, case, actor, subject)
        case "move-up":
            return why_not_up(protocol, case, actor, subject.name)
        case "withdraw" | "no-further":
            return why_not_stop(protocol, case, actor, kind)
        case "opened-in-error" | "answering":
            return why_ended(case) or _why_not_officer(actor)
        case "closed-day":
            return _why_not_officer(actor)
        case "local-figure":
            return _why_not_officer(actor) or why_not_local_figure(case, subject)
        case "set-date":
            return why_not_date(protocol, case, actor, subject)
        case "use":
            return _why_not_use(protocol, case, actor, subject.name)
        case "remind":
            return why_not_remind(case, subject)
        case "same-person":
            return Refused(
                "not-yours", "Only the system records that two posts are held by one person."
            )
        case "risk" | "fact" | "alongside" | "note" | "misdirected":
            return None
        case "advised" | "ask-meeting" | "ask-companion" | "correct":
            return None
        case _ as never:
            assert_never(never)


def why_not_correct(actor: Actor, event: Event) -> Refused | None:
    """Why this person may not correct that entry; None for its writer and, short of a decision, for
    the business unit.
    """
    if actor.everyone or actor.person in (event.by, event.behalf):
        return None
    if isinstance(event.act, CarriedOut) and event.act.word is not None:
        return Refused(
            "not-your-decision", "Only whoever decided can correct what was decided. Add a note."
        )
    if actor.is_officer:
        return None
    return Refused(
        "not-yours",
        "Only whoever wrote an entry, or the board's business manager, can correct it. Add a note.",
    )


def _why_not_officer(actor: Actor) -> Refused | None:
    if actor.may_officiate:
        return None
    return Refused("officer-only", "Only the board's business manager can do this.")


def _why_not_for(actor: Actor, subject: Subject) -> Refused | None:
    """Each side speaks for itself; the business unit may record for any."""
    if actor.may_be(subject.side, subject.agency or None) or actor.is_officer:
        return None
    return Refused("other-side", "Each side speaks for itself: this is for the other side.")


def _why_not_use(protocol: Protocol, case: Case, actor: Actor, key: str) -> Refused | None:
    permission = protocol.permission(key)
    if permission is None:
        return Refused("no-such-permission", "The procedure has no such possibility.")
    if permission.over and case.stage not in permission.over:
        stages = " and ".join(permission.over)
        return Refused("not-at-this-stage", f"The procedure offers this at stage {stages}.")
    if actor.may_officiate or any(actor.may_be(post.side) for post in permission.who):
        return None
    return Refused("not-yours", f"You can't {permission.what}: that is for somebody else.")


# ── What there is room for ────────────────────────────────────────────────────────────────────────


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
        Offer(kind, subject, why_not(protocol, case, actor, kind, subject))
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
