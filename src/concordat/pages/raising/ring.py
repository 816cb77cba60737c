"""Whom to ring before writing: the people whom the procedure's first step names, as of today."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from concordat.core.acts import NOBODY_RUNG
from concordat.core.posts import LEAD, PRACTITIONER, Party, PostRef, Seat
from concordat.core.protocol import Clause, Duty, Protocol
from concordat.core.who.kept_out import acts_instead, in_the_office
from concordat.core.who.seats import seats_in_force
from concordat.core.wording import joined
from concordat.pages.components.values import Person
from concordat.pages.dressing.ringing import in_the_directory
from concordat.pages.raising.draft import AGENCY, Draft
from concordat.pages.raising.ground import Ground, People
from concordat.pages.raising.questions.kept_out import gone
from concordat.pages.raising.questions.people import AgencyDetail
from concordat.pages.raising.questions.start import IN_DANGER
from concordat.people.danger import to_ring_first
from concordat.people.values import Agency, Contact, DirectoryLine

NOBODY_INSTEAD = "nobody there, so what is left to do comes to"


def whom(draft: Draft, ground: Ground) -> tuple[Person, ...]:
    """For every agency disagreed with: who decided, if that is known, and who answers at the first
    step, or stands in for them; nobody who must not see it.
    """
    found: list[Person] = []
    across = tuple(agency.id for agency in ground.own)
    tiers = _first_tiers(ground.protocol, draft.one("kind", "route"))
    shut = gone(draft, ground)
    for agency_id in draft.answering:
        agency = ground.agency(agency_id)
        if agency is None:
            continue
        page = f"{AGENCY}{agency_id}"
        form = AgencyDetail(draft.typed(page, ground.on), ground, draft, page)
        party = form.party() if form.is_right else Party(agency.id, agency.kind)
        lines = _who_answers(party, tiers, ground, (agency.id, shut, across))
        known = (in_the_directory(ground.where(line), line) for line in lines)
        found += (*known, _switchboard(agency, party))
    return tuple(dict.fromkeys(found))


def own_leads(draft: Draft, ground: Ground) -> tuple[Person, ...]:
    """The safeguarding lead of the raiser's own agency, or whoever acts for them; nobody who must
    not see it, and not the raiser.
    """
    found: list[Person] = []
    for agency in ground.own:
        lines = leads_of(Party(agency.id, agency.kind), draft, ground)
        others = (line for line in lines if line.acting != ground.raiser)
        found += (in_the_directory(ground.where(line), line) for line in others)
    return tuple(dict.fromkeys(found))


def leads_of(party: Party, draft: Draft, ground: Ground) -> tuple[DirectoryLine, ...]:
    """The leads of an agency that raises this, with who acts there; nobody who must not see it, or
    works for an agency that is asked.
    """
    who = (party.id, gone(draft, ground), draft.answering)
    seats = seats_in_force(ground.protocol, ground.directory(*who), party, LEAD, ground.on)
    return tuple(line for line in ground.around(*who) if line.seat in seats)


def follows_instead(party: Party, draft: Draft, ground: Ground) -> tuple[str, ...]:
    """That a lead of the agency that raises this works for one that is asked, and who follows it in
    their place; () where none does.
    """
    there = ground.lines(party.id)
    theirs = [line for line in there if line.seat.lead and line.seat.works_for in draft.answering]
    leads = leads_of(party, draft, ground)
    others = (line.acting for line in leads if line.acting != ground.raiser)
    acting = dict.fromkeys(each.name for each in others if each)
    instead = joined([*acting]) or "the board's business manager"
    verb = "follow" if len(acting) > 1 else "follows"
    return tuple(
        f"{line.holder.name} works for {ground.where(line)}, so {instead} {verb} this case instead."
        for line in theirs
        if line.holder and line.seat.service in (None, party.service)
    )


def in_their_place(draft: Draft, ground: Ground) -> tuple[str, ...]:
    """Who acts in the place of each of those who must not see this, by name and post."""
    shut = gone(draft, ground)
    found: dict[str, dict[str, None]] = {}
    for line in ground.concerning([*draft.answering, *(agency.id for agency in ground.own)]):
        if line.holder and line.holder.id in shut and line.seat.post != PRACTITIONER:
            instead = found.setdefault(line.holder.name, {})
            instead |= dict.fromkeys(_who_acts_instead(line, shut, ground))
    office = joined(dict.fromkeys(_in_the_office(shut, ground))) or "the board's business unit"
    return tuple(
        f"In the place of {name}: {joined([*instead]) or f'{NOBODY_INSTEAD} {office}'}."
        for name, instead in found.items()
    )


def _who_acts_instead(line: DirectoryLine, shut: People, ground: Ground) -> Iterator[str]:
    """Those who act in a role, once these people are in none; not the raiser."""
    agency = line.seat.agency
    there = ground.directory(agency, shut)
    seats = acts_instead(ground.protocol, there, line.seat, ground.raiser.id, ground.on)
    yield from _by_name(seats, ground.around(agency, shut))


def _in_the_office(shut: People, ground: Ground) -> Iterator[str]:
    """Those who act in the board's business unit, once these people are in no post."""
    there = ground.directory(ground.board.id, shut)
    yield from _by_name(in_the_office(there, ground.on), ground.around(ground.board.id, shut))


