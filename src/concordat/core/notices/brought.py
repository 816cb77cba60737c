"""Which entry brought what follows, so that each thing that is told leads to the entry that tells
it.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from concordat.core.acts import Corrected, MovedUp, SamePerson
from concordat.core.case import Case
from concordat.core.events import Event
from concordat.core.notices.follows import what_follows
from concordat.core.notices.settled import of_what_came
from concordat.core.notices.values import Telling
from concordat.core.protocol import Protocol


def what_they_brought(
    protocol: Protocol,
    before: Case | None,
    after: Case,
    events: Sequence[Event],
    on_the_way: Iterable[Case | None] | None,
) -> Iterator[Telling]:
    """What follows, each with the entry that brought it: the first with which it is so. What is so
    without any of them was brought by time. Where nobody knows the way, the first brought it all.
    """
    follows = [*_follows(protocol, before, after, events)]
    if not events or all(each.about for each in follows):
        yield from follows
        return
    brought: dict[Telling, int] = {}
    first, *others = _done(events)
    for entry, case in zip((0, first, *others), on_the_way or (), strict=False):
        for each in _follows(protocol, before, case, events) if case else ():
            brought.setdefault(each, entry)
    rest = first if on_the_way is None else [first, *others][-1]
    for each in follows:
        yield each if each.about else replace(each, about=brought.get(each, rest))


def _done(events: Iterable[Event]) -> Iterator[int]:
    """Each of these entries, by number; instead of one that passes somebody over, what it was that
    led to them.
    """
    done = 0
    for event in events:
        done = done if done and isinstance(event.act, SamePerson) else event.seq
        yield done


def _follows(
    protocol: Protocol, before: Case | None, after: Case, events: Sequence[Event]
) -> Iterator[Telling]:
    """What is told of the difference, beside what the entries tell by themselves."""
    grounds = (event.act.ground for event in events if isinstance(event.act, MovedUp))
    corrected, ground = any(map(_corrects, events)), next(grounds, "")
    yield from what_follows(protocol, before, after, corrected=corrected, ground=ground)
    if before is not None:
        yield from of_what_came(protocol, before, after, events)


def _corrects(event: Event) -> bool:
    return isinstance(event.act, Corrected)
