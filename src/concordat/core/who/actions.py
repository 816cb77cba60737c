"""Who may add an agreed or decided action, and who may say what about it later, and why not."""

from collections.abc import Iterator

from concordat.core import sentences
from concordat.core.acts import ActKind, Subject
from concordat.core.calendar import in_london
from concordat.core.case import Case, Owed
from concordat.core.case.following import Action
from concordat.core.errors import Refused
from concordat.core.ids import DutyId
from concordat.core.periods import months_after
from concordat.core.posts import PARTY_SIDES
from concordat.core.protocol import ACCEPT, CHECK, Duty, Protocol
from concordat.core.who.parts import Actor

MONTHS_FOLLOWED = 3
"""How long what remains is followed here before it belongs in the child's own plan."""


def why_not_add(protocol: Protocol, case: Case, actor: Actor) -> Refused | None:
    """Either side writes down what was agreed, for itself or for the other to accept; so does who
    decides, and the business unit.
    """
    a_party = any(actor.may_be(side) for side in PARTY_SIDES)
    if a_party or actor.may_officiate or decides(protocol, case, actor):
        return None
    return Refused("not-yours", "Actions are for those who agreed or decided them to write down.")


def decides(protocol: Protocol, case: Case, actor: Actor) -> bool:
    """Whether they hold a post that decides in this case, or decided in it."""
    return any(actor.owes(spec, duty) for spec, duty in _deciding(protocol, case))


def _deciding(protocol: Protocol, case: Case) -> Iterator[tuple[Duty, Owed]]:
    """Every duty to decide of a case, with what the procedure says of it."""
    for duty in case.duties:
        spec = protocol.duty(duty.key)
        if spec.settled == "decision" and duty.how != "void":
            yield spec, duty


def has_decided(protocol: Protocol, case: Case, actor: Actor) -> bool:
    """Whether a decision was made in this case that was theirs to make: what they write down to be
    done is decided then, and nobody has to agree to it.
    """
    return any(
        duty.how == "done" and actor.owes(spec, duty) for spec, duty in _deciding(protocol, case)
    )


def why_not_about(
    protocol: Protocol, case: Case, actor: Actor, kind: ActKind, subject: Subject
) -> Refused | None:
    """Why this person can't say that about an action now; None when they can."""
    action = case.actions.get(subject.name)
    if action is None:
        return Refused("no-such-action", sentences.NO_SUCH_ACTION)
    if action.closed:
        return Refused("not-followed", f"This action is followed no longer: {action.closed}.")
    match kind:
        case "action-answer":
            return _why_not_answer(case, actor, action)
        case "action-confirm":
            return _why_not_confirm(case, actor, action)
        case "action-pass-on":
            return _why_not_pass_on(case, actor, action)
        case _:
            return _why_not_change(protocol, case, actor, action)


def _why_not_answer(case: Case, actor: Actor, action: Action) -> Refused | None:
    if DutyId(ACCEPT.key, action=action.agreed.id) not in case.owing.open:
        return Refused("not-open", "This action has been answered already.")
    owner = action.agreed
    if actor.may_be(owner.side, owner.agency) or actor.is_officer:
        return None
    return Refused("not-yours", "Only the agency that this action is for can accept it.")


def _why_not_confirm(case: Case, actor: Actor, action: Action) -> Refused | None:
    if DutyId(CHECK.key, action=action.agreed.id) not in case.owing.open:
        return Refused("not-open", "Nobody has recorded yet that this was done.")
    if actor.may_be("raising") or actor.is_officer:
        return None
    return Refused("not-yours", "Only the agency that raised this can confirm that it was done.")


def _why_not_change(protocol: Protocol, case: Case, actor: Actor, action: Action) -> Refused | None:
    """Whoever agreed or decided an action may change or drop it: the side that wrote it down, and
    what was decided only who decides.
    """
    if actor.may_officiate:
        return None
    if action.agreed.decided:
        mine = decides(protocol, case, actor)
    else:
        writer = action.written_by
        mine = writer is None or actor.may_be(writer.side, writer.agency)
    if mine:
        return None
    return Refused("not-yours", "Only whoever agreed or decided this action can change or drop it.")


def _why_not_pass_on(case: Case, actor: Actor, action: Action) -> Refused | None:
    if not (any(actor.may_be(side) for side in PARTY_SIDES) or actor.may_officiate):
        return Refused("not-yours", "The two sides say where an action is followed from now on.")
    start = action.by or in_london(case.ended or case.start).date()
    if in_london(case.now).date() < months_after(start, MONTHS_FOLLOWED):
        return Refused(
            "too-early",
            f"An action is followed here for {MONTHS_FOLLOWED} months. If it can't be done, say so "
            "to whoever agreed it.",
        )
    return None
