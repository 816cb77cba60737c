"""What is said beside an entry that was corrected or taken out: by whom, when, what changed and
why.
"""

from collections.abc import Iterator

from concordat.brief.names import Names
from concordat.brief.words import day
from concordat.brief.written import EntryState, label, text, words_about
from concordat.core.acts import AnyAct, Corrected, Note, Raised
from concordat.core.changed import changes
from concordat.core.events import Event
from concordat.core.labels import REACHED
from concordat.core.wording import capitalised


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
    """What reads differently now: the sentence, the times, then the words, each by its name."""
    for each in changes(names.at(was), was, now):
        said = names.said(each.said)
        yield f"It now reads: {said}." if each.whole else f"{capitalised(said)}."
    for note in now.act.noted():
        if was.act.note(note.about, note.point) != note.id and note.about != REACHED.key:
            yield _new_words(names, now.act, note)


def _new_words(names: Names, act: AnyAct, note: Note) -> str:
    """That a text was changed, with the new text; what was written at raising is read on the case
    itself.
    """
    changed = f"“{label(names, act, note)}” was changed."
    words = text(names, note)
    if isinstance(act, Raised) or not words:
        return changed
    return f"{changed} It now reads: “{words}”"
