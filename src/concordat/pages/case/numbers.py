"""Each telephone number has one place on the page of a case, under who is who. Whoever is to be
rung next has it there too; everywhere else people are there by name.
"""

from collections.abc import Iterable
from dataclasses import replace

from concordat.pages.components.values import NextCard, Person


def of(people: Iterable[Person]) -> frozenset[str]:
    """Every number of these people, and of those who cover for them."""
    everybody = (each for person in people for each in (person, person.cover) if each)
    return frozenset(each.telephone for each in everybody)


def once(card: NextCard, listed: frozenset[str]) -> NextCard:
    """A card without the numbers that are listed elsewhere."""
    return replace(card, people=tuple(_by_name(each, listed) for each in card.people))


def _by_name(person: Person, listed: frozenset[str]) -> Person:
    telephone = "" if person.telephone in listed else person.telephone
    cover = _by_name(person.cover, listed) if person.cover else None
    return replace(person, telephone=telephone, cover=cover)
