"""Recording for somebody else, as the board's business manager."""

from collections.abc import Iterable

from concordat.brief.offering import for_others
from concordat.brief.owed import Holder
from concordat.brief.ringing import owners
from concordat.core import sentences
from concordat.core.case import Danger, Owed
from concordat.core.posts import SideOf
from concordat.core.who.confirming import to_confirm
from concordat.core.who.recipients import on_side
from concordat.pages.acting.ask import Ask
from concordat.pages.forms.fields import OneOf

NAME = "behalf"


def whose(ask: Ask) -> str | None:
    """For whom it is recorded; None where the form doesn't ask."""
    return (ask.typed.text(NAME) or None) if NAME in ask.boxes else None


def ask_whose(ask: Ask, duty: Owed) -> None:
    """Ask the board's business manager who did it."""
    if not for_others(ask.names, duty):
        return
    _ask_who(ask, "Who told you that it was done?", owners(ask.names, duty))


def ask_who_of(ask: Ask, entry: int) -> None:
    """Ask the board's business manager who of those that are asked answered for an entry's time."""
    view = ask.view
    asked = [each.side for each in to_confirm(view.case) if each.entry == entry]
    if not view.actor.is_officer or any(view.actor.may_be(*side) for side in asked):
        return
    there = [to for side in asked for to in on_side(view.protocol, view.case, side)]
    _ask_who(ask, "Who told you?", [each for to in there for each in ask.names.holders_of(to)])


def ask_who_rang(ask: Ask, theirs: SideOf) -> str:
    """Ask the board's business manager who of the agency wants this that alone can do it. The id of
    whoever does it: who rang, or the reader; "" where that was not said.
    """
    view = ask.view
    if not view.actor.is_officer or view.actor.may_be(*theirs):
        return view.actor.person
    involved = on_side(view.protocol, view.case, theirs)
    there = [each for each in involved if theirs.agency in (None, each.agency)]
    which = "that raised this" if theirs.side == "raising" else "that shares the concern"
    question = f"Who of the agency {which} asked you to?"
    who = [each for to in there for each in ask.names.holders_of(to)]
    return _ask_who(ask, question, who, sentences.NOT_IN_THE_LIST)


def ask_who_read(ask: Ask, theirs: SideOf, danger: Danger) -> None:
    """Ask the board's business manager who of an agency has read that the child is in danger:
    anybody there, but whoever said so only where nobody had been rung.
    """
    view = ask.view
    if not view.actor.is_officer or view.actor.may_be(*theirs):
        return
    there = [to for to in on_side(view.protocol, view.case, theirs) if to.agency == theirs.agency]
    holders = [each for to in there for each in ask.names.holders_of(to)]
    but = "" if danger.nobody_called else danger.person  # who can say who was rung since
    others = [each for each in holders if each.acting and each.acting.id != but]
    question = "Who there told you that they have read this?"
    _ask_who(ask, question, others, sentences.NOT_IN_THE_LIST)


def _ask_who(ask: Ask, question: str, holders: Iterable[Holder], hint: str = "") -> str:
    people = {each.acting.id: each.acting.name for each in holders if each.acting is not None}
    if not people:
        return ""
    needed = "Say for whom you record it."
    asked = ask.ask(OneOf(NAME, question, options=people, needed=needed, hint=hint))
    return asked.value or ""
