"""The cases in which danger stands, above every list: what is asked of the reader comes first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from concordat.brief.danger import dangers
from concordat.brief.names import Names
from concordat.brief.owed import DangerBrief
from concordat.casework import queries, values
from concordat.pages.components.values import NoticePanel, Person
from concordat.pages.dressing.cards import whom_to_ring
from concordat.pages.dressing.lists import in_danger, parties
from concordat.pages.dressing.ringing import answers_now_at
from concordat.pages.shell import Link
from concordat.people.values import Contact

UNREADABLE = (
    "What is asked of you can't be told, because the record of this case is damaged: ring the "
    "people who act in it."
)


@dataclass(frozen=True, slots=True)
class StandingDanger:
    """A case in which danger stands, in red, what the reader is asked to do now and, where nobody
    answers, whom to ring: those who were asked, and the number that `answers` now.
    """

    panel: NoticePanel
    asks: tuple[Link, ...]
    to_ring: tuple[Person, ...] = ()
    answers: Contact | None = None


def standing(person: str, now: datetime) -> tuple[StandingDanger, ...]:
    """Every case with a part of theirs in which danger stands, each with the way to it."""
    return tuple(_standing(line, person, now) for line in queries.in_danger(person, now))


def _standing(line: values.InDanger, person: str, now: datetime) -> StandingDanger:
    view = queries.glimpsed(line.ref, person, now)
    found = dangers(Names(view)) if view else ()
    unread = [sentence for each in found for sentence in each.unread] if view else [UNREADABLE]
    rung = [each.rung for each in found]
    waits = [each.waits for each in found if each.waits]
    came = [each.came for each in found if each.came]
    text = "\n\n".join((parties(line.about), *_how_many(found), *came, *rung, *unread, *waits))
    links = tuple(link for each in found for link in _asks(line.ref, each, several=len(found) > 1))
    label = "See what is asked of you" if links else "See what was said"
    case = Link(f"{label}: case {line.ref}", reverse("case", args=[line.ref]))
    ring = dict.fromkeys(whom_to_ring(to) for each in found for to in each.to_ring)
    panel = NoticePanel(in_danger(line, now), text, "danger", case)
    answers = answers_now_at(line.board, now) if ring else None
    return StandingDanger(panel, links, (*ring,), answers)


def _how_many(found: tuple[DangerBrief, ...]) -> Iterator[str]:
    """That danger was said more than once, and when; nothing where it was said once."""
    if len(found) > 1:
        said = "; ".join(each.said.removesuffix(".") for each in found)
        yield f"It was said {len(found)} times, and each needs its own answer: {said}."


def _asks(ref: str, danger: DangerBrief, *, several: bool) -> Iterator[Link]:
    """The page on which the reader does what is asked of them; of which danger, where several
    stand.
    """
    which = f", of what was said {danger.said.removesuffix('.')}" if several else ""
    for each in danger.asked:
        page = reverse(f"act-{each.kind}", args=[ref])
        about = urlencode({"about": each.about})
        yield Link(f"{each.sentence}{which}: case {ref}", f"{page}?{about}")
