"""The other cases that a case is named with, and raising again what ended."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from concordat.brief.other_cases import OtherCase, how_in_words, in_words
from concordat.brief.reading import Brief
from concordat.brief.view import CaseView
from concordat.pages.acting.acts.link import LABEL
from concordat.pages.acting.buttons import address
from concordat.pages.shell import Link


@dataclass(frozen=True, slots=True)
class NamedCase:
    """Another case, how it belongs to this one, and what there is to know of it. `link` is where
    the reader says how they belong together; None where somebody has, or it isn't theirs to say.
    """

    ref: str
    href: str
    how: str
    about: str
    link: Link | None = None


def linked(brief: Brief, others: Iterable[OtherCase]) -> tuple[NamedCase, ...]:
    """The cases that somebody linked to this one."""
    return tuple(_named(brief, each) for each in others if each.how is not None)


def likely(brief: Brief, others: Iterable[OtherCase]) -> tuple[NamedCase, ...]:
    """The cases that may be about the same child, and that nobody has linked yet."""
    may_link = any(offer.kind == "link" and offer.open for offer in brief.offers)
    return tuple(_named(brief, each, may_link=may_link) for each in others if each.how is None)


def _named(brief: Brief, other: OtherCase, *, may_link: bool = False) -> NamedCase:
    view = brief.view
    return NamedCase(
        ref=other.ref,
        href=reverse("case", args=[other.ref]),
        how=how_in_words(brief.names, other),
        about=in_words(other, view.now),
        link=Link(brief.names.said(LABEL), address(view.ref, "link", other.ref))
        if may_link
        else None,
    )


def how_often(view: CaseView, others: Iterable[OtherCase]) -> str:
    """How many cases there are about the child and how many of them are linked, for the board
    alone; "" elsewhere.
    """
    same = [each for each in others if each.how != "sibling"]
    if not (same and view.actor.is_officer):
        return ""
    linked_ones = sum(each.how is not None for each in same)
    with_it = f"; {linked_ones} of them linked with this one" if linked_ones else ""
    return f"{len(same) + 1} cases are likely to be about this child{with_it}."


def raise_again(view: CaseView) -> str:
    """Where the raising side raises an ended matter again, as a case of its own; "" elsewhere."""
    may = view.case.end is not None and view.actor.on("raising")
    return f"{reverse('raise')}?{urlencode({'again': view.ref})}" if may else ""
