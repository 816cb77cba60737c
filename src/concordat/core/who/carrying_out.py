"""Who may carry out what is owed, name somebody for it, or remind whoever owes it, and why not."""

from concordat.core.acts import Subject
from concordat.core.case import Case, Owed
from concordat.core.errors import Refused
from concordat.core.ids import DutyId
from concordat.core.protocol import SPOKEN, Duty, Protocol
from concordat.core.who.parts import Actor


def why_not_do(protocol: Protocol, case: Case, actor: Actor, subject: Subject) -> Refused | None:
    if not subject.duties:
        return Refused("no-such-duty", "Say what was done.")
    for duty_id in subject.duties:
        if refused := _why_not_do_one(protocol, case, actor, duty_id):
            return refused
    return None


def _why_not_do_one(
    protocol: Protocol, case: Case, actor: Actor, duty_id: DutyId
) -> Refused | None:
    duty = case.duty(duty_id)
    if duty is None:
        return Refused("no-such-duty", "There is no such duty in this case.")
    if not duty.open and duty.how != "overtaken":
        # what was done before it was overtaken can still be entered
        return Refused("not-open", f"This is not owed any more: to {duty.what}.")
    spec = protocol.duty(duty.key)
    if not may_carry_out(actor, spec, duty):
        return Refused("not-yours", f"You can't {duty.what}: that is for somebody else.")
    return _why_not_decide(case, actor, spec, duty) if spec.settled == "decision" else None


def may_carry_out(actor: Actor, spec: Duty, duty: Owed) -> bool:
    """Whether it is this person's to record that the duty was done: who owes it, who was spoken to,
    or the business unit.
    """
    if spec.is_said:
        return False
    return actor.may_officiate or actor.owes(spec, duty) or _was_spoken_to(actor, spec, duty)


def _was_spoken_to(actor: Actor, spec: Duty, duty: Owed) -> bool:
    if spec.act not in SPOKEN:
        return False
    other_side_owes_its_own = spec.owed == "party"
    return any(
        actor.holds(post, duty.agency)
        for post in spec.towards
        if post.side == duty.side or not other_side_owes_its_own
    )


def _why_not_decide(case: Case, actor: Actor, spec: Duty, duty: Owed) -> Refused | None:
    if actor.everyone:
        return None
    if not any(actor.holds(post) for post in spec.owners(duty.side, duty.post)):
        return Refused("not-yours", "Only the person who decides can record the decision.")
    if actor.person == case.raiser:
        return Refused("own-matter", "Nobody decides a disagreement that they raised themselves.")
    return None


def why_not_appoint(
    protocol: Protocol, case: Case, actor: Actor, subject: Subject
) -> Refused | None:
    for duty_id in subject.duties:
        duty = case.duty(duty_id)
        if duty is not None and protocol.duty(duty.key).act != "appoint":
            return Refused("not-an-appointment", "Naming somebody is not what is owed here.")
    return why_not_do(protocol, case, actor, subject)


def why_not_remind(case: Case, subject: Subject) -> Refused | None:
    if subject.duties and all(duty_id in case.owing.open for duty_id in subject.duties):
        return None
    return Refused(
        "not-open",
        "There is nothing left to remind anybody of: it has been done or is not owed any more.",
    )
