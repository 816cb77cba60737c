"""Recording for somebody else, as the board's business manager."""

from collections.abc import Iterable

from concordat.brief.offering import for_others
from concordat.brief.owed import Holder
from concordat.brief.ringing import owners
from concordat.brief.whose_word import who_may_say
from concordat.core import sentences
from concordat.core.case import Owed
from concordat.core.posts import SideOf
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


def ask_who_said(
    ask: Ask, theirs: Iterable[SideOf], question: str = "Who told you?", *, but: str = ""
) -> str:
    """Ask the board's business manager who of the sides whose word it is said it: anybody there
    `but` one. The id of whoever it is: who rang, or the reader; "" where that was not said.
    """
    view = ask.view
    if not view.actor.is_officer or any(view.actor.may_be(*side) for side in theirs):
        return view.actor.person
    there = who_may_say(ask.names, theirs)
    others = [each for each in there if each.acting and each.acting.id != but]
    return _ask_who(ask, question, others, sentences.NOT_IN_THE_LIST)


def _ask_who(ask: Ask, question: str, holders: Iterable[Holder], hint: str = "") -> str:
    people = {each.acting.id: each.acting.name for each in holders if each.acting is not None}
    if not people:
        return ""
    needed = "Say for whom you record it."
    asked = ask.ask(OneOf(NAME, question, options=people, needed=needed, hint=hint))
    return asked.value or ""
