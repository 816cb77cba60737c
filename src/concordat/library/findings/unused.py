"""Findings about what a file declares and doesn't use, and what is stronger than its text."""

from collections.abc import Iterator

from concordat.core.posts import PostRef
from concordat.core.protocol import Protocol
from concordat.core.wording import joined
from concordat.library.findings.ledger import used_facts
from concordat.library.findings.places import place_of, remarks_of
from concordat.library.problems import Comment


def unused_posts(protocol: Protocol) -> Iterator[Comment]:
    """Posts that nothing names."""
    named = {post.post for post in _posts_named(protocol)}
    for post in protocol.posts.values():
        if post.fallback:
            named.add(post.fallback)
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


def stronger_than_the_text(protocol: Protocol) -> Iterator[Comment]:
    """Duties with a strength that their clause doesn't have, and no reading that explains it."""
    read: set[str] = set()
    for reading in remarks_of(protocol, "reading"):
        read.update(reading.clauses)
    for duty in protocol.duties.values():
        clause = protocol.clauses.get(duty.clause or "")
        if clause is None or clause.id in read or duty.strength in clause.strengths:
            continue
        text = joined(clause.strengths) or "nothing that binds"
        a = "an" if duty.strength == "aim" else "a"
        yield Comment(
            (*place_of(duty), "strength"),
            f"“{duty.key}” is {a} {duty.strength}; its clause {clause.id} says {text}.",
            f'Make the two agree, or explain it in a [reading.NAME] with clauses = "{clause.id}".',
        )
