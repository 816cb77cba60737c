"""The pages of raising, in order, and how far a draft has come."""

from dataclasses import dataclass
from typing import Literal

from concordat.pages.raising.draft import AGENCY, CHILD, Draft
from concordat.pages.raising.ground import Ground
from concordat.pages.raising.questions import matter, people, safety, start
from concordat.pages.raising.questions.question import Question

Status = Literal["done", "started", "to do"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of questions. `task` is its line in the task list; without `needed` the disagreement
    can be raised and the answer added later.
    """

    key: str
    task: str
    form: type[Question]
    needed: bool = True


BEFORE = (
    Page("danger", "Is a child in immediate danger?", start.Danger),
    Page("procedure", "Is this the right procedure?", start.Procedure),
    Page("board", "Which board, and why", start.WhichBoard),
)
AGENCIES = Page("agencies", "Which agency you disagree with", people.Agencies)
AFTER = (
    Page("decision", "What was decided, and when", matter.Decision),
    Page("points", "What exactly you disagree about", matter.Points),
    Page("kind", "What kind of disagreement it is", matter.KindOf),
    Page("reasons", "Your reasons", matter.Reasons),
    Page("outcome", "What you want to happen", matter.Outcome),
    Page("level", "The level of need", matter.Level, needed=False),
    Page("safety", "What keeps the child safe meanwhile", safety.Safety),
    Page("voice", "What the child says or shows", safety.Voice, needed=False),
    Page("family", "What the family knows", safety.Family, needed=False),
)
FIXED = {page.key: page for page in (*BEFORE, AGENCIES, *AFTER)}


def pages(draft: Draft, ground: Ground) -> tuple[Page, ...]:
    """Every page that this draft has: one for each child, one for each agency disagreed with."""
    several = len(draft.children) > 1
    children = [_child(key, several=several) for key in draft.children]
    known = [agency for id_ in draft.answering if (agency := ground.agency(id_))]
    details = [
        Page(f"{AGENCY}{each.id}", f"Who at {each.name}", people.AgencyDetail) for each in known
    ]
    return (*BEFORE, *children, AGENCIES, *details, *AFTER)


def find(draft: Draft, ground: Ground, key: str) -> Page | None:
    """The page with that key, even the next child's, which isn't in the draft yet. None if there is
    none.
    """
    if key == f"{CHILD}{len(draft.children) + 1}":
        return _child(key, several=True)
    return next((page for page in pages(draft, ground) if page.key == key), None)


def filled(page: Page, draft: Draft, ground: Ground, *, short: bool = False) -> Question:
    """The page's questions with what was typed so far."""
    return page.form(draft.typed(page.key, ground.on), ground, draft, page.key, short=short)


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
    return Page(key, f"Child {number}" if several else "The child", people.Child)
