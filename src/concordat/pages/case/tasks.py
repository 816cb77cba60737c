"""Which of the things that a reader can do belong to which task, and are shown with it."""

from typing import Literal

from concordat.brief.owed import DutyBrief, OfferBrief
from concordat.brief.reading import Brief
from concordat.core.protocol import DECIDE_ON_GIVING_UP, KEEP_SAFE, LOOKING, NOT_TAKEN_ON
from concordat.pages.acting.buttons import action
from concordat.pages.case.actions import ABOUT_ACTIONS, ANSWERS
from concordat.pages.components.values import Action

FOR_A_DUTY = (
    *("done", "appoint", "say", "confirm", "remind", "set-date", "local-figure"),
    *("hand-on", "hand-on-answer"),
)
BECOMES_OF_IT = ("action-change", "action-drop")
"""What can be done, beside keeping it, about an action that wasn't taken on."""
FIRST = ("done", "appoint", "say", "confirm", "hand-on-answer")


def for_duty(brief: Brief, duty: DutyBrief) -> tuple[Action, ...]:
    """What can be done about one duty, if it would be accepted: what does it, then the rest. Only
    what the reader owes, or records for whoever does, stands out.
    """
    about = [offer for offer in brief.offers if offer.open and _is_about(brief, offer, duty)]
    does_it = [offer for offer in about if offer.kind in (*FIRST, *ANSWERS, *BECOMES_OF_IT)]
    does_it.sort(key=lambda offer: offer.kind != "keep-going")  # before letting it end
    rest = [offer for offer in about if offer not in does_it]
    return (
        *(action(brief.view, offer, _look(offer, duty)) for offer in does_it),
        *(action(brief.view, offer, "second") for offer in rest),
    )


def _look(offer: OfferBrief, duty: DutyBrief) -> Literal["first", "second"]:
    asked = duty.mine or duty.for_others or offer.kind == "hand-on-answer"
    return "first" if asked else "second"


def _is_about(brief: Brief, offer: OfferBrief, duty: DutyBrief) -> bool:
    spec = brief.view.protocol.duty(duty.id.key)
    if offer.kind in ("say", "confirm"):
        return spec.act == offer.kind and offer.about == duty.id.agency
    if offer.kind in ANSWERS:
        return duty in _answered_by(brief, offer)
    if offer.kind in BECOMES_OF_IT:
        about_it = duty.id.key == NOT_TAKEN_ON.key and offer.about == duty.id.action
        return about_it and (duty.mine or duty.for_others)
    if offer.kind == "hand-on-answer":
        return offer.about in duty.handed_in
    return offer.kind in FOR_A_DUTY and offer.about == str(duty.id)


def _answered_by(brief: Brief, offer: OfferBrief) -> list[DutyBrief]:
    """The tasks that an offer answers: of several alike, the reader's own."""
    asking = [
        duty
        for duty in brief.duties
        if _asks(brief, duty) == ANSWERS[offer.kind] and offer.about == _what_about(duty)
    ]
    mine = [duty for duty in asking if duty.mine]
    return mine or [duty for duty in asking if duty.for_others]


def _asks(brief: Brief, duty: DutyBrief) -> str:
    """What a task asks for: whoever looks at what is given up may keep it going, too."""
    if duty.id.key in LOOKING:
        return DECIDE_ON_GIVING_UP.act
    return brief.view.protocol.duty(duty.id.key).act


def _what_about(duty: DutyBrief) -> str:
    """What its answer is about: an action, a child, an entry or, of a safety plan, whose it is."""
    if duty.id.key == KEEP_SAFE.key:
        return duty.id.agency
    return duty.id.action or duty.id.about


def is_beside_a_duty(brief: Brief, offer: OfferBrief) -> bool:
    """Whether an offer is shown with its duty rather than among everything else that can be
    done.
    """
    if offer.kind in ABOUT_ACTIONS:
        return True
    if offer.kind in ANSWERS:
        return offer.open and bool(_answered_by(brief, offer))
    if offer.kind not in FOR_A_DUTY or not offer.open:
        return offer.kind in FOR_A_DUTY
    return any(_is_about(brief, offer, duty) for duty in brief.duties)
