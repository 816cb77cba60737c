"""Findings about what never happens: duties that never open, ends that no case reaches."""

from collections.abc import Iterator

from concordat.core.explore import Exploration
from concordat.core.explore.relevant import can_be_late
from concordat.core.protocol import DIFFER, Duty, Protocol, Signal
from concordat.library.findings.ladder import can_only_agree
from concordat.library.findings.places import place_of, place_of_notice
from concordat.library.problems import Comment, in_quotes


def unreached(protocol: Protocol, explored: Exploration) -> Iterator[Comment]:
    """Routes, duties, notices, limits and ends that nothing ever reaches."""
    if not explored.complete:
        return
    yield from _routes(protocol, explored)
    for duty in protocol.duties.values():
        if duty.key in explored.opened:
            yield from _anchors(protocol, explored, duty)
            yield from _ends(explored, duty)
        else:
            yield Comment(
                (*place_of(duty), "opens"),
                f"The duty “{duty.key}” never opens: {_why(protocol, explored, duty.opens)}.",
                "Let it open on something that happens.",
            )
    for notice in protocol.notices:
        if notice.key not in explored.told:
            yield Comment(
                (*place_of_notice(notice), "on"),
                f"The notice “{notice.key}” reaches nobody: {_why(protocol, explored, notice.on)}.",
                "Let it follow something that happens.",
            )


def _routes(protocol: Protocol, explored: Exploration) -> Iterator[Comment]:
    for route in protocol.routes.values():
        if route.key not in explored.begun:
            yield Comment(
                ("route", route.key),
                f"Nobody can raise anything on the route “{route.title}”: [admission] never "
                "allows it.",
                "Mend “if” or “grounds” there, or take the route away.",
            )


def _anchors(protocol: Protocol, explored: Exploration, duty: Duty) -> Iterator[Comment]:
    for anchor in duty.anchors:
        if reason := _cant_happen(protocol, explored, anchor.signal):
            yield Comment(
                (*place_of(duty), "from"),
                f"The time of “{duty.key}” is never counted from what “from” says: {reason}.",
                "Count from something that happens.",
            )


def _ends(explored: Exploration, duty: Duty) -> Iterator[Comment]:
    for word, target in duty.then.items():
        if target.kind != "end" or target.name in explored.ends or can_only_agree(duty, word):
            continue
        yield Comment(
            (*place_of(duty), "then", word),
            f"“{duty.key}: {word}” is meant to end as {target.name}, and no case does.",
            "Look at what opens this duty, and at whether the word can be said before something "
            "else happens.",
        )


def _why(protocol: Protocol, explored: Exploration, signals: tuple[Signal, ...]) -> str:
    reasons = [_cant_happen(protocol, explored, signal) for signal in signals]
    known = dict.fromkeys(reason for reason in reasons if reason)
    return "; ".join(known) or "what it waits for doesn't happen"


def _cant_happen(protocol: Protocol, explored: Exploration, signal: Signal) -> str:
    """Why a signal never comes; "" if it may."""
    duty = protocol.duty_told_of(signal)
    if duty is None:
        unreached = signal.kind == "end" and signal.of and signal.of not in explored.ends
        return f"no case ends as {signal.of}" if unreached else ""
    if duty.key not in explored.opened:
        return f"“{duty.key}” never opens"
    if signal.kind == "late" and not can_be_late(duty):
        return f"“{duty.key}” is never late, since it has no time limit"
    return ""


def differing_over_one_word(protocol: Protocol) -> Iterator[Comment]:
    """Duties that say what follows if the deciders differ, although they have only one word
    to say.
    """
    for duty in protocol.duties.values():
        if not can_only_agree(duty, DIFFER):
            continue
        why = "there is no word to say"
        if duty.words:
            why = f"each of them can only say {in_quotes(duty.words)}"
        yield Comment(
            (*place_of(duty), "then", DIFFER),
            f"“{duty.key}: {DIFFER}” never follows: {why}.",
            "Add the other words that they may say, each with where it leads, or take “differ” "
            "away.",
        )


def counting_from_what_is_late(protocol: Protocol) -> Iterator[Comment]:
    """Duties that open because something is late, and count their time from when it is done."""
    for duty in protocol.duties.values():
        late = _opened_by_lateness(duty)
        if late and late == _counted_from(duty) and all(map(can_be_late, _duties(protocol, late))):
            yield Comment(
                (*place_of(duty), "from"),
                f"“{duty.key}” opens when {in_quotes(sorted(late))} is late, and its time is "
                "counted from when that is done.",
                'Count from what opens it, as in from = "late …", or take “from” away.',
            )


def _opened_by_lateness(duty: Duty) -> set[str]:
    """The duties whose lateness opens this one; empty if anything else opens it, too."""
    late = {signal.of for signal in duty.opens if signal.kind == "late"}
    return late if len(late) == len(duty.opens) else set()


def _counted_from(duty: Duty) -> set[str]:
    """The duties from whose doing this one is counted; empty if it is counted from more."""
    signals = [anchor.signal for anchor in duty.anchors]
    done = {signal.of for signal in signals if signal.kind in ("done", "outcome")}
    return done if len(done) == len(signals) else set()


def _duties(protocol: Protocol, keys: set[str]) -> list[Duty]:
    return [protocol.duties[key] for key in keys]


def opening_again(protocol: Protocol) -> Iterator[Comment]:
    """Duties of a step that would also open on their own outcome.

    While a case is at a step, each opens once. A duty of no step does open again.
    """
    for duty in protocol.duties.values():
        for place, signal in enumerate(duty.opens):
            if duty.step is None or signal.of != duty.key:
                continue
            yield Comment(
                (*place_of(duty), "opens", place),
                f"“{duty.key}” opens once while a case is at a step: what becomes of it doesn't "
                "open it again.",
                "Take this away. If it is to be done again, let one of its outcomes lead back to "
                f"“{duty.step}”.",
            )
