"""Who may be appointed to what: on one side alone, and independent where the text asks for it."""

from datetime import date

from concordat.core import sentences
from concordat.core.case import Case
from concordat.core.case.sides_taken import sides_taken
from concordat.core.errors import Refused
from concordat.core.posts import PARTY_SIDES, CaseSide, Directory, PartySide
from concordat.core.protocol import Protocol
from concordat.core.who.independence import why_not_independent
from concordat.core.who.parts import Actor


def sides_of(case: Case, actor: Actor) -> frozenset[PartySide]:
    """The sides of a case on which somebody has a part, had one by name, or spoke."""
    now = (held.side for held in actor.capacities)
    there = frozenset(side for side in now if side in ("raising", "answering"))
    return there | sides_taken(case, actor.person)


def why_not_on_side(
    protocol: Protocol, case: Case, actor: Actor, side: CaseSide, role: str
) -> Refused | None:
    """Why somebody can't be brought in on that side, to that role: they are of the other side; or,
    where the role is on neither, of one of the two and the text doesn't name such people for it.
    """
    taken = sides_of(case, actor)
    if side in ("raising", "answering"):
        return _why_not_on_a_side(protocol, case, actor.person, taken - {side})
    post = protocol.posts.get(role)
    if not taken or (post is not None and post.of_a_side):
        return None
    return Refused(
        "took-a-side",
        "They have, or had, a part on one side of this disagreement. Choose somebody who took "
        "neither side.",
    )


def _why_not_on_a_side(
    protocol: Protocol, case: Case, person: str, others: frozenset[PartySide]
) -> Refused | None:
    """Why somebody can't come into the case on a side: they took the other, or were appointed to
    what nobody of a side may be.
    """
    if others:
        return Refused("other-side", sentences.ANOTHER_PART)
    theirs = (each for each in case.appointed if each.person == person)
    of_neither = [each for each in theirs if each.side not in PARTY_SIDES]
    posts = [protocol.posts.get(each.role) for each in of_neither if each not in case.supporters]
    if any(post is None or not post.of_a_side for post in posts):
        return Refused(
            "took-neither-side",
            "They were appointed to a role that is on neither side. Choose somebody else.",
        )
    return None


def why_not_in_role(
    protocol: Protocol,
    case: Case,
    directory: Directory,
    role: str,
    there: Actor,
    *,
    on: date,
    wrote: bool,
) -> Refused | None:
    """Why the text doesn't let this person be appointed to that role; None where it asks nothing of
    whoever holds it, or they are what it asks for. `there`: they, with the part that they have;
    `wrote`: something in the record is theirs.
    """
    post, person = protocol.posts.get(role), there.person
    if post is None:
        return None
    if post.among and not directory.holds(person, post.among):
        title = protocol.title_of_tier(post.among)
        return Refused(
            "not-in-that-post",
            f"The procedure asks for somebody who already has the role “{title}”.",
        )
    if post.independent and (
        refused := why_not_independent(protocol, case, directory, role, there=there, on=on)
    ):
        return refused
    if post.fresh and (wrote or person in _took_part(case)):
        return Refused(
            "acted-before",
            "They acted or gave advice in this case. The procedure asks for somebody who didn't.",
        )
    return None


def _took_part(case: Case) -> set[str]:
    """The people who have a part by name, or gave advice."""
    named = {case.raiser, *(party.person or "" for party in case.answering)}
    return named | {each.person for each in case.appointed} | set(case.advisers)
