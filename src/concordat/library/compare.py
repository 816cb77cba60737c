"""Two versions of a protocol, clause by clause: what the text says differently, and what is done differently."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from concordat.core.protocol import Duty, Protocol
from concordat.library.say import (
    say_admission,
    say_clock,
    say_limit,
    say_list,
    say_owners,
    say_particulars,
    say_post,
    say_posts,
    say_target,
    say_when,
    say_word,
)

Sort = Literal["about", "words", "strength", "done", "read"]
SORTS: dict[Sort, str] = {
    "about": "the protocol itself",
    "words": "the words of the text",
    "strength": "how binding the text is",
    "done": "what is done because of it",
    "read": "how it is read, and what it leaves open",
}


class Change(msgspec.Struct, frozen=True):
    """One difference. `clause` is empty for what no clause stands behind; `before` or `after` is empty where it is new
    or gone."""

    clause: str
    sort: Sort
    before: tuple[str, ...]
    after: tuple[str, ...]


def compare(old: Protocol, new: Protocol) -> tuple[Change, ...]:
    """Every difference, in the order of the new text, clauses that are gone last; empty when the two mean the same."""
    before, after = _sayings(old), _sayings(new)
    places = dict.fromkeys([*after, *before])
    return tuple(
        Change(clause, sort, gone, come)
        for clause, sort in places
        if (gone := _without(before, after, (clause, sort))) != (come := _without(after, before, (clause, sort)))
    )


def compared(old: Protocol, new: Protocol) -> str:
    """The differences as text, ending with a line break."""
    lines = [f"{old.id} {old.version} → {new.id} {new.version}"]
    for change in (changes := compare(old, new)):
        lines.append(f"{change.clause or 'Not in the text'}: {SORTS[change.sort]}")
        lines += [f"  - {line}" for line in change.before]
        lines += [f"  + {line}" for line in change.after]
    return "\n".join(lines if changes else [*lines, "No differences."]) + "\n"


Sayings = dict[tuple[str, Sort], list[str]]


def _without(mine: Sayings, other: Sayings, place: tuple[str, Sort]) -> tuple[str, ...]:
    """What one version says of a place and the other doesn't."""
    return tuple(line for line in mine.get(place, []) if line not in other.get(place, []))


def _sayings(protocol: Protocol) -> Sayings:
    """Everything that a version says, by clause and sort, in the order of its text."""
    found: Sayings = {}
    for clause in protocol.clauses.values():
        found.setdefault((clause.id, "words"), []).append(f"{clause.at}: {clause.text}")
        found.setdefault((clause.id, "strength"), []).append(" and ".join(clause.strengths) or "binds nobody")
        found.setdefault((clause.id, "done"), []).extend([f"nothing: {clause.only}"] if clause.only else [])
        found.setdefault((clause.id, "read"), [])
    for place, line in _lines(protocol):
        found.setdefault(place, []).append(line)
    return found


def _lines(protocol: Protocol) -> Iterator[tuple[tuple[str, Sort], str]]:
    for name in ("title", "board", "source", "nation", "purpose", "close"):
        yield ("", "about"), f"{name}: {getattr(protocol, name)}"
    yield from _around(protocol)
    for duty in protocol.duties.values():
        yield (duty.clause or "", "done"), _say_duty(protocol, duty)
    for notice in protocol.notices:
        told = f"{say_posts(protocol, notice.to)} is told {say_when(protocol, notice)}: {notice.what}"
        yield (notice.clause or "", "done"), told
    for clock in protocol.clocks:
        yield (clock.clause or "", "done"), f"clock, {clock.strength}: {say_clock(protocol, clock)}"
    for permission in protocol.permissions:
        stages = f" at stage {say_list(list(permission.over))}" if permission.over else ""
        yield (permission.clause or "", "done"), f"{say_posts(protocol, permission.who)} may {permission.what}{stages}"
    for remark in protocol.remarks:
        taken = f" Taken: {remark.taken}" if remark.taken else ""
        for clause in remark.clauses or ("",):
            yield (clause, "read"), f"{remark.sort}: {remark.text}{taken}"


def _around(protocol: Protocol) -> Iterator[tuple[tuple[str, Sort], str]]:
    """What stands around the duties: who may raise what, routes, posts, bounds of steps, what runs alongside."""
    for line in say_admission(protocol):
        yield (protocol.admission.clause or "", "done"), line
    for route in protocol.routes.values():
        alone = ", with no opponent" if route.alone else ""
        begins = f"{route.title} begins with {protocol.steps[route.first].title}{alone}"
        yield (route.clause or "", "done"), begins
    for post in protocol.posts.values():
        stands_in = f"; in its place {say_post(protocol, post.substitute)}" if post.substitute else ""
        yield (post.clause or "", "done"), f"post: {post.title}{stands_in}"
    for step in protocol.steps.values():
        if step.times:
            yield (step.clause or "", "done"), f"“{step.title}” at most {step.times} times"
    for other in protocol.alongside:
        yield (other.clause or "", "done"), f"may run alongside: {other.title}"


def _say_duty(protocol: Protocol, duty: Duty) -> str:
    ways = "".join(f"; {say_word(word)} → {say_target(protocol, target)}" for word, target in duty.then.items())
    towards = f", towards {say_posts(protocol, duty.towards)}" if duty.towards else ""
    each = ", each of them" if duty.owed == "post" else ""
    who = f"{say_owners(protocol, duty)} {duty.strength}{each}: {duty.what}{towards}"
    more = "".join(f"; {line}" for line in say_particulars(protocol, duty))
    return f"{who}; {say_when(protocol, duty)}; {say_limit(protocol, duty)}{more}{ways}"
