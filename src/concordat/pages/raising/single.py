"""All that is needed to raise a disagreement, on one page: the journey's own questions,
shortened.
"""

from dataclasses import dataclass

from concordat.pages.components import fields
from concordat.pages.forms.typed import Typed
from concordat.pages.raising import journey
from concordat.pages.raising.draft import AGENCY, CHILD, Draft, fresh
from concordat.pages.raising.ground import Ground
from concordat.pages.raising.questions.people import Child
from concordat.pages.raising.questions.question import Question
from concordat.pages.raising.questions.start import RIGHT

PAGES = (
    journey.FIXED["danger"],
    journey.FIXED["board"],
    journey.Page(f"{CHILD}1", "The child", Child),
    *(
        journey.FIXED[key]
        for key in ("agencies", "decision", "points", "kind", "reasons", "outcome", "safety")
    ),
)
CHOSEN_ABOVE = "board"  # by the address of the page, because the other questions depend on it


@dataclass(frozen=True, slots=True)
class Part:
    """The questions of one page of the journey, under its heading."""

    heading: str
    fields: tuple[fields.Field, ...]


class Single:
    """The questions of the page, filled from a draft."""

    def __init__(self, draft: Draft, place: Ground) -> None:
        self.draft, self.place = draft, place
        self.forms = tuple(journey.filled(page, draft, place, short=True) for page in PAGES)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The questions as components."""
        return tuple(Part(form.asks, _shown(form)) for form in self.forms)

    def problems(self) -> tuple[fields.FieldProblem, ...]:
        """What has to be put right, in the page's order; () when it can be raised."""
        return tuple(problem for form in self.forms for problem in form.problems)


def sent(typed: Typed, place: Ground) -> Draft:
    """The draft that a sent page makes, or the same one as before if it was kept. Its request id is
    the one the page was built with, so that sending it twice counts once.
    """
    begun = Draft(typed.text("draft"), typed.text("request") or fresh().request)
    draft = begun.with_answers("procedure", {"procedure": [RIGHT]})
    for page in PAGES:
        form = page.form(typed, place, draft, page.key, short=True)
        draft = draft.with_answers(page.key, form.kept())
    for agency in draft.answering:
        draft = draft.with_answers(f"{AGENCY}{agency}", {})  # who it was can be added later
    return draft


def _shown(form: Question) -> tuple[fields.Field, ...]:
    return tuple(field for field in form.shown(headed=False) if field.name != CHOSEN_ABOVE)
