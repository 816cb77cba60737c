"""What is said after an act: what was recorded, who has been told, and what is due next."""

from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date

import msgspec

from concordat.brief.danger import asked_first, dangers, who_is_asked
from concordat.brief.danger_awaited import to_ring_about
from concordat.brief.danger_now import unless_danger
from concordat.brief.deadlines import deadline, in_words
from concordat.brief.duties import first_of, in_order, sentence_without_words
from concordat.brief.names import Names
from concordat.brief.outcome import may_be_kept_going
from concordat.brief.owed import Holder
from concordat.brief.words import day
from concordat.core.acts.danger import SaidOfDanger
from concordat.core.case import Owed
from concordat.core.case.given import UNSETTLED
from concordat.core.events import Event
from concordat.core.notices import Reached, Telling
from concordat.core.notices.keeping_safe import is_without_a_plan
from concordat.core.notices.tellings import first_for_all
from concordat.core.posts import PostRef
from concordat.core.who.asked import There
from concordat.core.who.danger_chain import ANYTHING, ONCE_READ, What
from concordat.core.who.reach import reached_by
from concordat.core.wording import capitalised, joined


class Receipt(msgspec.Struct, frozen=True):
    """What somebody is told after they acted. None of the words of the case is in it.

    `told` is everybody who was told, or one sentence that says why nobody was. `first` comes before
    everything else: who is asked to act on the danger that was stated.
    """

    recorded: str
    told: tuple[str, ...]
    next: str
    entry: int
    first: tuple[str, ...] = ()


NOTHING_MORE = "Nothing is left to do."
NOT_SETTLED = "This is not settled. If the disagreement is still there, raise it again."
NOBODY_NEEDED = "Nobody needed to be told."
ONLY_YOU = "Nobody else: you are the only one who had to know."
NOBODY_THERE = "Nobody: nobody is in these roles today. Ring the agency. They are"


def receipt(names: Names, events: tuple[Event, ...], tellings: Reached) -> Receipt:
    """The receipt of an act, read from the case as it is after it."""
    leaving = names.view.case.leaving
    gives_up = [event for event in events if leaving is not None and event.seq == leaving.seq]
    main = gives_up[0] if gives_up else first_for_all(events)
    recorded = _recorded(main.act.sentence(names.at(main)))
    if leaving is not None and gives_up:
        recorded = f"{recorded}. {may_be_kept_going(names, leaving)}"
    danger = names.view.case.danger(main.seq)
    asked = who_is_asked(names, danger) if danger else ()
    due = next_due(names, about_danger=isinstance(main.act, SaidOfDanger))
    return Receipt(recorded, told(names, tellings), due, main.seq, asked)


def _recorded(sentence: str) -> str:
    """What was recorded: an entry that begins with “Done” says so once."""
    done = sentence.startswith("Done: ")
    return f"Recorded as done: {sentence[6:]}" if done else f"Recorded. {sentence}"


def told(names: Names, tellings: Reached) -> tuple[str, ...]:
    """Everybody who was told something because of it, except whoever did it, with every post in
    which they were told; last those who are away and find it when they are back. Where nobody is
    there to read it, a sentence that says why.
    """
    there, away = _heard(names, tellings)
    if there:
        return (*there.values(), *away.values())
    every = (holder for telling in tellings for holder in names.holders_of(telling.to, absent=True))
    empty = dict.fromkeys(
        holder.title for holder in every if holder.acting is None and holder.title
    )
    if empty:
        find_it = (f"{joined(away.values())} will find it on their return.",) if away else ()
        return (" ".join((f"{NOBODY_THERE} {joined(empty)}.", *find_it)),)
    return tuple(away.values()) or (ONLY_YOU if tellings else NOBODY_NEEDED,)


def heard(names: Names, tellings: Reached) -> Mapping[str, str]:
    """Everybody who was told something, except whoever did it, as a receipt names them, by id."""
    there, away = _heard(names, tellings)
    return there | away


