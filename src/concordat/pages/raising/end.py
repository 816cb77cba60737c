"""The end of raising, from the case as it now stands."""

from django.urls import reverse

from concordat.casework.values import CaseView
from concordat.core.case import Owed
from concordat.core.protocol import Duty, Signal
from concordat.documents.names import Names
from concordat.pages.components.values import NextCard
from concordat.pages.raising.page import Raised
from concordat.pages.telling import duties
from concordat.pages.telling.why import counted, why
from concordat.pages.words import joined, when
from concordat.people.values import Person

VERBS = {"must": "must", "should": "should", "aim": "aims to", "may": "may"}


def page(view: CaseView, person: Person) -> Raised:
    """What is owed now, what holds the ladder first; what follows from it; and words to begin the
    call with.
    """
    names = Names(view)
    owed = sorted(duties.order(view, view.case.open_duties), key=lambda duty: not duty.holds)
    own = [stated for stated in view.case.safety.values() if stated.side == "raising"]
    then = _then(view, owed)
    return Raised(
        ref=view.ref,
        case=reverse("case", args=[view.ref]),
        cards=tuple(_card(view, names, duty, number) for number, duty in enumerate(owed, 1)),
        then=tuple(_sentence(names, duty) for duty in then),
        say=_say(view, names, person, owed, then),
        unsafe=names.said("Nothing keeps the child safe meanwhile")
        if any(each.nothing for each in own)
        else "",
        in_danger=names.said("You said that a child is in danger") if view.case.risks else "",
        emergency=reverse("danger-in", args=[view.board.id]),
    )


def _card(view: CaseView, names: Names, duty: Owed, number: int) -> NextCard:
    return NextCard(
        key=f"owed-{number}",
        sentence=duties.sentence(view, names, duty),
        due=duties.due(view, duty),
        people=duties.people(view, names, duty),
        why=why(view, duty),
        counted=counted(view, duty),
        local=duties.local_mark(view, duty),
        heading="Next" if number == 1 else "Also",
    )


def _then(view: CaseView, owed: list[Owed]) -> list[Duty]:
    """What the procedure asks for once what is owed now has been done."""
    protocol = view.record.protocol
    waiting = (
        each for duty in owed for each in protocol.listeners.get(Signal("done", duty.key), ())
    )
    return list({each.key: each for each in waiting if isinstance(each, Duty)}.values())


def _sentence(names: Names, duty: Duty) -> str:
    """Such as "Children's Social Care must speak to you, within 3 working days"."""
    who = dict.fromkeys(names.side(post.side, None) for post in duty.who)
    sentence = (
        f"{joined(who)} {VERBS[duty.strength] if len(who) == 1 else duty.strength} {duty.what}"
    )
    return (
        f"{sentence} ({duty.limit.words})." if duty.limit and duty.limit.words else f"{sentence}."
    )


def _say(view: CaseView, names: Names, person: Person, owed: list[Owed], then: list[Duty]) -> str:
    """Who one is, what was raised under which procedure, and what it asks of the other side."""
    asked = next((duty for duty in owed if duty.holds and duty.side in ("answering", "both")), None)
    coming = next(
        (duty for duty in then if duty.holds and duty.side in ("answering", "both")), None
    )
    asks = ""
    if asked is not None:
        by = f" by {when(asked.due, view.now)}" if asked.due else ""
        asks = f" It asks you to {asked.what}{by}."
    elif coming is not None:
        within = f" ({coming.limit.words})" if coming.limit and coming.limit.words else ""
        asks = f" It asks you to {coming.what}{within}."
    return (
        f"Hello, this is {person.name} from {names.raising}. "
        f"{names.said('I see a decision about a child differently from you')}, and "
        f"I have raised it under “{view.record.protocol.title}”. The reference is "
        f"{view.ref}.{asks} "
        "I would like to talk it through with you. When is a good time?"
    )
