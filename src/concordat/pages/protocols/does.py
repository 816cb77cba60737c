"""What the system does with a clause, in plain English: every element of the protocol that cites
it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from concordat.core.protocol import Clock, Duty, Notice, Permission, Protocol
from concordat.core.wording import capitalised
from concordat.library.telling import say

STRONG = {"must": "must", "should": "should", "aim": "aims to", "may": "may"}
OWED = {
    "once": "",
    "party": "Each party owes it.",
    "post": "Each of them owes it.",
}
Element = TypeVar("Element", bound=Duty | Notice | Clock | Permission)


@dataclass(frozen=True, slots=True)
class Does:
    """One thing that the system does because of a clause: its sort, a sentence, and details.

    `cited` if another clause is its principal one.
    """

    sort: str
    sentence: str
    details: tuple[str, ...] = ()
    cited: bool = False


def does_of(protocol: Protocol, clause: str) -> tuple[Does, ...]:
    """Everything that cites a clause; first what has it as its principal clause."""
    found = [*_running(protocol, clause), *_describing(protocol, clause)]
    return tuple(sorted(found, key=lambda does: does.cited))


def _running(protocol: Protocol, clause: str) -> Iterator[Does]:
    """What is owed, told, limited or permitted because of a clause."""
    yield from _citing(protocol, clause, protocol.duties.values(), _duty)
    yield from _citing(protocol, clause, protocol.notices, _notice)
    yield from _citing(protocol, clause, protocol.clocks, _clock)
    yield from _citing(protocol, clause, protocol.permissions, _permission)


def _citing(
    protocol: Protocol,
    clause: str,
    elements: Iterable[Element],
    does: Callable[[Protocol, Element], Does],
) -> Iterator[Does]:
    for each in elements:
        if clause in (each.clause, *each.cites):
            yield replace(does(protocol, each), cited=each.clause != clause)


def _describing(protocol: Protocol, clause: str) -> Iterator[Does]:
    """What a clause says about raising, about the case and about the ladder."""
    yield from _of_raising(protocol, clause)
    for other in protocol.alongside:
        if other.clause == clause:
            yield Does("Alongside", f"May run alongside: {other.title}.")
    for fact in protocol.facts:
        if fact.clause == clause:
            yield Does("Question", f"Asked about the case: {fact.title}.")
    yield from _of_the_ladder(protocol, clause)


def _of_raising(protocol: Protocol, clause: str) -> Iterator[Does]:
    for kind in protocol.kinds:
        if kind.clause == clause:
            yield Does("Kind", f"Offered as a kind of disagreement: {kind.title}.")
    for other in protocol.instead:
        if other.clause == clause:
            use = (other.use,) if other.use else ()
            yield Does("Elsewhere", f"{other.title}: another procedure is the right one.", use)
    admission = protocol.admission
    if clause in (admission.clause, *admission.cites):
        for sentence in say.say_admission(protocol):
            yield Does("Raising", sentence, cited=admission.clause != clause)


def _of_the_ladder(protocol: Protocol, clause: str) -> Iterator[Does]:
    for post in protocol.posts.values():
        if post.clause == clause:
            titles = [f"{kind.replace('-', ' ')}: {name}" for kind, name in post.titles.items()]
            yield Does("Post", f"Names a role of the ladder: {post.title}.", tuple(titles))
    for step in protocol.steps.values():
        if step.clause == clause:
            yield Does("Step", f"Begins the step “{step.title}”.")
    for route in protocol.routes.values():
        if route.clause == clause:
            yield Does("Route", f"Opens the way “{route.title}”.")


def _duty(protocol: Protocol, duty: Duty) -> Does:
    who = capitalised(say.say_owners(protocol, duty))
    details = [
        f"Opens {say.say_when(protocol, duty)}.",
        _sentence(say.say_limit(protocol, duty)),
        _owed(duty),
    ]
    if duty.towards:
        details.append(_sentence(f"towards {say.say_posts(protocol, duty.towards)}"))
    details += map(_sentence, say.say_particulars(protocol, duty))
    for word, target in duty.then.items():
        outcome, leads = capitalised(say.say_word(word)), say.say_target(protocol, target)
        details.append(f"{outcome}: {leads}.")
    if duty.met_by_the_record:
        details.append("Met by the record itself: what is entered here is written down and kept.")
    if not duty.holds and duty.survives:
        details.append("It stays owed after the step, and the step does not wait for it.")
    sentence = f"{who} {STRONG[duty.strength]} {duty.what}."
    return Does("Duty", sentence, tuple(filter(None, details)))


def _owed(duty: Duty) -> str:
    """How often a duty is owed: once for each answering agency, by itself or towards it."""
    if duty.owed != "agency":
        return OWED[duty.owed]
    if all(post.side == "answering" for post in duty.who):
        return "Each answering agency owes it."
    return "It is owed once for each answering agency."


def _notice(protocol: Protocol, notice: Notice) -> Does:
    to = capitalised(say.say_posts(protocol, notice.to))
    details = [_sentence(f"given by the system {say.say_when(protocol, notice)}")]
    for condition in notice.conditions:
        details.append(f"Only if: {_fact(protocol, condition)}.")
    for condition in notice.unless:
        details.append(f"Unless: {_fact(protocol, condition)}.")
    return Does("Notice", f"{to} is told: {notice.what}.", tuple(details))


def _clock(protocol: Protocol, clock: Clock) -> Does:
    details = (f"Strength: {clock.strength}.",)
    return Does("Clock", _sentence(say.say_clock(protocol, clock)), details)


def _permission(protocol: Protocol, permission: Permission) -> Does:
    who = capitalised(say.say_posts(protocol, permission.who))
    details = []
    if permission.of:
        details.append(_sentence(f"of {say.say_posts(protocol, permission.of)}"))
    if permission.over:
        details.append(_sentence(f"at {say.say_stages(permission.over)}"))
    return Does("Permission", f"{who} may {permission.what}. It is never owed.", tuple(details))


def _fact(protocol: Protocol, key: str) -> str:
    return next((fact.title for fact in protocol.facts if fact.key == key), key)


def _sentence(text: str) -> str:
    return f"{capitalised(text)}."
