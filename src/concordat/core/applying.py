"""Which act does what to a case: one arm for each kind of act, and nothing that looks further than
the act itself.
"""

from datetime import datetime
from typing import assert_never

from msgspec.structs import replace

from concordat.core import answering, outcomes
from concordat.core.case import ACTION, CONFIRM, Owed
from concordat.core.events import (
    ActionAgreed,
    Advised,
    Alongside,
    Answering,
    Appointed,
    Asked,
    CarriedOut,
    Corrected,
    DateSet,
    Event,
    FactStated,
    HolidayProclaimed,
    LocalFigure,
    Misdirected,
    MovedUp,
    Noted,
    OpenedInError,
    Positioned,
    Raised,
    Reminded,
    RiskStated,
    SafetyStated,
    SamePerson,
    TakenNoFurther,
    Used,
    Withdrawn,
)
from concordat.core.folding import RISK, START, Folding
from concordat.core.protocol import Signal


class Unfit(Exception):
    """An event that has nothing to stand on: the duty it names is not open, or there is no case
    yet.
    """

    def __init__(self, seq: int, why: str) -> None:
        super().__init__(f"event {seq}: {why}")
        self.seq = seq
        self.why = why


def apply(folding: Folding, event: Event) -> None:  # noqa: C901, PLR0912, PLR0915 - one arm for each act
    """Applies one event. Raises Unfit where it has nothing to stand on."""
    match event.act:
        case Raised(facts=facts):
            folding.emit(START)
            folding.enter(folding.step, "raised")
            for fact in facts:
                folding.emit(Signal("fact", fact))
        case CarriedOut(duties=ids, word=word, acts=acts):
            _carry_out(folding, event.seq, _completed(folding, event.seq, ids, acts), word)
        case SamePerson(duties=ids):
            _pass_over(folding, event.seq, ids)
        case Positioned():
            _say(folding, event.seq, event.act)
        case MovedUp(ground=ground):
            above = folding.protocol.steps[folding.step].above
            if above is None:
                raise Unfit(event.seq, "there is no step above")
            _standing(folding, event.seq).go(above, ground)
        case Withdrawn():
            folding.tell_of_withdrawal()
            _standing(folding, event.seq).finish("withdrawn")
        case TakenNoFurther():
            settled = any(stand.settled for stand in folding.positions.values())
            _standing(folding, event.seq).finish(
                "agreed in part" if settled else "not taken further"
            )
        case OpenedInError():
            _standing(folding, event.seq).finish("opened in error")
        case RiskStated():
            folding.case = replace(folding.case, risks=(*folding.case.risks, folding.at))
            folding.emit(RISK)
        case FactStated(name=name, holds=holds):
            _state(folding, name, holds)
        case HolidayProclaimed():
            _proclaim(folding, event.act)
        case DateSet(of=of, until=until):
            if of in folding.clocks:
                folding.recount_clock(folding.clocks[of], until)
                folding.recount_all()
            else:
                folding.recount(_open(folding, event.seq, of), until=until)
        case LocalFigure(duty=duty, until=until):
            folding.owing.keep(replace(_open(folding, event.seq, duty), local_until=until))
        case Reminded(duties=ids):
            folding.reminded.update(dict.fromkeys(ids, folding.at))
        case Appointed(duties=ids):
            folding.case = replace(folding.case, appointed=(*folding.case.appointed, event.act))
            _carry_out(folding, event.seq, ids, None)
        case Advised(person=person):
            folding.case = replace(folding.case, advisers=folding.case.advisers | {person})
        case SafetyStated(side=side, agency=agency):
            key = side if agency is None else f"{side}/{agency}"
            safety = folding.case.safety | {key: event.act}
            stages = folding.case.safety_stage | {key: folding.visit}
            folding.case = replace(folding.case, safety=safety, safety_stage=stages)
        case ActionAgreed():
            _agree_action(folding, event.act)
        case Answering():
            _redirect(folding, event.seq, event.act)
        case Noted() | Used() | Asked() | Misdirected() | Alongside() | Corrected():
            pass
        case _ as never:
            assert_never(never)


def _open(folding: Folding, seq: int, duty_id: str) -> Owed:
    duty = folding.owing.all.get(duty_id)
    if duty is None or not duty.open:
        raise Unfit(seq, f"the duty {duty_id} is not open")
    return duty


def _standing(folding: Folding, seq: int) -> Folding:
    """The case, where it stands on a step that can be left now."""
    if folding.end is not None:
        raise Unfit(seq, "the case had ended")
    if folding.at < folding.visits[-1].entered:
        raise Unfit(seq, "the case was not at this step yet")
    return folding


