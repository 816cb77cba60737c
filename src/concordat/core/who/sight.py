"""Who may see a case, by post or by name: everybody who has a part in it, whoever holds the posts.

One person's part in one case is read from this (`core.who.parts`), and so are the rows that lists
are made of (`casework.list_rows`, looked up by `casework.holdings`).
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from concordat.core.case import Case
from concordat.core.posts import (
    EARLIER,
    EVERYBODY,
    HANDED_ON,
    LEAD,
    PRACTITIONER,
    TAKING_ON,
    TOLD,
)
from concordat.core.protocol import Protocol
from concordat.core.who.consulted import places
from concordat.core.who.recipients import (
    Recipient,
    agency_leads,
    handed_to,
    in_office,
    leads,
    officers,
)
from concordat.core.who.tiers import (
    LAST,
    Tier,
    is_by_seat,
    tiers_named_since,
    told_of_what_was_taken_back,
)


class Part(NamedTuple):
    """Who has a part in a case, and as what. With a post it is whoever is in that post; with a
    person it is theirs by name; with both, theirs while they are in the post. `since` is when it
    began: it says on which side somebody was first.
    """

    of: Recipient
    role: str
    since: datetime

    @property
    def is_by_name(self) -> bool:
        """Whether it is somebody's by who they are, whatever post they have in its agency."""
        return not self.of.post


def parts_in(protocol: Protocol, case: Case) -> Iterator[Part]:
    """Every part in a case, those by name first; some are there twice."""
    tiers = tiers_named_since(protocol, case)
    earlier = dict.fromkeys(told_of_what_was_taken_back(protocol, case), LAST)
    yield from by_name(case)
    yield from _in_agencies(case, tiers)
    if case.ever_stated:  # the lead of the whole agency too, beside that of the service asked
        first = min(danger.asked for danger in case.ever_stated)
        yield from (Part(lead, LEAD, first) for lead in agency_leads(case))
    for side, party in case.parties:
        if case.falls_to_the_lead(side, party.id):
            lead = Recipient(side, party.id, party.service or "", LEAD)
            yield Part(lead, PRACTITIONER, case.start)
    yield from (Part(lead, LEAD, case.start) for lead in leads(case, "third"))
    yield from (Part(officer, officer.post, case.start) for officer in officers())
    yield from _elsewhere(case, tiers)
    yield from _asked_by_name(protocol, case)
    for told in (*_in_agencies(case, earlier), *_elsewhere(case, earlier)):
        yield Part(told.of, TOLD, told.since)


def by_name(case: Case) -> Iterator[Part]:
    """Everybody who is in a case by name, the practitioners first. Their agency is "" where they
    are there for none.
    """
    for side, party in case.parties:
        if goes_on := case.goes_on(side, party.id):
            yield Part(Recipient(side, party.id, person=goes_on), PRACTITIONER, case.start)
        for earlier in case.went_before(side, party.id):
            yield Part(Recipient(side, party.id, person=earlier), EARLIER, case.start)
    for each in case.appointed:
        agency = case.raising.id if each.side == "raising" else each.agency or ""
        yield Part(Recipient(each.side, agency, person=each.person), each.role, case.start)
    for handed in handed_to(case):
        role = TAKING_ON if handed.accepted else HANDED_ON
        yield Part(Recipient(handed.side, handed.agency, person=handed.to), role, case.start)


def _in_agencies(case: Case, tiers: Mapping[Tier, datetime]) -> Iterator[Part]:
    """Whoever is in one of these posts in an agency of the case. Everybody on a side is no post of
    its own.
    """
    for side, party in case.parties:
        for tier in sorted(each for each in tiers if each.side == side):
            if tier.post != EVERYBODY and is_by_seat(case, side, party, tier.post):
                of = Recipient(side, party.id, party.service or "", tier.post)
                yield Part(of, tier.post, tiers[tier])


def _elsewhere(case: Case, tiers: Mapping[Tier, datetime]) -> Iterator[Part]:
    """Whoever is in one of these posts at the board, or as a third party."""
    for tier in sorted(tiers):
        side, post = tier
        match side:
            case "board" | "third":
                there = in_office(case, side, post)
                yield from (Part(at, post, tiers[tier]) for at in there)
            case "raising" | "answering":
                pass
            case _:
                raise ValueError(f"a part needs a side, and “{side}” is none")


def _asked_by_name(protocol: Protocol, case: Case) -> Iterator[Part]:
    """Somebody who was asked for what a permission allows, in each post for which they may have
    been.
    """
    for consulted in case.consulted:
        for at in places(protocol, case, consulted) if consulted.of else ():
            of = Recipient(at.side, at.agency, "", at.post, consulted.of or "")
            yield Part(of, at.post, LAST)
