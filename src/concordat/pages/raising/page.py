"""What the pages of raising show, as frozen values."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from concordat.brief.words import when
from concordat.casework.drafts import DraftCard
from concordat.core.identity import initials
from concordat.core.protocol import Kind
from concordat.core.wording import joined
from concordat.pages.components import fields
from concordat.pages.components.fields import FieldProblem
from concordat.pages.components.lists import AnswerRow, Task
from concordat.pages.components.values import ClauseWords, NextCard, Person
from concordat.pages.dressing.drafts import NOTHING_YET
from concordat.pages.dressing.elsewhere import CONDUCT, Instead, to_another
from concordat.pages.raising import journey, ring
from concordat.pages.raising.draft import AGENCY, CHILD, WHO_RANG, Draft
from concordat.pages.raising.ground import Ground
from concordat.pages.raising.questions.child import Child
from concordat.pages.raising.questions.kept_out import gone
from concordat.pages.raising.questions.question import Question

BESIDE = (
    "If you also disagree with a decision of another agency, that can be raised here beside it."
)
WRITING = frozenset(page.key for page in journey.AFTER)
UNNUMBERED = ("danger", WHO_RANG, journey.KEPT_OUT.key)
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
    """One page of questions. `place` says which it is of how many. `heading` is "" where the only
    question is the heading. `add` and `remove` are the words of the buttons for another child and
    for leaving this one out, or "".
    """

    place: str
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
    """A draft that can be continued, named by the child's initials and the agency."""

    href: str
    label: str
    kept: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page on which the answers are checked."""

    heading: str
    answers: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True)
class RaisedPage:
    """The end of raising: the reference, who was told, what is owed now, what follows it, and what
    to say on the telephone. Where the reader only wrote it down, `for_whom` names who rang, and
    there is nothing to `say`. `unsafe` says that nothing keeps the child safe, `in_danger` that
    there is danger; or ""; `leads` are then whom the raiser tells in their own
    agency.
    """

    ref: str
    case: str
    for_whom: str
    told: tuple[str, ...]
    cards: tuple[NextCard, ...]
    then: tuple[str, ...]
    say: str
    unsafe: str
    in_danger: str
    emergency: str
    leads: tuple[Person, ...] = ()


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
    number, of = journey.place_of(page, draft, ground)
    return QuestionPage(
        place=f"Question {number} of {of}" if page.key not in UNNUMBERED else "",
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


def sections(draft: Draft, ground: Ground) -> tuple[Section, ...]:
    """Every question that was asked, with its answer and a link to change it. A page answered in
    part shows everything it asks, so that what is missing is seen. How they learn of it is shown
    also where nobody was there to change it.
    """
    found: dict[str, list[AnswerRow]] = {}
    for page in journey.pages(draft, ground):
        if page.key in draft.answers or page is journey.TELLING:
            found.setdefault(page.about, []).extend(_answers(page, draft, ground))
    return tuple(Section(ground.said(about), tuple(rows)) for about, rows in found.items() if rows)


def _answers(page: journey.Page, draft: Draft, ground: Ground) -> list[AnswerRow]:
    about = f"{ground.said(page.task)}: " if _is_one_of_several(page, draft) else ""
    form = journey.filled(page, draft, ground)
    asked = form.told()
    answered = [(question, answer) for question, answer in asked if answer]
    listed = answered if draft.short else asked
    if draft.short and page in journey.short_pages(draft) and form.fields:
        change = f"{reverse('raise-short', args=[draft.id])}#{fields.field_id(form.fields[0])}"
    else:
        change = f"{address(draft, page)}?then=check"
    return [AnswerRow(f"{about}{question}", answer, change) for question, answer in listed]


def _is_one_of_several(page: journey.Page, draft: Draft) -> bool:
    several = ((CHILD, draft.children), (AGENCY, draft.answering))
    return any(page.key.startswith(each) and len(those) > 1 for each, those in several)


def kept_out(draft: Draft, ground: Ground) -> tuple[AnswerRow, ...]:
    """Who must not see it, as far as that was answered."""
    form = journey.filled(journey.KEPT_OUT, draft, ground)
    if not gone(draft, ground):
        return ()
    change = address(draft, journey.KEPT_OUT)
    return tuple(AnswerRow(question, answer, change) for question, answer in form.told())


def about(draft: Draft, ground: Ground) -> str:
    """What a draft is called: for whom it is written, where somebody rang; the initials of the
    child or children, and the agencies. "" while nothing was written in it.
    """
    if not any(draft.answers[key] for key in draft.answers.keys() - {"danger"}):
        return ""
    rang = f"For {ground.caller.name}" if ground.caller else ""
    forms = (journey.filled(page, draft, ground) for page in journey.pages(draft, ground))
    named = [form.name.value for form in forms if isinstance(form, Child)]
    children = joined(initials(name) for name in named if name)
    agencies = [known.name for each in draft.answering if (known := ground.agency(each))]
    named_in_it = (rang, children, joined(agencies))
    return " · ".join(filter(None, named_in_it)) or "Nobody named yet"


def address(draft: Draft, page: journey.Page) -> str:
    """Where a page of a draft is."""
    return reverse("raise-page", args=[draft.id, page.key])


def begun(card: DraftCard, now: datetime) -> Started:
    """A line of the list of drafts."""
    there = reverse("raise-go-on", args=[card.id])
    return Started(there, card.about or NOTHING_YET, f"kept at {when(card.kept, now)}")


def instead(other: Kind, draft: Draft, ground: Ground) -> Instead:
    """Where to go with what this procedure isn't for."""
    back = reverse("raise-page", args=[draft.id, "procedure"])
    return _to_another(other, ground, back, "Change the answer")


def about_conduct(ground: Ground, back: str) -> Instead:
    """Where to go with a worry about a person's conduct."""
    return _to_another(CONDUCT, ground, back, "Go back")


def _to_another(other: Kind, ground: Ground, back: str, way_back: str) -> Instead:
    known = ground.contacts
    return to_another(other, known, ground.said, beside=BESIDE, back=back, way_back=way_back)
