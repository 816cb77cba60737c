"""What is told because the case is another than before: by an act, or by time alone."""

from collections.abc import Iterator

from concordat.core.acts import say_ground
from concordat.core.case import Case, NoticeGiven, Owed
from concordat.core.case.given import WITHDRAWN
from concordat.core.ids import DutyId
from concordat.core.notices import danger, keeping_safe
from concordat.core.notices.asking import IN_DANGER
from concordat.core.notices.done import awaiting
from concordat.core.notices.keeping_safe import ended
from concordat.core.notices.kinds import NewsKind
from concordat.core.notices.lateness import newly_late
from concordat.core.notices.naming import what_is_asked
from concordat.core.notices.newcomers import standing_for_newcomers
from concordat.core.notices.settled import of_more_time, of_what_never_came
from concordat.core.notices.values import Telling, tell
from concordat.core.notices.where import say_where, went_elsewhere, who_is_told
from concordat.core.notices.words import WHOM, named
from concordat.core.posts import SideOf
from concordat.core.protocol import ANSWER, SAY_WHEN, Protocol
from concordat.core.who.informed import stater
from concordat.core.who.recipients import (
    Recipient,
    involved,
    leads,
    officers,
    on_side,
    owners,
    recipients,
)
from concordat.core.wording import worded

WHO_DECIDED = (
    f"say who of {WHOM} made the decision: the procedure asks that person first, and nobody has "
    "named them yet"
)
RELEASED = f"{WHOM} does not answer in this any more, and nothing more is asked of you"

STILL_TOLD = f"{IN_DANGER}, as you said: you go on being told what becomes of that"


def what_follows(
    protocol: Protocol, before: Case | None, after: Case, *, corrected: bool, ground: str = ""
) -> Iterator[Telling]:
    """Everything that is told of the difference, what matters most first; `corrected`: an entry was
    put right, so that the case may be where it was before; `ground`: that on which the side that
    raised it moved it up, "" where it did not.
    """
    yield from _of_the_way(protocol, before, after, corrected=corrected, ground=ground)
    if before is not None:
        yield from standing_for_newcomers(protocol, before, after)
    yield from _of_notices(protocol, before, after, corrected=corrected)
    yield from _newly_owed(protocol, before, after)
    yield from _to_confirm(protocol, before, after)
    yield from newly_late(protocol, before, after)
    yield from keeping_safe.running_out(protocol, before, after)
    yield from _newly_dated(protocol, before, after)
    yield from _clocks_dated(protocol, before, after)
    if before is not None:
        yield from of_more_time(protocol, before, after)
        yield from of_what_never_came(protocol, before, after)


def _of_the_way(
    protocol: Protocol, before: Case | None, after: Case, *, corrected: bool, ground: str
) -> Iterator[Telling]:
    """The case was raised (or an agency answers in it from now on, or no longer), is on another
    stage, or has ended.
    """
    yield from _of_who_answers(protocol, before, after)
    if before is None:
        raiser = after.goes_on("raising", after.raising.id) or ""
        agency = named(after.raising.id, "your agency")
        yield from tell(leads(after, "raising"), "raised here", agency, raiser)
        return
    yield from _released(protocol, before, after)
    if after.end is not None and before.end != after.end:
        yield from danger.ended_while_it_stands(protocol, after)
        yield from ended(protocol, after)
    elif after.end is None and went_elsewhere(protocol, before, after):
        kind: NewsKind = "is at" if corrected else "moved up"
        people = who_is_told(protocol, before, after)
        where = say_where(protocol, before, after)
        yield from tell(people, kind, f"{where}{_moved_by(protocol, after, ground)}")


def _moved_by(protocol: Protocol, case: Case, ground: str) -> str:
    """Who moved a case up and why, to follow where it went; "" where an outcome led there."""
    if not ground:
        return ""
    raising = named(case.raising.id, "the agency that raised this")
    return f": {raising} moved it up ({say_ground(ground, protocol.words)})"


def _of_who_answers(protocol: Protocol, before: Case | None, after: Case) -> Iterator[Telling]:
    """Agencies that answer in it from now on."""
    known = {party.id for party in before.answering} if before else set()
    for each in involved(protocol, after, "answering"):
        if each.agency not in known:
            yield Telling(each, "raised", after.stage, whom=each.agency)
    for party in after.answering:
        if party.id not in known and party.person is None:
            to = leads(after, "answering", party.id)
            yield from tell(to, "who decided", WHO_DECIDED, party.id)


