"""The end of raising, from the case as it now stands."""

from django.urls import reverse

from concordat.casework.values import CaseView
from concordat.core.case import Owed
from concordat.documents.names import Names
from concordat.pages.raising.page import Next, Raised
from concordat.pages.telling import duties
from concordat.pages.words import when
from concordat.people.values import Person


def page(view: CaseView, person: Person) -> Raised:
    """What is owed now, most urgent first, and a sentence to begin the telephone call with."""
    names = Names(view)
    owed = duties.order(view, view.case.open_duties)
    own = view.case.safety.get(view.case.raising.id)
    return Raised(
        ref=view.ref,
        case=f"/cases/{view.ref}/",
        nexts=tuple(_next(view, names, duty) for duty in owed if duty.holds),
        also=tuple(_next(view, names, duty) for duty in owed if not duty.holds),
        say=_say(view, names, person, owed),
        nothing_keeps_safe=own is not None and own.nothing,
        in_danger=bool(view.case.risks),
        emergency=reverse("danger-in", args=[view.board.id]),
    )


def _next(view: CaseView, names: Names, duty: Owed) -> Next:
    return Next(f"{duties.sentence(view, names, duty)}.", duties.due(view, duty), duties.people(view, names, duty))


def _say(view: CaseView, names: Names, person: Person, owed: list[Owed]) -> str:
    """What to say on the telephone: who one is, what was raised under which procedure, and what it asks for."""
    theirs = next((duty for duty in owed if duty.holds and duty.side in ("answering", "both")), None)
    asks = ""
    if theirs is not None:
        by = f" by {when(theirs.due, view.now)}" if theirs.due else ""
        asks = f" It asks you to {theirs.what}{by}."
    return (
        f"Hello, this is {person.name} from {names.raising}. I see a decision about a child differently from you, and "
        f"I have raised it under “{view.record.protocol.title}”. The reference is {view.ref}.{asks} "
        "I would like to talk it through with you. When is a good time?"
    )
