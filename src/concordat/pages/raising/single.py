"""What has to be said now, on one page: the journey's own questions, shortened."""

from dataclasses import dataclass

from concordat.pages.components import fields
from concordat.pages.forms.typed import Typed
from concordat.pages.raising import journey
from concordat.pages.raising.draft import AGENCY, Boxes, Draft
from concordat.pages.raising.ground import Ground
from concordat.pages.raising.questions.people import NOT_KNOWN, With
from concordat.pages.raising.questions.question import Question

CHOSEN = "with"
CHOSEN_ABOVE = "board"  # by the address of the page, because the other questions depend on it


@dataclass(frozen=True, slots=True)
class Part:
    """The questions of the page that stand under one heading."""

    heading: str
    fields: tuple[fields.Field, ...]


class Single:
    """The questions of the page, filled from a draft."""

    def __init__(self, draft: Draft, place: Ground) -> None:
        self.draft, self.place = draft, place
        self._pages = journey.short_pages(draft)
        self.forms = tuple(journey.filled(page, draft, place) for page in self._pages)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The questions as components, in the parts of the check page."""
        found: dict[str, list[fields.Field]] = {}
        for page, form in zip(self._pages, self.forms, strict=True):
            found.setdefault(page.about, []).extend(_shown(form))
        return tuple(
            Part(self.place.said(about), tuple(shown)) for about, shown in found.items() if shown
        )

    def problems(self) -> tuple[fields.FieldProblem, ...]:
        """What has to be put right, in the page's order; () when it can be checked and sent."""
        return tuple(problem for form in self.forms for problem in form.problems)


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


def _shown(form: Question) -> tuple[fields.Field, ...]:
    return tuple(field for field in form.shown(headed=False) if field.name != CHOSEN_ABOVE)
