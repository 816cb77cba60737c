"""What the reader can do in a case besides what is owed: the likely first, the rare after it."""

from dataclasses import replace

from concordat.brief.offering import ABOUT_DANGER, goes_unanswered
from concordat.brief.owed import DutyBrief, OfferBrief
from concordat.brief.reading import Brief
from concordat.core import sentences
from concordat.core.acts import NO_ANSWER, ActKind
from concordat.pages.acting.buttons import action, address
from concordat.pages.components.values import Action

ELSEWHERE: tuple[ActKind, ...] = ("safety", "move-up", "add", "link", *ABOUT_DANGER)
"""Offered in a place of their own on the page."""
FIRST: tuple[ActKind, ...] = ("risk", "confirm-child", "note", "action", "ask-meeting")
"""What is done most, danger before everything."""
SELDOM: frozenset[ActKind] = frozenset(
    {
        "advised",
        "alongside",
        "ask-companion",
        "correct-child",
        "fact",
        "local-figure",
        "misdirected",
        "no-further",
        "opened-in-error",
        "support",
        "take-over",
        "use",
        "withdraw",
    }
)


def often(brief: Brief, others: list[OfferBrief]) -> tuple[Action, ...]:
    """What is likely to be done, in the order in which it is."""
    likely = [offer for offer in _possible(others) if not _is_seldom(brief, offer)]
    in_order = sorted(likely, key=_place)
    return tuple(action(brief.view, offer, "quiet") for offer in in_order)


def seldom(brief: Brief, others: list[OfferBrief]) -> tuple[Action, ...]:
    """What is rarely done."""
    rare = (offer for offer in _possible(others) if _is_seldom(brief, offer))
    return tuple(action(brief.view, offer, "quiet") for offer in rare)


def _is_seldom(brief: Brief, offer: OfferBrief) -> bool:
    """Whether it is rarely done. To say who made the decision is asked, until somebody has."""
    party = brief.view.case.party(offer.about) if offer.kind == "take-over" else None
    return offer.kind in SELDOM and not (party and party.person is None)


def cannot(brief: Brief, others: list[OfferBrief]) -> tuple[Action, ...]:
    """What the reader can't do, with the reason; all grounds for moving up count as one."""
    refused = [offer for offer in others if not offer.open]
    ups = [offer for offer in refused if offer.kind == "move-up"]
    none_holds = not any(offer.open and offer.kind == "move-up" for offer in others)
    rest = [action(brief.view, offer, "quiet") for offer in refused if offer not in ups]
    return (*(_move_up(brief, ups) if none_holds else ()), *rest)


def to_fill(brief: Brief) -> tuple[Action, ...]:
    """Roles whose holder stepped aside, for whoever says who acts in them."""
    left = {each.post for each in brief.view.case.vacated}
    named = (each for each in brief.offers if each.kind == "bring-in" and each.about in left)
    return tuple(action(brief.view, offer, "second") for offer in named if offer.open)


def on_the_ladder(brief: Brief) -> tuple[Action, ...]:
    """Moving up, which the side that may do it always sees."""
    ups = [offer for offer in brief.offers if offer.kind == "move-up"]
    actor = brief.view.actor
    return _move_up(brief, ups) if actor.on("raising") or actor.is_officer else ()


def with_the_ladder(
    brief: Brief, duty: DutyBrief, actions: tuple[Action, ...]
) -> tuple[Action, ...]:
    """What can be done about what is next, with moving up: first of all where that was not answered
    in time, else last.
    """
    ups = on_the_ladder(brief)
    if not goes_unanswered(brief.names, duty.id):
        return (*actions, *ups)
    others = (replace(each, look="second") if each.look == "first" else each for each in actions)
    return (*(replace(each, look="first") for each in ups), *others)


def _possible(others: list[OfferBrief]) -> list[OfferBrief]:
    return [offer for offer in others if offer.open and offer.kind not in ELSEWHERE]


def _place(offer: OfferBrief) -> int:
    return FIRST.index(offer.kind) if offer.kind in FIRST else len(FIRST)


def _move_up(brief: Brief, ups: list[OfferBrief]) -> tuple[Action, ...]:
    """One button for all grounds; the page asks which. If no ground applies, the reason why not."""
    possible = [offer for offer in ups if offer.open]
    if not ups:
        return ()
    if not possible:
        return (Action(sentences.MOVE_UP, look="quiet", reason=ups[0].reason),)
    late = any(offer.about == NO_ANSWER for offer in possible)
    label = "Move up a step: no answer" if late else "Move up a step early"
    there = address(brief.view.ref, "move-up")
    return (Action(label, there, "second" if late else "quiet"),)
