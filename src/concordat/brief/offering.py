"""What a reader might do, in words that begin with a verb."""

from concordat.brief.names import Names
from concordat.brief.values import OfferBrief
from concordat.core.acts import NO_ANSWER, ActKind
from concordat.core.case import Owed
from concordat.core.who.offers import Offer, offers
from concordat.core.wording import capitalised

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
LABELS: dict[ActKind, str] = {
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


def offered(names: Names) -> tuple[OfferBrief, ...]:
    """Everything the state of the case leaves room for, each with why not where it isn't the
    reader's to do.
    """
    view = names.view
    found = offers(view.protocol, view.case, view.actor)
    return tuple(
        OfferBrief(
            offer.kind,
            offer.about,
            label(names, offer),
            offer.refused.sentence if offer.refused else "",
        )
        for offer in found
    )


def label(names: Names, offer: Offer) -> str:
    """The words of the button."""
    if offer.kind == "done":
        return _done(names, offer)
    if offer.kind == "set-date" and not offer.subject.duties:
        return "Set the date of the limit over the stage"
    return _named(names, offer) or names.said(LABELS[offer.kind])


def _named(names: Names, offer: Offer) -> str:
    """The words of an offer that the procedure itself names; "" for any other."""
    name = offer.subject.name
    match offer.kind:
        case "move-up":
            early = "" if name == NO_ANSWER else f" early: {names.ground(name)}"
            return f"Move up a step{early}"
        case "use":
            permission = names.protocol.permission(name)
            return capitalised(permission.what if permission else name)
        case "fact":
            fact = names.protocol.fact(name)
            return f"Say that this is so: {fact.title if fact else name}"
    return ""


def _done(names: Names, offer: Offer) -> str:
    duty = names.view.case.duty(offer.subject.duties[0])
    if duty is None:
        return DONE["act"]
    words = DONE[names.protocol.duty(duty.key).act]
    return f"{words}, on their behalf" if for_others(names, duty) else words


def for_others(names: Names, duty: Owed) -> bool:
    """Whether the reader would record it for somebody else, as the board's business manager."""
    actor = names.view.actor
    return actor.is_officer and not actor.owes(names.protocol.duty(duty.key), duty)
