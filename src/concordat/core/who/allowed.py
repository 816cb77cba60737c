"""Who may do what now, and why not: one answer for pages, lists and `decide`.

Every rule about people and about the state of a case is in `core.who`, once. It depends on what
somebody sets about (`ActKind`) and on what that is about (`Subject`). Whether the act itself is
complete is the act's own to say.
"""

from collections.abc import Sequence
from typing import assert_never

from concordat.core import sentences
from concordat.core.acts import (
    ALLEGATION,
    ActKind,
    CarriedOut,
    DangerAnswered,
    NobodyThere,
    Subject,
)
from concordat.core.case import Case
from concordat.core.errors import Refused
from concordat.core.events import Event
from concordat.core.posts import PARTY_SIDES
from concordat.core.protocol import Protocol
from concordat.core.who import actions, supporting
from concordat.core.who.carrying_out import why_not_appoint, why_not_do, why_not_remind
from concordat.core.who.colleagues import why_not_hand_on, why_not_take_on
from concordat.core.who.confirming import why_not_confirm
from concordat.core.who.dates import why_not_date, why_not_local_figure
from concordat.core.who.handing import why_not_step_aside, why_not_take_over
from concordat.core.who.in_danger import (
    why_not_acknowledge,
    why_not_answer,
    why_not_pass,
    why_not_state,
)
from concordat.core.who.knowing import (
    why_not_correct_child,
    why_not_know,
    why_not_same_child,
)
from concordat.core.who.ladder import why_ended, why_not_keep_going, why_not_stop, why_not_up
from concordat.core.who.parts import Actor
from concordat.core.who.permitted import why_not_bring_in, why_not_use
from concordat.core.who.positions import why_not_say
from concordat.core.who.reading import may_read, writer
from concordat.core.who.supporting import SUPPORTING, why_not_support

IN_COMPANY: tuple[ActKind, ...] = ("note", "risk", "misdirected")
"""What whoever came along with somebody may do."""
WHILE_OPEN: frozenset[ActKind] = frozenset(
    {
        *("add", "support", "bring-in", "confirm-child", "misdirected"),
        *("move-up", "withdraw", "no-further", "keep-going", "take-on", "step-aside"),
        *("use", "advised", "ask-companion", "opened-in-error", "answering"),
    }
)
"""What is offered and accepted until the case ends. Notes, corrections, danger, what keeps the
child safe, what goes on beside the case, a meeting, and whatever a duty or an action asks for,
outlive that.
"""
NOT_A_PERSONS = Refused("not-yours", "Only the system records that nobody acts in a role.")
WHEN_ASKED: tuple[ActKind, ...] = ("hand-on-answer", *IN_COMPANY)
"""What whoever is asked to take a task on may do before they answer."""


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
    if actor.only_supports and kind not in SUPPORTING:
        return Refused(
            "supporter",
            "You support this. The agencies of this case act in it: you can tell them what you "
            "know in a note, or ask for a meeting.",
        )
    if actor.is_only_handed_on and kind not in WHEN_ASKED:
        return Refused(
            "not-answered", "You are asked to take a task on. Say first whether you take it on."
        )
    if kind in WHILE_OPEN and (ended := why_ended(case)):
        return ended
    match kind:
        case "raise":
            return Refused(
                "already-raised",
                "This case is open already. Raise another one for another disagreement.",
            )
        case "done":
            return why_not_do(protocol, case, actor, subject)
        case "appoint":
            return why_not_appoint(protocol, case, actor, subject)
        case "support":
            return why_not_support(actor)
        case "bring-in" if subject.side not in PARTY_SIDES:
            return why_not_bring_in(protocol, case, actor, subject.name)
        case "add" | "bring-in" | "safety":
            return _why_not_for(actor, subject)
        case "confirm-time":
            return why_not_confirm(case, actor, subject)
        case "confirm-child":
            return why_not_know(case, actor, subject)
        case "correct-child":
            return why_not_correct_child(case, actor, subject)
        case "same-child":
            return why_not_same_child(case, actor, subject)
        case "action":
            return actions.why_not_add(protocol, case, actor)
        case "action-answer" | "action-change" | "action-drop":
            return actions.why_not_about(protocol, case, actor, kind, subject)
        case "action-confirm" | "action-pass-on":
            return actions.why_not_about(protocol, case, actor, kind, subject)
        case "say" | "confirm":
            return why_not_say(protocol, case, actor, subject)
        case "move-up":
            return why_not_up(protocol, case, actor, subject.name)
        case "withdraw" | "no-further":
            return why_not_stop(protocol, case, actor, kind)
        case "keep-going":
            return why_not_keep_going(case, actor, subject)
        case "opened-in-error" | "answering" | "closed-day" | "open-day":
            return _why_not_officer(actor)
        case "local-figure":
            return _why_not_officer(actor) or why_not_local_figure(case, subject)
        case "set-date":
            return why_not_date(protocol, case, actor, subject)
        case "use":
            return _why_not_use(protocol, case, actor, subject.name)
        case "remind":
            return why_not_remind(protocol, case, actor, subject)
        case "link":
            return why_not_link(actor)
        case "take-on":
            return supporting.why_not_take_on(case, actor, subject)
        case "take-over":
            return why_not_take_over(case, actor, subject)
        case "hand-on":
            return why_not_hand_on(protocol, case, actor, subject)
        case "hand-on-answer":
            return why_not_take_on(case, actor, subject)
        case "step-aside":
            return why_not_step_aside(actor, subject)
        case "same-person":
            return Refused("not-yours", "Only the system records that one person has two roles.")
        case "nobody-there":
            return NOT_A_PERSONS
        case "risk":
            return why_not_state(actor, subject)
        case "acknowledge-danger":
            return why_not_acknowledge(protocol, case, actor, subject)
        case "danger-passed":
            return why_not_pass(protocol, case, actor, subject)
        case "answer-danger":
            return why_not_answer(case, actor, subject)
        case "alongside" if subject.name == ALLEGATION and not actor.may_officiate:
            return Refused("not-here", sentences.NOT_HERE)
        case "fact" if subject.name not in protocol.facts_after_the_end:
            return why_ended(case)
        case "fact" | "alongside" | "note" | "misdirected":
            return None
        case "advised" | "ask-meeting" | "ask-companion" | "correct":
            return None
        case _ as never:
            assert_never(never)


