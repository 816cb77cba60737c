"""Who is asked to say that they have read of a danger, and whom to ring where nobody has."""

from collections.abc import Iterator

from msgspec.structs import replace

from concordat.brief.names import Names
from concordat.brief.owed import Holder
from concordat.core.case import Danger
from concordat.core.posts import PostRef
from concordat.core.who.asked import There, asked_by, turns
from concordat.core.who.danger import AskedPost, asked_posts, asked_posts_now, time_is_over
from concordat.core.who.danger_chain import ANYTHING, READING
from concordat.core.wording import the


def first_asked(names: Names, each: AskedPost) -> list[tuple[Holder, str]]:
    """The one who is asked of those who act in the post; all who hold it where nobody acts."""
    every = [*holders_asked(names, each)]
    asked = person_asked(names, each)
    acting = [(held, title) for held, title in every if held.acting and held.acting.id == asked]
    return acting[:1] or every


def named_asked(names: Names, each: AskedPost) -> Iterator[str]:
    """Whoever acts in the post that is asked today, by name; the post where nobody does."""
    for holder, title in first_asked(names, each):
        yield (
            f"{holder.acting.name} ({title})"
            if holder.acting
            else f"{the(title)} (nobody acts there now)"
        )


def person_asked(names: Names, each: AskedPost) -> str:
    """Who is asked in that post, by id; "" where nobody is known to act there."""
    view, danger = names.view, names.view.case.danger(each.danger)
    on = view.record.calendar.day_of(view.now)
    there = There.of(names.protocol, view.case, view.record.directory, on)
    found = (turn.person for turn in turns(there, danger) if turn.of == each) if danger else ()
    return next(iter(found), "")


def holders_asked(names: Names, each: AskedPost) -> Iterator[tuple[Holder, str]]:
    """Who holds the post that is asked, with what it is called."""
    for to in asked_by(names.protocol, names.view.case, each):
        for holder in names.holders_of(to):
            yield holder, holder.title or role_there(names, each.to, each.agency, holder)


def role_there(names: Names, to: PostRef, agency: str, holder: Holder | None = None) -> str:
    """What the role is called in which somebody is asked: of whoever is asked by name the one that
    they have there.
    """
    card = holder.person if holder else None
    known = names.by_name(agency, card.id) if card else None
    return known.title if known else names.title(to, agency)


def to_ring(names: Names, danger: Danger) -> tuple[Holder, ...]:
    """Everybody who was asked in vain, each once: of every agency in which nobody has said that
    they read it though it went to the next one up, and of whatever else nobody is left to be asked
    for. First who was asked last. The reader, and who can't be rung, is left out.
    """
    case, now = names.view.case, names.view.now
    went_up = [
        last
        for last in asked_posts_now(names.protocol, case, danger, ANYTHING)
        if time_is_over(last, now) or (last.what == "read" and last.at > danger.asked)
    ]
    found = {
        each.acting.id: each
        for last in reversed(went_up)
        for each in to_ring_of(names, last)
        if each.acting and each.acting.telephone
    }
    return tuple(found.values())


def to_ring_of(names: Names, last: AskedPost) -> tuple[Holder, ...]:
    """Everybody of one agency, and of the board for it, who was asked by now, but the reader and
    whoever said so: first those who were asked for the same, who was asked last before the others.
    """
    case = names.view.case
    danger = case.danger(last.danger)
    kinds = dict.fromkeys((*READING, last.what))
    asked = (asked_posts(names.protocol, case, danger, (what,)) for what in kinds if danger)
    every = [each for of_a_kind in asked for each in of_a_kind]
    but = {names.view.actor.person, danger.person if danger else ""}
    found = {
        holder.acting.id: replace(holder, title=title)
        for each in reversed(every)
        if each.agency == last.agency
        for holder, title in holders_asked(names, each)
        if holder.acting and holder.acting.id not in but
    }
    return tuple(found.values())
