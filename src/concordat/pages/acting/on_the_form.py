"""What is still empty on the form that a duty asks for, and what of it is asked there."""

from collections.abc import Callable

from concordat.core.acts import Added, AnyAct
from concordat.core.case import Owed
from concordat.core.protocol import Duty
from concordat.documents.papers import fill_form
from concordat.library.files.papers import Form, papers_of
from concordat.pages.acting import said_of_it
from concordat.pages.acting.ask import Ask

LEVEL = "level-of-need"


def still_empty(ask: Ask, duty: Owed, key: str | None) -> tuple[str, ...]:
    """The boxes of that form which the case doesn't fill, by name; none where it is no form."""
    papers = papers_of(ask.protocol)
    if key is None or key not in papers.forms:
        return ()
    return fill_form(ask.brief, papers, key, duty.agency or None).still_empty


def ask_for_it(ask: Ask, spec: Duty) -> Callable[[], tuple[AnyAct, ...]]:
    """Ask what a form needs and raising left open, and return a function that makes the act which
    adds it.
    """
    form = _form(ask, spec.paper)
    needs = form is not None and any(field.fill == LEVEL for field in form.field)
    may_add = any(each.kind == "add" and each.open for each in ask.brief.offers)
    if not needs or not may_add or "level" not in ask.view.case.left_open:
        return tuple
    level = ask.ask(said_of_it.level(ask))
    return lambda: (Added(level=level.value),) if level.value else ()


def _form(ask: Ask, key: str | None) -> Form | None:
    return papers_of(ask.protocol).forms.get(key) if key else None
