"""Whom to ring before one writes: the people the first step of the procedure names, as they are
today.
"""

from collections.abc import Iterable

from concordat.core.posts import PRACTITIONER, Party, PostRef
from concordat.core.protocol import Clause, Duty, Protocol
from concordat.core.who.parts import seats_in_force
from concordat.pages.components.values import Person
from concordat.pages.raising.draft import AGENCY, Draft
from concordat.pages.raising.ground import Ground
from concordat.pages.raising.questions.people import AgencyDetail
from concordat.pages.words import plain_date
from concordat.people.values import Agency, Line


def whom(draft: Draft, ground: Ground) -> tuple[Person, ...]:
    """Who decided, where that is known, and whoever answers at the first step, for every agency
    disagreed with.
    """
    found: list[Person] = []
    tiers = _first_tiers(ground.protocol, draft.one("kind", "route"))
    for agency_id in draft.answering:
        agency = ground.agency(agency_id)
        if agency is None:
            continue
        page = f"{AGENCY}{agency_id}"
        form = AgencyDetail(draft.typed(page, ground.on), ground, draft, page)
        party = form.party() if form.is_right else Party(agency.id, agency.kind)
        found += _people(agency, party, tiers, ground)
    return tuple(dict.fromkeys(found))


def asked_for(protocol: Protocol, route: str = "") -> tuple[tuple[str, ...], tuple[Clause, ...]]:
    """What the procedure wants to be told when a disagreement is put to somebody, and the clauses
    that say so.
    """
    duties = [duty for duty in _first_duties(protocol, route) if duty.needs]
    cited = dict.fromkeys(each for duty in duties for each in (duty.clause, *duty.cites) if each)
    clauses = tuple(protocol.clauses[each] for each in cited)
    return tuple(dict.fromkeys(need for duty in duties for need in duty.needs)), clauses


def _first_duties(protocol: Protocol, route: str) -> list[Duty]:
    first = protocol.routes.get(route, protocol.default_route).first
    return [protocol.duties[key] for key in protocol.steps[first].duties]


def _first_tiers(protocol: Protocol, route: str) -> list[str]:
    posts = [post for duty in _first_duties(protocol, route) for post in (*duty.towards, *duty.who)]
    return list(dict.fromkeys(post.post for post in posts if _answers(post)))


def _answers(post: PostRef) -> bool:
    return post.side == "answering" and post.post != PRACTITIONER


def _people(agency: Agency, party: Party, tiers: Iterable[str], ground: Ground) -> list[Person]:
    decider = [line for line in agency.lines if line.holder and line.holder.id == party.person]
    found = [_person(agency, line) for line in decider[:1]]
    for tier in tiers:
        seats = seats_in_force(ground.protocol, ground.directory, party, tier, ground.on)
        found += [_person(agency, line) for line in agency.lines if line.seat in seats]
    asked = next((each for each in agency.services if each.id == party.service), None)
    name = f"{agency.name}, {asked.name}" if asked else agency.name
    telephone = asked.telephone if asked else agency.telephone
    return [*found, Person("Switchboard", name, telephone=telephone)]


def _person(agency: Agency, line: Line) -> Person:
    seat, away = line.seat, ""
    if line.away_until:
        away = f"until {plain_date(line.away_until)}"
    covers = line.acting is not None and line.acting != line.holder
    cover = (
        Person(seat.title, line.acting.name, telephone=line.acting.telephone)
        if covers and line.acting
        else None
    )
    if line.holder is None:
        return Person(seat.title, agency=agency.name, cover=cover)
    return Person(seat.title, line.holder.name, agency.name, line.holder.telephone, away, cover)
