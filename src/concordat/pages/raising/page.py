"""What the pages of raising show, as frozen values."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from concordat.brief.words import counted, when
from concordat.core.protocol import Kind
from concordat.pages.components import fields
from concordat.pages.components.fields import FieldProblem
from concordat.pages.components.lists import AnswerRow, Task
from concordat.pages.components.values import ClauseWords, NextCard, Person
from concordat.pages.raising import journey, ring
from concordat.pages.raising.draft import AGENCY, CHILD, Draft
from concordat.pages.raising.ground import Ground
from concordat.pages.raising.questions.question import Question
from concordat.people.values import Contact

CONTACTS = {"allegation": ("allegations",)}
WRITING = frozenset(page.key for page in journey.AFTER)
WORDS_ASKED_FOR = frozenset({"points", "reasons", "outcome"})


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What the procedure asks people to say, and the clauses that ask for it, in their own
    words.
    """

    needs: tuple[str, ...]
    clauses: tuple[ClauseWords, ...]


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One page of questions. `heading` is "" where the only question is the heading. `add` and
    `remove` are the words of the buttons for another child and for leaving this one out, or "".
    """

    heading: str
    fields: tuple[fields.Field, ...]
    problems: tuple[FieldProblem, ...]
    ring: tuple[Person, ...]
    asked_for: AskedFor | None
    add: str
    remove: str
    is_points: bool


@dataclass(frozen=True, slots=True)
class Started:
    """A draft that can be continued. It shows no names, only when it was begun and how far it
    got.
    """

    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Instead:
    """Another procedure that is the right one, and whom to ring about it."""

    title: str
    use: str
    contacts: tuple[Contact, ...]
    back: str


@dataclass(frozen=True, slots=True)
class RaisedPage:
    """The end of raising: the reference, what is owed now, what follows it, and what to say on the
    telephone. `unsafe` says that nothing keeps the child safe, `in_danger` that there is danger; or
    "".
    """

    ref: str
    case: str
    cards: tuple[NextCard, ...]
    then: tuple[str, ...]
    say: str
    unsafe: str
    in_danger: str
    emergency: str


def step(
    page: journey.Page, form: Question, draft: Draft, ground: Ground, *, checked: bool
) -> QuestionPage:
    """The page of one question. `checked` shows what has to be put right."""
    shown = form.shown()
    found = form.problems if checked else ()
    needs, clauses = ring.asked_for(ground.protocol, draft.one("kind", "route"))
    is_child = page.key.startswith(CHILD)
    removable = is_child and len(draft.children) > 1 and page.key in draft.answers
    asked_for = AskedFor(needs, tuple(ClauseWords(each.at, each.text) for each in clauses))
    return QuestionPage(
        heading=form.asks,
        fields=shown,
        problems=found,
        ring=ring.whom(draft, ground) if page.key in WRITING else (),
        asked_for=asked_for if page.key in WORDS_ASKED_FOR and asked_for.needs else None,
        add=ground.said("Save and add another child") if is_child else "",
        remove=ground.said("Leave this child out") if removable else "",
        is_points=page.key == "points",
    )


def tasks(draft: Draft, ground: Ground) -> tuple[Task, ...]:
    """The task list of a draft."""
    listed = [
        Task(
            ground.said(page.task),
            address(draft, page),
            "" if page.needed else "You can add this later",
            journey.status(page, draft, ground),
        )
        for page in journey.pages(draft, ground)
    ]
    ready = not journey.missing(draft, ground)
    check = reverse("raise-check", args=[draft.id]) if ready else ""
    return (
        *listed,
        Task("Check your answers and raise it", check, status="to do" if ready else "not yet"),
    )


def answers(draft: Draft, ground: Ground) -> tuple[AnswerRow, ...]:
    """Every question with its answer and a link to change it. A page answered in part shows
    everything it asks, so that what is missing is seen; a page not answered at all shows only that.
    """
    found = []
    repeated = tuple(
        each
        for each, those in ((CHILD, draft.children), (AGENCY, draft.answering))
        if len(those) > 1
    )
    for page in journey.pages(draft, ground):
        change = f"{address(draft, page)}?then=check"
        about = f"{ground.said(page.task)}: " if page.key.startswith(repeated) else ""
        asked = journey.filled(page, draft, ground).told()
        answered = [(question, answer) for question, answer in asked if answer]
        listed = asked if answered else [(ground.said(page.task), "")]
        found += [AnswerRow(f"{about}{question}", answer, change) for question, answer in listed]
    return tuple(found)


def address(draft: Draft, page: journey.Page) -> str:
    """Where a page of a draft is."""
    return reverse("raise-page", args=[draft.id, page.key])


def begun(draft: Draft, kept: datetime, now: datetime) -> Started:
    """A line of the list of drafts: how many agencies it names and its time, never the child."""
    far = counted(len(draft.answers), "page", "pages")
    return Started(
        reverse("raise-tasks", args=[draft.id]), f"Kept at {when(kept, now)}, {far} answered"
    )


def instead(other: Kind, draft: Draft, ground: Ground) -> Instead:
    """Where to go with what this procedure isn't for. An allegation has contacts of its own."""
    contacts = tuple(
        contact for contact in ground.contacts if contact.sort in CONTACTS.get(other.key, ())
    )
    return Instead(
        other.title, other.use or "", contacts, reverse("raise-page", args=[draft.id, "procedure"])
    )
