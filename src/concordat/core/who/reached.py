"""Which posts have a part in a case: once a duty or notice has named them, unless it only tells
them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from concordat.core.case import Case, Owed
from concordat.core.posts import LEAD, PARTY_SIDES, PRACTITIONER, CaseSide, Party, Side
from concordat.core.protocol import Duty, Protocol
from concordat.core.who.consulted import places
from concordat.core.who.danger import asked_so_far
from concordat.core.who.senior import senior


class Tier(NamedTuple):
    """A tier of posts on one side."""

    side: str
    post: str


def reached(protocol: Protocol, case: Case) -> frozenset[Tier]:
    """The tiers that a duty or notice of this case has named so far, and the lead of each side; the
    senior people too, once an action was not accepted.
    """
    # a case that goes round has many of each
    owed = {
        (duty.key, duty.side, _has_notified(duty))
        for duty in case.owing
        if not _is_of_one_elsewhere(duty)
    }
    named = {tier for key, side, told in owed for tier in _tiers_of(protocol.duty(key), side, told)}
    informed = {notice.key for notice in protocol.notices if notice.only_told}
    named.update(Tier(told.to.side, told.to.post) for told in case.told if told.key not in informed)
    for consulted in case.consulted:
        if consulted.of is None:
            named.update(Tier(at.side, at.post) for at in places(protocol, case, consulted))
    named.update(Tier(side, post) for side, post in asked_so_far(protocol, case, case.dangers))
    named.update(Tier(side, LEAD) for side in PARTY_SIDES)
    if any(action.accepted is False for action in case.actions.values()):
        named.update(Tier(post.side, post.post) for post in senior(protocol, case))
    return frozenset(named)


def told_of_what_was_taken_back(protocol: Protocol, case: Case) -> frozenset[Tier]:
    """The tiers that were told of danger which was taken out of the record since."""
    return frozenset(Tier(*each) for each in asked_so_far(protocol, case, case.taken_back))


def _is_of_one_elsewhere(duty: Owed) -> bool:
    """Whether somebody outside the agencies of the case owes it by name: nobody else who holds such
    a post anywhere has a part by it.
    """
    return bool(duty.person) and duty.side not in PARTY_SIDES


def _has_notified(duty: Owed) -> bool:
    """Whether those whom it is to notify were: it is done, or that part of it."""
    return duty.how == "done" or "notify" in duty.did


def _tiers_of(spec: Duty, side: Side, told: bool) -> Iterator[Tier]:
    """The tiers that a duty on that side names: who owes it, and towards whom; whom it is to notify
    once they were `told`. A duty that the record itself meets, such as keeping figures, brings in
    nobody of the board.
    """
    who = spec.owners(side) if spec.of_whoever_states_danger else spec.who
    for post in spec.posts_named(who):
        if not told and post in spec.notifies:
            continue
        if post.side != "board" or not spec.met_by_the_record:
            yield Tier(post.side, post.post)


def is_by_seat(case: Case, side: CaseSide, party: Party, post: str) -> bool:
    """Whether a tier is its seats in the directory. A practitioner is a person of the case instead.
    Only where nobody knows who made the decision, and nobody took the case over, is it a place: the
    lead's, until somebody is named.
    """
    if post != PRACTITIONER:
        return True
    unknown = side == "answering" and case.goes_on(side, party.id) is None
    return unknown and not case.falls_to_the_lead(side, party.id)
