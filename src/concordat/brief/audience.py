"""For whom the entries of a case are that are not for everybody with a part in it."""

from collections.abc import Sequence
from typing import Literal

from concordat.brief.view import CaseView
from concordat.core.acts import Audience, Corrected, Noted
from concordat.core.acts.linking import cases_named
from concordat.core.events import Event
from concordat.core.who.reading import corrected

For = Audience | Literal["both cases"]


def audience(events: Sequence[Event], event: Event) -> For:
    """For whom an entry is: an allegation for the board, a note for those whom its writer chose,
    one that names another case for those with a part in both. A correction is for whomever that is
    for which it corrects.
    """
    act = corrected(events, event).act
    if act.for_the_board:
        return "board"
    if isinstance(act, Noted):
        return act.audience
    return "both cases" if cases_named(act) else "both sides"


def may_know(view: CaseView, event: Event) -> bool:
    """Whether the reader may know of an entry at all, or of a correction of it."""
    act = corrected(view.record.events, event).act
    if isinstance(act, Noted) and act.note_id not in view.words:
        return False
    if view.actor.everyone:
        return True
    if act.for_the_board and not view.actor.on("board"):
        return False
    return _named(view.record.events, event) <= view.others


def named_in(events: Sequence[Event]) -> frozenset[str]:
    """Every other case that a record names."""
    return frozenset(ref for event in events for ref in _named(events, event))


def _named(events: Sequence[Event], event: Event) -> frozenset[str]:
    """The other cases that an entry names, and that the entry names which it corrects."""
    act = event.act
    instead = act.instead if isinstance(act, Corrected) else None
    named = frozenset(cases_named(corrected(events, event).act))
    return named.union(cases_named(instead) if instead else ())
