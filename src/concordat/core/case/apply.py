"""Which act does what to a case: one arm for each kind of act, which looks no further than the act
itself.
"""

from datetime import date
from typing import assert_never

from msgspec.structs import replace

from concordat.core.acts import (
    ActionAgreed,
    ActionAnswered,
    ActionChanged,
    ActionConfirmed,
    ActionDropped,
    ActionPassedOn,
    Added,
    Advised,
    Answering,
    Appointed,
    CarriedOut,
    ChildConfirmed,
    Corrected,
    DangerAcknowledged,
    DangerAnswered,
    DangerPassed,
    DateSet,
    FactStated,
    HandedOn,
    HandedOnAnswered,
    HolidayProclaimed,
    HolidayTakenBack,
    IdentityConfirmed,
    IdentityCorrected,
    KeptGoing,
    LocalFigure,
    MovedUp,
    NobodyThere,
    Noted,
    OpenedInError,
    Positioned,
    Raised,
    RecordedOnly,
    Reminded,
    RiskStated,
    SafetyStated,
    SamePerson,
    SteppedAside,
    TakenNoFurther,
    TimeConfirmed,
    TookOn,
    TookOver,
    Used,
    Withdrawn,
)
from concordat.core.calendar import A_CLOSED_DAY
from concordat.core.case import (
    actions,
    answering,
    asked,
    carrying_out,
    discussed,
    endangered,
    handing,
    keeping_safe,
    knowing,
    limits,
    opening,
    outcomes,
    own,
    steps,
    taking_on,
    withdrawing,
)
from concordat.core.case.carrying_out import open_one
from concordat.core.case.confirming import answered_with
from concordat.core.case.consulted import Consulted
from concordat.core.case.withdrawing import WAITS_SINCE
from concordat.core.case.working import START, Unfit, WorkingCase
from concordat.core.duties.owed import Owed
from concordat.core.events import Event
from concordat.core.ids import DutyId
from concordat.core.protocol import SAY_WHEN, Signal


def apply(case: WorkingCase, event: Event) -> None:  # noqa: C901, PLR0912, PLR0915 - an arm an act
    """Apply one event. Raises Unfit where it doesn't fit the case."""
    act = event.act
    match act:
        case Raised():
            _raise(case, act)
        case Added():
            case.case = replace(case.case, raised=act.onto(case.case.raised))
            opening.look_at_conditions(case)
        case CarriedOut():
            carrying_out.do(case, act, event.whose)
            withdrawing.looked_at(case, act)
            endangered.called(case, act)
            asked.answered(case, event, act)
        case SamePerson():
            carrying_out.pass_over(case, act.duties)
        case Positioned():
            _say(case, act)
        case MovedUp():
            _move_up(case, act.ground)
        case Withdrawn() | TakenNoFurther():
            keeping_safe.say_when_stopping(case, act)
            withdrawing.give_up(_on_a_step(case), act, at_once=case.edition < WAITS_SINCE)
        case KeptGoing():
            withdrawing.keep_going(case)
        case Noted():
            withdrawing.hear(case, event.seq, act)
        case OpenedInError():
            steps.finish(_on_a_step(case), steps.IN_ERROR)
        case RiskStated() | DangerAcknowledged() | DangerPassed() | DangerAnswered():
            endangered.apply(case, event, act)
        case NobodyThere():
            endangered.apply(case, event, act)
        case FactStated():
            _state(case, act)
        case HolidayProclaimed():
            _count_day(case, act.day, A_CLOSED_DAY)
        case HolidayTakenBack():
            _count_day(case, act.day, None)
        case DateSet():
            _set_date(case, act)
        case LocalFigure():
            case.owing.keep(replace(open_one(case, act.duty), local_until=act.until))
        case Reminded():
            _remind(case, act.duties)
        case Appointed():
            case.case = replace(case.case, appointed=(*case.case.appointed, act))
            carrying_out.carry_out(case, act.duties, None)
        case Used():
            _consult(case, event, act)
        case TookOver():
            handing.take_over(case, act)
        case TookOn():
            taking_on.take_on(case, act)
            endangered.look_again_who_agrees(case)
        case HandedOn():
            handing.hand_on(case, act, event)
        case HandedOnAnswered():
            handing.answer(case, act)
        case SteppedAside():
            handing.step_aside(case, act, event)
        case Advised():
            asked.advised(case, event, act)
        case SafetyStated():
            keeping_safe.state(case, act)
        case ActionAgreed() | ActionAnswered() | ActionChanged() | ActionConfirmed():
            actions.follow(case, act, event.whose)
        case ActionDropped() | ActionPassedOn():
            actions.follow(case, act, event.whose)
        case Answering():
            _redirect(case, act)
        case TimeConfirmed():
            _confirm_time(case, act)
        case ChildConfirmed() | IdentityCorrected() | IdentityConfirmed():
            knowing.apply(case, act)
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


