"""What was agreed or decided becomes actions, each with an owner and a date; and the dates that the
parties set.
"""

from typing import Literal, cast

from django.http import Http404

from concordat.casework.notes import new_id
from concordat.core.acts import ActionAgreed, DateSet
from concordat.core.who import allowed
from concordat.pages.acting.ask import Ask, Form
from concordat.pages.telling import duties

Side = Literal["raising", "answering", "board"]


def action(ask: Ask) -> Form:
    """One agreed action."""
    owners = _owners(ask)
    return Form(
        heading="Add an agreed action",
        fields=(
            ask.area("what", "What is to be done?", needed="Say what is to be done.", rows=3),
            ask.radios(
                "owner",
                "Whose is it?",
                owners,
                needed="Say whose it is.",
                start=next(iter(owners), ""),
            ),
            ask.line("by-whom", "Who will do it?", hint="You can leave this empty."),
            ask.date(
                "by",
                "By when?",
                needed="Give a date. If none was agreed, agree one.",
                hint="It ends at close of that day.",
            ),
        ),
        act=lambda: _agreed(ask),
        button="Add it",
        lead=(
            (
                "It is followed until somebody records that it was done, also after the case has "
                "ended."
            ),
        ),
        dated=True,
    )


def _owners(ask: Ask) -> dict[str, str]:
    """The sides for which this person may add an action."""
    case = ask.view.case
    sides: list[tuple[Side, str | None]] = [
        ("raising", None),
        *(("answering", party.id) for party in case.answering),
        ("board", None),
    ]
    return {
        f"{side}/{agency or ''}": ask.names.side(side, agency)
        for side, agency in sides
        if allowed.why_not(ask.protocol, case, ask.view.actor, ActionAgreed("", side, agency))
        is None
    }


def _agreed(ask: Ask) -> ActionAgreed:
    side, _, agency = ask.text("owner").partition("/")
    return ActionAgreed(
        new_id(),
        cast(Side, side),
        agency or None,
        ask.on("by"),
        ask.notes(what="what", by_whom="by-whom"),
    )


def set_date(ask: Ask) -> Form:
    """The date that the procedure leaves to be set."""
    duty = ask.view.case.duty(ask.about)
    clock = next((each for each in ask.view.case.clocks if each.key == ask.about), None)
    if duty is None and clock is None:
        raise Http404
    if duty is not None:
        what = f"{duties.sentence(ask.view, ask.names, duty)}. The procedure says: {duty.limit}."
    else:
        what = f"The limit over the stage. The procedure says: {clock.limit if clock else ''}."
    return Form(
        heading="Set the date",
        fields=(
            ask.date(
                "until", "Which day?", needed="Give a date.", hint="It ends at close of that day."
            ),
            ask.area("reason", "Why this day?", hint="You can leave this empty.", rows=3),
        ),
        act=lambda: DateSet(
            ask.about, ask.on("until") or ask.names.today, ask.notes(reason="reason")
        ),
        button="Set it",
        lead=(what,),
    )
