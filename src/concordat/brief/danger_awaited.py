"""What a danger waits for: who is asked for it by name, by when, and whom to ring; and who may
record what was done.
"""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from concordat.brief.danger_ring import (
    first_asked,
    named_asked,
    person_asked,
    role_there,
    to_ring_of,
)
from concordat.brief.names import Names
from concordat.brief.owed import Holder
from concordat.brief.words import at, when
from concordat.core.case import Danger
from concordat.core.posts import PARTY_SIDES, PostRef
from concordat.core.who.asked import in_post
from concordat.core.who.danger import AskedPost, asked_posts_now, read_by_the_board, time_is_over
from concordat.core.who.danger_chain import (
    ANYTHING,
    ONCE_READ,
    THE_BOARD,
    OnASide,
    What,
    chain,
    where,
)
from concordat.core.who.in_danger import owed_first
from concordat.core.wording import joined, the


class Awaited(NamedTuple):
    """What a danger waits for, in sentences, and those who are asked."""

    sentence: str
    people: tuple[Holder, ...]


def by_name(names: Names, danger: Danger) -> tuple[str, ...]:
    """Who is asked by a time for what it waits for once it was read, but the reader."""
    now = asked_posts_now(names.protocol, names.view.case, danger, ONCE_READ)
    return tuple(_asked(names, danger, each) for each in now if not _is_reader(names, each))


def to_ring_about(names: Names, danger: Danger, kinds: tuple[What, ...]) -> tuple[str, ...]:
    """Who is asked for these kinds of what it waits for, but the reader, each with their number."""
    return tuple(
        f"{_asked(names, danger, each).removesuffix('.')}{_numbers(names, each)}."
        for each in _open(names, danger)
        if each.what in kinds and not _is_reader(names, each)
    )


def awaited(names: Names) -> Awaited | None:
    """What the latest danger that stands waits for, of whoever said so the latest of theirs; None
    where the reader has to do first what the text asks of them because of it.
    """
    view = names.view
    theirs = [each for each in view.case.standing if each.person == view.actor.person]
    danger = next(reversed((*view.case.standing[-1:], *theirs)), None)
    if danger is None or any(owed_first(view.protocol, view.case, danger, view.actor)):
        return None
    now = [each for each in _open(names, danger) if not _is_reader(names, each)]
    people = tuple(holder for each in now for holder in _first(names, each))
    said = " ".join(_asked(names, danger, each) for each in now)
    return Awaited(said, tuple(dict.fromkeys(people))) if said else None


def who_may_record(names: Names, danger: Danger) -> str:
    """Who can record what was done, by name: the managers of whoever said so, and the board."""
    party = danger.side in PARTY_SIDES
    on = OnASide(*danger.whose) if party else THE_BOARD
    found = [
        f"{holder.acting.name} ({holder.title or role_there(names, post, on.agency, holder)})"
        for post in chain(names.protocol, danger, on, "record")
        for holder in _in_post(names, post, on.agency)
        if holder.acting
    ]
    people = joined(dict.fromkeys(found), "or")
    return f"{people} can record this." if people else ""


def _open(names: Names, danger: Danger) -> Iterator[AskedPost]:
    """What is asked now, but to read what an agency says itself whether it agrees."""
    now = [*asked_posts_now(names.protocol, names.view.case, danger, ANYTHING)]
    agree = {each.agency for each in now if each.what == "agree"}
    for each in now:
        read = each.what == "read" and (each.agency in agree or read_by_the_board(danger, each))
        if not read:
            yield each


def _asked(names: Names, danger: Danger, each: AskedPost) -> str:
    """One sentence: who is asked for it, or that it is overdue and whom to ring."""
    now = names.view.now
    if time_is_over(each, now):
        people = joined((_named(held) for held in to_ring_of(names, each)), "or")
        ring = f" Ring {people}." if people else ""
        return f"{_of(names, each)}: overdue since {when(each.by, now)}. {_undone(each)}.{ring}"
    if not any(held.acting for held, _ in first_asked(names, each)):
        return _nobody_there(names, danger, each)
    who = joined(dict.fromkeys(named_asked(names, each)))
    return f"{who} is asked {_for_what(names, danger, each)}, by {at(each.by, now)}."


def _nobody_there(names: Names, danger: Danger, each: AskedPost) -> str:
    """That it would be asked of a post in which nobody acts, and whom to ring instead."""
    posts = joined(dict.fromkeys(the(title) for _, title in first_asked(names, each)), "or")
    people = joined((_named(held) for held in to_ring_of(names, each)), "or")
    ring = f" Ring {people}." if people else ""
    asked = f"{_for_what(names, danger, each)}, by {at(each.by, names.view.now)}"
    return f"Nobody acts now as {posts}, who would be asked {asked}.{ring}"


def _for_what(names: Names, danger: Danger, each: AskedPost) -> str:
    match each.what:
        case "read":
            return "to say that they have read it"
        case "record":
            return f"to {'act again and ' if danger.refused else ''}record what was done"
        case "agree" if each.to.side == "board":
            return f"to see to it that {names.agency(each.agency)} says whether it agrees"
        case "agree":
            return f"whether they agree that {names.said('the child is safe now')}"


def _undone(each: AskedPost) -> str:
    match each.what:
        case "read":
            return "Nobody has said that they read it"
        case "record":
            return "Nobody has recorded what was done"
        case "agree":
            return "Nobody has said whether they agree"


def _of(names: Names, each: AskedPost) -> str:
    return names.agency(each.agency) if each.agency else "The board"


def _is_reader(names: Names, each: AskedPost) -> bool:
    return person_asked(names, each) == names.view.actor.person


def _first(names: Names, each: AskedPost) -> list[Holder]:
    if time_is_over(each, names.view.now):
        return [*to_ring_of(names, each)]
    return [replace(held, title=title) for held, title in first_asked(names, each) if held.acting]


def _named(held: Holder) -> str:
    return f"{held.acting.name} ({held.title})" if held.acting else the(held.title)


def _numbers(names: Names, each: AskedPost) -> str:
    acting = (holder.acting for holder in _first(names, each))
    numbers = joined((card.telephone for card in acting if card and card.telephone), "or")
    return f": ring {numbers}" if numbers else ""


def _in_post(names: Names, post: PostRef, agency: str) -> Iterator[Holder]:
    for to in in_post(names.protocol, names.view.case, post, where(agency, post)):
        yield from names.holders_of(to)
