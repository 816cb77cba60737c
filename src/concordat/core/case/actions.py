"""What becomes of agreed and decided actions: accepted or not, done, confirmed, dropped."""

from datetime import date
from typing import assert_never

from msgspec.structs import replace

from concordat.core.acts import (
    AGREED,
    NOT_AGREED,
    ActionAct,
    ActionAgreed,
    ActionAnswered,
    ActionChanged,
    ActionConfirmed,
    ActionDropped,
    ActionPassedOn,
    Positioned,
)
from concordat.core.case import opening, own
from concordat.core.case.following import Action, Closed
from concordat.core.case.owners import Owner
from concordat.core.case.said import UNSAID
from concordat.core.case.working import Unfit, WorkingCase
from concordat.core.duties.moments import BOTH
from concordat.core.duties.owed import Owed
from concordat.core.ids import DutyId
from concordat.core.posts import LEAD, PARTY_SIDES, PartySide, SideOf
from concordat.core.protocol import (
    ACCEPT,
    ACCEPT_DECISION,
    CARRY_OUT,
    CARRY_OUT_DECISION,
    CHECK,
    NOT_TAKEN_ON,
    Duty,
)

RAISING: PartySide = "raising"
DATED_AT_ONCE_SINCE = 6
"""The edition of the rules from which an action is owed by its date before anybody accepts it."""
OWED_ONCE_ACCEPTED_SINCE = 7
"""The edition from which that is so of what was decided only. What was agreed is owed by its date
once its agency has accepted it, which is asked by that date.
"""
ENDS_WITH_THE_AGREEMENT_SINCE = 7
"""The edition from which what nobody accepted ends with the agreement that it came with."""
ENDS_WITH_THE_LAST_POINT_SINCE = 8
"""The edition from which it ends only once every point that it came with is denied."""
ASKED_ABOUT_SINCE = 7
"""The edition from which whoever decided an action, or wrote it down, is asked what becomes of it
where it wasn't taken on.
"""


def follow(case: WorkingCase, act: ActionAct, writer: SideOf | None) -> None:
    """What one act does to the action it is about. `writer` is the side whose word it is; both,
    where a story names none.
    """
    match act:
        case ActionAgreed():
            _agree(case, act, writer)
        case ActionAnswered():
            _answer(case, act)
        case ActionChanged():
            _change(case, act, writer)
        case ActionConfirmed():
            _confirm(case, act)
        case ActionDropped() | ActionPassedOn():
            _stop(case, act)
        case _ as never:
            assert_never(never)


def _agree(case: WorkingCase, act: ActionAgreed, writer: SideOf | None) -> None:
    """Follow a new action. What was written down for somebody else, they are asked to accept."""
    theirs = _is_of(act, writer)
    spec = CARRY_OUT_DECISION if act.decided else CARRY_OUT
    accepted = True if theirs else None
    words = act.note("what")
    action = Action(act, case.seq, writer, act.by, words, accepted=accepted, request=case.request)
    case.actions[act.id] = action
    until = _to_be_done_by(case, action)
    opening.open_duty(case, spec, _owner(act), case.moment, until=until, action=act.id)
    if not theirs:
        _ask_to_accept(case, action)


def _owner(act: ActionAgreed) -> Owner:
    """Who owes an action. What was decided for an agency is one role's there, its lead's: nobody of
    it took part in deciding who does it.
    """
    post = LEAD if act.decided and act.side in PARTY_SIDES else None
    return Owner(act.side, act.agency, post)


def _ask_to_accept(case: WorkingCase, action: Action) -> None:
    """Ask the agency that it is for whether it accepts it: by the date that the action has, unless
    a board has a figure of its own for that. One that has passed leaves nobody time to answer.
    """
    agreed = action.agreed
    spec = ACCEPT_DECISION if agreed.decided else ACCEPT
    own.ask(case, spec, _owner(agreed), action=agreed.id)
    figured = case.protocol.duty(ACCEPT.key).limit_in(case.attributes) is not None
    if case.edition < OWED_ONCE_ACCEPTED_SINCE or agreed.decided or figured:
        return
    in_time = action.by is not None and case.calendar.close_of(action.by) > case.now
    _date_one(case, ACCEPT, action, action.by if in_time else None)


def _answer(case: WorkingCase, act: ActionAnswered) -> None:
    action = _keep(case, act.action, accepted=act.accepts)
    _date(case, action)
    own.end(case, ACCEPT, "done", action=act.action)
    if not act.accepts and case.edition >= ASKED_ABOUT_SINCE:
        own.ask(case, NOT_TAKEN_ON, _whose_choice(case, action), action=act.action)


def _whose_choice(case: WorkingCase, action: Action) -> Owner:
    """Who says what becomes of an action that wasn't taken on: the post that decided it, or the
    agency that wrote it down.
    """
    if action.agreed.decided:
        for duty in reversed(case.owing.all.values()):
            spec = case.rule(duty)
            if spec.settled == "decision" and duty.how == "done":
                post = spec.owners(duty.side, duty.post)[0]
                side = duty.side if post.side == "own" else post.side
                agency = duty.agency if side == "answering" else action.agreed.agency
                return Owner(side, agency, post.post)
    writer = action.written_by
    if writer is None or writer.side == BOTH:
        return Owner(RAISING, action.agreed.agency)
    agency = writer.agency if writer.side == "answering" else action.agreed.agency
    return Owner(writer.side, agency)