def _released(protocol: Protocol, before: Case, after: Case) -> Iterator[Telling]:
    """Agencies that have no side in it any more; and whoever of them said that danger stands."""
    there = {party.id for _, party in after.parties}
    gone = {party.id for _, party in before.parties} - there
    for each in after.standing:
        if each.said_for in gone:
            yield from tell(stater(each), "in danger", worded(STILL_TOLD, protocol.words))
    for party in before.answering:
        if after.party(party.id) is None:
            released = involved(protocol, before, "answering", party.id)
            yield from tell(released, "released", RELEASED, party.id)
    if after.raising.id != before.raising.id:
        takes_on = named(after.raising.id, "another agency")
        said = f"{takes_on} takes this on, and {WHOM} has no part in it any more"
        released = involved(protocol, before, "raising")
        yield from tell(released, "released", said, before.raising.id)


def _of_notices(
    protocol: Protocol, before: Case | None, after: Case, *, corrected: bool
) -> Iterator[Telling]:
    """What the protocol says somebody is told. A correction may say that it was at another time:
    then it is no other notice. Of what others are only told, who can't open the case, the board's
    business manager is told as well: they are rung about it.
    """
    only_told = {notice.key for notice in protocol.notices if notice.only_told}
    known = {_notice(each, corrected=corrected) for each in before.told} if before else set()
    for told in after.told:
        if _notice(told, corrected=corrected) in known or told.key == WITHDRAWN:
            continue  # everybody is told of a withdrawal as of every end
        manager = officers()[:1] if told.key in only_told else ()
        for each in (*recipients(protocol, after, told.to, told.agency), *manager):
            yield Telling(each, "notice", told.what, None, told.clause, told.paper)


def _notice(told: NoticeGiven, *, corrected: bool) -> tuple[object, ...]:
    """By what one notice is known from another."""
    return (told.key, told.to, told.agency, told.visit, None if corrected else told.at)


def _newly_owed(protocol: Protocol, before: Case | None, after: Case) -> Iterator[Telling]:
    """What is owed and was not before, or was by somebody else by name, to who owes it. Whoever is
    asked to accept an action hears that it is theirs to carry out once they do; what asks about an
    entry, or was asked of somebody, is told with that.
    """
    known = _put_to_them(before) if before else set()
    for duty in after.owed_now:
        if duty.key in (SAY_WHEN.key, ANSWER.key) or after.is_unaccepted(duty):
            continue
        if (duty.id, duty.person) not in known:
            for each in owners(protocol, after, duty):
                yield Telling(each, "owed", duty.what, duty.due, duty.clause)


def _put_to_them(case: Case) -> set[tuple[DutyId, str]]:
    """What was told as owed before, and who owed it by name."""
    told = (duty for duty in case.duties if duty.how is None and not case.is_unaccepted(duty))
    return {(duty.id, duty.person) for duty in told}


def _to_confirm(protocol: Protocol, before: Case | None, after: Case) -> Iterator[Telling]:
    """A time from which a limit of theirs would count, to the side that is asked to confirm it."""
    known = {duty.id for duty in before.open_duties} if before else set()
    for duty in after.open_duties:
        if duty.key == SAY_WHEN.key and duty.id not in known:
            asked = what_is_asked(protocol, after, duty)
            for to in on_side(protocol, after, SideOf.at(duty.side, duty.agency)):
                yield Telling(to, "confirm", asked, about=int(duty.id.about))


def _newly_dated(protocol: Protocol, before: Case | None, after: Case) -> Iterator[Telling]:
    """A duty whose date changed, to who owes it: a date was set, or a day was closed. A day that
    the board closes moves it for who waits for it, too.
    """
    if before is None:
        return
    for duty in after.open_duties:
        known = before.duty(duty.id)
        if known is None or _waits_to_be_accepted(before, known, after, duty):
            continue
        if _dates(known) != _dates(duty):
            owing = owners(protocol, after, duty)
            waiting = awaiting(protocol, after, duty) if before.closed != after.closed else ()
            for each in dict.fromkeys((*owing, *waiting)):
                kind: NewsKind = "new date" if each in owing else "waits longer"
                yield Telling(each, kind, duty.what, duty.due, duty.clause)


def _waits_to_be_accepted(before: Case, known: Owed, after: Case, duty: Owed) -> bool:
    """Whether an action has no date before it is accepted, or had none: that it is asked about, or
    owed, is told with its date.
    """
    had_none = known.due is None and before.is_unaccepted(known)
    return had_none or (duty.due is None and after.is_unaccepted(duty))


def _clocks_dated(protocol: Protocol, before: Case | None, after: Case) -> Iterator[Telling]:
    """A clock whose date changed, to both sides: both have to keep it."""
    known = {clock.key: clock for clock in before.clocks} if before else {}
    for clock in after.clocks:
        earlier = known.get(clock.key)
        if clock.running and earlier is not None and earlier.due != clock.due:
            for to in _both_sides(protocol, after):
                yield Telling(to, "new date", clock.limit, clock.due, clock.clause)


def _both_sides(protocol: Protocol, case: Case) -> Iterator[Recipient]:
    yield from involved(protocol, case, "raising")
    yield from involved(protocol, case, "answering")


def _dates(duty: Owed) -> tuple[object, object]:
    return duty.due, duty.local_until
