"""Who is asked about a danger, and whom to ring, for somebody told of it for information."""

from collections.abc import Collection, Iterable, Iterator

import msgspec
from msgspec.structs import replace

from concordat.brief.danger_ring import first_asked
from concordat.brief.names import Names
from concordat.brief.owed import Holder
from concordat.core.case import Danger
from concordat.core.who.danger import asked_posts
from concordat.core.who.danger_chain import ANYTHING
from concordat.core.who.recipients import officers
from concordat.core.wording import who_are

FOR_INFORMATION = (
    "A child is said to be in immediate danger. Others have been asked to deal with it, so the "
    "case doesn't open to you. Make sure that they know."
)

AS_YOU_SAID = (
    "You said that a child is in immediate danger. Your agency has no part in the case any more, "
    "so it doesn't open to you. You go on being told here what becomes of that."
)


class Informed(msgspec.Struct, frozen=True):
    """What they were told, of whom it is asked on their own side, and whom to ring: first those who
    act now.
    """

    said: str
    asked: str
    ring: tuple[Holder, ...]


def informed(names: Names, agencies: Collection[str]) -> Informed:
    """It holds no words of the case, and names nobody of another agency but the board's office."""
    asked = _each_once(
        each for danger in names.view.case.standing for each in _asked(names, danger, agencies)
    )
    people = [f"{each.acting.name} ({each.title})" for each in asked if each.acting]
    said_so = {danger.person for danger in names.view.case.standing}
    theirs = names.view.actor.person in said_so
    return Informed(
        said=names.said(AS_YOU_SAID if theirs else FOR_INFORMATION),
        asked=f"In your agency {who_are(people, 'asked to deal with it')}." if people else "",
        ring=_ring(names, asked),
    )


def _asked(names: Names, danger: Danger, agencies: Collection[str]) -> Iterator[Holder]:
    for each in asked_posts(names.protocol, names.view.case, danger, ANYTHING):
        if each.agency in agencies:
            for holder, title in first_asked(names, each):
                yield replace(holder, title=title)


def _ring(names: Names, asked: Iterable[Holder]) -> tuple[Holder, ...]:
    office = [holder for to in officers() for holder in names.holders_of(to)]
    found = _each_once((*asked, *office), but=names.view.actor.person)
    return tuple(sorted(found, key=lambda each: each.away is not None))


def _each_once(holders: Iterable[Holder], but: str = "") -> tuple[Holder, ...]:
    """Those who act, each in the first of their roles."""
    found: dict[str, Holder] = {}
    for each in holders:
        if each.acting and each.acting.id != but:
            found.setdefault(each.acting.id, each)
    return tuple(found.values())
