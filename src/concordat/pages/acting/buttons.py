"""What leads to the page of an act: its address, and an offer as a button or with the reason why it
is none.
"""

from typing import Literal
from urllib.parse import urlencode

from django.urls import reverse

from concordat.casework.values import CaseView
from concordat.core.offers import Offer
from concordat.pages.acting.table import PAGES, Name
from concordat.pages.components.values import Action


def address(ref: str, name: Name, about: str = "") -> str:
    """The page of an act."""
    path = reverse(f"act-{name}", args=[ref])
    return f"{path}?{urlencode({'about': about})}" if about else path


def label(view: CaseView, offer: Offer) -> str:
    """The words of the button, a verb first."""
    return PAGES[offer.kind].words(view, offer.about)


def action(
    view: CaseView, offer: Offer, look: Literal["first", "second", "quiet"] = "second"
) -> Action:
    """An offer as a button, or as words with the reason why not."""
    reason = offer.refused.sentence if offer.refused else ""
    href = "" if reason else address(view.ref, offer.kind, offer.about)
    return Action(label(view, offer), href, look, reason)
