"""A rehearsal as lines of text: the brief of its case, with the times that each act moved beside
it.
"""

from collections.abc import Iterator
from datetime import datetime
from operator import itemgetter

from concordat.brief.deadlines import in_words
from concordat.brief.followed import BY_THE_SYSTEM
from concordat.brief.reading import Brief
from concordat.brief.values import Entry
from concordat.core.calendar import say_instant
from concordat.core.wording import capitalised
from concordat.stories.history import history
from concordat.stories.in_danger import asked_of_danger, dangers_standing
from concordat.stories.moved import say_change
from concordat.stories.rehearse import Rehearsal
from concordat.stories.seen import seen
from concordat.stories.told import tellings


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
    """Every entry of the brief's timeline, with whom it was told to, and what the passing of time
    moved since.
    """
    lived, moved = history(brief.view.record, brief.view.case), {}
    for after in lived.entries:
        moved[after.event.seq if after.event else 0] = say_change(brief.view.protocol, after)
    told = list(tellings(brief.view.record, lived))
    lines: list[tuple[datetime, str]] = []
    for entry in brief.timeline:
        lines.append((entry.at, _line(entry, moved.get(entry.seq, "") if entry.seq else "")))
        for each in told:
            if each.seq == entry.seq:
                lines.append((entry.at, _under(entry.at, each.sentence(brief.names), each.clause)))
    lines += [
        (each.at, _under(each.at, each.sentence, None)) for each in asked_of_danger(brief.names)
    ]
    yield from (line for _, line in sorted(lines, key=itemgetter(0)))
    if moved[0]:
        yield f"{say_instant(brief.view.now, year=True)}  Counted again: {moved[0]}"


def _under(at: datetime, what: str, clause: str | None) -> str:
    """What follows from the entry before it."""
    source = f" ({clause})" if clause else ""
    return f"{say_instant(at, year=True)}    {what}{source}"


def _line(entry: Entry, moved: str) -> str:
    """When and what; what follows from an act is a little to the right."""
    under = "" if entry.seq or entry.kind in ("step", "end") else "  "
    what = f"{entry.what} ({details})" if (details := _details(entry)) else entry.what
    after = f" — {moved}" if moved else ""
    return f"{say_instant(entry.at, year=True)}  {under}{what}{after}"


def _details(entry: Entry) -> str:
    """Who, if the sentence doesn't say it; the clause, how late, and what else was said."""
    who = "" if entry.who == BY_THE_SYSTEM or entry.who in entry.what else entry.who
    said = (entry.words or entry.state_words).removesuffix(".").splitlines()
    return "; ".join(filter(None, (who, entry.clause, entry.lateness, *said)))


def _as_it_is(brief: Brief) -> Iterator[str]:
    """Where the case is, what is owed and which limits run, as at the top of its page."""
    now = brief.view.now
    yield f"At {say_instant(now, year=True)}: {brief.ladder.sentence}"
    for said in dangers_standing(brief.names):
        yield f"  {said}"
    clocks = [
        (clock.deadline.late, f"  {clock.name}, {clock.clause}: {in_words(clock.deadline, now)}")
        for clock in brief.clocks
    ]
    yield from (line for late, line in clocks if late)
    for duty in brief.duties:
        yield f"  {duty.sentence}. {capitalised(in_words(duty.deadline, now))}"
    yield from (line for late, line in clocks if not late)
