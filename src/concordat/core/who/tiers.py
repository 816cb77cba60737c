"""Which posts have a part in a case: once a duty or notice has named them, unless it only tells
them.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from concordat.core.case import Case, Owed
from concordat.core.posts import CHAIR, LEAD, PARTY_SIDES, PRACTITIONER, CaseSide, Party, Side
from concordat.core.protocol import RISK, Duty, Protocol
from concordat.core.who.consulted import places
from concordat.core.who.danger import asked_posts, asked_so_far
from concordat.core.who.danger_chain import ANYTHING
from concordat.core.who.senior import senior

LAST = datetime.max.replace(tzinfo=UTC)
"""Since when somebody has a part of which nothing says it: after every other."""
BEFORE_DANGER = timedelta(microseconds=1)
"""By how much everybody else was there before those whom danger brings in that is said with it."""


class Tier(NamedTuple):
    """A tier of posts on one side."""

    side: str
    post: str


def tiers_named(protocol: Protocol, case: Case) -> frozenset[Tier]:
    """The tiers that a duty or notice of this case has named so far, and the lead of each side; the
    senior people too, once an action was not accepted, and whoever chairs the board once they
    hear of its end.
    """
    return frozenset(tiers_named_since(protocol, case))


def tiers_named_since(protocol: Protocol, case: Case) -> dict[Tier, datetime]:
    """The same, each with since when: at the latest of all, where nothing says it."""
    found: dict[Tier, datetime] = {}
    for tier, since in _one_after_another(protocol, case):
        found[tier] = min(since, found.get(tier, since))
    return found


def _one_after_another(protocol: Protocol, case: Case) -> Iterator[tuple[Tier, datetime]]:
    yield from ((Tier(side, LEAD), case.start - BEFORE_DANGER) for side in PARTY_SIDES)
    for (key, side, told), since in _owed(case).items():
        duty = protocol.duty(key)
        at = since if RISK in duty.opens else since - BEFORE_DANGER
        yield from ((tier, at) for tier in _tiers_of(duty, side, told))
    only_told = {notice.key for notice in protocol.notices if notice.only_told}
    for each in case.told:
        if each.key not in only_told:
            yield Tier(each.to.side, each.to.post), each.at - BEFORE_DANGER
    for danger in case.dangers:
        for asked in asked_posts(protocol, case, danger, ANYTHING):
            yield Tier(asked.to.side, asked.to.post), asked.at
    if case.ended is not None and case.chair_hears:
        yield Tier("board", CHAIR), case.ended
    yield from ((tier, LAST) for tier in _asked_since(protocol, case))


def _owed(case: Case) -> dict[tuple[str, Side, bool], datetime]:
    """Since when each duty is owed by a side, once however often: a case that goes round has many
    of each.
    """
    found: dict[tuple[str, Side, bool], datetime] = {}
    for duty in case.owing:
        if not _is_of_one_elsewhere(duty):
            alike = (duty.key, duty.side, _has_notified(duty))
            found[alike] = min(duty.opened, found.get(alike, duty.opened))
    return found


def _asked_since(protocol: Protocol, case: Case) -> Iterator[Tier]:
    """Those who were asked for what a permission allows, and the senior people once an action was
    not accepted.
    """
    for consulted in case.consulted:
        if consulted.of is None:
            yield from (Tier(at.side, at.post) for at in places(protocol, case, consulted))
    if any(action.accepted is False for action in case.actions.values()):
        yield from (Tier(post.side, post.post) for post in senior(protocol, case))


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
