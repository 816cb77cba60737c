"""A danger that stands, above everything else: short, so that what is next stays in sight."""

from dataclasses import dataclass

from concordat.brief.owed import DangerBrief, OfferBrief
from concordat.brief.reading import Brief
from concordat.pages.acting.about_danger import nobody_rang
from concordat.pages.acting.buttons import action
from concordat.pages.components.values import Action, NextCard, Person
from concordat.pages.dressing.cards import asked_card, awaited_card, person, whom_to_ring

ALL_OF_IT = "All that was said, and who has read it"


@dataclass(frozen=True, slots=True)
class StandingDanger:
    """A danger as the page of its case shows it: what was said, by whom, whom to ring who said so,
    who was rung, how it stands, whom to ring of those who do not answer, what it waits for and what
    was written last. What the reader most likely does is in sight; the rest opens by `opens`.
    """

    key: str
    heading: str
    said: str
    words: str
    state: str
    waits: str
    latest: str
    stater: Person | None
    to_ring: tuple[Person, ...]
    opens: str
    lines: tuple[str, ...]
    first: tuple[Action, ...]
    others: tuple[Action, ...]


def of(brief: Brief) -> tuple[StandingDanger, ...]:
    """Every danger that stands. What is next already asks of the reader isn't offered again."""
    next_asks = brief.asked_first.offer if brief.asked_first else None
    return tuple(_danger(brief, each, next_asks) for each in brief.dangers)


def asked_next(brief: Brief) -> NextCard | None:
    """What the reader is asked about a danger, which comes before everything else, or waits for
    because they said so; None where nothing is.
    """
    asked, awaited = brief.asked_first, brief.awaited
    if asked:
        return asked_card(asked.what, action(brief.view, asked.offer, "first"))
    return awaited_card(awaited, brief.view.now) if awaited else None


def _is_likely(
    brief: Brief, danger: DangerBrief, offer: OfferBrief, next_asks: OfferBrief | None
) -> bool:
    """Whether the reader most likely does that: not what an agency says by the board's officer, nor
    what is being done once their side said so; and nothing beside what is next, but
    that somebody was rung.
    """
    if nobody_rang(brief.view, offer.about):
        return True
    return next_asks not in danger.offers and not (danger.spoke or brief.view.actor.is_officer)


def _danger(brief: Brief, danger: DangerBrief, next_asks: OfferBrief | None) -> StandingDanger:
    offers = [each for each in danger.offers if each != next_asks]
    in_sight = 1 if offers and _is_likely(brief, danger, offers[0], next_asks) else 0
    return StandingDanger(
        key=f"danger-{danger.seq}",
        heading=danger.heading,
        said=f"{danger.said} {danger.rung}",
        words=danger.words,
        state=danger.state,
        waits=danger.waits,
        latest=danger.latest,
        stater=person(danger.stater, brief.view.now) if danger.stater else None,
        to_ring=tuple(whom_to_ring(each) for each in danger.to_ring),
        opens=ALL_OF_IT,
        lines=danger.lines,
        first=tuple(action(brief.view, each, "first") for each in offers[:in_sight]),
        others=tuple(action(brief.view, each, "second") for each in offers[in_sight:]),
    )
