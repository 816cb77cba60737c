"""What is said after an act: what was recorded, who has been told, and what is due next."""

import msgspec

from concordat.brief.deadlines import deadline, in_words
from concordat.brief.duties import in_order, sentence_without_words
from concordat.brief.names import Names
from concordat.core.case import Owed
from concordat.core.events import Event
from concordat.core.notices import Telling
from concordat.core.wording import capitalised, joined


class Receipt(msgspec.Struct, frozen=True):
    """What somebody is told after they acted. None of the words of the case is in it."""

    recorded: str
    told: tuple[str, ...]
    next: str
    entry: int


def receipt(names: Names, events: tuple[Event, ...], tellings: tuple[Telling, ...]) -> Receipt:
    """The receipt of an act, read from the case as it is after it."""
    first = events[0]
    recorded = _recorded(first.act.sentence(names.at(first)))
    return Receipt(recorded, told(names, tellings), next_due(names), first.seq)


def _recorded(sentence: str) -> str:
    """What was recorded: an entry that begins with “Done” says so once."""
    done = sentence.startswith("Done: ")
    return f"Recorded as done: {sentence[6:]}" if done else f"Recorded: {sentence}"


def told(names: Names, tellings: tuple[Telling, ...]) -> tuple[str, ...]:
    """Everybody who was told something because of it, except whoever did it, with every post in
    which they were told.
    """
    reader = names.view.actor.person
    posts: dict[str, list[str]] = {}
    for telling in tellings:
        for holder in names.holders_of(telling.to):
            if holder.acting is not None and holder.acting.id != reader:
                posts.setdefault(holder.acting.id, []).append(holder.title)
    return tuple(_with_posts(names.person(person), held) for person, held in posts.items())


def _with_posts(name: str, titles: list[str]) -> str:
    held = list(dict.fromkeys(filter(None, titles)))
    return f"{name} ({joined(held)})" if held else name


def next_due(names: Names) -> str:
    """What is due first now, and by when."""
    view = names.view
    waiting = in_order(view, view.case.open_duties)
    mine = (d for d in waiting if view.actor.owes(view.protocol.duty(d.key), d))
    first = next(mine, next(iter(waiting), None))
    if first is None:
        end = view.case.end
        return f"Nothing more is owed. The case has ended: {end}." if end else "Nothing is due now."
    return _due(names, first)


def _due(names: Names, duty: Owed) -> str:
    asked = sentence_without_words(names, duty)  # what was written would be kept with the session
    by = deadline(names.view, duty)
    said = in_words(by, names.view.now)
    return f"{asked}. {capitalised(said)}." if by.at is None or by.late else f"{asked}, {said}."
