"""Whether an entry can be corrected at all, worked out before anybody is asked for words."""

from msgspec.structs import replace

from concordat.brief.foreseen import foreseen
from concordat.brief.view import CaseView
from concordat.brief.written import entry
from concordat.core.acts import AnyAct, Corrected, Note, Raised
from concordat.core.errors import Refused
from concordat.core.events import Event

WHATEVER_IS_WRITTEN = ("not-yours", "other-side", "rests-on-it")
"""Refusals of other words that no other words would change."""


def why_not_at_all(view: CaseView, about: str) -> str:
    """Why nothing in an entry can be corrected; "" where something can, or there is no such entry.
    Who may correct it is asked elsewhere.
    """
    found = next((each for each in view.record.events if str(each.seq) == about), None)
    if found is None:
        return ""
    event = entry(view, found.seq) or found
    out = why_not_taken_out(view, event)
    if not out or isinstance(event.act, Corrected):
        return out
    return why_not_reworded(view, event)


def why_not_taken_out(view: CaseView, event: Event) -> str:
    """Why an entry can't be taken out; "" where it can."""
    return "" if isinstance(event.act, Raised) else _why_not(view, Corrected(event.seq))


def why_not_reworded(view: CaseView, event: Event) -> str:
    """Why nothing in an entry can read differently, whatever is written; "" where it can."""
    if isinstance(event.act, Raised):
        return ""
    again = tuple(
        Note(f"foreseen-again-{number}", note.about, note.point)
        for number, note in enumerate(event.act.notes)
    )
    instead: AnyAct = replace(event.act, notes=again)
    return _why_not(view, Corrected(event.seq, instead), *WHATEVER_IS_WRITTEN)


def _why_not(view: CaseView, act: Corrected, *codes: str) -> str:
    """Why it would be refused, by one of these codes if any are named; "" elsewhere."""
    then = foreseen(view, act)
    if isinstance(then, Refused) and (not codes or then.code in codes):
        return then.sentence
    return ""
