"""Everything a version says apart from its duties, by clause, to compare two versions."""

from collections.abc import Iterator
from typing import Literal

from concordat.core.protocol import Clause, Post, Protocol, Remark, Route, Step
from concordat.core.wording import joined
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
"""A clause ("" for what no clause asks for), and what of it a line is about."""
Line = tuple[str | None, str]


def lines_of(protocol: Protocol) -> dict[Place, list[str]]:
    """Everything that a version says, by clause and sort, in the order of its text."""
    found: dict[Place, list[str]] = {}
    for clause in protocol.clauses.values():
        found.update(_of_clause(clause))
    for sort in SORTS:
        found["", sort] = []
    found["", "about"] += _about(protocol)
    for id_, line in _done(protocol):
        found.setdefault((id_ or "", "done"), []).append(line)
    for remark in protocol.remarks:
        for id_ in remark.clauses or ("",):
            found.setdefault((id_, "read"), []).append(_remark(remark))
    return found


def _of_clause(clause: Clause) -> dict[Place, list[str]]:
    return {
        (clause.id, "words"): [f"{clause.at}: {clause.text}"],
        (clause.id, "strength"): [joined(clause.strengths) or "binds nobody"],
        (clause.id, "done"): [f"nothing: {clause.only}"] if clause.only else [],
        (clause.id, "read"): [],
    }


def _about(protocol: Protocol) -> Iterator[str]:
    for name in ("title", "board", "source", "nation", "purpose", "close"):
        yield f"{name}: {getattr(protocol, name)}"
    for name, word in protocol.words.items():
        yield f"“{name}” is called “{word}”"


def _done(protocol: Protocol) -> Iterator[Line]:
    """What there is apart from duties: who may raise what, kinds, facts, routes, posts, steps."""
    yield from _admission(protocol)
    for kind in protocol.kinds:
        goes = f"; its route is {protocol.routes[kind.route].title}" if kind.route else ""
        yield kind.clause, f"kind of disagreement: {kind.title}{goes}"
    for other in protocol.instead:
        yield other.clause, f"no disagreement: {other.title}; for it there is {other.use}"
    for fact in protocol.facts:
        asked = "; asked when it is raised" if fact.ask == "raising" else ""
        danger = "; it states danger" if fact.states_danger else ""
        yield fact.clause, f"fact: {fact.title}{asked}{danger}"
    for route in protocol.routes.values():
        yield route.clause, "; ".join(_route(protocol, route))
    for post in protocol.posts.values():
        yield post.clause, "; ".join(_post(protocol, post))
    for step in protocol.steps.values():
        yield step.clause, "; ".join(_step(protocol, step))
    for beside in protocol.alongside:
        yield beside.clause, f"may run alongside: {beside.title}"


def _admission(protocol: Protocol) -> Iterator[Line]:
    rule = protocol.admission
    for line in say_admission(protocol):
        yield rule.clause, line
    if rule.cites:
        yield rule.clause, f"who may raise what, and when: cites {', '.join(rule.cites)}"


def _route(protocol: Protocol, route: Route) -> Iterator[str]:
    alone = ", with no opponent" if route.alone else ""
    yield f"{route.title} begins with {protocol.steps[route.first].title}{alone}"
    if route.default and len(protocol.routes) > 1:
        yield "taken when nothing else is chosen"


def _post(protocol: Protocol, post: Post) -> Iterator[str]:
    yield f"post: {post.title}"
    for kind, title in post.titles.items():
        yield f"in {kind}: {title}"
    if post.fallback:
        fallback = protocol.posts.get(post.fallback)
        yield f"where it is empty, {fallback.title if fallback else post.fallback} acts"
    if post.independent:
        yield "of no agency that is involved"
    if post.fresh:
        yield "who neither acted nor advised before"
    if post.among:
        yield f"who is already {protocol.title_of_tier(post.among)}"
    if post.of_a_side:
        yield "who may be of one of the two sides"
    if post.substitute:
        yield f"in its place {say_post(protocol, post.substitute)}"


def _step(protocol: Protocol, step: Step) -> Iterator[str]:
    yield f"step: {say_step(step)}"
    for ground in step.early:
        yield f"up early: {ground}"
    if step.times:
        yield f"not sent back here after {say_times(step.times)}"
    if step.above:
        yield f"above it: {protocol.steps[step.above].title}"


def _remark(remark: Remark) -> str:
    parts = [f"{remark.sort}: {remark.text}"]
    if remark.taken:
        parts.append(f"Taken: {remark.taken}")
    for other in remark.others:
        parts.append(f"Or: {other}")
    if remark.changes:
        name = "Why" if remark.sort == "local" else "It would change"
        parts.append(f"{name}: {remark.changes}")
    if remark.reads:
        parts.append(f"It reads: {joined(remark.reads)}")
    if remark.lacks:
        parts.append(f"It lacks: {joined(remark.lacks)}")
    return " ".join(parts)
