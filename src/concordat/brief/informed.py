"""Of whom danger is asked, and whom to ring, for somebody who was told of it for information."""

from collections.abc import Collection, Iterator

import msgspec

from concordat.brief.danger_ring import first_asked
from concordat.brief.names import Names
from concordat.brief.owed import Holder
from concordat.core.case import Danger
from concordat.core.who.danger import acknowledgers
from concordat.core.who.recipients import officers
from concordat.core.wording import joined

FOR_INFORMATION = (
    "A child is said to be in immediate danger. It is asked of others to see to it, so the case "
    "doesn't open to you. Make sure that they know."
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
    asked = [
        each for danger in names.view.case.standing for each in _asked(names, danger, agencies)
    ]
    people = dict.fromkeys(
        f"{each.acting.name} ({title})" for each, title in asked if each.acting is not None
    )
    said_so = {danger.person for danger in names.view.case.standing}
    theirs = names.view.actor.person in said_so
    return Informed(
        said=names.said(AS_YOU_SAID if theirs else FOR_INFORMATION),
        asked=f"On your side it is asked of {joined(people)}." if people else "",
        ring=_ring(names, [holder for holder, _ in asked]),
    )


def _asked(names: Names, danger: Danger, agencies: Collection[str]) -> Iterator[tuple[Holder, str]]:
    for each in acknowledgers(names.protocol, names.view.case, danger):
        if each.agency in agencies:
            yield from first_asked(names, each)


def _ring(names: Names, asked: list[Holder]) -> tuple[Holder, ...]:
    office = [holder for to in officers() for holder in names.holders_of(to)]
    reader = names.view.actor.person
    found = [each for each in (*asked, *office) if each.acting and each.acting.id != reader]
    return tuple(sorted(dict.fromkeys(found), key=lambda each: each.away is not None))
