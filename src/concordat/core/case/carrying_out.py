"""Duties that are done, in whole or in part, or passed over."""

from datetime import datetime

from msgspec.structs import replace

from concordat.core.acts import CarriedOut
from concordat.core.case import actions, opening, outcomes
from concordat.core.case.working import Unfit, WorkingCase
from concordat.core.duties.owed import Owed
from concordat.core.ids import DutyId
from concordat.core.posts import SideOf
from concordat.core.protocol import Signal


def open_one(case: WorkingCase, duty_id: DutyId) -> Owed:
    duty = case.owing.all.get(duty_id)
    if duty is None or not duty.open:
        raise Unfit(case.seq, f"the duty {duty_id} is not open")
    return duty


def _completed(case: WorkingCase, act: CarriedOut) -> tuple[DutyId, ...]:
    """Those of the duties that these acts complete; the others are partly done and stay open."""
    if not act.acts:
        return act.duties
    completed = []
    for duty in [open_one(case, duty_id) for duty_id in act.duties]:
        did = tuple(dict.fromkeys((*duty.did, *act.acts)))
        case.owing.keep(replace(duty, did=did))
        if set(case.rule(duty).acts) <= set(did):
            completed.append(duty.id)
    return tuple(completed)


def carry_out(
    case: WorkingCase, ids: tuple[DutyId, ...], word: str | None, mark: str | None = None
) -> None:
    """Do these duties and draw the consequences. `mark` says in the record how they were done."""
    ids = tuple(dict.fromkeys(ids))
    done = [open_one(case, duty_id) for duty_id in ids if not _was_done_before(case, duty_id)]
    for duty in done:
        if case.at < duty.opened:
            raise Unfit(case.seq, f"the duty {duty.id} had not opened yet")
        opening.close(case, duty, "done", word=mark, at=_met_at(case, duty))
    arriving = [duty for duty in done if case.rule(duty).met_by_receipt]
    _go_on(case, [duty for duty in done if duty not in arriving], word)
    if arriving:
        case.at = max(case.at, case.arrived)  # what has to arrive leads on when it has
        _go_on(case, arriving, word)


def _go_on(case: WorkingCase, done: list[Owed], word: str | None) -> None:
    for duty in done:
        opening.emit(case, Signal("done", duty.key), duty.agency)
    outcomes.conclude(case, done, word)


def _follow_up(case: WorkingCase, act: CarriedOut, writer: SideOf | None) -> None:
    """What was agreed or decided and is now done is to be confirmed."""
    for duty_id in act.duties:
        duty = case.owing.all.get(duty_id)
        if duty_id.action and duty is not None and duty.how == "done":
            actions.carried_out(case, duty, writer)


def _met_at(case: WorkingCase, duty: Owed) -> datetime:
    """When a duty just done was met: when it happened or, where the text asks that it arrive, when
    it was received.
    """
    return case.arrived if case.rule(duty).met_by_receipt else case.at


def _was_done_before(case: WorkingCase, duty_id: DutyId) -> bool:
    """Entered after the case had gone on, done before it did: mark the act, and undo nothing
    later.
    """
    duty = case.owing.all.get(duty_id)
    if duty is None or duty.how != "overtaken" or duty.ended is None:
        return False
    met = _met_at(case, duty)
    if not duty.opened <= met <= duty.ended:
        return False
    case.owing.keep(replace(duty, ended=met, how="done", done_seq=case.seq))
    return True


def pass_over(case: WorkingCase, ids: tuple[DutyId, ...]) -> None:
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
        carry_out(case, (duty.id,), first, mark="same person")


def do(case: WorkingCase, act: CarriedOut, writer: SideOf | None) -> None:
    """What somebody says was done, and what is asked about it then."""
    carry_out(case, _completed(case, act), act.word)
    _follow_up(case, act, writer)
