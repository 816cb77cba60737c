"""What was agreed or decided, with what can be said of each action."""

from collections.abc import Mapping
from dataclasses import dataclass

from concordat.brief.reading import Brief
from concordat.brief.values import ActionRow
from concordat.core.acts import ActKind
from concordat.core.protocol import (
    ACCEPT,
    CHECK,
    DECIDE_ON_GIVING_UP,
    IDENTIFY,
    KEEP_SAFE,
    SAY_WHEN,
)
from concordat.pages.acting.buttons import action
from concordat.pages.components.values import Action

ANSWERS: Mapping[ActKind, str] = {
    "action-answer": ACCEPT.act,
    "action-confirm": CHECK.act,
    "correct-child": IDENTIFY.act,
    "same-child": IDENTIFY.act,
    "keep-going": DECIDE_ON_GIVING_UP.act,
    "safety": KEEP_SAFE.act,
    "confirm-time": SAY_WHEN.act,
}
"""What answers the tasks that are about one action, one child or one entry."""
ABOUT_ACTIONS: tuple[ActKind, ...] = (
    "action-answer",
    "action-confirm",
    "action-change",
    "action-drop",
    "action-pass-on",
)


@dataclass(frozen=True, slots=True)
class FollowedAction:
    """One action, and the buttons of whoever may say something of it."""

    row: ActionRow
    can: tuple[Action, ...]


def followed(brief: Brief) -> tuple[FollowedAction, ...]:
    """Every action of the case, those that are still followed first."""
    return tuple(FollowedAction(row, _can(brief, row)) for row in brief.actions)


def _can(brief: Brief, row: ActionRow) -> tuple[Action, ...]:
    return tuple(
        action(brief.view, offer, "quiet")
        for offer in brief.offers
        if offer.kind in ABOUT_ACTIONS and offer.about == row.id and offer.open
    )
