"""Who was told of an entry that is corrected is told so: in one line, what changed. What follows
from it (dates, what is owed, where the case is) is told as of any act.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from msgspec.structs import replace

from concordat.core.acts import Corrected, Noted
from concordat.core.case import Case
from concordat.core.case.fold import reading_of
from concordat.core.changed import Change, changes
from concordat.core.events import Event
from concordat.core.labels import POSITION, REACHED, shown_as
from concordat.core.notices.naming import Unnamed
from concordat.core.notices.one_named import one_named
from concordat.core.notices.stepped_up import stepped_up
from concordat.core.notices.tellings import tellings
from concordat.core.notices.values import Telling
from concordat.core.record import Record
from concordat.core.who.recipients import Recipient, agency_leads, present

OF_A_POINT = (POSITION, "issue")
"""Texts that are named by the point that they are about."""


def told_of_entries(
    before: Record, after: Record, added: Sequence[Event], since: Case | None, case: Case
) -> tuple[Telling, ...]:
    """Everything that is told because of the entries that were added, and of the time `since`
    anything was told; `case` is the case as it is now.
    """
    corrections = [event for event in added if isinstance(event.act, Corrected)]
    again = [each for event in corrections for each in told_again(before, after, event, case)]
    # of two corrections that belong together, one may not fit without the other
    way = None if corrections else _on_the_way(before, added, case.now)
    told = tellings(after.protocol, since, case, added, again, on_the_way=way)
    unread = stepped_up(after, since, case)
    return tuple(dict.fromkeys((*one_named(after, since, case, told), *unread)))


def _on_the_way(before: Record, added: Sequence[Event], now: datetime) -> Iterator[Case | None]:
    """The case as it would be now before each of these entries: None where there was none."""
    yield before.case(now) if before.events else None
    for number in range(1, len(added)):
        yield before.after(*added[:number]).case(now)


def told_again(before: Record, after: Record, correction: Event, case: Case) -> tuple[Telling, ...]:
    """What is told to those who were told of the entry that a correction puts right. One that only
    reads otherwise is told to those who can read it, or were told just what changed; one that was
    taken out, or is there again, to them all.
    """
    entry = _entry(before.events, correction)
    was, now = reading_of(before.events, entry), reading_of(after.events, entry)
    told = [each for each in told_of_entry(before, entry) if not _did_it(each, correction)]
    were = before.case(case.now)
    reading = (*present(after.protocol, were), *present(after.protocol, case), *agency_leads(case))
    found = []
    for to in told:
        reads = to in reading or (was is not None and isinstance(was.act, Noted))
        what, whom = _line(Unnamed(after.protocol, case), was, now, reads=reads)
        if what:
            found.append(Telling(to, "corrected", what, whom=whom, entry=correction.seq))
    return tuple(found)


def told_of_entry(record: Record, entry: int) -> tuple[Recipient, ...]:
    """Everybody who was told something by an entry, each once: as it was told, with whatever was
    recorded at once with it.
    """
    event = next(each for each in record.events if each.seq == entry)
    added = tuple(each for each in record.events if each.request == event.request)
    then = replace(record, events=record.events[: added[0].seq - 1])
    since = then.case(event.recorded) if then.events else None
    after = then.after(*added)
    found = told_of_entries(then, after, added, since, after.case(event.recorded))
    return tuple(dict.fromkeys(each.to for each in found if each.entry == entry))


def _entry(events: Iterable[Event], correction: Event) -> int:
    """The entry that a correction is about in the end: of one that takes out another correction,
    what that had put right.
    """
    known = {event.seq: event for event in events}
    while isinstance(correction.act, Corrected):
        entry = correction.act.target
        correction = known[entry]
    return entry


def _did_it(to: Recipient, correction: Event) -> bool:
    return bool(to.person) and to.person in (correction.by, correction.behalf)


def _line(
    unnamed: Unnamed, was: Event | None, now: Event | None, *, reads: bool
) -> tuple[str, str]:
    """What is said of an entry that was put right, and the agency that it names; nothing to who
    can't read what changed. Without any word of the case.
    """
    event = was or now
    if event is None:
        return "", ""
    names = unnamed.of(event)._replace(reads=True) if reads else unnamed
    said = f"“{event.act.sentence(names)}”"
    if was is None:
        return f"this is in the record again: {said}", names.whom
    if now is None:
        return f"this was taken out of the record: {said}", names.whom
    facts = [each for each in changes(names, was, now) if reads or each.told]
    changed = [*map(_said, facts), *(_reworded(names, was, now) if reads else ())]
    return (f"{said} was corrected: {'; '.join(changed)}" if changed else ""), names.whom


def _said(change: Change) -> str:
    return f"it now reads “{change.said}”" if change.whole else change.said


def _reworded(names: Unnamed, was: Event, now: Event) -> Iterator[str]:
    """The texts that are others now, by what they are about: what they say is read on the case."""
    before, after = ({(n.about, n.point): n.id for n in each.act.noted()} for each in (was, now))
    written = dict.fromkeys((*before, *after))
    for key, point in written:
        if before.get((key, point)) != after.get((key, point)) and key != REACHED.key:
            about = names.point(point) if key in OF_A_POINT else f"“{shown_as(key)}”"
            yield f"{about} was reworded"
