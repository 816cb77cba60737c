"""What becomes of agreed and decided actions: accepted or not, done, confirmed, dropped."""

from typing import Literal, assert_never

from msgspec.structs import replace

from concordat.core.acts import (
    ActionAct,
    ActionAgreed,
    ActionAnswered,
    ActionChanged,
    ActionConfirmed,
    ActionDropped,
    ActionPassedOn,
)
from concordat.core.case import opening
from concordat.core.case.following import Action
from concordat.core.case.owners import Owner
from concordat.core.case.working import Unfit, WorkingCase
from concordat.core.duties.moments import BOTH
from concordat.core.duties.owed import Owed
from concordat.core.posts import LEAD, PARTY_SIDES, PartySide, SideOf
from concordat.core.protocol import (
    ACCEPT,
    ACCEPT_DECISION,
    CARRY_OUT,
    CARRY_OUT_DECISION,
    CHECK,
    NOT_TAKEN_ON,
)

RAISING: PartySide = "raising"
DATED_AT_ONCE_SINCE = 6
"""The edition of the rules from which an action is owed by its date before anybody accepts it."""
ASKED_ABOUT_SINCE = 7
"""The edition of the rules from which whoever decided an action, or wrote it down, is asked what
becomes of it where it wasn't taken on.
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
    """Follow a new action. It is owed by its date from the start; what was written down for
    somebody else, they are asked to accept as well.
    """
    own = _is_of(act, writer)
    spec = CARRY_OUT_DECISION if act.decided else CARRY_OUT
    until = act.by if own or case.edition >= DATED_AT_ONCE_SINCE else None
    opening.open_duty(case, spec, _owner(act), case.moment, until=until, action=act.id)
    accepted = True if own else None
    words = act.note("what")
    case.actions[act.id] = Action(act, case.seq, writer, act.by, words, accepted=accepted)
    if not own:
        _ask_to_accept(case, act)


def _owner(act: ActionAgreed) -> Owner:
    """Who owes an action. What was decided for an agency is one role's there, its lead's: nobody of
    it took part in deciding who does it.
    """
    post = LEAD if act.decided and act.side in PARTY_SIDES else None
    return Owner(act.side, act.agency, post)


def _ask_to_accept(case: WorkingCase, act: ActionAgreed) -> None:
    spec = ACCEPT_DECISION if act.decided else ACCEPT
    opening.ask_again(case, spec, _owner(act), act.id)


def _answer(case: WorkingCase, act: ActionAnswered) -> None:
    action = _keep(case, act.action, accepted=act.accepts)
    _date(case, action)
    opening.close_action(case, ACCEPT, act.action, "done")
    if not act.accepts and case.edition >= ASKED_ABOUT_SINCE:
        opening.ask_again(case, NOT_TAKEN_ON, _whose_choice(case, action), act.action)


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
    opening.close_action(case, NOT_TAKEN_ON, act.action, "done")
    if act.by is not None:
        action = _keep(case, act.action, by=act.by)
    if act.note("what") is not None:
        action = _keep(case, act.action, seq=case.seq, words=act.note("what"))
    if not _is_of(action.agreed, writer):
        action = _keep(case, act.action, accepted=None)
        _ask_to_accept(case, action.agreed)
    _date(case, action)


def carried_out(case: WorkingCase, duty: Owed, writer: SideOf | None) -> None:
    """An action was done: the side that raised the disagreement is asked to confirm it, unless it
    recorded that itself. What wasn't taken on is kept as it was: what was agreed is put to its
    agency once more.
    """
    action = case.actions.get(duty.id.action)
    if duty.key == NOT_TAKEN_ON.key and action is not None and action.is_refused:
        _keep(case, duty.id.action, accepted=None)
        _ask_to_accept(case, action.agreed)
    if duty.key != CARRY_OUT.key or action is None:
        return
    opening.close_action(case, ACCEPT, duty.id.action, "done")
    opening.close_action(case, NOT_TAKEN_ON, duty.id.action, "overtaken")
    if writer is None or writer.side in (RAISING, BOTH):
        _keep(case, duty.id.action, accepted=True, confirmed=True, closed="done")
        return
    _keep(case, duty.id.action, accepted=True)
    opening.ask_again(case, CHECK, Owner(RAISING), duty.id.action)


def _confirm(case: WorkingCase, act: ActionConfirmed) -> None:
    """Where it was not done, it is owed again, by the date that it had."""
    action = _followed(case, act.action)
    opening.close_action(case, CHECK, act.action, "done")
    if act.done:
        _keep(case, act.action, confirmed=True, closed="done")
        return
    _keep(case, act.action, confirmed=False)
    opening.ask_again(case, CARRY_OUT, _owner(action.agreed), act.action)
    _date(case, action)


def _stop(case: WorkingCase, act: ActionDropped | ActionPassedOn) -> None:
    """Follow it no longer."""
    _followed(case, act.action)
    why: Literal["dropped", "passed on"] = "dropped"
    if isinstance(act, ActionPassedOn):
        why = "passed on"
    opening.close_action(case, NOT_TAKEN_ON, act.action, "done")
    for spec in (CARRY_OUT, ACCEPT, CHECK):
        opening.close_action(case, spec, act.action, "overtaken", why)
    _keep(case, act.action, closed=why)


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
    """Give what is open of it the date that it has; none of what was refused."""
    waits = not action.accepted and case.edition < DATED_AT_ONCE_SINCE
    by = None if waits or action.is_refused else action.by
    for duty in case.open_duties():
        if duty.id.action == action.agreed.id and duty.key == CARRY_OUT.key:
            due = case.calendar.close_of(by) if by else None
            case.owing.keep(replace(duty, due=due, first_due=duty.first_due or due, until=by))
