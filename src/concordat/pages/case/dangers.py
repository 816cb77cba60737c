"""A danger that stands, above everything else: short, so that what is next stays in sight."""

from collections.abc import Iterator
from dataclasses import dataclass

from concordat.brief.owed import DangerBrief, Deadline, OfferBrief
from concordat.brief.reading import Brief
from concordat.pages.acting.buttons import action
from concordat.pages.components.values import Action, NextCard

ALL_OF_IT = "All that was said, and who has read it"
UNREAD = "No answer yet: see who to ring"


@dataclass(frozen=True, slots=True)
class StandingDanger:
    """A danger as the page of its case shows it: what was said, by whom, and who was rung. What the
    reader most likely does is in sight; the rest opens by `opens`.
    """

    key: str
    heading: str
    said: str
    words: str
    opens: str
    lines: tuple[str, ...]
    first: tuple[Action, ...]
    others: tuple[Action, ...]


def of(brief: Brief) -> tuple[StandingDanger, ...]:
    """Every danger that stands. What is next already asks of the reader isn't offered again."""
    next_asks = _asked(brief)
    return tuple(_danger(brief, each, next_asks) for each in brief.dangers)


def asked_next(brief: Brief) -> NextCard | None:
    """That the reader is to say that they have read it, by when; None where that is not asked."""
    for danger, offer in _asks(brief):
        sentence = next(each.sentence for each in danger.to_read if each.about == offer.about)
        words = Deadline(strength="", words="This comes first")
        return NextCard("danger", sentence, words, actions=(action(brief.view, offer, "first"),))
    return None


def _asked(brief: Brief) -> OfferBrief | None:
    return next((offer for _, offer in _asks(brief)), None)


def _asks(brief: Brief) -> Iterator[tuple[DangerBrief, OfferBrief]]:
    for danger in brief.dangers:
        asked = {each.about for each in danger.to_read}
        yield from ((danger, offer) for offer in danger.offers if offer.about in asked)


def _danger(brief: Brief, danger: DangerBrief, next_asks: OfferBrief | None) -> StandingDanger:
    offers = [each for each in danger.offers if each != next_asks]
    in_sight = 0 if next_asks in danger.offers else 1
    return StandingDanger(
        key=f"danger-{danger.seq}",
        heading=danger.heading,
        said=f"{danger.said} {danger.rung}",
        words=danger.words,
        opens=UNREAD if danger.unread else ALL_OF_IT,
        lines=danger.lines,
        first=tuple(action(brief.view, each, "first") for each in offers[:in_sight]),
        others=tuple(action(brief.view, each, "second") for each in offers[in_sight:]),
    )
