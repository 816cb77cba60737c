"""Which act does what to a case: one arm for each kind of act, which looks no further than the act
itself.
"""

from datetime import date, datetime
from typing import assert_never

from msgspec.structs import replace

from concordat.core.acts import (
    ActionAgreed,
    Advised,
    Answering,
    Appointed,
    CarriedOut,
    Corrected,
    DateSet,
    FactStated,
    HolidayProclaimed,
    LocalFigure,
    MovedUp,
    OpenedInError,
    Positioned,
    Raised,
    RecordedOnly,
    Reminded,
    RiskStated,
    SafetyStated,
    SamePerson,
    TakenNoFurther,
    Withdrawn,
)
from concordat.core.case import answering, limits, opening, outcomes, steps
from concordat.core.case.values import Safety, SideOf
from concordat.core.case.working import Unfit, WorkingCase
from concordat.core.duties.owed import Owed
from concordat.core.events import Event
from concordat.core.ids import DutyId
from concordat.core.protocol import CARRY_OUT, Signal

START = Signal("start")
RISK = Signal("risk")
A_CLOSED_DAY = "added to the closed days"


def apply(case: WorkingCase, event: Event) -> None:  # noqa: C901, PLR0912 - an arm for each act
    """Apply one event. Raises Unfit where it doesn't fit the case."""
    act = event.act
    match act:
        case Raised():
            _raise(case, act)
        case CarriedOut():
            _carry_out(case, _completed(case, act), act.word)
        case SamePerson():
            _pass_over(case, act.duties)
        case Positioned():
            _say(case, act)
        case MovedUp():
            _move_up(case, act.ground)
        case Withdrawn():
            opening.tell_of_withdrawal(case)
            steps.finish(_on_a_step(case), "withdrawn")
        case TakenNoFurther():
            steps.finish(_on_a_step(case), _end_without_the_rest(case))
        case OpenedInError():
            steps.finish(_on_a_step(case), "opened in error")
        case RiskStated():
            _state_risk(case)
        case FactStated():
            _state(case, act)
        case HolidayProclaimed():
            _close_day(case, act.day)
        case DateSet():
            _set_date(case, act)
        case LocalFigure():
            case.owing.keep(replace(_open(case, act.duty), local_until=act.until))
        case Reminded():
            case.reminded.update(dict.fromkeys(act.duties, case.at))
        case Appointed():
            case.case = replace(case.case, appointed=(*case.case.appointed, act))
            _carry_out(case, act.duties, None)
        case Advised():
            case.case = replace(case.case, advisers=case.case.advisers | {act.person})
        case SafetyStated():
            _state_safety(case, act)
        case ActionAgreed():
            _agree_action(case, act)
        case Answering():
            _redirect(case, act)
        case RecordedOnly() | Corrected():  # the fold has put what is corrected in its place
            pass
        case _ as never:
            assert_never(never)


def _raise(case: WorkingCase, act: Raised) -> None:
    opening.emit(case, START)
    steps.enter(case, case.step, "raised")
    for fact in act.facts:
        opening.emit(case, Signal("fact", fact))


# ── Duties ────────────────────────────────────────────────────────────────────────────────────────


def _open(case: WorkingCase, duty_id: DutyId) -> Owed:
    duty = case.owing.all.get(duty_id)
    if duty is None or not duty.open:
        raise Unfit(case.seq, f"the duty {duty_id} is not open")
    return duty


def _completed(case: WorkingCase, act: CarriedOut) -> tuple[DutyId, ...]:
    """Those of the duties that these acts complete; the others are partly done and stay open."""
    if not act.acts:
        return act.duties
    completed = []
    for duty in [_open(case, duty_id) for duty_id in act.duties]:
        did = tuple(dict.fromkeys((*duty.did, *act.acts)))
        case.owing.keep(replace(duty, did=did))
        if set(case.rule(duty).acts) <= set(did):
            completed.append(duty.id)
    return tuple(completed)


def _carry_out(
    case: WorkingCase, ids: tuple[DutyId, ...], word: str | None, mark: str | None = None
) -> None:
    """Do these duties and draw the consequences. `mark` says in the record how they were done."""
    ids = tuple(dict.fromkeys(ids))
    done = [_open(case, duty_id) for duty_id in ids if not _was_done_before(case, duty_id)]
    for duty in done:
        if case.at < duty.opened:
            raise Unfit(case.seq, f"the duty {duty.id} had not opened yet")
        opening.close(case, duty, "done", word=mark, at=_met_at(case, duty))
    for duty in done:
        opening.emit(case, Signal("done", duty.key), duty.agency)
    outcomes.conclude(case, done, word)


def _met_at(case: WorkingCase, duty: Owed) -> datetime:
    """When a duty just done was met: when it happened or, where the text asks that it arrive, when
    it was received.
    """
    return case.reached if case.rule(duty).met_by_receipt else case.at


