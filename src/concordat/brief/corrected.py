"""What is said beside an entry that was corrected or taken out: by whom, when, what changed and
why.
"""

from collections.abc import Iterator

from concordat.brief.names import Names
from concordat.brief.words import day
from concordat.brief.written import EntryState, label, words_about
from concordat.core.acts import Corrected
from concordat.core.changed import changes, reworded
from concordat.core.events import Event
from concordat.core.wording import capitalised

OF_WORDS = {"reworded": "changed", "removed": "taken out"}
"""What is said of a text that reads otherwise."""


def state_words(names: Names, event: Event, state: EntryState) -> str:
    """How an entry was corrected; "" where it stands as it was written."""
    if state.by is None or not isinstance(state.by.act, Corrected) or state.state == "stands":
        return ""
    how = "Taken out" if state.reads is None else "Corrected"
    on = day(state.by.recorded, names.view.now)
    told = [f"{how} by {names.person(state.by.by)}, {on}."]
    if state.reads is not None:
        told += _changes(names, event, state.reads)
    told.append(words_about(names.view, state.by.act, "reason"))
    return " ".join(filter(None, told))


def _changes(names: Names, was: Event, now: Event) -> Iterator[str]:
    """What reads differently now: the sentence, the times, then that words did, by their names; the
    words themselves are the entry's.
    """
    for each in changes(names.at(was), was, now):
        said = names.said(each.said)
        yield f"It now reads: {said}." if each.whole else f"{capitalised(said)}."
    for note, how in reworded(was.act, now.act):
        yield f"“{label(names, was.act, note)}” was {OF_WORDS[how]}."
