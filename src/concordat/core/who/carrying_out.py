"""Who may carry out what is owed, name somebody for it, or remind whoever owes it, and why not."""

from collections.abc import Collection

from concordat.core import sentences
from concordat.core.acts import CarriedOut, Subject
from concordat.core.case import Case, Owed
from concordat.core.errors import Refused
from concordat.core.ids import DutyId
from concordat.core.posts import PARTY_SIDES, PostRef
from concordat.core.protocol import CARRY_OUT, LOOKING, SPOKEN, Duty, Protocol
from concordat.core.who.appointing import sides_of
from concordat.core.who.asked import There
from concordat.core.who.parts import Actor
from concordat.core.who.recipients import involved, owners

TOGETHER = (*SPOKEN, "speak")
"""Acts that whoever takes part in them can record."""


def why_not_do(protocol: Protocol, case: Case, actor: Actor, subject: Subject) -> Refused | None:
    if not subject.duties:
        return Refused("no-such-duty", sentences.SAY_WHAT_WAS_DONE)
    for duty_id in subject.duties:
        refused = _why_not_do_one(protocol, case, actor, duty_id)
        together = subject.duties if actor.everyone else ()  # a story tells them in their order
        if refused or (refused := why_not_yet(protocol, case, duty_id, together)):
            return refused
    return None


def why_not_yet(
    protocol: Protocol, case: Case, duty_id: DutyId, together: Collection[DutyId] = ()
) -> Refused | None:
    """Why it is too early for a duty: the text asks for another one first, and nobody has done that
    yet. In a story it may be done `together` with this one; a person records what came first
    first.
    """
    for key in protocol.duty(duty_id.key).not_before:
        first = [duty for duty in case.owing.present if duty.key == key]
        first = [duty for duty in first if duty.visit == case.visit]
        if any(duty.how == "done" or duty.id in together for duty in first) or not first:
            continue
        return Refused(
            "not-yet", f"The procedure asks for something else first: to {first[0].what}."
        )
    return None


def _why_not_do_one(
    protocol: Protocol, case: Case, actor: Actor, duty_id: DutyId
) -> Refused | None:
    duty = case.duty(duty_id)
    if duty is None:
        return Refused("no-such-duty", "There is no such task in this case.")
    if not duty.open and (duty.how != "overtaken" or duty.key in LOOKING):
        # what was done before it was overtaken can still be entered
        return Refused("not-open", f"This no longer has to be done: {duty.what}.")
    spec = protocol.duty(duty.key)
    if not may_carry_out(actor, spec, duty):
        return Refused("not-yours", f"You can't {duty.what}: that is for somebody else.")
    return (
        _why_not_decide(protocol, case, actor, spec, duty) if spec.settled == "decision" else None
    )


def may_carry_out(actor: Actor, spec: Duty, duty: Owed) -> bool:
    """Whether it is this person's to record that the duty was done: who owes it, who was spoken to,
    or the business unit.
    """
    if spec.is_said:
        return False
    if duty.key in LOOKING:  # nobody decides it for them: others don't read what they may
        return actor.everyone or actor.owes(spec, duty)
    return _is_theirs(actor, spec, duty) or _was_spoken_to(actor, spec, duty)


def for_others(actor: Actor, spec: Duty, duty: Owed) -> bool:
    """Whether this person would record it for somebody else, as the board's business unit."""
    return actor.is_officer and not actor.owes(spec, duty)


def took_part(actor: Actor, spec: Duty, duty: Owed) -> bool:
    """Whether somebody can say themselves that it was done, and not only type it for others."""
    return _is_their_own(actor, spec, duty) or _was_spoken_to(actor, spec, duty)


def who_can_say(there: There, duty: Owed) -> tuple[str, ...]:
    """Of whom the business unit may have heard that a duty was done: whoever acts in the posts that
    owe it; where nobody does, whoever is involved on its side. Empty where nobody is known there.
    """
    protocol, case = there.protocol, there.case
    owing = there.acting(owners(protocol, case, duty))
    sides = PARTY_SIDES if duty.side == "both" else (duty.side,)
    return owing or there.acting(
        each for side in sides for each in involved(protocol, case, side, duty.agency)
    )


