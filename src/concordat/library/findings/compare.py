"""Two versions of a protocol, clause by clause: what the text says differently, and what is done
differently.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Literal

import msgspec

from concordat.core.protocol import Post, Protocol, Remark, Step
from concordat.library.findings.differences import WHOLE, Difference, differences
from concordat.library.telling.say import say_admission, say_post, say_step, say_times

Sort = Literal["about", "words", "strength", "done", "read"]
SORTS: dict[Sort, str] = {
    "about": "the protocol itself",
    "words": "the words of the text",
    "strength": "how binding the text is",
    "done": "what is done because of it",
    "read": "how it is read, and what it leaves open",
}

Place = tuple[str, Sort]
Sayings = dict[Place, list[str]]


class Change(msgspec.Struct, frozen=True):
    """What differs in one place. `clause` is empty for what no clause stands behind; `before` or
    `after` is empty where it is new or gone. `parts` are the duties, notices, clocks and
    permissions that differ, part by part.
    """

    clause: str
    sort: Sort
    before: tuple[str, ...]
    after: tuple[str, ...]
    parts: tuple[Difference, ...] = ()


def compare(old: Protocol, new: Protocol) -> tuple[Change, ...]:
    """Every difference, in the order of the new text, clauses that are gone last; empty when the
    two mean the same.
    """
    before, after = _sayings(old), _sayings(new)
    parts = differences(old, new)
    changes = (_change(place, before, after, parts) for place in dict.fromkeys([*after, *before]))
    return tuple(change for change in changes if change.before or change.after or change.parts)


def compared(old: Protocol, new: Protocol) -> str:
    """The differences as text, ending with a line break."""
    changes = compare(old, new)
    lines = [f"{old.id} {old.version} → {new.id} {new.version}", *one_version(old, new, changes)]
    for change in changes:
        lines.append(f"{change.clause or 'Not in the text'}: {SORTS[change.sort]}")
        lines += [f"  - {line}" for line in change.before]
        lines += [f"  + {line}" for line in change.after]
        some = [part for part in change.parts if part.part != WHOLE]
        for (_, title), found in groupby(some, key=lambda part: (part.element, part.title)):
            lines += [f"  {title}", *(f"    {part.text}" for part in found)]
    return "\n".join(lines if changes else [*lines, "No differences."]) + "\n"


def one_version(old: Protocol, new: Protocol, changes: tuple[Change, ...]) -> tuple[str, ...]:
    """A remark where two files that differ carry the same version of the same protocol; else
    nothing.
    """
    if not changes or (old.id, old.version) != (new.id, new.version):
        return ()
    return (
        (
            f"Both files carry the version {new.version} though they differ: a new version needs a "
            "date of its own."
        ),
    )


def _change(place: Place, before: Sayings, after: Sayings, parts: tuple[Difference, ...]) -> Change:
    clause, sort = place
    here = tuple(part for part in parts if part.clause == clause) if sort == "done" else ()
    whole = [part for part in here if part.part == WHOLE]
    gone = [*_without(before, after, place), *(part.old for part in whole if part.old)]
    come = [*_without(after, before, place), *(part.new for part in whole if part.new)]
    return Change(clause, sort, tuple(gone), tuple(come), here)


def _without(mine: Sayings, other: Sayings, place: Place) -> tuple[str, ...]:
    """What one version says of a place and the other doesn't."""
    return tuple(line for line in mine.get(place, []) if line not in other.get(place, []))


def _sayings(protocol: Protocol) -> Sayings:
    """Everything that a version says, by clause and sort, in the order of its text."""
    found: Sayings = {}
    for clause in protocol.clauses.values():
        found.setdefault((clause.id, "words"), []).append(f"{clause.at}: {clause.text}")
        found.setdefault((clause.id, "strength"), []).append(
            " and ".join(clause.strengths) or "binds nobody"
        )
        found.setdefault((clause.id, "done"), []).extend(
            [f"nothing: {clause.only}"] if clause.only else []
        )
        found.setdefault((clause.id, "read"), [])
    found |= {("", sort): [] for sort in SORTS}
    for place, line in _lines(protocol):
        found.setdefault(place, []).append(line)
    return found


def _lines(protocol: Protocol) -> Iterator[tuple[Place, str]]:
    for name in ("title", "board", "source", "nation", "purpose", "close"):
        yield ("", "about"), f"{name}: {getattr(protocol, name)}"
    for name, word in protocol.words.items():
        yield ("", "about"), f"“{name}” is called “{word}”"
    for about, line in _around(protocol):
        yield (about or "", "done"), line
    for remark in protocol.remarks:
        for clause in remark.clauses or ("",):
            yield (clause, "read"), " ".join(_say_remark(remark))


def _around(protocol: Protocol) -> Iterator[tuple[str | None, str]]:
    """What stands around the duties, with its clause: who may raise what, routes, facts, posts,
    steps, what runs alongside.
    """
    rule = protocol.admission
    for line in say_admission(protocol):
        yield rule.clause, line
    if rule.cites:
        yield rule.clause, f"who may raise what, and when: cites {', '.join(rule.cites)}"
    for kind in protocol.kinds:
        goes = [f"its route is {protocol.routes[kind.route].title}"] if kind.route else []
        yield kind.clause, _joined(f"kind of disagreement: {kind.title}", *goes)
    for other in protocol.instead:
        yield other.clause, f"no disagreement: {other.title}; for it there is {other.use}"
    for fact in protocol.facts:
        asked = ["asked when it is raised"] if fact.ask == "raising" else []
        yield fact.clause, _joined(f"fact: {fact.title}", *asked)
    for route in protocol.routes.values():
        alone = ", with no opponent" if route.alone else ""
        chosen = (
            ["taken when nothing else is chosen"]
            if route.default and len(protocol.routes) > 1
            else []
        )
        yield (
            route.clause,
            _joined(
                f"{route.title} begins with {protocol.steps[route.first].title}{alone}", *chosen
            ),
        )
    for post in protocol.posts.values():
        yield post.clause, _joined(*_say_tier(protocol, post))
    for step in protocol.steps.values():
        yield step.clause, _joined(*_say_rung(protocol, step))
    for beside in protocol.alongside:
        yield beside.clause, f"may run alongside: {beside.title}"


def _joined(*parts: str) -> str:
    return "; ".join(parts)


def _say_tier(protocol: Protocol, post: Post) -> Iterator[str]:
    yield f"post: {post.title}"
    yield from (f"in {kind}: {title}" for kind, title in post.titles.items())
    if post.fallback:
        yield f"where it is empty, {protocol.posts[post.fallback].title} acts"
    if post.independent:
        yield "of no agency that is involved"
    if post.substitute:
        yield f"in its place {say_post(protocol, post.substitute)}"


def _say_rung(protocol: Protocol, step: Step) -> Iterator[str]:
    yield f"step: {say_step(step)}"
    yield from (f"up early: {ground}" for ground in step.early)
    if step.times:
        yield f"not sent back here after {say_times(step.times)}"
    if step.above:
        yield f"above it: {protocol.steps[step.above].title}"


def _say_remark(remark: Remark) -> Iterator[str]:
    yield f"{remark.sort}: {remark.text}"
    if remark.taken:
        yield f"Taken: {remark.taken}"
    yield from (f"Or: {other}" for other in remark.others)
    if remark.changes:
        yield f"{'Why' if remark.sort == 'local' else 'It would change'}: {remark.changes}"
    if remark.lacks:
        yield f"It lacks: {remark.lacks}"
