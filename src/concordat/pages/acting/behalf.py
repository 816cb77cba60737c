"""Recording for somebody else, as the board's business manager."""

from collections.abc import Iterable, Mapping

from concordat.brief.offering import for_others
from concordat.brief.whose_word import who_did, who_may_say
from concordat.core import sentences
from concordat.core.acts import AnyAct
from concordat.core.case import Owed
from concordat.core.posts import SideOf
from concordat.core.who.whose_word import typed_for
from concordat.pages.acting.ask import Ask
from concordat.pages.forms.fields import OneOf

NAME = "behalf"


def whose(ask: Ask) -> str | None:
    """For whom it is recorded; None where the form doesn't ask."""
    return (ask.typed.text(NAME) or None) if NAME in ask.boxes else None


def ask_whose(ask: Ask, duty: Owed) -> None:
    """Ask the board's business manager who did it."""
    if for_others(ask.names, duty):
        _ask_who(ask, "Who told you that it was done?", who_did(ask.names, duty))


def ask_who_wants(ask: Ask, act: AnyAct) -> None:
    """Ask the board's business manager who of a side asked for an act, where it is that side's."""
    theirs = typed_for(ask.protocol, ask.view.case, act)
    if theirs:
        ask_who_said(ask, theirs, "Who asked you to?")


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
    acting = (each.acting for each in there if each.acting and each.acting.id != but)
    people = {each.id: each.name for each in acting}
    return _ask_who(ask, question, people, sentences.NOT_IN_THE_LIST)


def _ask_who(ask: Ask, question: str, people: Mapping[str, str], hint: str = "") -> str:
    if not people:
        return ""
    needed = "Say for whom you record it."
    asked = ask.ask(OneOf(NAME, question, options=people, needed=needed, hint=hint))
    return asked.value or ""
