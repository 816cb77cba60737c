"""Which danger an act is about, and whose word it is, as the address of its page says them."""

from typing import NamedTuple

from django.http import Http404

from concordat.brief.danger import danger_brief
from concordat.brief.danger_now import stater
from concordat.brief.names import Names
from concordat.brief.rung import was_rung
from concordat.brief.values import Panel
from concordat.brief.view import CaseView
from concordat.core.case import Danger
from concordat.core.posts import CaseSide
from concordat.pages.acting.ask import Ask
from concordat.pages.components.values import Person
from concordat.pages.dressing.cards import person


class Whose(NamedTuple):
    """The side and agency whose word it is."""

    side: CaseSide
    agency: str


def danger_of(ask: Ask) -> Danger:
    """The danger that the page is about. Raises Http404 if the case has no such entry."""
    found = _danger(ask.view, ask.about)
    if found is None:
        raise Http404
    return found


def whose(view: CaseView, about: str) -> Whose:
    """Whose word it is: the agency that the address names; the board's own where it names none,
    unless it is of whoever stated the danger outside the agencies.
    """
    agency = about.partition(" ")[2]
    danger = _danger(view, about)
    if danger is not None and says_who_was_rung(view, about):
        return Whose(danger.side, agency)
    if not agency:
        return Whose("board", "")
    return Whose("raising" if agency == view.case.raising.id else "answering", agency)


def lead(ask: Ask, danger: Danger) -> tuple[str, ...]:
    """What was said of the danger, above the questions."""
    said = what_was_said(ask, danger)
    return tuple(filter(None, (f"{said.heading}.", *said.text.split("\n\n"))))


def what_was_said(ask: Ask, danger: Danger) -> Panel:
    """What was said of the danger and done about it, which an answer is about."""
    shown = danger_brief(ask.names, danger)
    return Panel(shown.heading, "\n\n".join(filter(None, (shown.words, *shown.lines))))


def to_ring(ask: Ask, danger: Danger) -> Person | None:
    """Whoever said so, for the reader to ring; None where they can't be rung."""
    holder = stater(ask.names, danger)
    return person(holder, ask.view.now) if holder else None


def was_read(view: CaseView, about: str) -> bool:
    """Whether somebody on that side has said already that they read it."""
    danger, on = _danger(view, about), whose(view, about)
    return danger is not None and danger.heard_by(on.side, on.agency) is not None


def nobody_rang(view: CaseView, about: str) -> bool:
    """Whether nobody had been rung when the agency of that side said so, nor was since."""
    danger, on = _danger(view, about), whose(view, about)
    theirs = danger is not None and (danger.side, danger.agency) == (on.side, on.agency)
    return theirs and danger is not None and not was_rung(Names(view), danger)


def says_who_was_rung(view: CaseView, about: str) -> bool:
    """Whether the reader stated it, and for that side can say only who was rung since."""
    danger = _danger(view, about)
    theirs = danger is not None and danger.person == view.actor.person
    return theirs and danger is not None and about.partition(" ")[2] == danger.agency


def _danger(view: CaseView, about: str) -> Danger | None:
    number = about.partition(" ")[0]
    return next((each for each in view.case.dangers if str(each.seq) == number), None)
