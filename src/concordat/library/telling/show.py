"""A protocol's ladder as text, in the order in which a policy officer would read it out."""

from collections.abc import Iterator
from textwrap import fill

from concordat.core.protocol import Duty, Notice, Protocol, Remark, Step
from concordat.core.wording import say_stage
from concordat.library.telling.say import (
    ADDED,
    EACH,
    say_admission,
    say_clock,
    say_condition,
    say_limit,
    say_notice,
    say_owners,
    say_particulars,
    say_post,
    say_posts,
    say_stages,
    say_target,
    say_times,
    say_when,
    say_word,
)

WIDTH = 100
REMARKS = {
    "reading": "Readings: how ambiguous words are taken",
    "silence": "Silences: what the text doesn't say",
    "gap": "Gaps: what is missing from the source",
    "finding": "Findings: what the board may wish to look at",
    "local": "Rules added that are not in the text",
}


def show(protocol: Protocol) -> str:
    """The whole protocol, ending with a line break."""
    lines = [
        *_about(protocol),
        *_around(protocol),
        *_steps(protocol),
        *_at_every_stage(protocol),
        *_clocks(protocol),
        *_permissions(protocol),
        *_remarks(protocol),
    ]
    return "\n".join(lines) + "\n"


def _about(protocol: Protocol) -> Iterator[str]:
    yield protocol.title
    yield "=" * len(protocol.title)
    yield f"{protocol.board}, version {protocol.version}, {protocol.fingerprint[:12]}"
    if protocol.base:
        yield f"Laid over {protocol.base}"
    yield _wrapped(protocol.purpose)


def _around(protocol: Protocol) -> Iterator[str]:
    """Who may raise what, where each route begins, who substitutes, what may run alongside."""
    admission = protocol.admission
    cited = ", ".join(filter(None, (admission.clause, *admission.cites)))
    for line in say_admission(protocol):
        yield f"{line}{_clause(cited)}"
    for route in protocol.routes.values():
        first = protocol.steps[route.first].title
        alone = ", with no opponent" if route.alone else ""
        yield f"Route: {route.title}, beginning with “{first}”{alone}{_clause(route.clause)}"
    for post in protocol.posts.values():
        if post.substitute:
            substitute = say_post(protocol, post.substitute)
            yield f"Where an agency has no {post.title}, {substitute} stands in."
    for other in protocol.alongside:
        yield f"May run alongside: {other.title}{_clause(other.clause)}"


def _steps(protocol: Protocol) -> Iterator[str]:
    stage = None
    for step in protocol.steps.values():
        if step.stage != stage:
            stage = step.stage
            yield from _headed(say_stage(stage))
        yield from _step(protocol, step)


def _step(protocol: Protocol, step: Step) -> Iterator[str]:
    yield f"{step.title}{_clause(step.clause)}"
    for key in step.duties:
        yield from _duty(protocol, protocol.duties[key])
    for notice in protocol.notices:
        if notice.step == step.key:
            yield from _notice(protocol, notice)
    for ground in step.early:
        yield _wrapped(f"May move up early: {ground}.", 4)
    if step.times:
        bound = f"After {say_times(step.times)}, no decision or choice sends a case back here."
        yield _wrapped(bound, 4)
    if step.above:
        yield _wrapped(f"Above it: {protocol.steps[step.above].title}.", 4)


def _at_every_stage(protocol: Protocol) -> Iterator[str]:
    """The duties and notices of no step."""
    duties = [duty for duty in protocol.duties.values() if duty.step is None]
    notices = [notice for notice in protocol.notices if notice.step is None]
    if duties or notices:
        yield from _headed("At every stage")
    for duty in duties:
        yield from _duty(protocol, duty)
    for notice in notices:
        yield from _notice(protocol, notice)


def _duty(protocol: Protocol, duty: Duty) -> Iterator[str]:
    who = f"{say_owners(protocol, duty)} {duty.strength}{EACH[duty.owed]}"
    yield _wrapped(f"{duty.clause or ADDED}  {who}: {duty.what}", 4)
    yield from _added(duty.local)
    if duty.towards:
        yield _wrapped(f"towards {say_posts(protocol, duty.towards)}", 8)
    yield _wrapped(f"{say_when(protocol, duty)}; {say_limit(protocol, duty)}", 8)
    for line in say_particulars(protocol, duty):
        yield _wrapped(line, 8)
    for word, target in duty.then.items():
        yield _wrapped(f"{say_word(word)} → {say_target(protocol, target)}", 8)


def _notice(protocol: Protocol, notice: Notice) -> Iterator[str]:
    yield _wrapped(f"{notice.clause or ADDED}  {say_notice(protocol, notice)}", 4)
    yield from _added(notice.local)
    for each in notice.conditions:
        yield _wrapped(f"only if: {say_condition(protocol, each)}", 8)
    for each in notice.unless:
        yield _wrapped(f"unless: {say_condition(protocol, each)}", 8)


def _clocks(protocol: Protocol) -> Iterator[str]:
    if protocol.clocks:
        yield from _headed("Clocks")
    for clock in protocol.clocks:
        said = f"{clock.strength}: {say_clock(protocol, clock)}"
        yield _wrapped(f"{clock.clause or ADDED}  {said}", 4)
        yield from _added(clock.local)


def _permissions(protocol: Protocol) -> Iterator[str]:
    if protocol.permissions:
        yield from _headed("What may be done and is never owed")
    for it in protocol.permissions:
        where = f", at {say_stages(it.over)}" if it.over else ""
        when = f", {say_when(protocol, it)}" if it.opens else ""
        said = f"{say_posts(protocol, it.who)} may {it.what}{where}{when}"
        yield _wrapped(f"{it.clause or ADDED}  {said}", 4)
        for each in it.conditions:
            yield _wrapped(f"only if: {say_condition(protocol, each)}", 8)
        for needed in it.needs:
            yield _wrapped(f"with: {needed}", 8)
        if it.told:
            yield _wrapped(f"told to whoever it goes to: “… {it.told}”", 8)
        if it.states_danger:
            yield _wrapped("with: who was rung, because a child is in immediate danger", 8)
        yield from _added(it.local)


def _remarks(protocol: Protocol) -> Iterator[str]:
    for sort, heading in REMARKS.items():
        found = [remark for remark in protocol.remarks if remark.sort == sort]
        if found:
            yield from _headed(heading)
        for remark in found:
            yield from _remark(remark)


def _remark(remark: Remark) -> Iterator[str]:
    yield _wrapped(f"{', '.join(remark.clauses) or remark.key}  {remark.text}", 4)
    if remark.taken:
        yield _wrapped(f"taken: {remark.taken}", 8)
    for other in remark.others:
        yield _wrapped(f"or: {other}", 8)
    if remark.changes:
        name = "why" if remark.sort == "local" else "it would change"
        yield _wrapped(f"{name}: {remark.changes}", 8)


def _added(local: str | None) -> Iterator[str]:
    if local:
        yield _wrapped(f"added: {local}", 8)


def _headed(heading: str) -> tuple[str, str, str]:
    return "", heading, "-" * len(heading)


def _clause(clause: str | None) -> str:
    return f"  [{clause}]" if clause else ""


def _wrapped(text: str, indent: int = 0) -> str:
    return fill(
        text,
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 2),
    )
