"""What is told when somebody else goes on with a case, or a task is handed to a colleague."""

from collections.abc import Iterator, Mapping

from concordat.core.acts import Act, HandedOn, HandedOnAnswered, SteppedAside, TookOn, TookOver
from concordat.core.case import Case
from concordat.core.notices.entry import Entry, Tells, Told, tells
from concordat.core.notices.kinds import NewsKind
from concordat.core.notices.newcomers import but, standing, welcome
from concordat.core.notices.values import Telling, tell
from concordat.core.notices.words import WHOM, named
from concordat.core.posts import PARTY_SIDES, PRACTITIONER, CaseSide, PostRef
from concordat.core.protocol import Protocol
from concordat.core.who.recipients import (
    Recipient,
    involved,
    leads,
    officers,
    owners,
    recipients,
)
from concordat.core.wording import the


def _took_over(entry: Entry, act: TookOver) -> Told:
    """Whoever goes on with it, and everybody else."""
    protocol, case, _ = entry
    theirs = Recipient(act.side, act.agency, person=act.person)
    place = f" in the place of {WHOM}" if act.of else ""
    said = f"go on with this case for your agency{place}"
    others = tell(
        but(entry.everyone(), theirs),
        "took over",
        f"the case is with somebody else of {named(act.agency, 'their agency')}",
        act.person,
    )
    return [*welcome(protocol, case, theirs, said, act.of or ""), *others]


def _taken_on(entry: Entry, act: TookOn) -> Iterator[Telling]:
    """Whoever goes on with it, everybody else, and what is owed from now on by the agency that
    takes it on.
    """
    protocol, case, _ = entry
    theirs = Recipient("raising", case.raising.id, person=act.person)
    yield from welcome(protocol, case, theirs, "take this case on for your agency")
    agency = named(case.raising.id, "an agency")
    said = f"this is not withdrawn: {agency}, which shares the concern, takes it on"
    yield from tell(but(entry.everyone(), theirs), "took over", said, act.person)
    for duty in case.owed_now:
        for each in owners(protocol, case, duty):
            if each.side == "raising" and each != theirs:
                yield Telling(each, "owed", duty.what, duty.due, duty.clause)


def _asked(entry: Entry, act: HandedOn) -> Iterator[Telling]:
    """Whoever is asked to take a task on."""
    duty = entry.case.duty(act.duty)
    if duty is not None and (asked := duty.handed_on):
        to = Recipient(asked.side, asked.agency, person=asked.to)
        yield Telling(to, "handed on", duty.what, duty.due, duty.clause, whom=entry.event.by)
        yield from standing(entry.protocol, entry.case, to)


def _answered(entry: Entry, act: HandedOnAnswered) -> Iterator[Telling]:
    """Whoever asked them, and those who owe it."""
    protocol, case, _ = entry
    kind: NewsKind = "taken on" if act.accepts else "given back"
    for duty in case.duties:
        for each in duty.handed:
            if each.seq == act.entry:
                asker = Recipient(each.side, each.agency, person=each.by)
                for to in dict.fromkeys((asker, *owners(protocol, case, duty))):
                    if to.person != each.to:
                        yield Telling(to, kind, duty.what, duty.due, duty.clause, whom=each.to)


def _stepped_aside(entry: Entry, act: SteppedAside) -> Iterator[Telling]:
    """Their lead, the board's business unit, and those who owe now what they owed; of who acted
    in it, the other side too, which deals with somebody else now; of who only
    supported it, their lead and the side that they supported.
    """
    protocol, case, event = entry
    side, who = event.side or "board", entry.who
    if side == "third" and event.agency in case.supporting:
        said = "they supported this for their agency"
        to = (*leads(case, side, event.agency), *involved(protocol, case, "raising"))
        yield from tell(to, "stepped aside", said, who)
        return
    role = protocol.title_of(PostRef(side, act.role))
    if side not in PARTY_SIDES:
        said = f"say who acts in that role ({role})"
        yield from tell(officers(), "stepped aside", said, who)
        return
    their_leads = leads(case, side, event.agency)
    next_up = _next_up(protocol, case, side, event.agency, act.role)
    yield from tell(next_up, "stepped aside", f"you act in their place now ({role})", who)
    for each in next_up:
        yield from standing(protocol, case, each)
    others = entry.other_sides() if next_up else ()
    people = (*their_leads, *officers(), *others)
    rest = dict.fromkeys(each for each in people if each not in next_up)
    yield from tell(rest, "stepped aside", _who_goes_on(protocol, act.role, next_up), who)
    for duty in case.open_duties:
        posts = protocol.duty(duty.key).owners(duty.side, duty.post)
        if any((post.side, post.post) == (side, act.role) for post in posts):
            for each in owners(protocol, case, duty):
                yield Telling(each, "owed", duty.what, duty.due, duty.clause)


def _who_goes_on(protocol: Protocol, role: str, next_up: tuple[Recipient, ...]) -> str:
    """Who acts now in the role of somebody who stepped aside: where that is their lead, or a
    colleague, who that is.
    """
    acts = next(iter(next_up), None)
    if role != PRACTITIONER or acts is None:
        return (
            f"whoever is next up acts in their place ({protocol.title_of_tier(role)}); where "
            "nobody is, the board's office says who does"
        )
    post = the(protocol.title_of(PostRef(acts.side, acts.post)))
    goes_on = named(acts.person, "a colleague") if acts.person else post
    of = named(acts.agency, "their agency")
    return f"{goes_on} of {of} goes on with this case in their place"


def _next_up(
    protocol: Protocol, case: Case, side: CaseSide, agency: str | None, role: str
) -> tuple[Recipient, ...]:
    """Whoever acts now in the role of somebody who stepped aside: nobody acts in the place of who
    only looked on.
    """
    if role not in protocol.posts and role != PRACTITIONER:
        return ()
    return recipients(protocol, case, PostRef(side, role), agency)


TELLS: Mapping[type[Act], Tells] = dict(
    (
        tells(TookOver, _took_over),
        tells(TookOn, _taken_on),
        tells(HandedOn, _asked),
        tells(HandedOnAnswered, _answered),
        tells(SteppedAside, _stepped_aside),
    )
)
