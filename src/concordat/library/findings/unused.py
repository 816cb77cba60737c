"""Findings about what a file declares and doesn't use, and what is stronger than its text."""

import re
from collections.abc import Iterator

from concordat.core.posts import PostRef
from concordat.core.protocol import Clock, Duty, Protocol, Remark
from concordat.core.wording import joined
from concordat.library.findings.ledger import used_facts
from concordat.library.findings.places import place_of, readings_of, remark_to_write
from concordat.library.problems import Comment, KeyPath

_STRENGTHS = re.compile(r"\b(must|should|aim|may)s?\b")


def unused_posts(protocol: Protocol) -> Iterator[Comment]:
    """Posts that nothing names."""
    named = {post.post for post in _posts_named(protocol)}
    for post in protocol.posts.values():
        named.update(each for each in (post.fallback, post.among) if each)
    for key, post in protocol.posts.items():
        if key not in named:
            hint = "Name it in the duties that are theirs, or take it away."
            yield Comment(("post", key), f"Nothing names the post “{post.title}”.", hint)


def _posts_named(protocol: Protocol) -> Iterator[PostRef]:
    for duty in protocol.duties.values():
        yield from (*duty.who, *duty.towards, *duty.must_satisfy)
    for notice in protocol.notices:
        yield from notice.to
    for permission in protocol.permissions:
        yield from (*permission.who, *permission.of)
    for post in protocol.posts.values():
        if post.substitute:
            yield post.substitute


def unused_facts(protocol: Protocol) -> Iterator[Comment]:
    """Facts on which nothing depends. They don't count as carrying out their clause."""
    used = used_facts(protocol)
    for fact in protocol.facts:
        if fact.key not in used:
            yield Comment(
                ("fact", fact.key),
                f"Nothing depends on the fact “{fact.title}”.",
                f"Let it open a duty or a notice (“fact {fact.key}”), name it in “if”, or take it "
                "away.",
            )


def _is_read_so(readings: list[Remark], strength: str) -> bool:
    """Whether readings of the strength take this one. One that names none in “taken” leaves it to
    the file.
    """
    for reading in readings:
        named = set(_STRENGTHS.findall((reading.taken or "").lower()))
        if not named or strength in named:
            return True
    return False


def stronger_than_the_text(protocol: Protocol) -> Iterator[Comment]:
    """Duties and clocks with a strength that their clause doesn't have, and that no reading of the
    strength explains.
    """
    places: dict[KeyPath, Duty | Clock] = {place_of(it): it for it in protocol.duties.values()}
    places |= {("clock", it.key): it for it in protocol.clocks}
    for path, it in places.items():
        clause = protocol.clauses.get(it.clause or "")
        if clause is None or it.strength in clause.strengths:
            continue
        if _is_read_so(readings_of(protocol, "strength", [clause.id]), it.strength):
            continue
        text = joined(clause.strengths) or "nothing that binds"
        a = "an" if it.strength == "aim" else "a"
        reading = remark_to_write("reading", clause.id, it.key, "strength")
        yield Comment(
            (*path, "strength"),
            f"“{it.key}” is {a} {it.strength}; its clause {clause.id} says {text}.",
            f"Make the two agree, or explain it in {reading}.",
        )