def _change(case: WorkingCase, act: ActionChanged, writer: SideOf | None) -> None:
    """Give it another date or other words, and ask the agency that it is for to accept it again."""
    action = _followed(case, act.action)
    own.end(case, NOT_TAKEN_ON, "done", action=act.action)
    if act.by is not None:
        action = _keep(case, act.action, by=act.by)
    if act.note("what") is not None:
        action = _keep(case, act.action, seq=case.seq, words=act.note("what"))
    if not _is_of(action.agreed, writer):
        action = _keep(case, act.action, accepted=None)
        _ask_to_accept(case, action)
    _date(case, action)


def carried_out(case: WorkingCase, duty: Owed, writer: SideOf | None) -> None:
    """An action was done: the side that raised the disagreement is asked to confirm it, unless it
    recorded that itself. What wasn't taken on is kept as it was: what was agreed is put to its
    agency once more.
    """
    action = case.actions.get(duty.id.action)
    if duty.key == NOT_TAKEN_ON.key and action is not None and action.is_refused:
        _keep(case, duty.id.action, accepted=None)
        _ask_to_accept(case, action)
    if duty.key != CARRY_OUT.key or action is None:
        return
    own.end(case, ACCEPT, "done", action=duty.id.action)
    own.end(case, NOT_TAKEN_ON, "overtaken", action=duty.id.action)
    if writer is None or writer.side in (RAISING, BOTH):
        _keep(case, duty.id.action, accepted=True, confirmed=True, closed="done")
        return
    _keep(case, duty.id.action, accepted=True)
    own.ask(case, CHECK, Owner(RAISING), action=duty.id.action)


def _confirm(case: WorkingCase, act: ActionConfirmed) -> None:
    """Where it was not done, it is owed again, by the date that it had."""
    action = _followed(case, act.action)
    own.end(case, CHECK, "done", action=act.action)
    if act.done:
        _keep(case, act.action, confirmed=True, closed="done")
        return
    _keep(case, act.action, confirmed=False)
    own.ask(case, CARRY_OUT, _owner(action.agreed), action=act.action)
    _date(case, action)


def _stop(case: WorkingCase, act: ActionDropped | ActionPassedOn) -> None:
    """Follow it no longer."""
    own.end(case, NOT_TAKEN_ON, "done", action=act.action)
    _end(case, act.action, "passed on" if isinstance(act, ActionPassedOn) else "dropped")


def _end(case: WorkingCase, action: str, why: Closed) -> None:
    _followed(case, action)
    for spec in (CARRY_OUT, ACCEPT, NOT_TAKEN_ON, CHECK):
        own.end(case, spec, "overtaken", action=action, word=why)
    _keep(case, action, closed=why)


def end_what_is_denied(case: WorkingCase, act: Positioned) -> None:
    """Where an agency denies what the other side called agreed, follow no longer what was written
    down together with that word, unless whom it is for has accepted it, or another point that it
    came with still stands.
    """
    if case.edition < ENDS_WITH_THE_AGREEMENT_SINCE or act.side == RAISING:
        return
    denied = {(act.agency, point) for point, word in act.said.items() if word == NOT_AGREED}
    ended = {request for point in denied for request in _agreed_in(case, point)}
    if case.edition >= ENDS_WITH_THE_LAST_POINT_SINCE:
        standing = case.positions.keys() - denied
        ended -= {request for point in standing for request in _agreed_in(case, point)}
    for action in list(case.actions.values()):
        if action.request in ended - {""} and not (action.accepted or action.closed):
            _end(case, action.agreed.id, "agreement denied")


def _agreed_in(case: WorkingCase, point: tuple[str, str]) -> tuple[str, ...]:
    """With which requests the raising side called a point agreed, while its word stands. Before
    the edition that asks about every point, only the last counts.
    """
    said = case.positions.get(point, UNSAID)
    counted = 0 if case.edition >= ENDS_WITH_THE_LAST_POINT_SINCE else -1
    return said.agreed_in[counted:] if said.raising == AGREED else ()


def _is_of(act: ActionAgreed, writer: SideOf | None) -> bool:
    """Whether who wrote it is who it is for; a story speaks for both."""
    if writer is None or writer.side == BOTH:
        return True
    same_agency = act.agency in (None, writer.agency) or act.side != "answering"
    return writer.side == act.side and same_agency


def _followed(case: WorkingCase, action: str) -> Action:
    found = case.actions.get(action)
    if found is None or found.closed:
        raise Unfit(case.seq, f"the action {action} is not followed")
    return found


def _keep(case: WorkingCase, action: str, **changed: object) -> Action:
    """Keep the action with these changes, and return it."""
    case.actions[action] = replace(_followed(case, action), **changed)
    return case.actions[action]


def _date(case: WorkingCase, action: Action) -> None:
    """Give carrying it out the date that it has now."""
    _date_one(case, CARRY_OUT, action, _to_be_done_by(case, action))


def _date_one(case: WorkingCase, spec: Duty, action: Action, by: date | None) -> None:
    """Give one of the duties about it a date, or none, where it is open."""
    duty = case.owing.open.get(DutyId(spec.key, action=action.agreed.id))
    if duty is not None:
        due = case.calendar.close_of(by) if by else None
        case.owing.keep(replace(duty, due=due, first_due=duty.first_due or due, until=by))


def _to_be_done_by(case: WorkingCase, action: Action) -> date | None:
    """The date by which it is owed; None of what was refused, and until it is accepted of what
    waits for that.
    """
    if action.accepted:
        return action.by
    dated_at_once = case.edition >= DATED_AT_ONCE_SINCE
    if not action.agreed.decided and case.edition >= OWED_ONCE_ACCEPTED_SINCE:
        dated_at_once = False
    return action.by if dated_at_once and not action.is_refused else None
