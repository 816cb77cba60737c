"""A rehearsal as lines of text: the brief of its case, and beside each act the times it moved."""

from collections.abc import Iterator

from concordat.brief.deadlines import in_words
from concordat.brief.reading import Brief
from concordat.brief.timeline import BY_THE_SYSTEM
from concordat.brief.values import Entry
from concordat.core.calendar import say_instant
from concordat.core.wording import capitalised
from concordat.stories.history import history
from concordat.stories.moved import say_change
from concordat.stories.rehearse import Rehearsal
from concordat.stories.seen import seen


def as_text(rehearsal: Rehearsal) -> str:
    """The timeline of a story: what happened, what was refused, and how things are at its end."""
    refused = [
        f"Step {each.step} was refused ({each.code}): {each.sentence}" for each in rehearsal.refused
    ]
    view = seen(rehearsal)
    if view is None:
        return "\n".join(["No case was opened.", *refused])
    brief = Brief(view)
    return "\n".join([*_happened(brief), *refused, "", *_as_it_is(brief)])


def _happened(brief: Brief) -> Iterator[str]:
    """Every entry of the brief's timeline, and what time alone moved since."""
    moved = {}
    for lived in history(brief.view.record, brief.view.case).entries:
        moved[lived.event.seq if lived.event else 0] = say_change(lived)
    for entry in brief.timeline:
        yield _line(entry, moved.get(entry.seq, "") if entry.seq else "")
    if moved[0]:
        yield f"{say_instant(brief.view.now, year=True)}  Counted again: {moved[0]}"


def _line(entry: Entry, moved: str) -> str:
    """When, what and who; what follows from an act stands under it, a little to the right."""
    who = "" if entry.who == BY_THE_SYSTEM else entry.who
    details = "; ".join(filter(None, (who, entry.clause, entry.lateness)))
    what = f"{entry.what} ({details})" if details else entry.what
    under = "" if entry.seq or entry.kind in ("step", "end") else "  "
    after = f" — {moved}" if moved else ""
    return f"{say_instant(entry.at, year=True)}  {under}{what}{after}"


def _as_it_is(brief: Brief) -> Iterator[str]:
    """Where the case is, what is owed and what limits run, as the head of its page says it."""
    now = brief.view.now
    yield f"At {say_instant(now, year=True)}: {brief.ladder.sentence}"
    for duty in brief.duties:
        yield f"  {duty.sentence}. {capitalised(in_words(duty.deadline, now))}"
    for clock in brief.clocks:
        yield f"  The time for {clock.name}: {in_words(clock.deadline, now)} ({clock.clause})"
