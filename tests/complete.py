"""Acts with all the words they can't do without, as a form makes whoever sends it write them."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from concordat.core.acts import AnyAct, Corrected, Needed, Note, Raised
from concordat.core.case import Case
from concordat.core.protocol import Protocol
from concordat.ids import new_id


def complete(
    act: AnyAct, protocol: Protocol, case: Case, new_id: Callable[[], str] = new_id
) -> AnyAct:
    """The act with a note for each text that it can't do without and was left out."""
    if isinstance(act, Corrected) and act.instead is not None:
        act = replace(act, instead=complete(act.instead, protocol, case, new_id))
    if isinstance(act, Raised) or any(case.duty(each) is None for each in act.subject.duties):
        return act
    return with_words(act, act.needed(protocol, case), new_id)


def with_words(act: AnyAct, needed: Iterable[Needed], new_id: Callable[[], str] = new_id) -> AnyAct:
    """The act with a note for each of these that it doesn't have."""
    missing = dict.fromkeys(
        (need.about, need.point) for need in needed if not act.note(need.about, need.point)
    )
    notes = (Note(new_id(), about, point) for about, point in missing)
    return replace(act, notes=(*act.notes, *notes))
