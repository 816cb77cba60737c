"""What has to be said now, on one page: the journey's own questions, shortened."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from concordat.pages.components import fields
from concordat.pages.components.fields import Field, FieldProblem
from concordat.pages.components.values import Person
from concordat.pages.forms.typed import Typed
from concordat.pages.raising import journey, ring
from concordat.pages.raising.draft import AGENCY, Boxes, Draft
from concordat.pages.raising.ground import Ground
from concordat.pages.raising.questions.people import NOT_KNOWN, With
from concordat.pages.raising.questions.question import Question

EVERYTHING: tuple[type[Question], ...] = (Question,)
WHOM: tuple[type[Question], ...] = (With,)
CHOSEN = "with"
CHOSEN_ABOVE = "board"  # by the address of the page, because the other questions depend on it


@dataclass(frozen=True, slots=True)
class Part:
    """The questions of the page that stand under one heading. Those in `more` are closed until
    somebody opens them, or answered one. `is_who`: it asks who is disagreed with.
    """

    heading: str
    fields: tuple[Field, ...]
    more: tuple[Field, ...]
    is_open: bool
    is_who: bool


class Single:
    """The questions of the page, filled from a draft. What was left empty is a mistake only where
    it was `checked`: nothing of it, `WHOM` alone, or `EVERYTHING`.
    """

    def __init__(self, draft: Draft, place: Ground, checked: Sequence[type[Question]] = ()) -> None:
        self.draft, self.place, self.checked = draft, place, tuple(checked)
        self._pages = journey.short_pages(draft)
        self.forms = tuple(journey.filled(page, draft, place) for page in self._pages)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The questions as components, in the parts of the check page."""
        found: dict[str, list[Question]] = {}
        for page, form in zip(self._pages, self.forms, strict=True):
            found.setdefault(page.about, []).append(form)
        parts = (self._part(about, forms) for about, forms in found.items())
        return tuple(part for part in parts if part.fields or part.is_who)

    def _part(self, about: str, forms: Sequence[Question]) -> Part:
        shown = [(form, field) for form in forms for field in form.shown(headed=False)]
        asked = [
            (form.folded, field if self._is_checked(form) else _unchecked(field))
            for form, field in shown
            if field.name != CHOSEN_ABOVE
        ]
        return Part(
            self.place.said(about),
            tuple(field for folded, field in asked if field.name not in folded),
            tuple(field for folded, field in asked if field.name in folded),
            is_open=any(map(_is_answered, forms)),
            is_who=about == journey.WHO,
        )

    def _is_checked(self, form: Question) -> bool:
        return isinstance(form, self.checked)

    @property
    def ring(self) -> tuple[Person, ...]:
        """Whom to ring before writing, of the agency and service chosen; () where none is yet."""
        form = next(each for each in self.forms if isinstance(each, With))
        try:
            chosen = form.at_length()
        except LookupError:
            return ()
        draft = self.draft
        for page, boxes in chosen.items():
            draft = draft.with_answers(page, boxes)
        return ring.whom(draft, self.place)

    @property
    def speaks_first(self) -> bool:
        """Whether the procedure begins with the two sides speaking to each other."""
        return ring.speaks_first(self.place.protocol, self.draft.one("kind", "route"))

    def problems(self) -> tuple[FieldProblem, ...]:
        """What has to be put right of what was checked, in the page's order; () when nothing
        has.
        """
        checked = filter(self._is_checked, self.forms)
        return tuple(problem for form in checked for problem in form.problems)


def as_sent(typed: Typed, begun: Draft, place: Ground) -> Draft:
    """The draft with what the page sent. What the long way asks too is answered there as well. What
    was answered only there stays, and the draft stays at length with it.
    """
    longer = says_more(begun, place)
    draft = begun.in_short()
    for page in journey.short_pages(draft):
        form = page.form(typed, place, draft, page.key, short=True)
        draft = draft.with_answers(page.key, _beside(draft, page.key, form) | form.kept())
        if isinstance(form, With) and form.is_right and not longer:
            for key, boxes in form.at_length().items():
                draft = draft.with_answers(key, boxes)
    return draft.at_length() if longer else draft


def shortened(draft: Draft, place: Ground) -> Draft:
    """The draft as the one page shows it: the agency that was chosen at length is chosen here."""
    short = draft.in_short()
    if short.one(journey.WITH.key, CHOSEN) or not short.answering:
        return short
    [agency] = short.answering
    service = short.one(f"{AGENCY}{agency}", "service")
    known = service and service != NOT_KNOWN and place.agency(agency)
    chosen = f"{agency}/{service}" if known else agency
    return short.with_answers(journey.WITH.key, {CHOSEN: [chosen]})


def says_more(draft: Draft, place: Ground) -> bool:
    """Whether something was answered at length for which the one page has no room."""
    short = draft.in_short()
    if len(short.children) > 1 or len(short.answering) > 1 or short.typed("points", place.on).sent:
        return True
    pages = journey.short_pages(short)
    beside = (_beside(short, page.key, journey.filled(page, short, place)) for page in pages)
    return any(map(_says_something, beside)) or _names_who_decided(short)


def _beside(draft: Draft, page: str, form: Question) -> Boxes:
    """What was answered on that page at length and is not asked on the one page."""
    answered = draft.answers.get(page, {})
    return {name: said for name, said in answered.items() if name not in form.boxes}


def _names_who_decided(draft: Draft) -> bool:
    details = (draft.answers.get(f"{AGENCY}{agency}", {}) for agency in draft.answering)
    return any(
        _says_something({name: said for name, said in each.items() if name != "service"})
        for each in details
    )


def _says_something(boxes: Boxes) -> bool:
    return any(text.strip() not in ("", NOT_KNOWN) for said in boxes.values() for text in said)


def _unchecked(field: Field) -> Field:
    return replace(field, error="") if fields.is_empty(field) else field


def _is_answered(form: Question) -> bool:
    """Whether something that is closed at first was answered, right or wrong."""
    return any(text.strip() for name in form.folded for text in form.typed.many(name))