NOT_THEIR_NO = Refused(
    "not-your-answer",
    "Only whoever said that the child isn’t safe takes that back. Add a note, or ring them.",
)


def why_not_correct(actor: Actor, event: Event, events: Sequence[Event]) -> Refused | None:
    """Why this person may not correct that entry of these; None for its writer and, short of a
    decision, for the business unit. Whoever may not read a note doesn't know that it is there.
    """
    if not may_read(actor, events, event):
        return Refused("no-such-event", sentences.NO_SUCH_ENTRY)
    if actor.everyone or actor.person in (event.by, event.behalf, writer(events, event)):
        return None
    if refused := _why_nobody_elses(event):
        return refused
    if actor.is_officer:
        return None
    return Refused(
        "not-yours",
        "Only whoever wrote an entry, or the board's business manager, can correct it. Add a note.",
    )


def _why_nobody_elses(event: Event) -> Refused | None:
    """Why nobody but its writer may correct an entry; None where the business unit may."""
    if isinstance(event.act, NobodyThere):
        return NOT_A_PERSONS
    if isinstance(event.act, DangerAnswered) and not event.act.agrees:
        return NOT_THEIR_NO
    if isinstance(event.act, CarriedOut) and event.act.word is not None:
        return Refused(
            "not-your-decision", "Only whoever decided can correct what was decided. Add a note."
        )
    return None


def why_not_link(actor: Actor) -> Refused | None:
    """The business unit and whoever answers see the cases of several raisers."""
    if actor.may_officiate or actor.may_be("answering"):
        return None
    return Refused(
        "not-yours", "The agency that answers can link cases, or the board's business manager."
    )


def _why_not_officer(actor: Actor) -> Refused | None:
    if actor.may_officiate:
        return None
    return Refused("officer-only", sentences.ONLY_THE_OFFICE)


def _why_not_for(actor: Actor, subject: Subject) -> Refused | None:
    """Each side speaks for itself; the business unit may record for any."""
    if actor.may_be(subject.side, subject.agency or None) or actor.is_officer:
        return None
    return Refused("other-side", sentences.FOR_THE_OTHER_AGENCY)


def _why_not_use(protocol: Protocol, case: Case, actor: Actor, key: str) -> Refused | None:
    permission = protocol.permission(key)
    if permission is None:
        return Refused("no-such-permission", "The procedure has no such possibility.")
    return why_not_use(case, actor, permission)
