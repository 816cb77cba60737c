"""What is asked of the reader about a danger that stands: next, before everything else."""

from concordat.brief.reading import Brief
from concordat.brief.values import Deadline
from concordat.pages.acting.buttons import action
from concordat.pages.components.values import NextCard


def card(brief: Brief) -> NextCard | None:
    """That the reader is to say that they have read it, by when; None where that is not asked."""
    for danger in brief.dangers:
        for asked in danger.to_read:
            offers = [offer for offer in danger.offers if offer.about == asked.about]
            says_so = tuple(action(brief.view, offer, "first") for offer in offers[:1])
            words = Deadline(strength="", words=danger.heading)
            return NextCard("danger", asked.sentence, words, actions=says_so)
    return None
