"""One agreed action, with its owner and its date."""

from typing import Literal, cast

from concordat.casework.notes import new_id
from concordat.core.acts import ActionAgreed, Subject
from concordat.core.labels import BY_WHOM, WHAT
from concordat.core.who import allowed
from concordat.pages.acting.ask import MAY_BE_EMPTY, Ask
from concordat.pages.acting.by_when import ask_by_when
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import Line, LongText, OneOf

LABEL = "Add an agreed action"
LEAD = "It stays open until somebody records that it was done, even after the case has ended."
Side = Literal["raising", "answering", "board"]


def form(ask: Ask) -> ActForm:
    owners = _owners(ask)
    what = ask.ask(
        LongText("what", "What is to be done?", kept=WHAT, needed="Say what is to be done.", rows=3)
    )
    owner = ask.ask(
        OneOf(
            "owner",
            "Whose is it?",
            options=owners,
            needed="Say whose it is.",
            start=next(iter(owners), ""),
        )
    )
    by_whom = ask.ask(Line("by-whom", "Who will do it?", kept=BY_WHOM, hint=MAY_BE_EMPTY))
    by = ask_by_when(ask, "by", "By when?", "Give a date. If none was agreed, agree one.")
    return ActForm(
        heading=LABEL,
        act=lambda: ActionAgreed(
            new_id(), *_side(owner.given), by.value, notes=ask.notes(what, by_whom)
        ),
        button="Add it",
        lead=(LEAD,),
        dated=True,
    )


def _owners(ask: Ask) -> dict[str, str]:
    """The sides for which this person may add an action."""
    sides: list[tuple[Side, str | None]] = [("raising", None)]
    sides += [("answering", party.id) for party in ask.view.case.answering]
    sides += [("board", None)]
    return {
        f"{side}/{agency or ''}": ask.names.side(side, agency)
        for side, agency in sides
        if _may_add(ask, Subject(side=side, agency=agency or ""))
    }


def _may_add(ask: Ask, subject: Subject) -> bool:
    case, actor = ask.view.case, ask.view.actor
    return allowed.why_not(ask.protocol, case, actor, "action", subject) is None


def _side(owner: str) -> tuple[Side, str | None]:
    """A side and its agency, from the value of a choice."""
    side, _, agency = owner.partition("/")
    return cast(Side, side), agency or None


PAGE = ActPage(LABEL, form)
