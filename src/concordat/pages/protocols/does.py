"""What the system does with a clause, in plain English: every element of the protocol that cites
it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from concordat.core.protocol import Clock, Duty, Notice, Permission, Protocol
from concordat.core.wording import joined
from concordat.library.telling import say

STRONG = {"must": "must", "should": "should", "aim": "aims to", "may": "may"}
OWED = {
    "once": "",
    "agency": "Each answering agency owes it.",
    "party": "Each party owes it.",
    "post": "Each of them owes it.",
}


@dataclass(frozen=True, slots=True)
class Does:
    """One thing that runs from a clause: what sort it is, a sentence, and how it goes on. `cited`
    beside another.
    """

    sort: str
    sentence: str
    details: tuple[str, ...] = ()
    cited: bool = False


def does_of(protocol: Protocol, clause: str) -> tuple[Does, ...]:
    """All that cites a clause: first what has it as its principal clause."""
    found = [*_running(protocol, clause), *_describing(protocol, clause)]
    return tuple(sorted(found, key=lambda does: does.cited))


def _running(protocol: Protocol, clause: str) -> Iterator[Does]:
    for duty in protocol.duties.values():
        if clause in (duty.clause, *duty.cites):
            yield _duty(protocol, duty, cited=duty.clause != clause)
    for notice in protocol.notices:
        if clause in (notice.clause, *notice.cites):
            yield _notice(protocol, notice, cited=notice.clause != clause)
    for clock in protocol.clocks:
        if clause in (clock.clause, *clock.cites):
            yield _clock(protocol, clock, cited=clock.clause != clause)
    for permission in protocol.permissions:
        if clause in (permission.clause, *permission.cites):
            yield _permission(protocol, permission, cited=permission.clause != clause)


def _describing(protocol: Protocol, clause: str) -> Iterator[Does]:
    for kind in protocol.kinds:
        if kind.clause == clause:
            yield Does("Kind", f"Offered as a kind of disagreement: {kind.title}.")
    for kind in protocol.instead:
        if kind.clause == clause:
            yield Does(
                "Elsewhere",
                f"{kind.title}: another procedure is the right one.",
                (kind.use,) if kind.use else (),
            )
    if clause in (protocol.admission.clause, *protocol.admission.cites):
        cited = protocol.admission.clause != clause
        yield from (
            Does("Raising", sentence, cited=cited) for sentence in say.say_admission(protocol)
        )
    for other in protocol.alongside:
        if other.clause == clause:
            yield Does("Alongside", f"May run alongside: {other.title}.")
    for fact in protocol.facts:
        if fact.clause == clause:
            yield Does("Question", f"Asked about the case: {fact.title}.")
    yield from _of_the_ladder(protocol, clause)


def _of_the_ladder(protocol: Protocol, clause: str) -> Iterator[Does]:
    for post in protocol.posts.values():
        if post.clause == clause:
            titles = tuple(
                f"{kind.replace('-', ' ')}: {title}" for kind, title in post.titles.items()
            )
            yield Does("Post", f"Names a post of the ladder: {post.title}.", titles)
    for step in protocol.steps.values():
        if step.clause == clause:
            yield Does("Step", f"Begins the step “{step.title}”.")
    for route in protocol.routes.values():
        if route.clause == clause:
            yield Does("Route", f"Opens the way “{route.title}”.")


def _duty(protocol: Protocol, duty: Duty, *, cited: bool) -> Does:
    who = say.say_owners(protocol, duty)
    details = [_opens(protocol, duty), _sentence(say.say_limit(protocol, duty)), OWED[duty.owed]]
    if duty.towards:
        details.append(_sentence(f"towards {say.say_posts(protocol, duty.towards)}"))
    details += map(_sentence, say.say_particulars(protocol, duty))
    details += [
        f"{_upper(say.say_word(word))}: {say.say_target(protocol, target)}."
        for word, target in duty.then.items()
    ]
    if duty.met_by_the_record:
        details.append("Met by the record itself: what is entered here is written down and kept.")
    if not duty.holds and duty.survives:
        details.append("It stays owed after the step, and the step does not wait for it.")
    return Does(
        "Duty",
        f"{_upper(who)} {STRONG[duty.strength]} {duty.what}.",
        tuple(filter(None, details)),
        cited,
    )


def _opens(protocol: Protocol, duty: Duty) -> str:
    return f"Opens {say.say_when(protocol, duty)}."


def _notice(protocol: Protocol, notice: Notice, *, cited: bool) -> Does:
    details = (
        _sentence(f"given by the system {say.say_when(protocol, notice)}"),
        *(f"Only if: {_fact(protocol, x)}." for x in notice.conditions),
    )
    return Does(
        "Notice",
        f"{_upper(say.say_posts(protocol, notice.to))} is told: {notice.what}.",
        details,
        cited,
    )


def _clock(protocol: Protocol, clock: Clock, *, cited: bool) -> Does:
    return Does(
        "Clock", _sentence(say.say_clock(protocol, clock)), (f"Strength: {clock.strength}.",), cited
    )


def _permission(protocol: Protocol, permission: Permission, *, cited: bool) -> Does:
    of = (_sentence(f"of {say.say_posts(protocol, permission.of)}"),) if permission.of else ()
    where = (_sentence(f"at stage {joined(permission.over)}"),) if permission.over else ()
    sentence = (
        f"{_upper(say.say_posts(protocol, permission.who))} may {permission.what}. It "
        "is never owed."
    )
    return Does("Permission", sentence, (*of, *where), cited)


def _fact(protocol: Protocol, key: str) -> str:
    return next((fact.title for fact in protocol.facts if fact.key == key), key)


def _sentence(text: str) -> str:
    return f"{_upper(text)}."


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
