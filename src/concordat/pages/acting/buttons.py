"""Links to the page of an act: its address, and an offer as a button or with the reason why not."""

from typing import Literal
from urllib.parse import urlencode

from django.urls import reverse

from concordat.brief.owed import OfferBrief
from concordat.brief.view import CaseView
from concordat.core.acts import ActKind
from concordat.pages.acting.table import PAGES
from concordat.pages.components.values import Action


def address(ref: str, kind: ActKind, about: str = "") -> str:
    """The page of an act."""
    path = reverse(f"act-{kind}", args=[ref])
    return f"{path}?{urlencode({'about': about})}" if about else path


def label(view: CaseView, offer: OfferBrief) -> str:
    """The words of the button, beginning with a verb."""
    return offer.label or PAGES[offer.kind].words(view, offer.about)


def action(
    view: CaseView, offer: OfferBrief, look: Literal["first", "second", "quiet"] = "second"
) -> Action:
    """An offer as a button, or as words with the reason why not."""
    href = address(view.ref, offer.kind, offer.about) if offer.open else ""
    return Action(label(view, offer), href, look, offer.reason)
