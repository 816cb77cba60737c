"""Who may do what, now, and why not: one answer for the pages, for lists and for `decide`.

Every rule about people and about the state of a case stands here once. What a command must bring
with it (a time, a reason in words) is `decide`'s to ask.
"""

from concordat.core import outcomes
from concordat.core.case import ACTION, CONFIRM, SAY, Case, Owed
from concordat.core.dates import why_not_date
from concordat.core.errors import Refused
from concordat.core.events import (
    ActionAgreed,
    Advised,
    Alongside,
    Answering,
    AnyAct,
    Appointed,
    Asked,
    CarriedOut,
    Corrected,
    DateSet,
    Event,
    FactStated,
    HolidayProclaimed,
    LocalFigure,
    Misdirected,
    MovedUp,
    Noted,
    OpenedInError,
    Positioned,
    Raised,
    Reminded,
    RiskStated,
    SafetyStated,
    SamePerson,
    TakenNoFurther,
    Used,
    Withdrawn,
)
from concordat.core.moving import why_ended, why_not_stop, why_not_up
from concordat.core.parts import OFFICERS, Actor
from concordat.core.protocol import Duty, Permission, Protocol, Target

ALONG = (Noted, RiskStated, Misdirected)  # what whoever came along may do
SPOKEN = ("discuss", "meet")


def why_not(  # noqa: C901, PLR0911, PLR0912 - one arm for each kind of act
    protocol: Protocol, case: Case, actor: Actor, act: AnyAct
) -> Refused | None:
    """Why this person may not do this now, with a sentence for them; None when they may."""
    if not actor.has_part:
        return Refused("no-part", "You have no part in this case.")
    if actor.only_accompanies and not isinstance(act, ALONG):
        return Refused(
            "companion", "You came along to support somebody: it is for them to act in this case."
        )
    match act:
        case Raised():
            return Refused(
                "already-raised",
                "This case is open already. Raise another one for another disagreement.",
            )
        case CarriedOut():
            return _why_not_carry_out(protocol, case, actor, act)
        case Positioned():
            return _why_not_say(protocol, case, actor, act)
        case MovedUp(ground=ground):
            return why_not_up(protocol, case, actor, ground)
        case Withdrawn() | TakenNoFurther():
            return why_not_stop(protocol, case, actor, act)
        case OpenedInError() | Answering() | LocalFigure() | HolidayProclaimed():
            return _why_not_officer(case, actor, act)
        case DateSet():
            return why_not_date(protocol, case, actor, act)
        case Appointed():
            return _why_not_appoint(protocol, case, actor, act)
        case Used(permission=key):
            return _why_not_use(protocol, case, actor, key)
        case ActionAgreed(id=name) if case.duty(f"{ACTION}/{name}") is not None:
            return Refused("twice", "This action stands in the record already.")
        case SafetyStated(side=side, agency=agency) | ActionAgreed(side=side, agency=agency):
            return _why_not_for(actor, side, agency)
        case Reminded(duties=ids):
            return _why_not_remind(case, ids)
        case SamePerson():
            return Refused(
                "not-yours", "Only the system records that two posts are held by one person."
            )
        case (
            RiskStated()
            | FactStated()
            | Noted()
            | Advised()
            | Asked()
            | Misdirected()
            | Alongside()
            | Corrected()
        ):
            return None


# ── Duties ────────────────────────────────────────────────────────────────────────────────────────


def _why_not_carry_out(
    protocol: Protocol, case: Case, actor: Actor, act: CarriedOut
) -> Refused | None:
    if not act.duties:
        return Refused("no-such-duty", "Say what was done.")
    for duty_id in act.duties:
        duty = case.duty(duty_id)
        if duty is None:
            return Refused("no-such-duty", "There is no such duty in this case.")
        if (
            not duty.open and duty.how != "overtaken"
        ):  # what was done before it was overtaken can still be entered
            return Refused("not-open", f"This is not owed any more: to {duty.what}.")
        if not may_carry_out(protocol, actor, duty):
            return Refused("not-yours", f"This is for others to do: to {duty.what}.")
        spec = protocol.duties.get(duty.key)
        if refused := _why_not_acts(spec, act) or _why_not_word(
            protocol, duty, case, actor, act.word
        ):
            return refused
    return None


