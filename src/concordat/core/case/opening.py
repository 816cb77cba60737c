"""Signals, and what follows from them: duties open, notices are given, clocks start."""

from datetime import date, datetime

from msgspec.structs import replace

from concordat.core.case import limits
from concordat.core.case.danger import Danger
from concordat.core.case.given import give_notice
from concordat.core.case.listening import CONDITIONS_HOLD_ON_SINCE, applies, is_heard
from concordat.core.case.owners import Owner, owners, parties
from concordat.core.case.working import WorkingCase
from concordat.core.duties import deadlines
from concordat.core.duties.moments import Moment, Source
from concordat.core.duties.owed import How, Owed
from concordat.core.ids import DutyId
from concordat.core.protocol import Duty, Notice, Signal

BY_THE_RECORD = "by the record"  # the word of a duty that Concordat's own entry meets
NOT_SO = "not so"  # the word of a duty that ended because what it depends on is no longer so


# ── Signals ───────────────────────────────────────────────────────────────────────────────────────


def emit(
    case: WorkingCase,
    signal: Signal,
    agency: str | None = None,
    *,
    at: Moment | None = None,
    cause: DutyId | None = None,
    danger: Danger | None = None,
) -> None:
    """Something happened: remember it for anchors, start clocks, open duties and give notices.
    `danger` is what was stated, where that is what happened.
    """
    moment = at or case.moment
    case.log[signal, agency] = (*case.log.get((signal, agency), ()), moment)
    for clock in case.protocol.clocks:
        if clock.anchor.signal == signal and clock.key not in case.clocks:
            limits.start_clock(case, clock, moment)
    for waiting in case.protocol.listeners.get(signal, ()):
        if is_heard(case, waiting, signal, agency):
            _answer(case, waiting, agency, moment, cause=cause, danger=danger)


def _answer(
    case: WorkingCase,
    waiting: Duty | Notice,
    agency: str | None,
    moment: Moment,
    *,
    cause: DutyId | None,
    danger: Danger | None,
) -> None:
    """Open the duty, or give the notice, that waited for a signal."""
    whose = None if waiting.waits_for == "all" else agency
    if isinstance(waiting, Duty) and danger is not None:
        _open_in_danger(case, waiting, moment, danger)
    elif isinstance(waiting, Duty):
        open_each(case, waiting, whose, moment, cause)
    else:
        # Tell people no earlier than it was recorded, even if it happened earlier.
        give_notice(case, waiting, whose, max(moment.happened, case.now))


# ── Duties ────────────────────────────────────────────────────────────────────────────────────────


def open_each(
    case: WorkingCase,
    spec: Duty,
    agency: str | None,
    moment: Moment,
    cause: DutyId | None = None,
) -> None:
    """Open a duty for everybody who owes it and doesn't have it yet. What the record meets is kept
    once while the case is on a step.
    """
    for owner in owners(case, spec, agency):
        once_here = spec.step is not None or spec.met_by_the_record
        known = case.owing.here if once_here else case.owing.open
        if not any(_is_the_same(duty, spec, owner) for duty in known.values()):
            open_duty(case, spec, owner, moment, cause=cause)


def _open_in_danger(case: WorkingCase, spec: Duty, moment: Moment, danger: Danger) -> None:
    """Open what danger asks for, once for each statement: of whoever stated it, and of everybody
    else who is to act then by the text.
    """
    stater = Owner(danger.side, danger.agency if danger.side == "answering" else None)
    others = owners(case, spec, None)
    if spec.of_whoever_states_danger:
        open_duty(case, spec, stater, moment, person=danger.person)
        others = _who_act_too(case, spec)
    for owner in others:
        if owner != stater:
            open_duty(case, spec, owner, moment)


def _who_act_too(case: WorkingCase, spec: Duty) -> list[Owner]:
    """Both sides, where the text names one beside whoever states danger; else nobody."""
    alone = spec.only_of_whoever_states_danger
    return [] if alone else parties(spec, None, case.disputing())


