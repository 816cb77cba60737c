"""Everything that is told at once, in its order."""

from collections.abc import Iterable, Sequence

from concordat.core.acts import Corrected
from concordat.core.case import Case
from concordat.core.events import Event
from concordat.core.notices import danger
from concordat.core.notices.acts import of_acts
from concordat.core.notices.follows import what_follows
from concordat.core.notices.kinds import news_of
from concordat.core.notices.naming import Unnamed
from concordat.core.notices.settled import of_what_came
from concordat.core.notices.values import Telling, tell
from concordat.core.notices.words import WHOM
from concordat.core.protocol import Protocol


def tellings(
    protocol: Protocol,
    before: Case | None,
    after: Case,
    events: Iterable[Event] = (),
    again: Iterable[Telling] = (),
) -> tuple[Telling, ...]:
    """What is to be told because of these events (or of time alone), each to each once, what
    matters most first; `again` is told of what they correct. Nobody is told what follows alone:
    whoever hears only that hears what was done as well, and reads it first.
    """
    events = tuple(events)
    found = [
        *danger.asked_to_acknowledge(protocol, before, after),
        *again,
        *of_acts(protocol, after, events),
        *what_follows(protocol, before, after, corrected=any(map(_corrects, events))),
    ]
    if before is not None:
        found += of_what_came(protocol, before, after, events)
    found += _what_was_done(protocol, after, events, found)
    return tuple(dict.fromkeys(found))


def _corrects(event: Event) -> bool:
    return isinstance(event.act, Corrected)


def _what_was_done(
    protocol: Protocol, after: Case, events: Sequence[Event], found: Sequence[Telling]
) -> list[Telling]:
    """What the first of these entries says, to those who would be told only what follows."""
    if not events:
        return []
    first = events[0]
    hear = {each.to for each in of_acts(protocol, after, (first,))}
    hear |= {each.to for each in found if not news_of(each.kind).beside}
    names = Unnamed(protocol, after).of(first)
    said = first.act.sentence(names)
    if names.whom and WHOM not in said:
        said = f"{WHOM} recorded this: {said}"
    hear |= {to for to in (each.to for each in found) if to.person in (first.by, first.behalf)}
    others = dict.fromkeys(each.to for each in found if each.to not in hear)
    return tell(others, "happened", said, names.whom)
