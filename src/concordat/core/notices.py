"""Who is told what, once something was done or time has passed. Pure, and without any child's data.

What is told follows from the case before and the case after: what has come to be owed, what fell
late, what the protocol says somebody is told, where the case went.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Literal

import msgspec
from msgspec.structs import replace

from concordat.core.case import Case, Owed
from concordat.core.events import Alongside, Appointed, Corrected, Event, Positioned
from concordat.core.folding import WITHDRAWN
from concordat.core.parts import OFFICERS, CaseSide, by_seat, reached
from concordat.core.posts import Party, PostRef
from concordat.core.protocol import Protocol
from concordat.core.wording import worded

DIED = "the child died"
BESIDE = (
    "a complaint",
    "an allegation against somebody who works with children",
    "court proceedings",
    "a police investigation",
    "a review of serious harm or a death",
    "the child moved to another area",
    "the child turned eighteen",
    DIED,
)
"""What may run beside a case under any procedure, or happen to the child."""
Kind = Literal[
    "raised",
    "owed",
    "late",
    "overtaken",
    "notice",
    "moved up",
    "ended",
    "corrected",
    "brought in",
    "said",
    "died",
]
_SIDES: tuple[CaseSide, ...] = ("raising", "answering", "board", "third")


class Recipient(msgspec.Struct, frozen=True, order=True):
    """A post of an agency in a case (of the service asked for), or somebody by name. `agency` is ""
    for the board's.
    """

    side: CaseSide
    agency: str = ""
    service: str = ""
    post: str = ""
    person: str = ""


class Telling(msgspec.Struct, frozen=True):
    """One thing told to one recipient. `what` is a duty, a notice, a stage or an end in the
    protocol's words.
    """

    to: Recipient
    kind: Kind
    what: str
    due: datetime | None = None
    clause: str | None = None
    paper: str | None = None


def say_beside(what: str, words: Mapping[str, str]) -> str:
    """What runs beside a case as readers with those words see it: “the adult died” where it is
    about adults.
    """
    return worded(what, words) if what in BESIDE else what


def tellings(
    protocol: Protocol, before: Case | None, after: Case, events: Iterable[Event] = ()
) -> tuple[Telling, ...]:
    """What is to be told because of these events (or of time alone), each to each once, what
    matters most first.
    """
    found = [
        *_about_events(protocol, after, events),
        *_about_the_way(protocol, before, after),
        *_notices(before, after),
        *_newly_owed(protocol, before, after),
        *_late(protocol, before, after),
        *_overtaken(protocol, before, after),
    ]
    return tuple(dict.fromkeys(found))


def told_again(earlier: Iterable[Telling]) -> tuple[Telling, ...]:
    """Those who were told of something that has been corrected are told that it was."""
    found = (replace(telling, kind="corrected", due=None) for telling in earlier)
    return tuple(dict.fromkeys(found))


# ── To whom ───────────────────────────────────────────────────────────────────────────────────────


def involved(
    protocol: Protocol, case: Case, side: CaseSide, agency: str | None = None
) -> tuple[Recipient, ...]:
    """Everybody on one side who has a part in the case; on the answering side, of one agency where
    it is named.
    """
    posts = [post for named, post in sorted(reached(protocol, case)) if named == side]
    if side == "board":
        posts = [*OFFICERS, *(post for post in posts if post not in OFFICERS)]
    found = [each for post in posts for each in recipients(case, PostRef(side, post), agency)]
    found += [_practitioner(case, side, party) for party in _parties(case, side, agency)]
    found += _appointed(case, side, agency)
    return tuple(dict.fromkeys(each for each in found if each.post or each.person))


def recipients(case: Case, post: PostRef, agency: str | None = None) -> tuple[Recipient, ...]:
    """Who a post of this case is: its seats, somebody by name, or those appointed to it."""
    if post.side == "own":
        raise ValueError(f"“{post}” says nothing without whoever owes the duty")
    side: CaseSide = post.side
    appointed = _appointed(case, side, agency, post.post)
    if side == "board":
        return (Recipient(side, post=post.post), *appointed)
    if side == "third":
        agencies = ("", case.raising.id, *(party.id for party in case.answering))
        return (*(Recipient(side, each, post=post.post) for each in agencies), *appointed)
    seats = [
        Recipient(side, party.id, party.service or "", post.post)
        if by_seat(side, party, post.post)
        else _practitioner(case, side, party)
        for party in _parties(case, side, agency)
    ]
    return (*seats, *appointed)


def owners(protocol: Protocol, case: Case, duty: Owed) -> tuple[Recipient, ...]:
    """Those who owe a duty; what a side has to say, confirm or carry out is owed by all its
    people.
    """
    spec = protocol.duties.get(duty.key)
    if spec is None:
        sides = [side for side in _SIDES if side == duty.side]
        return tuple(each for side in sides for each in involved(protocol, case, side, duty.agency))
    posts = spec.owners(duty.side, duty.post)
    return tuple(
        dict.fromkeys(each for post in posts for each in recipients(case, post, duty.agency))
    )


def _parties(case: Case, side: CaseSide, agency: str | None) -> tuple[Party, ...]:
    if side == "raising":
        return (case.raising,)
    return tuple(p for p in case.answering if agency in (None, p.id)) if side == "answering" else ()


def _practitioner(case: Case, side: CaseSide, party: Party) -> Recipient:
    """The raiser, or the person disputed with; nobody where that person is not known."""
    person = case.raiser if side == "raising" else party.person
    return Recipient(side, party.id, person=person or "")


def _appointed(
    case: Case, side: CaseSide, agency: str | None, role: str | None = None
) -> list[Recipient]:
    return [
        Recipient(side, each.agency or "", person=each.person)
        for each in case.appointed
        if each.side == side
        and role in (None, each.role)
        and (side != "answering" or agency is None or agency == each.agency)
    ]


def _everyone(protocol: Protocol, case: Case) -> tuple[Recipient, ...]:
    raiser = Recipient("raising", case.raising.id, person=case.raiser)
    sides: tuple[CaseSide, ...] = ("raising", "answering", "board")
    return tuple(
        dict.fromkeys(
            (raiser, *(each for side in sides for each in involved(protocol, case, side)))
        )
    )


def _officers() -> tuple[Recipient, ...]:
    return tuple(Recipient("board", post=post) for post in OFFICERS)


# ── Of what ───────────────────────────────────────────────────────────────────────────────────────


def _newly_owed(protocol: Protocol, before: Case | None, after: Case) -> Iterator[Telling]:
    known = {duty.id for duty in before.duties} if before else set()
    for duty in after.open_duties:
        if duty.id not in known:
            for each in owners(protocol, after, duty):
                yield Telling(each, "owed", duty.what, duty.due, duty.clause)


def _late(protocol: Protocol, before: Case | None, after: Case) -> Iterator[Telling]:
    """A duty or a clock that was in time and is late now: to who owes it, who may go on for it, and
    the board.
    """
    if before is None:
        return
    waiting = (*involved(protocol, after, "raising"), *_officers())
    for duty in after.open_duties:
        known = before.duty(duty.id)
        if duty.late(after.now) and (known is None or not known.late(before.now)):
            for each in dict.fromkeys((*owners(protocol, after, duty), *waiting)):
                yield Telling(each, "late", duty.what, duty.due, duty.clause)
    clocks = {clock.key: clock for clock in before.clocks}
    for clock in after.clocks:
        old = clocks.get(clock.key)
        if (
            clock.ended is None
            and clock.late(after.now)
            and (old is None or not old.late(before.now))
        ):
            for each in waiting:
                yield Telling(each, "late", clock.limit, clock.due, clock.clause)


def _overtaken(protocol: Protocol, before: Case | None, after: Case) -> Iterator[Telling]:
    """A must without a due time that will not be done any more: no date would ever show it."""
    known = {duty.id for duty in before.duties if not duty.open} if before else set()
    for duty in after.duties:
        if (
            duty.how == "overtaken"
            and duty.due is None
            and duty.strength == "must"
            and duty.id not in known
        ):
            for each in (*owners(protocol, after, duty), *_officers()):
                yield Telling(each, "overtaken", duty.what, None, duty.clause)


def _notices(before: Case | None, after: Case) -> Iterator[Telling]:
    known = set(before.told) if before else set()
    for told in after.told:
        if told not in known and told.key != WITHDRAWN:  # everybody is told of that as of every end
            for each in recipients(after, told.to, told.agency):
                yield Telling(each, "notice", told.what, None, told.clause, told.paper)


def _about_the_way(protocol: Protocol, before: Case | None, after: Case) -> Iterator[Telling]:
    """The case was raised (with an agency that answers it from now on, too), stands on another
    stage, or has ended.
    """
    known = {party.id for party in before.answering} if before else set()
    for each in involved(protocol, after, "answering"):
        if each.agency not in known:
            yield Telling(each, "raised", after.stage)
    if before is None:
        return
    if after.end is not None and before.end != after.end:
        for each in _everyone(protocol, after):
            yield Telling(each, "ended", after.end)
    elif after.end is None and after.stage != before.stage:
        for each in _everyone(protocol, after):
            yield Telling(each, "moved up", after.stage)


def _about_events(protocol: Protocol, after: Case, events: Iterable[Event]) -> Iterator[Telling]:
    for event in events:
        act = event.act.instead if isinstance(event.act, Corrected) else event.act
        if isinstance(act, Positioned) and act.side == "answering":
            for each in involved(protocol, after, "raising"):
                yield Telling(each, "said", "the answering side said what is agreed")
        if isinstance(act, Appointed):
            for each in (
                *_appointed(after, act.side, act.agency, act.role),
                *_everyone(protocol, after),
            ):
                yield Telling(each, "brought in", act.role)
        if isinstance(act, Alongside) and act.what == DIED:
            for each in involved(protocol, after, "board"):
                yield Telling(each, "died", say_beside(DIED, protocol.words))
