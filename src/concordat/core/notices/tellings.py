"""Everything that is told at once, in its order."""

from collections.abc import Iterable, Iterator, Sequence

from concordat.core.acts import Noted
from concordat.core.case import Case
from concordat.core.events import Event
from concordat.core.notices.acts import of_acts
from concordat.core.notices.asking import asked_to_acknowledge
from concordat.core.notices.brought import what_they_brought
from concordat.core.notices.kinds import news_of
from concordat.core.notices.naming import Unnamed
from concordat.core.notices.values import Telling
from concordat.core.notices.words import WHOM
from concordat.core.protocol import Protocol
from concordat.core.who.recipients import everyone


def tellings(
    protocol: Protocol,
    before: Case | None,
    after: Case,
    events: Iterable[Event] = (),
    again: Iterable[Telling] = (),
    *,
    on_the_way: Iterable[Case | None] | None = None,
) -> tuple[Telling, ...]:
    """What is to be told because of these events (or of time alone), each to each once, what
    matters most first; `again` is told of what they correct, `on_the_way` is the case as it would
    be now before each of them. Nobody is told what follows alone: whoever hears only that hears
    what was done as well, and reads it first.
    """
    events = tuple(events)
    by_themselves = [*of_acts(protocol, after, events)]
    found = [
        *asked_to_acknowledge(protocol, before, after),
        *again,
        *by_themselves,
        *what_they_brought(protocol, before, after, events, on_the_way),
    ]
    found += _what_was_done(protocol, after, events, found, frozenset(by_themselves))
    return tuple(dict.fromkeys(found))


def first_for_all(events: Sequence[Event]) -> Event:
    """The first of these entries that more than the business manager may hear of."""
    private = (each for each in events if not (isinstance(each.act, Noted) and each.act.is_private))
    return next(private, events[0])


def _what_was_done(
    protocol: Protocol,
    after: Case,
    events: Sequence[Event],
    found: Sequence[Telling],
    by_itself: frozenset[Telling],
) -> Iterator[Telling]:
    """What was done, to those who would be told only what follows from it: what the first of these
    entries says, and each other from which something follows for them. `by_itself` is what the
    entries tell by themselves.
    """
    if not events:
        return
    first = first_for_all(events)
    hear = {each.to for each in found if each.about and not news_of(each.kind).beside}
    hear |= {each.to for each in by_itself if each.about == first.seq}
    hear |= {to for to in (each.to for each in found) if to.person in (first.by, first.behalf)}
    follows = [each for each in found if each.to not in hear and each.about]
    can_read = {*everyone(protocol, after)} if follows else frozenset()
    for event in events:
        others = (
            each.to
            for each in follows
            if event is first or (each.about == event.seq and each not in by_itself)
        )
        names = Unnamed(protocol, after).of(event)
        for to in dict.fromkeys(others):
            said = event.act.sentence(names._replace(reads=to in can_read))
            if names.whom and WHOM not in said:
                said = f"{WHOM} recorded this: {said}"
            yield Telling(to, "happened", said, whom=names.whom, about=event.seq)
