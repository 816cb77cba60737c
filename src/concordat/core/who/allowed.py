"""Who may do what, now, and why not: one answer for pages, lists and `decide`.

Every rule about people and about the state of a case is here, once. It depends on what somebody
sets about (`ActKind`) and on what that is about (`Subject`). Whether the act itself is complete is
the act's own to say.
"""

from typing import assert_never

from concordat.core.acts import ActKind, CarriedOut, Subject
from concordat.core.case import Case, Owed
from concordat.core.case.outcomes import held, may_say, word_owed
from concordat.core.errors import Refused
from concordat.core.events import Event
from concordat.core.ids import DutyId
from concordat.core.posts import PostRef
from concordat.core.protocol import Duty, Protocol
from concordat.core.who.dates import why_not_date
from concordat.core.who.moving import why_ended, why_not_stop, why_not_up
from concordat.core.who.parts import Actor

IN_COMPANY: tuple[ActKind, ...] = ("note", "risk", "misdirected")
"""What whoever came along with somebody may do."""
SPOKEN = ("discuss", "meet")
"""What a duty's act is when whoever it is towards took part in it."""


def why_not(  # noqa: C901, PLR0911, PLR0912 - one arm for each kind
    protocol: Protocol, case: Case, actor: Actor, kind: ActKind, subject: Subject
) -> Refused | None:
    """Why this person may not set about this now, with a sentence for them; None when they may."""
    if not actor.has_part:
        return Refused("no-part", "You have no part in this case.")
    if actor.only_accompanies and kind not in IN_COMPANY:
        return Refused(
            "companion",
            "You came along to support somebody: it is for them to act in this case.",
        )
    match kind:
        case "raise":
            return Refused(
                "already-raised",
                "This case is open already. Raise another one for another disagreement.",
            )
        case "done":
            return _why_not_do(protocol, case, actor, subject)
        case "appoint":
            return _why_not_appoint(protocol, case, actor, subject)
        case "bring-in" | "safety" | "action":
            return _why_not_for(actor, subject)
        case "say" | "confirm":
            return _why_not_say(protocol, case, actor, subject)
        case "move-up":
            return why_not_up(protocol, case, actor, subject.name)
        case "withdraw" | "no-further":
            return why_not_stop(protocol, case, actor, kind)
        case "opened-in-error" | "answering":
            return why_ended(case) or _why_not_officer(actor)
        case "closed-day":
            return _why_not_officer(actor)
        case "local-figure":
            return _why_not_officer(actor) or _why_not_local_figure(case, subject)
        case "set-date":
            return why_not_date(protocol, case, actor, subject)
        case "use":
            return _why_not_use(protocol, case, actor, subject.name)
        case "remind":
            return _why_not_remind(case, subject)
        case "same-person":
            return Refused(
                "not-yours", "Only the system records that two posts are held by one person."
            )
        case "risk" | "fact" | "alongside" | "note" | "misdirected":
            return None
        case "advised" | "ask-meeting" | "ask-companion" | "correct":
            return None
        case _ as never:
            assert_never(never)


# ── Duties ────────────────────────────────────────────────────────────────────────────────────────


def _why_not_do(protocol: Protocol, case: Case, actor: Actor, subject: Subject) -> Refused | None:
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
        return Refused("not-yours", f"This is for others to do: to {duty.what}.")
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


def _why_not_appoint(
    protocol: Protocol, case: Case, actor: Actor, subject: Subject
) -> Refused | None:
    for duty_id in subject.duties:
        duty = case.duty(duty_id)
        if duty is not None and protocol.duty(duty.key).act != "appoint":
            return Refused("not-an-appointment", "Naming somebody is not what is owed here.")
    return _why_not_do(protocol, case, actor, subject)


def _why_not_remind(case: Case, subject: Subject) -> Refused | None:
    if subject.duties and all(duty_id in case.owing.open for duty_id in subject.duties):
        return None
    return Refused(
        "not-open",
        "There is nothing left to remind anybody of: it has been done or is not owed any more.",
    )


# ── Positions ─────────────────────────────────────────────────────────────────────────────────────


