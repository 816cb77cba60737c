"""What a reader might do, and why not where it isn't theirs to do."""

from collections.abc import Collection

from concordat.brief.danger_awaited import who_may_record
from concordat.brief.names import Names
from concordat.brief.owed import OfferBrief
from concordat.brief.requests import meetings_to_answer
from concordat.brief.view import CaseView
from concordat.core.acts import NO_ANSWER, ActKind, Subject
from concordat.core.case import Danger, Owed
from concordat.core.colleagues import colleagues
from concordat.core.ids import DutyId
from concordat.core.who import carrying_out
from concordat.core.who.allowed import why_not, why_not_correct
from concordat.core.who.offers import Offer, offers


def offered(names: Names) -> tuple[OfferBrief, ...]:
    """Everything the state of the case leaves room for, with the reason where it would be
    refused.
    """
    view = names.view
    meetings = (
        OfferBrief("note", str(seq), label=CAN_YOU_COME)
        for seq in meetings_to_answer(view)
        if why_not(view.protocol, view.case, view.actor, "note", Subject(entry=seq)) is None
    )
    return (
        *meetings,
        *(
            OfferBrief(each.kind, each.about, _why_not(names, each))
            for each in offers(view.protocol, view.case, view.actor)
        ),
    )


CAN_YOU_COME = "Say whether you can come to the meeting"


NO_COLLEAGUE = (
    "Nobody else in your agency has a role that may do this, except those for whom you stand in "
    "now."
)


def _why_not(names: Names, offer: Offer) -> str:
    """Why an offer would be refused; "" where it would be accepted. Who can record what was done
    about danger is said by name.
    """
    view = names.view
    if offer.refused:
        danger = view.case.danger(offer.subject.entry) if offer.kind == "danger-passed" else None
        by_name = who_may_record(names, danger) if danger else ""
        return by_name or offer.refused.sentence
    duty = view.case.duty(offer.subject.duties[0]) if offer.kind == "hand-on" else None
    if duty is None or any(colleagues(view.record, view.case, duty, view.actor)):
        return ""
    return NO_COLLEAGUE


ABOUT_DANGER: tuple[ActKind, ...] = ("acknowledge-danger", "danger-passed", "answer-danger")


GONE = "This can't be done now: it has been done already, or it no longer has to be done."
ABOUT_ANYTHING: tuple[ActKind, ...] = ("note", "link")
"""Offered once, whatever it is about: an entry of the record, another case."""


def why_not_offered(
    view: CaseView, offered: Collection[OfferBrief], kind: ActKind, about: str
) -> str:
    """Why the reader can't do that now, about that; "" where they can."""
    if kind == "correct":
        return _why_not_correct(view, about)
    anything = not about or kind in ABOUT_ANYTHING
    found = [each for each in offered if each.kind == kind and (anything or each.about == about)]
    if any(each.open for each in found):
        return ""
    return next((each.reason for each in found), GONE)


def _why_not_correct(view: CaseView, about: str) -> str:
    event = next((each for each in view.record.events if str(each.seq) == about), None)
    refused = why_not_correct(view.actor, event, view.record.events) if event else None
    return refused.sentence if refused else ""


def offers_about(names: Names, danger: Danger) -> tuple[OfferBrief, ...]:
    """What the reader can do about one danger."""
    return tuple(
        each
        for each in offered(names)
        if each.open and each.kind in ABOUT_DANGER and each.about.split(" ")[0] == str(danger.seq)
    )


def goes_unanswered(names: Names, duty: DutyId) -> bool:
    """Whether the reader can take the case on because that was not answered in time: then this is
    what they most likely do about it.
    """
    view = names.view
    refused = why_not(view.protocol, view.case, view.actor, "move-up", Subject(name=NO_ANSWER))
    theirs = bool(view.actor.on("raising")) and refused is None
    return theirs and any(each.id == duty for each in view.case.unanswered)


def for_others(names: Names, duty: Owed) -> bool:
    """Whether the reader would record it for somebody else, as the board's business manager."""
    return carrying_out.for_others(names.view.actor, names.protocol.duty(duty.key), duty)