def _why_not_acts(spec: Duty | None, act: CarriedOut) -> Refused | None:
    asked = spec.acts if spec else ()
    if unknown := [each for each in act.acts if each not in asked]:
        asks = f" It asks for: {', '.join(asked)}." if asked else ""
        return Refused("no-such-act", f"This duty does not ask for “{unknown[0]}”.{asks}")
    return None


def may_carry_out(protocol: Protocol, actor: Actor, duty: Owed) -> bool:
    """Whether it is this person's to record that the duty was done: who owes it, who was spoken to,
    or the officer.
    """
    if duty.key in (SAY, CONFIRM):
        return False  # said by taking a position, never ticked off
    if actor.everyone or actor.is_officer:
        return True
    if duty.key == ACTION:
        return bool(actor.on(duty.side, duty.agency))
    spec = protocol.duties[duty.key]
    posts = (*spec.owners(duty.side, duty.post), *(spec.towards if spec.act in SPOKEN else ()))
    for post in posts:
        if spec.owed == "party" and post.side != duty.side:
            continue
        if any(capacity.post == post.post for capacity in actor.on(post.side, duty.agency)):
            return True
    return False


def _why_not_word(
    protocol: Protocol, duty: Owed, case: Case, actor: Actor, word: str | None
) -> Refused | None:
    spec = protocol.duties.get(duty.key)
    if spec is None or spec.settled not in ("decision", "choice"):
        return None
    if spec.settled == "decision" and not actor.everyone:
        owners = spec.owners(duty.side, duty.post)
        owner = any(
            capacity.post == post.post for post in owners for capacity in actor.on(post.side)
        )
        if not owner:
            return Refused("not-yours", "Only the person who decides can record the decision.")
        if actor.person == case.raiser:
            return Refused(
                "own-matter", "Nobody decides a disagreement that they raised themselves."
            )
    if word is None or not spec.words:
        return None
    if word not in spec.words:
        words = " or ".join(f"“{each}”" for each in spec.words)
        return Refused("no-such-word", f"The answer here is {words}.")
    return why_not_again(protocol, case, spec.then[word])


def why_not_again(protocol: Protocol, case: Case, target: Target) -> Refused | None:
    """A text that bounds a loop lets a decision or a choice send a case back to a step only so
    often.
    """
    times = protocol.steps[target.name].times if target.kind == "step" else None
    if times is None or sum(visit.step == target.name for visit in case.visits) < times:
        return None
    often = "once" if times == 1 else f"{times} times"
    return Refused(
        "no-more-rounds", f"The procedure allows this {often} at most. Choose another answer."
    )


def _why_not_remind(case: Case, ids: tuple[str, ...]) -> Refused | None:
    if ids and all((duty := case.duty(each)) is not None and duty.open for each in ids):
        return None
    return Refused(
        "not-open",
        "There is nothing left to remind anybody of: it has been done or is not owed any more.",
    )


# ── Positions ─────────────────────────────────────────────────────────────────────────────────────


def _why_not_say(  # noqa: PLR0911 - one return for each reason
    protocol: Protocol, case: Case, actor: Actor, act: Positioned
) -> Refused | None:
    if case.party(act.agency) is None:
        return Refused("no-such-agency", "That agency does not answer in this case.")
    if not actor.may_be(act.side, act.agency):
        return Refused(
            "other-side", "Each side speaks for itself: this is for the other side to say."
        )
    if not actor.everyone and actor.on("raising") and actor.on("answering"):
        return Refused(
            "own-matter", "Nobody confirms for themselves: you have a part on both sides."
        )
    known = {issue.id for issue in case.issues_with(act.agency)}
    if not act.said:
        return Refused("no-such-issue", "Say of at least one point whether it is agreed.")
    if unknown := set(act.said) - known:
        return Refused(
            "no-such-issue", f"This case has no point numbered {', '.join(sorted(unknown))}."
        )
    if act.side == "answering" and outcomes.word_owed(case.open_duties, act.side, act.agency):
        return None
    if refused := why_ended(case):
        return refused
    if act.agency in case.left:
        return Refused(
            "settled",
            "All of it is agreed with this agency. If the disagreement is back, raise it again.",
        )
    if refused := _why_not_satisfied(protocol, case, actor, act):
        return refused
    if outcomes.may_say(protocol, case.owing.present, case.visit, act.agency):
        return None
    return Refused(
        "not-held",
        (
            "You have not spoken yet. First record the discussion; then say what is agreed and "
            "what is not."
        ),
    )