def _consult(case: WorkingCase, event: Event, act: Used) -> None:
    """Whoever is asked has a part from now on; a side's own are those of whoever asked."""
    consulted = Consulted.by(act, event.side, event.agency)
    case.case = replace(case.case, consulted=(*case.case.consulted, consulted))
    asked.ask(case, act, consulted)


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


def _say(case: WorkingCase, act: Positioned) -> None:
    """A side's word is about a discussion held, a decision awaited, or a word to be confirmed."""
    if act.agency not in {party.id for party in case.answering}:
        raise Unfit(case.seq, f"{act.agency} does not answer in this case")
    owed = discussed.word_owed(case.owing.present, act.side, act.agency)
    if owed is not None and case.at < owed.opened:
        raise Unfit(case.seq, f"the duty {owed.id} had not opened yet")
    if owed is None or not _only_confirms(case, owed):
        _on_a_step(case)
        if not discussed.may_say(case.protocol, case.owing.present, case.visit, act.agency):
            raise Unfit(case.seq, "nothing had been discussed")
    actions.end_what_is_denied(case, act)
    outcomes.say(case, act.side, act.agency, dict(act.said))


def _only_confirms(case: WorkingCase, owed: Owed) -> bool:
    duties, visit = case.owing.present, case.visit
    return discussed.only_confirms(case.protocol, duties, visit, owed, ended=case.end)


def _redirect(case: WorkingCase, act: Answering) -> None:
    names = {party.id for party in case.answering}
    answers_already = act.agency.id in names and act.agency.id != act.instead_of
    if answers_already or act.instead_of not in {None, *names}:
        raise Unfit(case.seq, "somebody else answers in this case")
    answering.change(_on_a_step(case), act)
    endangered.look_again_who_agrees(case)


# ── How things are ────────────────────────────────────────────────────────────────────────────────


def _confirm_time(case: WorkingCase, act: TimeConfirmed) -> None:
    """What a side confirms of another's word counts for it from when it happened."""
    if case.whose is not None:
        for entry in sorted(answered_with(case, act.entry)):
            case.answers[entry, case.whose] = act.agrees
            own.end(case, SAY_WHEN, "done", about=str(entry))
            limits.recount_from(case, entry)


def _state(case: WorkingCase, act: FactStated) -> None:
    """A fact may open duties, and may bring another limit for what is open already."""
    if not act.holds:
        case.facts.pop(act.name, None)
    elif act.name not in case.facts:
        case.facts[act.name] = case.at
        opening.emit(case, Signal("fact", act.name))
    opening.look_at_conditions(case)
    limits.recount_everything(case)


def _count_day(case: WorkingCase, day: date, why: str | None) -> None:
    """A day on which nobody works, or does after all (None), moves the dates of everything that is
    open, and of what is being given up.
    """
    case.closed[day] = why
    case.calendar = case.base.with_closed(case.closed)
    limits.recount_everything(case, closed=True)
    withdrawing.count_again(case)


def _remind(case: WorkingCase, ids: tuple[DutyId, ...]) -> None:
    """From the next open day on, a reminder that was written down has gone unanswered; reminding
    them again puts that off no further.
    """
    days = case.calendar
    answerable = days.start_of(days.nth_open_after(days.day_of(case.now), 1))
    for duty_id in ids:
        case.reminded.setdefault(duty_id, answerable)


def _set_date(case: WorkingCase, act: DateSet) -> None:
    if act.duty is not None:
        limits.recount(case, open_one(case, act.duty), until=act.until)
        return
    running = case.clocks.get(act.clock)
    if running is None:
        raise Unfit(case.seq, f"no clock {act.clock} is running")
    limits.recount_clock(case, running, act.until)
    limits.recount_all(case)
