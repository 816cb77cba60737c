"""Signals, and what follows from them: duties open, notices are given, clocks start."""

from datetime import date, datetime
from typing import NamedTuple

from msgspec.structs import replace

from concordat.core.case import limits
from concordat.core.case.values import NoticeGiven
from concordat.core.case.working import WorkingCase
from concordat.core.duties import deadlines
from concordat.core.duties.deadlines import Moment
from concordat.core.duties.owed import How, Owed
from concordat.core.ids import DutyId
from concordat.core.posts import OFFICERS, PRACTITIONER, PostRef, Side
from concordat.core.protocol import Duty, Notice, Signal

WITHDRAWN = "withdrawn"
BY_THE_RECORD = "by the record"  # the word of a duty that Concordat's own entry meets


class Owner(NamedTuple):
    """Who owes one instance of a duty: its side, answering agency and, where each post named owes
    its own, the post.
    """

    side: Side
    agency: str | None = None
    post: str | None = None


# ── Signals ───────────────────────────────────────────────────────────────────────────────────────


def emit(
    case: WorkingCase,
    signal: Signal,
    agency: str | None = None,
    *,
    at: Moment | None = None,
    cause: DutyId | None = None,
) -> None:
    """Something happened: remember it for anchors, start clocks, open duties and give notices."""
    moment = at or case.moment
    case.log[signal, agency] = (*case.log.get((signal, agency), ()), moment)
    for clock in case.protocol.clocks:
        if clock.anchor.signal == signal and clock.key not in case.clocks:
            limits.start_clock(case, clock, moment)
    for waiting in case.protocol.listeners.get(signal, ()):
        if _is_heard(case, waiting, signal, agency):
            _answer(case, waiting, agency, moment, cause)


def _is_heard(
    case: WorkingCase, waiting: Duty | Notice, signal: Signal, agency: str | None
) -> bool:
    """Whether the signal opens what waits for it: now, on this step, in this case."""
    if not _is_here(case, waiting, signal) or not _applies(case, waiting):
        return False
    return waiting.waits_for != "all" or _all_gave(case, waiting, agency)


def _is_here(case: WorkingCase, waiting: Duty | Notice, signal: Signal) -> bool:
    """A step's own duties open while the case is on it. What survives its step may also follow from
    something else that survived it.

    After the end only what survives opens, and what waits for the end itself.
    """
    survives = isinstance(waiting, Notice) or waiting.survives
    if case.end is not None and not survives and signal.kind != "end":
        return False
    if waiting.step is None or waiting.step == case.step:
        return True
    source = case.protocol.duty_told_of(signal)
    return survives and source is not None and source.step == waiting.step


def _applies(case: WorkingCase, waiting: Duty | Notice) -> bool:
    return not waiting.conditions or not case.attributes.isdisjoint(waiting.conditions)


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


def _answer(
    case: WorkingCase,
    waiting: Duty | Notice,
    agency: str | None,
    moment: Moment,
    cause: DutyId | None,
) -> None:
    """Open the duty, or give the notice, that waited for a signal."""
    whose = None if waiting.waits_for == "all" else agency
    if isinstance(waiting, Duty):
        _open_each(case, waiting, whose, moment, cause)
    else:
        # Nobody is told before it was written down: what happened earlier is told on entry.
        _give_notice(case, waiting, whose, max(moment.happened, case.now))


# ── Notices ───────────────────────────────────────────────────────────────────────────────────────


def _give_notice(case: WorkingCase, notice: Notice, agency: str | None, at: datetime) -> None:
    told = any(each.key == notice.key and each.visit == case.visit for each in case.told)
    again = notice.step is None or any(signal.is_of_a_duty for signal in notice.on)
    if told and (notice.waits_for == "all" or not again):
        return
    case.told += [
        NoticeGiven(
            notice.key, notice.clause, post, notice.what, at, case.visit, notice.paper, agency
        )
        for post in notice.to
    ]


def tell_of_withdrawal(case: WorkingCase) -> None:
    """Tell the raiser, the answering side and the board: a rule of the case model, not of any
    text.
    """
    what = "the disagreement was withdrawn"
    raiser, answering = PostRef("raising", PRACTITIONER), PostRef("answering", PRACTITIONER)
    told: list[tuple[PostRef, str | None]] = [(raiser, None)]
    told += [(answering, party.id) for party in case.answering]
    told.append((PostRef("board", OFFICERS[0]), None))
    case.told += [
        NoticeGiven(WITHDRAWN, None, post, what, case.now, case.visit, agency=agency)
        for post, agency in told
    ]


