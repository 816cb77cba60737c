"""To which colleagues somebody can hand a duty that they owe."""

from collections.abc import Collection, Iterator

from concordat.core import sentences
from concordat.core.acts import HandedOn
from concordat.core.case import Case, Owed
from concordat.core.errors import Refused
from concordat.core.posts import EVERYBODY, PRACTITIONER, Directory
from concordat.core.protocol import Protocol
from concordat.core.record import Record
from concordat.core.who import parts
from concordat.core.who.colleagues import hands_on_as
from concordat.core.who.parts import Actor, Capacity


def colleagues(record: Record, case: Case, duty: Owed, actor: Actor) -> Iterator[str]:
    """Everybody to whom this person can hand a duty, in the order of the directory's seats."""
    held = hands_on_as(record.protocol, actor, duty)
    if held is None:
        return
    there = dict.fromkeys(seat.holder for seat in record.directory.seats if seat.holder)
    there.pop(actor.person, None)
    for each in there:
        if HandedOn(duty.id, each).problem(record.protocol, case):
            continue
        if why_not_colleague(record, case, duty, held, each, by=actor.person) is None:
            yield each


def why_not_colleague(
    record: Record, case: Case, duty: Owed, held: Capacity, to: str, *, by: str
) -> Refused | None:
    """Why a duty that somebody owes in that capacity can't be handed `by` them to that person: they
    have a post in the same agency, one that may do it, and no part on another side, and what is
    asked of them doesn't come back to whoever stands in for them.
    """
    if not _may_hold(record.protocol, record.directory, duty, held, to):
        return Refused(
            "not-of-the-agency",
            "Hand it to somebody of your own agency whose role may do this. Choose from the list.",
        )
    on = record.calendar.day_of(case.now)
    if record.directory.covers(by, to, held.agency, on):
        return Refused(
            "comes-back",
            "They are away and you stand in for them, so it would come back to you. Choose "
            "somebody else.",
        )
    there = parts.actor(record.protocol, case, record.directory, to, on)
    if any(each.side != held.side for each in there.capacities):
        return Refused("other-side", sentences.ANOTHER_PART)
    return None


def _may_hold(
    protocol: Protocol, directory: Directory, duty: Owed, held: Capacity, to: str
) -> bool:
    """Whether somebody holds a post of the agency that may do this: any, of an action and of what
    falls to a practitioner or to everybody on a side; else the same or a higher one.
    """
    theirs = {
        seat.post for seat in directory.seats if (seat.agency, seat.holder) == (held.agency, to)
    }
    owners = protocol.duty(duty.key).owners(duty.side, duty.post)
    tiers = {post.post for post in owners if post.side == held.side}
    if duty.person or duty.id.action or not tiers or tiers & {PRACTITIONER, EVERYBODY}:
        return bool(theirs)
    return not theirs.isdisjoint(_at_least(protocol, tiers))


def _at_least(protocol: Protocol, tiers: Collection[str]) -> set[str]:
    """These tiers, those above them as the protocol lists them, and what acts for them where nobody
    holds them.
    """
    listed = list(protocol.posts)
    lowest = min((listed.index(tier) for tier in tiers if tier in listed), default=len(listed))
    found = {*tiers, *listed[lowest:]}
    return found.union(*map(protocol.tiers_for, tiers))
