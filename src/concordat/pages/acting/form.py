"""An act that is recorded through a page of its own: its button, its form, and the act it makes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from concordat.brief.names import Names
from concordat.brief.values import Panel
from concordat.brief.view import CaseView
from concordat.core.acts import AnyAct
from concordat.core.case import Owed
from concordat.core.protocol import Kind
from concordat.pages.acting.ask import Ask
from concordat.pages.components.values import Person
from concordat.pages.forms.sheet import Answer

Label = str | Callable[[CaseView, str], str]


@dataclass(frozen=True, slots=True)
class Times:
    """The answers to when an act happened, and when it reached somebody; None where not asked."""

    happened: Answer[datetime] | None = None
    received: Answer[datetime] | None = None

    def about(self, code: str, now: datetime) -> Answer[datetime] | None:
        """The answer that a refusal is about, by its code; None where it is about none of them."""
        if code == "future":
            given = (each for each in (self.happened, self.received) if each and each.value)
            return next((each for each in given if each.given > now), None)
        about = {
            "before-it-opened": (self.happened,),
            "received-before-sent": (self.received, self.happened),
            "received-after-raised": (self.received, self.happened),
        }
        return next((each for each in about.get(code, ()) if each and each.value), None)


@dataclass(frozen=True, slots=True)
class ActForm:
    """Everything around the questions of an act.

    `act` makes the act from the answers, once nothing in them is wrong, and `also` those that are
    recorded with it. What `weighs`, ends the case or takes it to another step by what was answered,
    is shown once more before it counts, with what `happens` by it and, in
    words of its own, what it is `about`. `reads` are the words that
    somebody confirms, accepts or answers by it: they stand between the lead and the questions.
    `duty` is shown above the questions with its clause and its time; `about_danger` puts the
    numbers to ring there, and `stater` that of whoever said that there is danger: such a form is
    sent now, never kept for later. `ring_again` puts the numbers there where a call that was made
    is to be made again.
    `add_note` offers a note about the same entry beside it. `dated` asks when it happened,
    `received` also when it reached the other side. `times` are the answers to both where the form
    asks for them itself. `likely` are acts that several answers together may come to, each with
    what it is then: who is told by each is named apart. What was answered may be for another
    procedure `instead`: nothing of it is recorded.
    """

    heading: str
    act: Callable[[], AnyAct]
    also: Callable[[], tuple[AnyAct, ...]] = tuple
    button: str = "Record it"
    lead: tuple[str, ...] = ()
    reads: tuple[Panel, ...] = ()
    duty: Owed | None = None
    paper: str | None = None
    dated: bool = False
    received: bool = False
    times: Times = Times()
    grave: bool = False
    about_danger: bool = False
    ring_again: bool = False
    stater: Person | None = None
    weighs: bool = False
    happens: tuple[str, ...] = ()
    about: tuple[str, str] = ("", "")
    likely: tuple[tuple[str, AnyAct], ...] = ()
    instead: Kind | None = None
    add_note: bool = False

    def __post_init__(self) -> None:
        """Makes the acts once, however often they are asked for: each time seals its words anew."""
        object.__setattr__(self, "act", cache(self.act))
        object.__setattr__(self, "also", cache(self.also))


@dataclass(frozen=True, slots=True)
class ActPage:
    """One act: the words of its button, and the form behind the button.

    A label that depends on the case is made from the view and what the act is about. The form asks
    its questions through `Ask` and returns the rest; it is the same for the empty page and the sent
    one. `repeats` where it may be done again at any time, with other words.
    """

    label: Label
    form: Callable[[Ask], ActForm]
    repeats: bool = False

    def words(self, view: CaseView, about: str) -> str:
        """The words of the button, beginning with a verb."""
        if isinstance(self.label, str):
            return Names(view).said(self.label)
        return self.label(view, about)