# ── Duties ────────────────────────────────────────────────────────────────────────────────────────


def _open_each(
    case: WorkingCase, spec: Duty, agency: str | None, moment: Moment, cause: DutyId | None
) -> None:
    """Open a duty for everybody who owes it and doesn't have it yet."""
    for owner in _owners(case, spec, agency):
        known = case.owing.here if spec.step else case.owing.open
        if not any(_is_the_same(duty, spec, owner) for duty in known.values()):
            open_duty(case, spec, owner, moment, cause=cause)


def _is_the_same(duty: Owed, spec: Duty, owner: Owner) -> bool:
    return duty.key == spec.key and Owner(duty.side, duty.agency, duty.post) == owner


def _owners(case: WorkingCase, spec: Duty, agency: str | None) -> list[Owner]:
    """Everybody who owes it, one instance each."""
    agencies = [agency] if agency is not None else case.disputing()
    match spec.owed:
        case "once":
            return [Owner(spec.side)]
        case "agency":
            return [Owner(spec.side, each) for each in agencies]
        case "party":
            return _parties(spec, agency, agencies)
        case "post":
            return [owner for post in spec.who for owner in _posts(spec, post, agencies)]


def _parties(spec: Duty, agency: str | None, agencies: list[str]) -> list[Owner]:
    sides = {post.side for post in spec.who}
    found = [Owner("raising", agency)] if "raising" in sides else []
    if "answering" in sides:
        found += [Owner("answering", each) for each in agencies]
    return found


def _posts(spec: Duty, post: PostRef, agencies: list[str]) -> list[Owner]:
    side = spec.side if post.side == "own" else post.side
    if post.side == "answering":
        return [Owner(side, each, str(post)) for each in agencies]
    return [Owner(side, None, str(post))]


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
) -> Owed:
    """Open one duty. `from_now`: its limit runs from this moment, whatever the protocol's own
    anchor. `until` is a date agreed with it. `action` is the id of an agreed action.
    """
    anchor = moment.happened
    if not from_now:
        anchor = deadlines.anchor_of(spec, case.log, owner.agency, moment.happened)
    limit, cap = spec.limit_in(case.attributes), None
    due = deadlines.due_of(spec, limit, anchor, case.calendar, start=case.case.start, until=until)
    if spec.holds:
        due, cap = deadlines.capped(due, case.stage, moment.happened, case.clocks.values())
    owed = Owed(
        id=case.owing.free_id(_id(spec, owner, action)),
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
        anchor=anchor,
        due=due,
        first_due=due,
        seq=case.seq,
        holds=spec.holds,
        survives=spec.survives,
        cap=cap,
        cause=cause,
        until=until,
        post=owner.post,
    )
    case.owing.add(owed)
    if spec.met_by_the_record:
        close(case, owed, "done", word=BY_THE_RECORD, at=moment.happened)
        emit(case, Signal("done", spec.key), owner.agency, at=moment)
    return owed


def _id(spec: Duty, owner: Owner, action: str) -> DutyId:
    if action:
        return DutyId(spec.key, action=action)
    by = owner.post or (owner.side if spec.owed == "party" else "")
    return DutyId(spec.key, by, owner.agency or "")


def open_once(case: WorkingCase, spec: Duty, agency: str) -> None:
    """Open one of Concordat's own duties for an agency, unless it is open already."""
    if not any(_is_open_for(duty, spec, agency) for duty in case.open_duties()):
        open_duty(case, spec, Owner(spec.side, agency), case.moment)


def close_own(case: WorkingCase, spec: Duty, agency: str) -> None:
    """End one of Concordat's own duties for an agency, by a word that may be older than the
    asking.
    """
    for duty in case.open_duties():
        if _is_open_for(duty, spec, agency):
            close(case, duty, "done", at=max(case.at, duty.opened))


def _is_open_for(duty: Owed, spec: Duty, agency: str) -> bool:
    return duty.key == spec.key and duty.agency == agency


def close(
    case: WorkingCase,
    duty: Owed,
    how: How,
    *,
    word: str | None = None,
    at: datetime | None = None,
) -> None:
    """End a duty. One that was done in time after all takes back what its lateness had opened and
    nobody has done.
    """
    ended = case.at if at is None else at
    done_seq = case.seq if how == "done" else None
    case.owing.keep(replace(duty, ended=ended, how=how, word=word or duty.word, done_seq=done_seq))
    if how == "done" and duty.due is not None and ended <= duty.due:
        for other in case.open_duties():
            if other.cause == duty.id:
                case.owing.keep(replace(other, ended=case.now, how="void"))