def _by_name(seats: Collection[Seat], lines: Iterable[DirectoryLine]) -> Iterator[str]:
    """Who acts in these posts, by name and post."""
    for line in lines:
        if line.seat in seats and line.acting:
            yield f"{line.acting.name} ({line.seat.title})"


@dataclass(frozen=True, slots=True)
class NobodyRung:
    """Whom to ring about a child in danger whom nobody has rung about: the board's number that
    answers now, and the leads of one's own agency to tell.
    """

    contact: Contact | None
    leads: tuple[Person, ...]


def nobody_rung(draft: Draft, ground: Ground) -> NobodyRung | None:
    """Whom to ring where a draft says that a child is in danger and not that anybody was rung; None
    elsewhere.
    """
    said = draft.one("danger", "danger") == IN_DANGER
    if not said or draft.one("rung", "rung") not in ("", NOBODY_RUNG):
        return None
    numbers = to_ring_first(ground.contacts, ground.board.nation, ground.now)
    leads = () if draft.office else own_leads(draft, ground)
    return NobodyRung(next(iter(numbers), None), leads)


def asked_for(protocol: Protocol, route: str = "") -> tuple[tuple[str, ...], tuple[Clause, ...]]:
    """What the procedure asks people to say when they put a disagreement to somebody, and the
    clauses that ask for it.
    """
    needs: list[str] = []
    cited: list[str] = []
    for duty in _first_duties(protocol, route):
        if duty.needs:
            needs += duty.needs
            cited += filter(None, (duty.clause, *duty.cites))
    clauses = tuple(protocol.clauses[each] for each in dict.fromkeys(cited))
    return tuple(dict.fromkeys(needs)), clauses


def speaks_first(protocol: Protocol, route: str = "") -> bool:
    """Whether the procedure begins with the two sides speaking to each other, once whoever raises
    it has asked inside their own agency, where it wants that.
    """
    first = protocol.routes.get(route, protocol.default_route).first
    steps = ([protocol.duties[key] for key in step.duties] for step in protocol.steps_up(first))
    with_others = (duties for duties in steps if not all(map(_is_inside, duties)))
    return any(duty.act == "discuss" and duty.side == "both" for duty in next(with_others, ()))


def _is_inside(duty: Duty) -> bool:
    return duty.inside_one_agency


def _first_duties(protocol: Protocol, route: str) -> list[Duty]:
    first = protocol.routes.get(route, protocol.default_route).first
    return [protocol.duties[key] for key in protocol.steps[first].duties]


def _first_tiers(protocol: Protocol, route: str) -> list[str]:
    posts: list[PostRef] = []
    for duty in _first_duties(protocol, route):
        posts += (*duty.towards, *duty.who)
    return list(dict.fromkeys(post.post for post in posts if _answers(post)))


def _answers(post: PostRef) -> bool:
    return post.side == "answering" and post.post != PRACTITIONER


def _who_answers(
    party: Party, tiers: Iterable[str], ground: Ground, who: tuple[str, People, tuple[str, ...]]
) -> Iterator[DirectoryLine]:
    """Whoever decided, and those who answer at the first step."""
    there = (line for line in ground.around(*who[:2]) if line.seat.agency == party.id)
    yield from [line for line in there if line.holder and line.holder.id == party.person][:1]
    for tier in tiers:
        seats = seats_in_force(ground.protocol, ground.directory(*who), party, tier, ground.on)
        yield from (line for line in ground.around(*who) if line.seat in seats)


def _switchboard(agency: Agency, party: Party) -> Person:
    """The number of the service that is asked, or of the whole agency."""
    for service in agency.services:
        if service.id == party.service:
            name = f"{agency.name}, {service.name}"
            return Person("Switchboard", name, telephone=service.telephone)
    return Person("Switchboard", agency.name, telephone=agency.telephone)
