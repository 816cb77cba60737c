"""Who wrote an entry that is corrected, and who was told of it, is told so: in one line, what
changed. What follows from it (dates, what is owed, where the case is) is told as of any act.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from msgspec.structs import replace

from concordat.core.acts import Corrected, Noted
from concordat.core.case import Case
from concordat.core.case.fold import corrections, reading_of
from concordat.core.changed import Change, changes, reworded
from concordat.core.duties.moments import BOTH
from concordat.core.events import Event
from concordat.core.labels import POSITION, shown_as
from concordat.core.notices.alone import nobody_else
from concordat.core.notices.naming import Unnamed
from concordat.core.notices.not_agreed import passed_if_not_agreed
from concordat.core.notices.one_named import one_named
from concordat.core.notices.stepped_up import stepped_up
from concordat.core.notices.tellings import tellings
from concordat.core.notices.values import Telling
from concordat.core.posts import CaseSide
from concordat.core.record import Record
from concordat.core.who.asked import There
from concordat.core.who.parts import actor
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
    rest = (
        *stepped_up(after, since, case),
        *passed_if_not_agreed(after, since, case),
        *nobody_else(after, case, added),
    )
    return tuple(dict.fromkeys((*one_named(after, since, case, told), *rest)))


def _on_the_way(before: Record, added: Sequence[Event], now: datetime) -> Iterator[Case | None]:
    """The case as it would be now before each of these entries: None where there was none."""
    yield before.case(now) if before.events else None
    for number in range(1, len(added)):
        yield before.after(*added[:number]).case(now)


def told_again(before: Record, after: Record, correction: Event, case: Case) -> tuple[Telling, ...]:
    """What is told to those who were told of the entry that a correction puts right, and to those
    who wrote it. One that only reads otherwise is told to those who wrote it, who can read it, or
    who were told just what changed; one that was taken out, or is there again, to them all.
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
            found.append(Telling(to, "corrected", what, whom=whom, about=correction.seq))
    there = There.of(after.protocol, case, after.directory, after.calendar.day_of(case.now))
    for to in _who_wrote_it(before.events, entry, correction, case):
        is_told = there.everybody([each.to for each in found])
        if to.person in there.everybody([to]) and to.person not in is_told:
            part = actor(after.protocol, case, after.directory, to.person, there.on).has_part
            names = Unnamed(after.protocol, case)
            what, whom = _line(names, was, now, reads=part, wrote=True)
            found.append(Telling(to, "corrected", what, whom=whom, about=correction.seq))
    return tuple(found)


def _who_wrote_it(
    events: Sequence[Event], entry: int, correction: Event, case: Case
) -> Iterator[Recipient]:
    """Whoever wrote what a correction puts right, but for whoever makes it: the entry, what had put
    it right before, and the correction that is taken back; and for whom it was typed.
    """
    before = corrections(events).get(entry)
    target = correction.act.target if isinstance(correction.act, Corrected) else entry
    written = {entry, target, before.seq if before else entry}
    for event in events:
        if event.seq in written:
            yield from (each for each in wrote(event, case) if not _did_it(each, correction))


def wrote(event: Event, case: Case) -> Iterator[Recipient]:
    """Whoever wrote an entry, and for whom it was typed, on the side whose word it is."""
    if event.side is not None:
        yield _by_name(case, event.side, event.agency, event.by)
    if event.behalf and event.whose is not None and event.whose.side != BOTH:
        yield _by_name(case, event.whose.side, event.whose.agency, event.behalf)


def _by_name(case: Case, side: CaseSide, agency: str | None, person: str) -> Recipient:
    agencies = {"raising": case.raising.id, "answering": agency or ""}
    return Recipient(side, agencies.get(side, ""), person=person)


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
    return tuple(dict.fromkeys(each.to for each in found if each.about == entry))


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
    unnamed: Unnamed, was: Event | None, now: Event | None, *, reads: bool, wrote: bool = False
) -> tuple[str, str]:
    """What is said of an entry that was put right, and the agency that it names; nothing to who
    can't read what changed, unless they `wrote` it. Without any word of the case.
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
    if not changed:
        return (f"{said} was corrected" if wrote else ""), names.whom
    return f"{said} was corrected: {'; '.join(changed)}", names.whom


def _said(change: Change) -> str:
    return f"it now reads “{change.said}”" if change.whole else change.said


def _reworded(names: Unnamed, was: Event, now: Event) -> Iterator[str]:
    """The texts that are others now, by what they are about: what they say is read on the case."""
    for note, how in reworded(was.act, now.act):
        about = f"“{shown_as(note.about)}”"
        named = names.point(note.point) if note.about in OF_A_POINT else about
        yield f"{named} was {'reworded' if how == 'reworded' else 'taken out'}"
