"""Who may be appointed to what: independence, where the text asks for it."""

from collections.abc import Container
from typing import NamedTuple

from concordat.core.case import Case
from concordat.core.errors import Refused
from concordat.core.posts import Directory
from concordat.core.protocol import Protocol


class Known(NamedTuple):
    """What is known when somebody is appointed: the directory, and who has written in the case."""

    directory: Directory
    acted: Container[str | None]


def why_not_in_role(
    protocol: Protocol, case: Case, known: Known, role: str, person: str
) -> Refused | None:
    """Why the text doesn't let this person be appointed to that role; None where it asks nothing of
    whoever holds it, or they are what it asks for.
    """
    post = protocol.posts.get(role)
    if post is None:
        return None
    directory = known.directory
    if post.among and not directory.holds(person, post.among):
        title = protocol.title_of_tier(post.among)
        return Refused(
            "not-in-that-post",
            f"The procedure asks for somebody who already has the role “{title}”.",
        )
    if post.independent and any(directory.works_in(person, each) for each in involved(case)):
        return Refused(
            "involved",
            "They work for an agency of this case. The procedure asks for somebody who doesn't.",
        )
    if post.fresh and (person in known.acted or person in _took_part(case)):
        return Refused(
            "acted-before",
            "They acted or gave advice in this case. The procedure asks for somebody who didn't.",
        )
    return None


def involved(case: Case) -> tuple[str, ...]:
    """The agencies of a case: the one that raised it, and those that answer."""
    return tuple(party.id for _, party in case.parties)


def _took_part(case: Case) -> set[str]:
    """The people who have a part by name, or gave advice."""
    named = {case.raiser, *(party.person or "" for party in case.answering)}
    return named | {each.person for each in case.appointed} | set(case.advisers)
