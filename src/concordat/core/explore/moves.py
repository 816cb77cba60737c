"""Everything that can happen to a case next, dates left aside."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from concordat.core.acts import (
    RISK_TO_CHILD,
    CarriedOut,
    FactStated,
    MovedUp,
    Positioned,
    Subject,
    Word,
)
from concordat.core.acts.doing import why_not_again
from concordat.core.case import Case, Owed
from concordat.core.case.fold import at
from concordat.core.duties.clocks import RunningClock
from concordat.core.explore.model import TICK, WEEKDAYS, Model
from concordat.core.explore.relevant import can_be_late_in
from concordat.core.explore.state import Way
from concordat.core.posts import PartySide
from concordat.core.protocol import SAY, Duty
from concordat.core.who.allowed import why_not
from concordat.core.who.carrying_out import why_not_yet
from concordat.core.who.parts import Actor

ANYBODY = Actor("anybody", everyone=True)
POSITIONS: tuple[Word, Word] = ("agreed", "not agreed")
Move = tuple[Way, Case]


def moves(model: Model, case: Case) -> Iterator[Move]:
    """Everything that can happen to a case in this state, with the case that it makes; all but
    withdrawing, which is always possible.
    """
    for duty in model.open(case):
        yield from acts(model, case, duty)
        yield from _falling_late(model, case, duty)
    for clock in case.clocks:
        yield from _passing(model, case, clock)
    yield from _stating(model, case)


def acts(model: Model, case: Case, duty: Owed) -> Iterator[Move]:
    """The ways of doing one open duty: with each word it can have, or each position of the side
    that owes it.
    """
    spec = model.protocol.duty(duty.key)
    if why_not_yet(model.protocol, case, duty.id):
        return
    if spec.is_said:
        yield from _saying(model, case, duty)
        return
    for word in _words(model, case, spec):
        done = CarriedOut((duty.id,), word)
        yield Way(case.step, duty.key, word=word or ""), model.after(case, done)


def _saying(model: Model, case: Case, duty: Owed) -> Iterator[Move]:
    agency = duty.agency or ""
    issues = [issue.id for issue in case.issues_with(agency)]
    about = model.discussed(case, agency)
    side: PartySide = "raising" if duty.key == SAY.key else "answering"
    for position in POSITIONS:
        said = Positioned(side, agency, dict.fromkeys(issues, position))
        yield Way(case.step, about, word=position), model.after(case, said)


def _words(model: Model, case: Case, spec: Duty) -> Iterable[str | None]:
    """The words with which a duty can be done: None where it is simply done."""
    if not (spec.asks_for_a_word and spec.words):
        return (None,)
    leads_to = ((word, spec.then[word]) for word in spec.words)
    return [word for word, to in leads_to if why_not_again(model.protocol, case, to) is None]


def _stating(model: Model, case: Case) -> Iterator[Move]:
    """Moving up because of a risk, a fact that becomes true, and what else may be stated."""
    risk = Subject(name=RISK_TO_CHILD)
    if why_not(model.protocol, case, ANYBODY, "move-up", risk) is None:
        yield Way(case.step, "moved up"), model.after(case, MovedUp(RISK_TO_CHILD))
    for fact in sorted(model.relevant.facts - set(case.facts)):
        yield Way(case.step, "fact", fact), model.after(case, FactStated(fact))
    heard = {signal for signal, _ in case.log}
    for signal in sorted(model.relevant.stated - heard):
        yield Way(case.step, signal.kind, signal.of), model.after_signal(case, signal)


# ── Time passing ──────────────────────────────────────────────────────────────────────────────────
# Without dates, limits pass in any order: each is set to now, and a tick goes by.


def _falling_late(model: Model, case: Case, duty: Owed) -> Iterator[Move]:
    if duty.passed(case.now):
        return
    if can_be_late_in(model.protocol.duty(duty.key), case.attributes):
        yield Way(case.step, "late", duty.key), _late(model, case, [duty])


def _passing(model: Model, case: Case, clock: RunningClock) -> Iterator[Move]:
    """A clock passing, and with it the duties that it had shortened."""
    if not clock.running or clock.due is None or clock.late(case.now):
        return
    passed = replace(clock, due=case.now)
    clocks = tuple(passed if each is clock else each for each in case.clocks)
    shortened = [duty for duty in case.open_duties if duty.cap == clock.key]
    in_time = [duty for duty in shortened if not duty.passed(case.now)]
    after = _late(model, replace(case, clocks=clocks), in_time)
    yield Way(case.step, "clock", clock.key), after


def _late(model: Model, case: Case, duties: list[Owed]) -> Case:
    """The case with those duties past their limit, whatever the dates."""
    owing = case.owing.copy()
    for duty in duties:
        owing.keep(replace(duty, due=case.now))
    return at(model.protocol, WEEKDAYS, replace(case, owing=owing), case.now + TICK)