def _is_theirs(actor: Actor, spec: Duty, duty: Owed) -> bool:
    return actor.may_officiate or _is_their_own(actor, spec, duty)


def _is_their_own(actor: Actor, spec: Duty, duty: Owed) -> bool:
    if actor.owes(spec, duty):
        return True
    if duty.key == CARRY_OUT.key:  # whoever did it there says so, whosever task it was
        return actor.may_be(duty.side, duty.agency)
    posts = spec.owners(duty.side, duty.post)  # of what one of them owes by name
    return any(actor.holds(post, duty.agency) for post in posts)


def recordable(actor: Actor, spec: Duty, duty: Owed) -> tuple[str, ...]:
    """Those of a duty's acts that are this person's to record: whoever was only spoken to says that
    they spoke, and not what the others did by themselves.
    """
    if not may_carry_out(actor, spec, duty):
        return ()
    own = _is_theirs(actor, spec, duty)
    return tuple(act for act in spec.acts if own or act in TOGETHER)


def why_not_acts(protocol: Protocol, case: Case, actor: Actor, act: CarriedOut) -> Refused | None:
    """Why this person can't record those acts of a duty; None where they can."""
    for duty_id in act.duties:
        duty = case.duty(duty_id)
        if duty is None:
            continue
        spec = protocol.duty(duty.key)
        left = [each for each in act.acts or spec.acts if each not in duty.did]
        if not set(left) <= set(recordable(actor, spec, duty)):
            return Refused(
                "not-yours",
                "Record only what you did together. What they did by themselves is for them to "
                "record.",
            )
    return None


def _was_spoken_to(actor: Actor, spec: Duty, duty: Owed) -> bool:
    if not spec.is_spoken:
        return False
    other_side_owes_its_own = spec.owed in ("party", "post")
    return any(
        actor.holds(post, duty.agency)
        for post in spec.dealt_with
        if post.side == duty.side or not other_side_owes_its_own
    )


def _why_not_decide(
    protocol: Protocol, case: Case, actor: Actor, spec: Duty, duty: Owed
) -> Refused | None:
    if actor.everyone:
        return None
    deciding = spec.owners(duty.side, duty.post)
    if not any(actor.holds(post) for post in deciding):
        return Refused("not-yours", "Only the person who decides can record the decision.")
    if actor.person == case.raiser:
        return Refused("own-matter", "Nobody decides a disagreement that they raised themselves.")
    return _why_not_for_a_side(protocol, case, actor, deciding)


def _why_not_for_a_side(
    protocol: Protocol, case: Case, actor: Actor, posts: Collection[PostRef]
) -> Refused | None:
    """Whoever decides is on no side but one that the text itself lets decide."""
    deciding = {post.side for post in posts}
    named = any(
        protocol.posts[post.post].of_a_side for post in posts if post.post in protocol.posts
    )
    if named or sides_of(case, actor) <= deciding:
        return None
    return Refused(
        "own-matter",
        "You have, or had, a part on one side of this disagreement, so it is for somebody else to "
        "decide. Step aside from the role in which you would decide: the board's business manager "
        "then says who does.",
    )


def why_not_appoint(
    protocol: Protocol, case: Case, actor: Actor, subject: Subject
) -> Refused | None:
    for duty_id in subject.duties:
        duty = case.duty(duty_id)
        if duty is not None and protocol.duty(duty.key).act != "appoint":
            return Refused("not-an-appointment", "Naming somebody is not what is asked here.")
    return why_not_do(protocol, case, actor, subject)


def why_not_remind(
    protocol: Protocol, case: Case, actor: Actor, subject: Subject
) -> Refused | None:
    """Why this person can't remind others of that; None when they can: it is not theirs alone."""
    owed = [case.owing.open.get(duty_id) for duty_id in subject.duties]
    if not owed or None in owed:
        return Refused(
            "not-open",
            "There is nothing left to remind anybody of: it has been done or no longer has to be.",
        )
    of_one_side = (duty for duty in owed if duty and duty.side != "both")
    theirs = (duty for duty in of_one_side if actor.owes(protocol.duty(duty.key), duty))
    if not actor.everyone and any(theirs):
        return Refused("own-task", "This is for you to do: there is nobody to remind of it.")
    return None