def _was_done_before(case: WorkingCase, duty_id: DutyId) -> bool:
    """Entered after the case had gone on, done before it did: mark the act, and undo nothing
    later.
    """
    duty = case.owing.all.get(duty_id)
    if duty is None or duty.how != "overtaken" or duty.ended is None:
        return False
    if not duty.opened <= case.at <= duty.ended:
        return False
    case.owing.keep(replace(duty, ended=case.at, how="done", done_seq=case.seq))
    return True


def _pass_over(case: WorkingCase, ids: tuple[DutyId, ...]) -> None:
    """Skip those of these duties that are open: the system's own act never keeps an entry from
    being corrected.

    Where a word was asked for, nobody gives it to themselves: the case goes on as with the first
    that the text names.
    """
    known = (case.owing.all.get(duty_id) for duty_id in ids)
    passed = [duty for duty in known if duty is not None and duty.open]
    case.at = max((case.at, *(duty.opened for duty in passed)))
    for duty in passed:
        spec = case.rule(duty)
        first = next(iter(spec.words), None) if spec.asks_for_a_word else None
        _carry_out(case, (duty.id,), first, mark="same person")


def _agree_action(case: WorkingCase, act: ActionAgreed) -> None:
    owner = opening.Owner(act.side, act.agency)
    opening.open_duty(case, CARRY_OUT, owner, case.moment, until=act.by, action=act.id)


# ── The ladder ────────────────────────────────────────────────────────────────────────────────────


def _on_a_step(case: WorkingCase) -> WorkingCase:
    """The case, where it is on a step that can be left now."""
    if case.end is not None:
        raise Unfit(case.seq, "the case had ended")
    if case.at < case.visits[-1].entered:
        raise Unfit(case.seq, "the case was not at this step yet")
    return case


def _move_up(case: WorkingCase, ground: str) -> None:
    above = case.protocol.steps[case.step].above
    if above is None:
        raise Unfit(case.seq, "there is no step above")
    steps.go(_on_a_step(case), above, ground)


def _end_without_the_rest(case: WorkingCase) -> str:
    settled = any(positions.settled for positions in case.positions.values())
    return "agreed in part" if settled else "not taken further"


def _say(case: WorkingCase, act: Positioned) -> None:
    """A side's word is about a discussion held, a decision awaited, or a word to be confirmed."""
    if act.agency not in {party.id for party in case.answering}:
        raise Unfit(case.seq, f"{act.agency} does not answer in this case")
    owed = outcomes.word_owed(case.owing.present, act.side, act.agency)
    if owed is not None and case.at < owed.opened:
        raise Unfit(case.seq, f"the duty {owed.id} had not opened yet")
    if owed is None or not _only_confirms(case, owed):
        _on_a_step(case)
        if not outcomes.may_say(case.protocol, case.owing.present, case.visit, act.agency):
            raise Unfit(case.seq, "nothing had been discussed")
    outcomes.say(case, act.side, act.agency, dict(act.said))


def _only_confirms(case: WorkingCase, owed: Owed) -> bool:
    duties, visit = case.owing.present, case.visit
    return outcomes.only_confirms(case.protocol, duties, visit, owed, ended=case.end)


def _redirect(case: WorkingCase, act: Answering) -> None:
    names = {party.id for party in case.answering}
    answers_already = act.agency.id in names and act.agency.id != act.instead_of
    if answers_already or act.instead_of not in {None, *names}:
        raise Unfit(case.seq, "somebody else answers in this case")
    answering.change(_on_a_step(case), act)


# ── How things are ────────────────────────────────────────────────────────────────────────────────


def _state_risk(case: WorkingCase) -> None:
    case.case = replace(case.case, risks=(*case.case.risks, case.at))
    opening.emit(case, RISK)


def _state(case: WorkingCase, act: FactStated) -> None:
    """A fact may open duties, and may bring another limit for what is open already."""
    if not act.holds:
        case.facts.pop(act.name, None)
    elif act.name not in case.facts:
        case.facts[act.name] = case.at
        opening.emit(case, Signal("fact", act.name))
    limits.recount_everything(case)


def _close_day(case: WorkingCase, day: date) -> None:
    """A day on which nobody works moves the dates of everything that is open."""
    case.closed[day] = A_CLOSED_DAY
    case.calendar = case.base.with_closed(case.closed)
    limits.recount_everything(case)


def _set_date(case: WorkingCase, act: DateSet) -> None:
    if act.duty is not None:
        limits.recount(case, _open(case, act.duty), until=act.until)
        return
    running = case.clocks.get(act.clock)
    if running is None:
        raise Unfit(case.seq, f"no clock {act.clock} is running")
    limits.recount_clock(case, running, act.until)
    limits.recount_all(case)


def _state_safety(case: WorkingCase, act: SafetyStated) -> None:
    side = SideOf(act.side, act.agency if act.side == "answering" else None)
    safety = case.case.safety | {side: Safety(act, case.visit)}
    case.case = replace(case.case, safety=safety)
