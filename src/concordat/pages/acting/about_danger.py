"""Which danger an act is about, and whose word it is, as the address of its page says them."""

from typing import NamedTuple

from django.http import Http404

from concordat.brief.danger import danger_brief
from concordat.brief.view import CaseView
from concordat.core.case import Danger
from concordat.core.posts import CaseSide
from concordat.pages.acting.ask import Ask


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
    """Whose word it is: the agency that the address names; the board's own where it names none."""
    agency = about.partition(" ")[2]
    if not agency:
        return Whose("board", "")
    return Whose("raising" if agency == view.case.raising.id else "answering", agency)


def lead(ask: Ask, danger: Danger) -> tuple[str, ...]:
    """What was said of the danger, above the questions."""
    shown = danger_brief(ask.names, danger)
    return tuple(filter(None, (f"{shown.heading}.", *shown.words.split("\n\n"), *shown.lines)))


def was_read(view: CaseView, about: str) -> bool:
    """Whether somebody on that side has said already that they read it."""
    danger, on = _danger(view, about), whose(view, about)
    return danger is not None and danger.heard_by(on.side, on.agency) is not None


def _danger(view: CaseView, about: str) -> Danger | None:
    number = about.partition(" ")[0]
    return next((each for each in view.case.dangers if str(each.seq) == number), None)
