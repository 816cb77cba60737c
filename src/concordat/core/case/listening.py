"""Whether a signal is heard by what waits for it: a duty to be opened, a notice to be given."""

from concordat.core.case.working import WorkingCase
from concordat.core.duties.owed import Owed
from concordat.core.protocol import Duty, Notice, Signal

CONDITIONS_HOLD_ON_SINCE = 5
"""The edition of the rules from which a duty ends when what it depends on is no longer so."""


def is_heard(case: WorkingCase, waiting: Duty | Notice, signal: Signal, agency: str | None) -> bool:
    """Whether the signal opens what waits for it: now, on this step, in this case."""
    if not _is_here(case, waiting, signal) or not applies(case, waiting):
        return False
    return waiting.waits_for != "all" or _all_gave(case, waiting, agency)


def _is_here(case: WorkingCase, waiting: Duty | Notice, signal: Signal) -> bool:
    """A step's own duties open while the case is on it. What survives its step may also follow from
    something else that survived it.

    After the end, or once the step is left, only what survives opens, and what waits for the end
    itself.
    """
    survives = isinstance(waiting, Notice) or waiting.survives
    gone = case.end is not None or signal.kind == "left"
    if gone and not survives and signal.kind != "end":
        return False
    if waiting.step is None or waiting.step == case.step:
        return True
    source = case.protocol.duty_told_of(signal)
    return survives and source is not None and source.step == waiting.step


def applies(case: WorkingCase, waiting: Duty | Notice) -> bool:
    """Whether a case is one in which that is asked for, by what is true of it now."""
    true = case.attributes
    if not true.isdisjoint(waiting.unless):
        return False
    return not waiting.conditions or not true.isdisjoint(waiting.conditions)


def _all_gave(case: WorkingCase, waiting: Duty | Notice, giver: str | None) -> bool:
    """Whether everybody gave what it waits for: every agency in dispute, and every post that owes
    it for itself.
    """
    signals = waiting.opens if isinstance(waiting, Duty) else waiting.on
    agencies: list[str | None] = [*case.disputing()] or [giver]
    return all(any(_gave(case, signal, agency) for signal in signals) for agency in agencies)


def _gave(case: WorkingCase, signal: Signal, agency: str | None) -> bool:
    source = case.protocol.duty_told_of(signal) if signal.is_given else None
    if source is None or source.owed not in ("party", "post"):
        return (signal, agency) in case.log or (signal, None) in case.log
    owed = [duty for duty in case.latest(source.key) if duty.agency in (None, agency)]
    return bool(owed) and all(_is_done(duty, signal.word) for duty in owed)


def _is_done(duty: Owed, word: str) -> bool:
    return duty.how == "done" and word in ("", duty.word)
