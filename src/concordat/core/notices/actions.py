"""What is told of agreed and decided actions, and of a withdrawal that has yet to take effect."""

from collections.abc import Mapping

from concordat.core.acts import (
    Act,
    ActionAgreed,
    ActionAnswered,
    ActionChanged,
    ActionConfirmed,
    ActionDropped,
    ActionPassedOn,
)
from concordat.core.case import Case, Owed
from concordat.core.notices.entry import Entry, Tells, Told, tells
from concordat.core.notices.naming import the_action
from concordat.core.notices.values import Nobody, Telling, tell
from concordat.core.notices.words import named, quoted
from concordat.core.posts import PARTY_SIDES, SideOf
from concordat.core.protocol import Protocol
from concordat.core.who.recipients import (
    Recipient,
    involved,
    officers,
    on_side,
    owners,
    practitioners,
    present,
    recipients,
    supports,
)
from concordat.core.who.senior import senior
from concordat.core.wording import worded

_CONCERNED = (*PARTY_SIDES, "board")
PUT_TO_THEM = Nobody("those whose it is are told that they owe it, or are asked to accept it")
AboutAnAction = ActionAnswered | ActionChanged | ActionDropped | ActionConfirmed | ActionPassedOn


def _agreed(entry: Entry, act: ActionAgreed) -> Told:
    """What an agency takes on itself, as agreed, to the practitioners with whom it agreed it; what
    was decided for one, to everybody concerned but the one whose task it is.
    """
    protocol, case, event = entry
    if act.decided and act.side in PARTY_SIDES:
        duty = case.duty(act.duty)
        theirs = owners(protocol, case, duty) if duty else ()
        agency = on_side(protocol, case, SideOf.at(act.side, act.agency))
        people = dict.fromkeys((*agency, *concerned(protocol, case)))
        decided = f"{the_action(case, act.id)} was decided"
        return tell([each for each in people if each not in theirs], "said", decided)
    if event.side not in PARTY_SIDES or event.side != act.side:
        return PUT_TO_THEM
    others = practitioners(case, "answering" if act.side == "raising" else "raising")
    return tell(
        others,
        "said",
        f"{the_action(case, act.id)} was written down by the agency that takes it on",
    )


def _about(entry: Entry, act: AboutAnAction) -> Told:
    """Both sides, and of the board those whom the case has named, whoever decided it among them.
    One that was not accepted goes up to the senior people of both sides.
    """
    protocol, case, _ = entry
    action = the_action(case, act.action)
    raised = named(case.raising.id, "the agency that raised this")
    match act:
        case ActionAnswered(accepts=False):
            up = (*_seniors(protocol, case), *concerned(protocol, case))
            how = "taken on" if _was_decided(case, act) else "accepted"
            why = quoted(act.note("reason"), ": []")
            return tell(dict.fromkeys(up), "said", f"{action} was not {how}{why}")
        case ActionAnswered():
            what = f"{action} was {'taken on' if _was_decided(case, act) else 'accepted'}"
        case ActionConfirmed(done=False):
            what = f"{action} is not done yet, says {raised}"
        case ActionConfirmed():
            what = f"{action} was confirmed as done"
        case ActionChanged():
            what = f"{action} was changed"
        case ActionDropped():
            what = f"{action} was dropped"
        case ActionPassedOn():
            what = f"{action} is no longer followed here: it has an owner in a plan"
    return tell(concerned(protocol, case), "said", what)


def kept_as_it_was(entry: Entry, duty: Owed) -> list[Telling]:
    """That an action which was not taken on is kept: what was decided is still to be done, and what
    was agreed is put to its agency once more.
    """
    protocol, case, event = entry
    action = case.actions.get(duty.id.action)
    decided = action is not None and action.agreed.decided
    then = "it is still to be done" if decided else "its agency is asked to accept it again"
    why = quoted(event.act.note("reason"), ": []")
    what = f"{the_action(case, duty.id.action)} stays as it was, and {then}{why}"
    return tell(concerned(protocol, case), "said", what)


def _was_decided(case: Case, act: ActionAnswered) -> bool:
    action = case.actions.get(act.action)
    return action is not None and action.agreed.decided


TELLS: Mapping[type[Act], Tells] = dict(
    (
        tells(ActionAgreed, _agreed),
        tells(ActionAnswered, _about),
        tells(ActionChanged, _about),
        tells(ActionDropped, _about),
        tells(ActionConfirmed, _about),
        tells(ActionPassedOn, _about),
    )
)


def told_of_giving_up(protocol: Protocol, case: Case) -> list[Telling]:
    """The side that raised it, those who support it and the board are told that it is being given
    up, whether a safety plan is known, and when that takes effect; those who answer that nothing
    has changed for them until then.
    """
    leaving = case.leaving
    due = leaving.effective if leaving else None
    being = f"this is being {'taken no further' if leaving and leaving.no_further else 'withdrawn'}"
    ends, goes_on = "until then it can be kept going", "until then it goes on"
    if leaving and leaving.for_a_look:
        ends = goes_on = "it goes on until the board has looked at it"
    theirs = f"{being}; {goes_on}, and deadlines keep running"
    if leaving and "no plan" in leaving.because:
        being = worded(f"{being}, and no safety plan is known", protocol.words)
    what = f"{being}; {ends}"
    answering = involved(protocol, case, "answering")
    return [
        *(Telling(each, "withdrawing", what, due) for each in _to_keep_going(protocol, case)),
        *(Telling(each, "withdrawing", theirs, due) for each in answering),
    ]


def told_that_it_is_kept_going(protocol: Protocol, case: Case) -> list[Telling]:
    """Everybody who was told that it is being given up hears that it was kept going after all."""
    to = (*_to_keep_going(protocol, case), *involved(protocol, case, "answering"))
    return tell(to, "said", "it goes on: it is not stopped")


def _to_keep_going(protocol: Protocol, case: Case) -> tuple[Recipient, ...]:
    supporting = [each for each in involved(protocol, case, "third") if supports(case, each)]
    return (*involved(protocol, case, "raising"), *supporting, *officers())


def concerned(protocol: Protocol, case: Case) -> list[Recipient]:
    return [each for each in present(protocol, case) if each.side in _CONCERNED]


def _seniors(protocol: Protocol, case: Case) -> list[Recipient]:
    return [each for post in senior(protocol, case) for each in recipients(protocol, case, post)]