def _heard(names: Names, tellings: Reached) -> tuple[dict[str, str], dict[str, str]]:
    """The same: first those who read it now, then those who are away."""
    posts: dict[str, list[str]] = {}
    back: dict[str, date | None] = {}
    for telling, reached in tellings.items():
        holders = names.holders_of(telling.to, absent=True)
        for person, title in _whom(names, telling, holders, reached):
            posts.setdefault(person, []).append(title)
        for holder in holders:
            if holder.person is not None and holder.person != holder.acting:
                back[holder.person.id] = holder.away
    posts.pop(names.view.actor.person or "", None)
    there = {
        each: with_posts(names.person(each), held)
        for each, held in posts.items()
        if each not in back
    }
    away = {
        each: _away(names, each, posts[each], until)
        for each, until in back.items()
        if each in posts
    }
    return there, away


def _whom(
    names: Names, telling: Telling, holders: Iterable[Holder], reached: Set[str] | None
) -> Iterator[tuple[str, str]]:
    """Those whom it reached, each with their post; last whoever has left it since."""
    there = [(card.id, holder.title) for holder in holders for card in holder.told]
    yield from (each for each in there if reached is None or each[0] in reached)
    if reached is not None and not telling.to.person:
        title = names.title(PostRef(telling.to.side, telling.to.post))
        yield from ((each, title) for each in sorted(reached - {person for person, _ in there}))


def would_reach(names: Names, tellings: Iterable[Telling]) -> Reached:
    """Whom these would reach today, for whoever looks before anything is told: of those who hold
    the role, nobody who keeps the other side. Once it was told, that is kept and read.
    """
    record, case, today = names.view.record, names.view.case, names.view.today
    there = There.of(record.protocol, case, record.directory, today)
    return {each: reached_by(there, each.to) for each in tellings}


def _away(names: Names, person: str, titles: list[str], back: date | None) -> str:
    """Somebody who is away, with when they are back."""
    until = f", away until {day(back, names.view.now)}" if back else ", away now"
    return with_posts(names.person(person), titles) + until


def with_posts(name: str, titles: list[str]) -> str:
    """A name with the roles that somebody has, each once."""
    held = list(dict.fromkeys(filter(None, titles)))
    return f"{name} ({joined(held)})" if held else name


def next_due(names: Names, *, about_danger: bool = False) -> str:
    """What is next for the reader, and by when; after an act `about_danger` that still stands what
    it waits for, whoever has to do it. "" for whoever has no part in the case any more.
    """
    view = names.view
    if not view.actor.has_part:
        return ""
    asked = asked_first(dangers(names))
    waits = _danger_waits(names, ONCE_READ if asked else ANYTHING) if about_danger else ""
    if asked is not None:
        return " ".join(filter(None, (f"{asked.what.sentence}.", waits)))
    if waits:
        return waits
    first = first_of(view, in_order(view, view.case.owed_now))
    if first is None:
        return _nothing_owed(names)
    return _due(names, first)


def _danger_waits(names: Names, kinds: tuple[What, ...]) -> str:
    """What danger that stands waits for, by name and with whom to ring; "" where none does."""
    standing = reversed(names.view.case.standing)
    found = (each for danger in standing for each in to_ring_about(names, danger, kinds))
    return " ".join(dict.fromkeys(found))


def _nothing_owed(names: Names) -> str:
    end = names.view.case.end
    if end is None:
        return unless_danger(names, "Nothing is due now.")
    return f"{nothing_left(names)} The case has ended: {end}."


def nothing_left(names: Names, then: str = "") -> str:
    """What stands once the case has ended and nothing is owed in it, with what is said `then`: a
    child whom no known plan keeps safe, and who was told; that it is not settled; else that nothing
    is left to do. While danger stands, that it does.
    """
    if not is_without_a_plan(names.view.case):
        settled = names.view.case.end != UNSETTLED
        return unless_danger(names, f"{NOTHING_MORE if settled else NOT_SETTLED}{then}")
    agencies = [names.agency(party.id) for _, party in names.view.case.parties]
    told = f"{joined([*agencies, 'the board'])} were told that the case ended"
    return unless_danger(names, names.said(f"No safety plan is known. {told}.{then}"))


def _due(names: Names, duty: Owed) -> str:
    asked = sentence_without_words(names, duty)  # what was written would be kept with the session
    by = deadline(names.view, duty)
    said = in_words(by, names.view.now)
    return f"{asked}. {capitalised(said)}." if by.at is None or by.late else f"{asked}, {said}."
