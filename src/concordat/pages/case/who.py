"""Who is who: each role beside its counterpart, and everybody once in each place."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from concordat.brief.owed import Holder
from concordat.brief.reading import Brief
from concordat.core.wording import joined
from concordat.pages.components.values import Opposite, PeopleOpposite, Person
from concordat.pages.dressing.cards import person


def opposite(brief: Brief) -> PeopleOpposite:
    """The people of both sides, step by step. The agency stands above its people, so it isn't said
    again beside each.
    """
    found, now = brief.people, brief.view.now

    def cell(side: str, holders: Iterable[Holder]) -> tuple[Person, ...]:
        people = (person(holder, now) for holder in holders)
        return tuple(_once(_without(side, each) for each in people))

    levels = tuple(
        Opposite(
            level.title,
            tuple(
                cell(side, column) for side, column in zip(found.sides, level.people, strict=True)
            ),
        )
        for level in found.levels
    )
    return PeopleOpposite("Who is who", found.sides, levels, found.here)


def _without(agency: str, who: Person) -> Person:
    return replace(who, agency="" if who.agency == agency else who.agency)


def _once(people: Iterable[Person]) -> Iterator[Person]:
    """Each person once, with all their roles. A role that nobody holds stays by itself."""
    roles: dict[Person, list[str]] = {}
    for each in people:
        alone = each if not each.name or each.cover else replace(each, post="")
        roles.setdefault(alone, []).append(each.post)
    for who, posts in roles.items():
        yield replace(who, post=joined(dict.fromkeys(posts)))
