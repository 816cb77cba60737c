"""The pages of raising, in order, and how far a draft has come."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from concordat.core import sentences
from concordat.core.labels import CHILD_VOICE, NOT_TO_REACH
from concordat.pages.raising.draft import AGENCY, CHILD, WHO_RANG, Draft
from concordat.pages.raising.ground import Ground
from concordat.pages.raising.questions import (
    child,
    kept_out,
    matter,
    people,
    rung,
    safety,
    start,
    telling,
    who_rang,
)
from concordat.pages.raising.questions.question import Question

Status = Literal["done", "started", "to do"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of questions. `task` is its line in the task list, `about` the part of the check
    page in which its answers stand; without `needed` the disagreement can be raised and the answer
    added later.
    """

    key: str
    task: str
    form: type[Question]
    about: str
    needed: bool = True


FIRST, WHO, CHILDREN = "First", "Who it is between", "The child"
MATTER, SAFETY = "The disagreement", "Safety"
BEFORE = (
    Page("danger", sentences.ASK_IN_DANGER, start.Danger, FIRST),
    Page("procedure", "Is this the right procedure?", start.Procedure, FIRST),
    Page("board", "Which board, and why", start.WhichBoard, WHO),
)
AGENCIES = Page("agencies", "Which agency you disagree with", people.Agencies, WHO)
AFTER = (
    Page("decision", "What was decided, and when", matter.Decision, MATTER),
    Page("points", "What exactly you disagree about", matter.Points, MATTER),
    Page("kind", "What kind of disagreement it is", matter.KindOf, MATTER),
    Page("reasons", "Your reasons", matter.Reasons, MATTER),
    Page("outcome", "What you want to happen", matter.Outcome, MATTER),
    Page("level", "The level of need", matter.Level, MATTER, needed=False),
    Page("safety", sentences.SAFE_MEANWHILE, safety.Safety, SAFETY),
    Page("keep-from", NOT_TO_REACH.shown, safety.NotToReach, SAFETY, needed=False),
    Page("voice", CHILD_VOICE.shown, safety.Voice, SAFETY, needed=False),
    Page("family", "What the family says", safety.Family, SAFETY, needed=False),
)
RUNG = Page("rung", "Who was rung about the danger", rung.Rung, FIRST)
CALLER = Page(WHO_RANG, "Who rang, and when", who_rang.WhoRang, "Who rang")
KEPT_OUT = Page("kept-out", "Who must not see this", kept_out.KeptOut, SAFETY, needed=False)
TELLING = Page("telling", "How they learn of it", telling.HowTold, WHO, needed=False)
FIXED = {page.key: page for page in (*BEFORE, AGENCIES, *AFTER, TELLING)}
WITH = Page("with", "Who you disagree with", people.With, WHO)
ON_ONE_PAGE = ("decision", "kind", "reasons", "outcome", "safety", "keep-from")
"""What the short way asks after the child and the agency."""


def short_pages(draft: Draft) -> tuple[Page, ...]:
    """The pages that the short way asks as one, in its order."""
    asked = (FIXED[key] for key in ON_ONE_PAGE)
    return (FIXED["board"], WITH, _child(draft.children[0], several=False), *asked)


def pages(draft: Draft, ground: Ground) -> tuple[Page, ...]:
    """Every page that this draft has: one for each child, one for each agency disagreed with. In
    the short way those that it asks, and whatever was added in the long way.
    """
    first = (FIXED["danger"], *_after_danger(draft))
    if draft.short:
        short = short_pages(draft)
        added = (page for page in AFTER if not page.needed and page.key in draft.answers)
        more = (page for page in added if page not in short)
        return (*first, *short, *more, *_telling(draft, ground))
    several = len(draft.children) > 1
    children = [_child(key, several=several) for key in draft.children]
    known = [agency for id_ in draft.answering if (agency := ground.agency(id_))]
    details = [
        Page(f"{AGENCY}{each.id}", f"Who at {each.name}", people.AgencyDetail, WHO)
        for each in known
    ]
    last = _telling(draft, ground)
    return (*first, *BEFORE[1:], *children, AGENCIES, *details, *AFTER, *last)


def _after_danger(draft: Draft) -> Iterator[Page]:
    """What is asked of danger, and of who rang."""
    if draft.one("danger", "danger") == start.IN_DANGER:
        yield RUNG
    if draft.office:
        yield CALLER


def _telling(draft: Draft, ground: Ground) -> tuple[Page, ...]:
    """How they learn of it is asked where raising it here can be how."""
    return (TELLING,) if telling.carried_out(draft, ground) else ()


def find(draft: Draft, ground: Ground, key: str) -> Page | None:
    """The page with that key, even the next child's, which isn't in the draft yet. None if there is
    none.
    """
    if key == KEPT_OUT.key:
        return KEPT_OUT
    if key == f"{CHILD}{len(draft.children) + 1}":
        return _child(key, several=True)
    return next((page for page in pages(draft, ground) if page.key == key), None)


def filled(page: Page, draft: Draft, ground: Ground) -> Question:
    """The page's questions with what was typed so far."""
    return page.form(draft.typed(page.key, ground.on), ground, draft, page.key, short=draft.short)


def place_of(page: Page, draft: Draft, ground: Ground) -> tuple[int, int]:
    """Which question of how many a page is."""
    keys = [each.key for each in pages(draft, ground)]
    number = keys.index(page.key) + 1 if page.key in keys else len(keys) + 1
    return number, max(number, len(keys))


def status(page: Page, draft: Draft, ground: Ground) -> Status:
    """How far a page has come."""
    if page.key not in draft.answers:
        return "to do"
    return "done" if filled(page, draft, ground).is_right else "started"


def after(page: Page, draft: Draft, ground: Ground) -> Page | None:
    """The first page after this one that is not done; None if none is left and the answers can be
    checked.
    """
    all_pages = pages(draft, ground)
    place = next((n for n, each in enumerate(all_pages) if each.key == page.key), -1)
    return next(
        (each for each in all_pages[place + 1 :] if status(each, draft, ground) != "done"), None
    )


def missing(draft: Draft, ground: Ground) -> tuple[Page, ...]:
    """The pages that must be answered before it can be raised, and any page answered in part."""
    return tuple(
        page
        for page in pages(draft, ground)
        if (state := status(page, draft, ground)) != "done" and (page.needed or state == "started")
    )


def _child(key: str, *, several: bool) -> Page:
    number = key.removeprefix(CHILD)
    return Page(key, f"Child {number}" if several else "The child", child.Child, CHILDREN)