def _why_not_say(protocol: Protocol, case: Case, actor: Actor, subject: Subject) -> Refused | None:
    side, agency = subject.side, subject.agency
    if refused := _why_not_speak_for(case, actor, side, agency):
        return refused
    if side == "answering" and word_owed(case.open_duties, side, agency):
        return None
    if refused := why_ended(case) or _why_settled(case, agency):
        return refused
    if side == "raising" and (refused := _why_not_satisfied(protocol, case, actor, agency)):
        return refused
    return _why_nothing_to_say(protocol, case, agency)


def _why_settled(case: Case, agency: str) -> Refused | None:
    if agency not in case.left:
        return None
    return Refused(
        "settled",
        "All of it is agreed with this agency. If the disagreement is back, raise it again.",
    )


def _why_nothing_to_say(protocol: Protocol, case: Case, agency: str) -> Refused | None:
    if may_say(protocol, case.owing.present, case.visit, agency):
        return None
    return Refused(
        "not-held",
        "You have not spoken yet. First record the discussion; then say what is agreed and what is "
        "not.",
    )


def _why_not_speak_for(case: Case, actor: Actor, side: str, agency: str) -> Refused | None:
    """Why this person's word is not that side's towards an agency."""
    if case.party(agency) is None:
        return Refused("no-such-agency", "That agency does not answer in this case.")
    if not actor.may_be(side, agency):
        return Refused(
            "other-side", "Each side speaks for itself: this is for the other side to say."
        )
    if actor.on("raising") and actor.on("answering"):
        return Refused(
            "own-matter", "Nobody confirms for themselves: you have a part on both sides."
        )
    return None


def _why_not_satisfied(protocol: Protocol, case: Case, actor: Actor, agency: str) -> Refused | None:
    """Some texts say who on the raising side must be satisfied at a stage; then nobody else's word
    is that side's.
    """
    discussed = held(protocol, case.owing.present, case.visit, agency)
    posts = protocol.duty(discussed[-1].key).said_by if discussed else ()
    raising = (PostRef("raising", post.post) for post in posts)
    if not posts or actor.everyone or any(actor.holds(post) for post in raising):
        return None
    names = " or ".join(protocol.title_of(post, case.raising.kind) for post in posts)
    return Refused("not-yours", f"At this stage it is for the {names} to say whether it is agreed.")


# ── The record ────────────────────────────────────────────────────────────────────────────────────


def why_not_correct(actor: Actor, event: Event) -> Refused | None:
    """Why this person may not correct that entry; None for its writer and, short of a decision, for
    the business unit.
    """
    if actor.everyone or actor.person in (event.by, event.behalf):
        return None
    if isinstance(event.act, CarriedOut) and event.act.word is not None:
        return Refused(
            "not-your-decision", "Only whoever decided can correct what was decided. Add a note."
        )
    if actor.is_officer:
        return None
    return Refused(
        "not-yours",
        "Only whoever wrote an entry, or the board's business manager, can correct it. Add a note.",
    )


# ── The board, sides, permissions ─────────────────────────────────────────────────────────────────


def _why_not_officer(actor: Actor) -> Refused | None:
    if actor.may_officiate:
        return None
    return Refused("officer-only", "Only the board's business manager can do this.")


def _why_not_local_figure(case: Case, subject: Subject) -> Refused | None:
    open_ones = [case.owing.open.get(duty_id) for duty_id in subject.duties]
    if not open_ones or None in open_ones:
        return Refused(
            "not-open", "This is not owed any more, so there is nothing to set a date for."
        )
    if any(duty is not None and duty.due is not None for duty in open_ones):
        return Refused(
            "has-a-limit",
            "The procedure gives a limit here. A figure of the board's own is for none.",
        )
    return None


def _why_not_for(actor: Actor, subject: Subject) -> Refused | None:
    """Each side speaks for itself; the business unit may record for any."""
    if actor.may_be(subject.side, subject.agency or None) or actor.is_officer:
        return None
    return Refused("other-side", "Each side speaks for itself: this is for the other side.")


def _why_not_use(protocol: Protocol, case: Case, actor: Actor, key: str) -> Refused | None:
    permission = protocol.permission(key)
    if permission is None:
        return Refused("no-such-permission", "The procedure has no such possibility.")
    if permission.over and case.stage not in permission.over:
        stages = " and ".join(permission.over)
        return Refused("not-at-this-stage", f"The procedure offers this at stage {stages}.")
    if actor.may_officiate or any(actor.may_be(post.side) for post in permission.who):
        return None
    return Refused("not-yours", f"This is for others to do: to {permission.what}.")
