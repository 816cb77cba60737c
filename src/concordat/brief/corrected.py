"""What is said beside an entry that was corrected or taken out: by whom, when, what changed and
why.
"""

from collections.abc import Iterator
from datetime import datetime

from concordat.brief.names import Names
from concordat.brief.words import day, when
from concordat.brief.written import EntryState, issue_words, label, stated, text, words_about
from concordat.core.acts import AnyAct, Corrected, Note, Positioned, Raised
from concordat.core.events import Event
from concordat.core.labels import REACHED


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
    at = names.at(was)
    if was.act.sentence(at) != now.act.sentence(at):
        yield f"It now reads: {now.act.sentence(at)}."
    if was.happened != now.happened:
        yield f"It now reads: happened {_instead_of(names, now.happened, was.happened)}."
    if was.reached != now.reached and now.received is not None:
        yield f"It now reads: reached them {_instead_of(names, now.reached, was.reached)}."
    if stated(names, was.act) != stated(names, now.act):
        yield f"It now reads: {stated(names, now.act) or 'not said.'}"
    yield from _points(names, was.act, now.act)
    for note in now.act.noted():
        if was.act.note(note.about, note.point) != note.id and note.about != REACHED.key:
            yield _new_words(names, now.act, note)


def _points(names: Names, was: AnyAct, now: AnyAct) -> Iterator[str]:
    """Each point of which something else is said now."""
    if isinstance(was, Positioned) and isinstance(now, Positioned):
        for point, word in now.said.items():
            if was.said.get(point) != word:
                yield f"“{issue_words(names.view, point)}” is now {word}."


def _instead_of(names: Names, now: datetime, was: datetime) -> str:
    return f"{when(now, names.view.now)}, not {when(was, names.view.now)}"


def _new_words(names: Names, act: AnyAct, note: Note) -> str:
    """That a text was changed, with the new text; what was written at raising is read on the case
    itself.
    """
    changed = f"“{label(names, act, note)}” was changed."
    words = text(names, note)
    if isinstance(act, Raised) or not words:
        return changed
    return f"{changed} It now reads: “{words}”"