def _say(folding: Folding, seq: int, act: Positioned) -> None:
    """A side's word stands on a discussion held, on a decision awaited, or on a word that asks to
    be confirmed.
    """
    duties, visit = folding.owing.present, folding.visit
    if act.agency not in {party.id for party in folding.answering}:
        raise Unfit(seq, f"{act.agency} does not answer in this case")
    owed = outcomes.word_owed(duties, act.side, act.agency)
    if owed is not None and folding.at < owed.opened:
        raise Unfit(seq, f"the duty {owed.id} had not opened yet")
    confirms = owed is not None and owed.key == CONFIRM
    if (
        owed is None
        or not confirms
        or outcomes.discussing(folding.protocol, duties, visit, owed, ended=folding.end)
    ):
        _standing(folding, seq)
        if not outcomes.may_say(folding.protocol, duties, visit, act.agency):
            raise Unfit(seq, "nothing had been discussed")
    outcomes.say(folding, act.side, act.agency, dict(act.said))


def _redirect(folding: Folding, seq: int, act: Answering) -> None:
    names = {party.id for party in folding.answering}
    if act.instead_of not in {None, *names} or (
        act.agency.id in names and act.agency.id != act.instead_of
    ):
        raise Unfit(seq, "somebody else answers in this case")
    answering.change(_standing(folding, seq), act)


def _completed(
    folding: Folding, seq: int, ids: tuple[str, ...], acts: tuple[str, ...]
) -> tuple[str, ...]:
    """Those of the duties that are done with these acts; the others have come some way and stay
    open.
    """
    if not acts:
        return ids
    completed = []
    for duty in [_open(folding, seq, duty_id) for duty_id in ids]:
        spec = folding.protocol.duties.get(duty.key)
        did = tuple(dict.fromkeys((*duty.did, *acts)))
        folding.owing.keep(replace(duty, did=did))
        if spec is None or set(spec.acts) <= set(did):
            completed.append(duty.id)
    return tuple(completed)


def _carry_out(
    folding: Folding, seq: int, ids: tuple[str, ...], word: str | None, mark: str | None = None
) -> None:
    ids = tuple(dict.fromkeys(ids))
    done = [
        _open(folding, seq, duty_id)
        for duty_id in ids
        if not _was_done_before(folding, seq, duty_id)
    ]
    for duty in done:
        if folding.at < duty.opened:
            raise Unfit(seq, f"the duty {duty.id} had not opened yet")
        folding.close(duty, "done", word=mark, at=_met_at(folding, duty))
    for duty in done:
        folding.follow_up(duty)
    outcomes.conclude(folding, done, word)


def _met_at(folding: Folding, duty: Owed) -> datetime:
    """When a duty just done was met: when it happened or, where the text asks that it arrive, when
    it was received.
    """
    spec = folding.protocol.duties.get(duty.key)
    return folding.reached if spec is not None and spec.by_receipt else folding.at


def _was_done_before(folding: Folding, seq: int, duty_id: str) -> bool:
    """Entered after the case had gone on, done before it did: the act is marked, and nothing later
    is undone.
    """
    duty = folding.owing.all.get(duty_id)
    if (
        duty is None
        or duty.how != "overtaken"
        or duty.ended is None
        or not duty.opened <= folding.at <= duty.ended
    ):
        return False
    folding.owing.keep(replace(duty, ended=folding.at, how="done", done_seq=seq))
    return True


def _pass_over(folding: Folding, seq: int, ids: tuple[str, ...]) -> None:
    """The system's own act never keeps an entry from being corrected: it passes over what is there
    to pass over.

    Where a word was asked for, nobody gives it to themselves: the case goes on as with the first
    that the text names.
    """
    passed = [
        duty
        for duty_id in ids
        if (duty := folding.owing.all.get(duty_id)) is not None and duty.open
    ]
    folding.at = max((folding.at, *(duty.opened for duty in passed)))
    for duty in passed:
        spec = folding.protocol.duties.get(duty.key)
        asked = spec is not None and spec.settled in ("decision", "choice")
        first = next(iter(spec.words), None) if spec is not None and asked else None
        _carry_out(folding, seq, (duty.id,), first, mark="same person")


def _state(folding: Folding, name: str, holds: bool) -> None:
    """A fact may open duties, and may bring another limit for what is open already."""
    if not holds:
        folding.facts.pop(name, None)
    elif name not in folding.facts:
        folding.facts[name] = folding.at
        folding.emit(Signal("fact", name))
    _count_again(folding)


def _proclaim(folding: Folding, act: HolidayProclaimed) -> None:
    folding.closed[act.day] = act.why
    folding.calendar = folding.base.with_closed(folding.closed)
    _count_again(folding)


def _count_again(folding: Folding) -> None:
    for clock in list(folding.clocks.values()):
        if clock.ended is None:
            folding.recount_clock(clock)
    folding.recount_all()


def _agree_action(folding: Folding, act: ActionAgreed) -> None:
    due = folding.calendar.close_of(act.by) if act.by else None
    owed = Owed(
        id=f"{ACTION}/{act.id}",
        key=ACTION,
        clause=None,
        step=folding.step,
        stage=folding.stage,
        visit=folding.visit,
        side=act.side,
        agency=act.agency,
        what="carry out what was agreed",
        strength="must",
        limit=None,
        opened=folding.at,
        anchor=folding.at,
        due=due,
        first_due=due,
        seq=folding.seq,
        holds=False,
        survives=True,
        until=act.by,
    )
    folding.owing.add(owed)
