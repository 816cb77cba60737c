"""What an act is called on a button, and where it is done."""

from typing import Literal
from urllib.parse import urlencode

from django.urls import reverse

from concordat.casework.values import CaseView
from concordat.core.case import Owed
from concordat.core.protocol import ACTION
from concordat.core.who import moving
from concordat.core.who.offers import Kind, Offer, owes
from concordat.core.wording import worded
from concordat.documents.names import words_of
from concordat.pages.components.values import Action

DONE = {
    "discuss": "Record that you spoke",
    "meet": "Record the meeting",
    "write": "Record that it was sent",
    "notify": "Record that they were told",
    "form": "Record that the form was sent",
    "refer": "Record that this was done",
    "consider": "Record what was considered",
    "advise": "Record the advice",
    "represent": "Record the representations",
    "decide": "Record the decision",
    "record": "Confirm that it is written down",
    "act": "Record that this was done",
}
LABELS: dict[Kind, str] = {
    "say": "Say what is agreed",
    "confirm": "Confirm what was agreed",
    "appoint": "Record who was appointed",
    "remind": "Remind them",
    "advised": "Record advice that was given",
    "ask-meeting": "Ask for a meeting",
    "ask-companion": "Ask somebody to come with you",
    "safety": "Say what keeps the child safe",
    "action": "Add an agreed action",
    "note": "Add a note",
    "risk": "A child is in immediate danger",
    "alongside": "Something else is going on beside this",
    "misdirected": "This reached the wrong person or agency",
    "set-date": "Set the date",
    "withdraw": "Withdraw",
    "no-further": "Take it no further",
    "local-figure": "Set the board's own date",
    "answering": "Move it to another agency",
    "opened-in-error": "Close it: opened in error",
}


def label(view: CaseView, offer: Offer) -> str:
    """The words of the button, a verb first."""
    protocol = view.record.protocol
    match offer.kind:
        case "done":
            return _done(view, offer)
        case "move-up":
            return (
                "Move up a step"
                if offer.about == moving.NO_ANSWER
                else f"Move up a step early: {moving.say_ground(offer.about, words_of(view))}"
            )
        case "use":
            permission = next(each for each in protocol.permissions if each.key == offer.about)
            return f"{permission.what[:1].upper()}{permission.what[1:]}"
        case "fact":
            fact = next(each for each in protocol.facts if each.key == offer.about)
            return f"Say that this is so: {fact.title}"
        case "set-date" if view.case.duty(offer.about) is None:
            return "Set the date of the limit over the stage"
        case kind:
            return worded(LABELS[kind], words_of(view))


def _done(view: CaseView, offer: Offer) -> str:
    duty = view.case.duty(offer.about)
    if duty is None or duty.key == ACTION:
        return "Record that this was done"
    words = DONE[view.record.protocol.duties[duty.key].act]
    return f"{words}, on their behalf" if for_others(view, duty) else words


def for_others(view: CaseView, duty: Owed) -> bool:
    """Whether the reader would record it for somebody else, as the board's officer."""
    theirs = owes(view.record.protocol, view.actor, duty)
    return view.actor.is_officer and not theirs


def address(ref: str, kind: str, about: str = "") -> str:
    """The page of an act."""
    path = reverse(f"act-{kind}", args=[ref])
    return f"{path}?{urlencode({'about': about})}" if about else path


def action(
    view: CaseView, offer: Offer, look: Literal["first", "second", "quiet"] = "second"
) -> Action:
    """An offer as a button, or as words with the reason why not."""
    reason = offer.refused.sentence if offer.refused else ""
    return Action(
        label(view, offer),
        "" if reason else address(view.ref, offer.kind, offer.about),
        look,
        reason,
    )
