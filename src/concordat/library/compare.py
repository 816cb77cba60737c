"""Two versions of a protocol, clause by clause: what the text says differently, and what is done differently."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from concordat.core.protocol import Clock, Duty, Notice, Permission, Post, Protocol, Remark, Step
from concordat.library.say import (
    EACH,
    say_admission,
    say_clock,
    say_condition,
    say_limit,
    say_list,
    say_notice,
    say_owners,
    say_particulars,
    say_post,
    say_posts,
    say_step,
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
    for name, word in protocol.words.items():
        yield ("", "about"), f"“{name}” is called “{word}”"
    for about, line in _around(protocol):
        yield (about or "", "done"), line
    for duty in protocol.duties.values():
        yield (duty.clause or "", "done"), _joined(*_say_duty(protocol, duty), *_origin(duty))
    for notice in protocol.notices:
        yield (notice.clause or "", "done"), _joined(*_say_notice(protocol, notice), *_origin(notice))
    for clock in protocol.clocks:
        yield (
            (clock.clause or "", "done"),
            _joined(f"clock, {clock.strength}: {say_clock(protocol, clock)}", *_origin(clock)),
        )
    for permission in protocol.permissions:
        yield (permission.clause or "", "done"), _joined(*_say_permission(protocol, permission), *_origin(permission))
    for remark in protocol.remarks:
        for clause in remark.clauses or ("",):
            yield (clause, "read"), " ".join(_say_remark(remark))


def _around(protocol: Protocol) -> Iterator[tuple[str | None, str]]:
    """What stands around the duties, with its clause: who may raise what, routes, facts, posts, steps, what runs
    alongside."""
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
        chosen = ["taken when nothing else is chosen"] if route.default and len(protocol.routes) > 1 else []
        yield route.clause, _joined(f"{route.title} begins with {protocol.steps[route.first].title}{alone}", *chosen)
    for post in protocol.posts.values():
        yield post.clause, _joined(*_say_tier(protocol, post))
    for step in protocol.steps.values():
        yield step.clause, _joined(*_say_rung(protocol, step))
    for beside in protocol.alongside:
        yield beside.clause, f"may run alongside: {beside.title}"


def _joined(*parts: str) -> str:
    return "; ".join(parts)


def _origin(it: Duty | Notice | Clock | Permission) -> Iterator[str]:
    """What it rests on beside its clause."""
    if it.cites:
        yield f"cites {', '.join(it.cites)}"
    if it.local:
        yield f"added: {it.local}"


def _say_duty(protocol: Protocol, duty: Duty) -> Iterator[str]:
    towards = f", towards {say_posts(protocol, duty.towards)}" if duty.towards else ""
    yield f"{say_owners(protocol, duty)} {duty.strength}{EACH[duty.owed]}: {duty.what}{towards}"
    yield f"act: {duty.act}"
    yield say_when(protocol, duty)
    yield say_limit(protocol, duty)
    yield from say_particulars(protocol, duty)
    if duty.paper:
        yield f"paper: {duty.paper}"
    if duty.met:
        yield "met by the record"
    if duty.inside:
        yield "between people of one agency"
    if duty.holds:
        yield "the case waits for it"
    if duty.survives:
        yield "owed also once the case has left the step"
    yield from (f"{say_word(word)} → {say_target(protocol, target)}" for word, target in duty.then.items())


def _say_notice(protocol: Protocol, notice: Notice) -> Iterator[str]:
    yield say_notice(protocol, notice)
    yield from (f"only if: {say_condition(protocol, each)}" for each in notice.conditions)
    if notice.paper:
        yield f"paper: {notice.paper}"


def _say_permission(protocol: Protocol, permission: Permission) -> Iterator[str]:
    stages = f" at stage {say_list(list(permission.over))}" if permission.over else ""
    yield f"{say_posts(protocol, permission.who)} may {permission.what}{stages}"
    yield f"act: {permission.act}"
    if permission.of:
        yield f"of {say_posts(protocol, permission.of)}"


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
        yield f"at most {step.times} times"
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