def _is_the_same(duty: Owed, spec: Duty, owner: Owner) -> bool:
    """Whether it is that owner's already: what is owed to no agency in particular is met by what is
    owed to one.
    """
    if duty.key != spec.key or (duty.side, duty.post) != (owner.side, owner.post):
        return False
    return owner.agency in (None, duty.agency)


def open_duty(
    case: WorkingCase,
    spec: Duty,
    owner: Owner,
    moment: Moment,
    *,
    cause: DutyId | None = None,
    from_now: bool = False,
    until: date | None = None,
    action: str = "",
    about: str = "",
    person: str = "",
) -> Owed:
    """Open one duty. `from_now`: its limit runs from this moment, whatever the protocol's own
    anchor. `until` is a date agreed with it. `action` is the id of an agreed action; `about` that
    of a child, or the number of an entry. `person` owes it by name.
    """
    knows, opening = case.knows(owner.side, owner.agency), Source(moment)
    source = opening
    if not from_now:
        source = deadlines.source_of(spec, case.log, owner.agency, moment, knows)
    limit = spec.limit_in(case.attributes)
    opened = Owed(
        id=case.owing.free_id(id_of(spec, owner, action=action, about=about)),
        key=spec.key,
        clause=spec.clause,
        step=case.step,
        stage=case.stage,
        visit=case.visit,
        side=owner.side,
        agency=owner.agency,
        what=spec.what,
        strength=spec.strength,
        limit=limit.said if limit else None,
        opened=moment.happened,
        anchor=knows(source),
        start=knows(case.start),
        known=knows(opening),
        sources=(source, case.start, opening),
        due=None,
        first_due=None,
        awaited=spec.awaits_others(owner.side, owner.post),
        seq=case.seq,
        holds=spec.holds,
        survives=spec.survives,
        cause=cause,
        until=until,
        post=owner.post,
        person=person,
    )
    owed = limits.counted(case, opened, until=until, anew=False)
    case.owing.add(owed)
    if spec.met_by_the_record:
        close(case, owed, "done", word=BY_THE_RECORD, at=moment.happened)
        emit(case, Signal("done", spec.key), owner.agency, at=moment)
    return owed


def id_of(spec: Duty, owner: Owner, *, action: str = "", about: str = "") -> DutyId:
    """The id of a duty of that owner; of one about an action, whoever owes it."""
    if action:
        return DutyId(spec.key, action=action)
    by = owner.post or (owner.side if spec.owed == "party" else "")
    return DutyId(spec.key, by, owner.agency or "", about=about)


def look_at_conditions(case: WorkingCase) -> None:
    """End what is owed no more by what is true of the case now, and owe again what had ended so."""
    if case.edition < CONDITIONS_HOLD_ON_SINCE:
        return
    for duty in list(case.owing.all.values()):
        spec = case.protocol.duties.get(duty.key)
        if spec is None:
            continue
        if duty.open and not applies(case, spec):
            at = max(case.now, duty.opened)
            case.owing.keep(replace(duty, ended=at, how="void", word=NOT_SO))
        elif duty.word == NOT_SO and duty.visit == case.visit and applies(case, spec):
            case.owing.keep(replace(duty, ended=None, how=None, word=None))


def close(
    case: WorkingCase,
    duty: Owed,
    how: How,
    *,
    word: str | None = None,
    at: datetime | None = None,
) -> None:
    """End a duty, `at` an instant or when what happens now happened, and never before it opened.
    One that was done in time after all takes back what its lateness had opened and nobody has done.
    """
    ended = max(at or case.at, duty.opened)
    done_seq = case.seq if how == "done" else None
    case.owing.keep(replace(duty, ended=ended, how=how, word=word or duty.word, done_seq=done_seq))
    if how == "done" and duty.due is not None and ended <= duty.due:
        for other in case.open_duties():
            if other.cause == duty.id:
                case.owing.keep(replace(other, ended=case.now, how="void"))
