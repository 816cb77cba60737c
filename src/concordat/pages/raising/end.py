"""The end of raising, from the case as it is now."""

from django.urls import reverse

from concordat.brief.duties import THEY, YOU, to_raising
from concordat.brief.foreseen import without
from concordat.brief.names import Names
from concordat.brief.owed import DutyBrief, Holder
from concordat.brief.reading import Brief
from concordat.brief.receipt import told
from concordat.brief.words import when
from concordat.core import sentences
from concordat.core.case import SideOf
from concordat.core.notices import Reached
from concordat.core.protocol import Duty, Signal
from concordat.core.who.recipients import leads
from concordat.core.wording import joined
from concordat.pages.components import values as components
from concordat.pages.dressing.cards import asked_card, card
from concordat.pages.dressing.cards import person as person_card
from concordat.pages.raising.page import RaisedPage
from concordat.people.values import Person

IN_DANGER = "A child may be in immediate danger: I have recorded that, and the reference is {ref}."
NOBODY_RANG = "Nobody has rung 999 or the front door yet."
NOW = (
    "What are you doing about it now? Please tell me who sees to it, and when I hear from you. "
    "What we disagree about comes after that."
)


def page(brief: Brief, person: Person, tellings: Reached) -> RaisedPage:
    """Who was told, what is owed now, beginning with what is next; what follows; and words to begin
    the call with.
    """
    view, names = brief.view, brief.names
    owed = sorted(brief.duties, key=lambda duty: duty != brief.next)
    then = _then(brief, owed)
    mine = view.case.raiser == person.id
    for_whom = "" if mine else names.person(view.case.raiser)
    own = view.case.safety.get(SideOf("raising"))
    unsafe = own is not None and own.stated.nothing
    return RaisedPage(
        ref=view.ref,
        case=reverse("case", args=[view.ref]),
        for_whom=for_whom,
        told=told(names, tellings),
        cards=_cards(brief, owed),
        then=tuple(_sentence(names, duty) for duty in then),
        say=_say(brief, person, owed, then) if mine else "",
        unsafe=names.said(sentences.NO_SAFETY_PLAN) if unsafe else "",
        in_danger=names.said(f"{for_whom or 'You'} said that a child is in danger")
        if view.case.dangers
        else "",
        emergency=reverse("danger-in", args=[view.board.id]),
        leads=_own_leads(brief) if mine else (),
    )


def _cards(brief: Brief, owed: list[DutyBrief]) -> tuple[components.NextCard, ...]:
    """What is next, as the page of the case says it, and what else is open."""
    view, asked = brief.view, brief.asked_first
    first = (asked_card(asked.what),) if asked else ()
    headings = ("Also",) * len(owed) if asked else ("Next", *("Also",) * len(owed))
    found = zip(owed, headings, strict=False)
    return (*first, *(card(duty, view.protocol, view.now, heading=each) for duty, each in found))


def _own_leads(brief: Brief) -> tuple[components.Person, ...]:
    """The safeguarding lead of the agency that raised it, unless they raised it themselves; nobody
    who must not see the case.
    """
    view = without(brief.view, frozenset())
    names, today = Names(view), view.today
    marked = view.record.directory.leads_of(view.case.raising.id)
    if any(seat.is_of(view.case.raiser, today) for seat in marked):
        return ()
    found = (each for to in leads(view.case, "raising") for each in names.holders_of(to))
    return tuple(
        person_card(each, view.now) for each in found if _is_another(each, view.case.raiser)
    )


def _is_another(lead: Holder, raiser: str) -> bool:
    return lead.acting is not None and lead.acting.id != raiser


def _then(brief: Brief, owed: list[DutyBrief]) -> list[Duty]:
    """What the procedure asks for once what is owed now has been done."""
    listeners = brief.view.protocol.listeners
    waiting = (each for duty in owed for each in listeners.get(Signal("done", duty.id.key), ()))
    return list({each.key: each for each in waiting if isinstance(each, Duty)}.values())


def _sentence(names: Names, duty: Duty) -> str:
    """Such as "Children's Social Care must speak to you (3 working days)."."""
    who = dict.fromkeys(names.side(post.side, None) for post in duty.who)
    verb = THEY[duty.strength] if len(who) == 1 else YOU[duty.strength]
    within = f" ({duty.limit.said})" if duty.limit and duty.limit.said else ""
    return f"{joined(who)} {verb} {to_raising(duty.what, 'you')}{within}."


def _say(brief: Brief, person: Person, owed: list[DutyBrief], then: list[Duty]) -> str:
    """Words for the call: who is ringing, what was raised under which procedure, and what it asks
    of the other side. In danger they are about that alone, and ask what is done now.
    """
    names, view = brief.names, brief.view
    hello = f"Hello, this is {person.name} from {names.raising}."
    if view.case.standing:
        nobody = any(each.nobody_called for each in view.case.standing)
        said = (IN_DANGER.format(ref=view.ref), *((NOBODY_RANG,) if nobody else ()), NOW)
        return " ".join((hello, *map(names.said, said)))
    differently = names.said("I see a decision about a child differently from you")
    return (
        f"{hello} {differently}, and "
        f"I have raised it under “{view.protocol.title}”. The reference is {view.ref}."
        f"{_asks(brief, owed, then)} "
        "I would like to talk it through with you. When is a good time?"
    )


def _asks(brief: Brief, owed: list[DutyBrief], then: list[Duty]) -> str:
    """What the procedure asks the other side to do, now or once the raiser has done their part."""
    protocol, now = brief.view.protocol, brief.view.now
    for duty in owed:
        if _is_theirs(protocol.duty(duty.id.key)):
            by = f" by {when(duty.deadline.at, now)}" if duty.deadline.at else ""
            return f" It asks you to {to_raising(duty.what, 'us')}{by}."
    for coming in then:
        if _is_theirs(coming):
            within = f" ({coming.limit.said})" if coming.limit and coming.limit.said else ""
            return f" It asks you to {coming.what}{within}."
    return ""


def _is_theirs(duty: Duty) -> bool:
    """Whether the answering side has a part in what the case waits for."""
    return duty.holds and duty.side in ("answering", "both")
