"""The other cases that a case is named with, what stands there, and raising again what ended."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from concordat.brief.linked import StandsThere
from concordat.brief.other_cases import OtherCase, how_in_words, in_words
from concordat.brief.reading import Brief
from concordat.brief.view import CaseView
from concordat.core.labels import NOT_TO_REACH
from concordat.core.sentences import TOLD_BY_NOBODY
from concordat.pages.acting.acts.link import LABEL
from concordat.pages.acting.buttons import address
from concordat.pages.components.values import NoticePanel
from concordat.pages.shell import Link


@dataclass(frozen=True, slots=True)
class NamedCase:
    """Another case, how it belongs to this one, and what there is to know of it. `link` is where
    the reader says how they belong together; None where somebody has, or it isn't theirs to say.
    `pass_on` says of danger in this case that whoever raised the other hears nothing by itself; ""
    where there is none, or the same agency raised both.
    """

    ref: str
    href: str
    how: str
    about: str
    link: Link | None = None
    pass_on: str = ""


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
        pass_on=_pass_on(brief, other),
    )


def _pass_on(brief: Brief, other: OtherCase) -> str:
    apart = other.raising_id != brief.view.case.raising.id
    return TOLD_BY_NOBODY if brief.view.case.standing and other.how is not None and apart else ""


def dangers_there(
    brief: Brief, others: Iterable[OtherCase], there: Mapping[str, StandsThere]
) -> tuple[NoticePanel, ...]:
    """That danger stands in another case about the child, each with the way to it."""
    heading = brief.names.said("A child is said to be in immediate danger in another case")
    return tuple(
        NoticePanel(
            heading,
            f"{how_in_words(brief.names, each)} {each.ref}, raised by {each.raising}. {said}",
            "danger",
            _way_to(each.ref),
        )
        for each in others
        for said in (there[each.ref].dangers if each.ref in there else ())
    )


def private_there(
    others: Iterable[OtherCase], there: Mapping[str, StandsThere]
) -> tuple[NoticePanel, ...]:
    """What must be kept private in a case that was linked to this one, each with the way to it."""
    return tuple(
        NoticePanel(f"{NOT_TO_REACH.shown}: {each.ref}", text, "amber", _way_to(each.ref))
        for each in others
        for text in (there[each.ref].keep_private if each.ref in there else ())
    )


def _way_to(ref: str) -> Link:
    return Link(f"Open {ref}", reverse("case", args=[ref]))


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
    """Where the raising side raises an ended matter again, as a case of its own, or the board's
    business manager for whoever of them rang; "" elsewhere.
    """
    if view.case.end is None:
        return ""
    if view.actor.on("raising"):
        return f"{reverse('raise')}?{urlencode({'again': view.ref})}"
    on_the_board = urlencode({"board": view.board.id, "again": view.ref})
    return f"{reverse('raise-for-somebody')}?{on_the_board}" if view.actor.is_officer else ""