def _why_not_satisfied(
    protocol: Protocol, case: Case, actor: Actor, act: Positioned
) -> Refused | None:
    """Some texts say who on the raising side must be satisfied at a stage; then nobody else's word
    is that side's.
    """
    held = outcomes.held(protocol, case.owing.present, case.visit, act.agency)
    posts = protocol.duties[held[-1].key].said_by if held else ()
    if act.side != "raising" or not posts or actor.everyone:
        return None
    if any(capacity.post in {post.post for post in posts} for capacity in actor.on("raising")):
        return None
    names = " or ".join(protocol.title_of(post, case.raising.kind) for post in posts)
    return Refused("not-yours", f"At this stage it is for the {names} to say whether it is agreed.")


def why_not_correct(actor: Actor, event: Event) -> Refused | None:
    """Why this person may not correct that entry; None for its writer and, short of a decision, for
    the officer.
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
        "Only whoever wrote an entry, or the board's officer, can correct it. Add a note.",
    )


# ── The board, dates, people ──────────────────────────────────────────────────────────────────────


def _why_not_officer(case: Case, actor: Actor, act: AnyAct) -> Refused | None:
    if isinstance(act, OpenedInError | Answering) and (refused := why_ended(case)):
        return refused
    if not (actor.everyone or actor.is_officer):
        return Refused("officer-only", "Only the board's officer can do this.")
    match act:
        case Answering():
            return _why_not_answering(case, act)
        case LocalFigure(duty=duty_id):
            duty = case.duty(duty_id)
            if duty is None or not duty.open:
                return Refused(
                    "not-open", "This is not owed any more, so there is nothing to set a date for."
                )
            if duty.due is not None:
                return Refused(
                    "has-a-limit",
                    "The procedure gives a limit here. A figure of the board's own is for none.",
                )
    return None


def _why_not_answering(case: Case, act: Answering) -> Refused | None:
    names = {party.id for party in case.answering}
    if act.instead_of is not None and act.instead_of not in names:
        return Refused("no-such-agency", "That agency does not answer in this case.")
    if act.agency.id == case.raising.id:
        return Refused("inside-one-agency", "The agency that raised this cannot answer itself.")
    if act.agency.id in names and act.agency.id != act.instead_of:
        return Refused("twice", "That agency answers in this case already.")
    return None


def _why_not_appoint(
    protocol: Protocol, case: Case, actor: Actor, act: Appointed
) -> Refused | None:
    if act.role in OFFICERS:
        return Refused(
            "not-an-appointment",
            "The board's officers are those of the directory; nobody is appointed one.",
        )
    if act.duties:
        specs = [
            protocol.duties.get(duty.key)
            for each in act.duties
            if (duty := case.duty(each)) is not None
        ]
        if any(spec is None or spec.act != "appoint" for spec in specs):
            return Refused("not-an-appointment", "Naming somebody is not what is owed here.")
        return _why_not_carry_out(protocol, case, actor, CarriedOut(act.duties))
    return _why_not_for(actor, act.side, act.agency)


def _why_not_for(actor: Actor, side: str, agency: str | None) -> Refused | None:
    if actor.may_be(side, agency) or actor.is_officer:
        return None
    return Refused("other-side", "Each side speaks for itself: this is for the other side.")


def _why_not_use(protocol: Protocol, case: Case, actor: Actor, key: str) -> Refused | None:
    permission: Permission | None = next(
        (each for each in protocol.permissions if each.key == key), None
    )
    if permission is None:
        return Refused("no-such-permission", "The procedure has no such possibility.")
    if permission.over and case.stage not in permission.over:
        stages = " and ".join(permission.over)
        return Refused("not-at-this-stage", f"The procedure offers this at stage {stages}.")
    if (
        actor.everyone
        or actor.is_officer
        or any(actor.may_be(post.side) for post in permission.who)
    ):
        return None
    return Refused("not-yours", f"This is for others to do: to {permission.what}.")
