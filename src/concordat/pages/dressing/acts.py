"""Where an act is done, and an offer as a button."""

from typing import Literal
from urllib.parse import urlencode

from django.urls import reverse

from concordat.brief.values import OfferBrief
from concordat.pages.components.values import Action


def address(ref: str, kind: str, about: str = "") -> str:
    """The page of an act."""
    path = reverse(f"act-{kind}", args=[ref])
    return f"{path}?{urlencode({'about': about})}" if about else path


def action(
    ref: str, offer: OfferBrief, look: Literal["first", "second", "quiet"] = "second"
) -> Action:
    """An offer as a button, or as words with the reason why not."""
    href = address(ref, offer.kind, offer.about) if offer.open else ""
    return Action(offer.label, href, look, offer.reason)
