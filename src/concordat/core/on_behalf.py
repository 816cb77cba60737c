"""What is refused to whoever records something for somebody else."""

from collections.abc import Iterable
from datetime import date

from concordat.core import sentences
from concordat.core.acts import Appointed, CarriedOut, Raised, TookOn
from concordat.core.acts.sound import is_opaque
from concordat.core.case import Case, Owed
from concordat.core.commands import Command
from concordat.core.errors import Refused
from concordat.core.labels import TAKEN_DOWN
from concordat.core.posts import SideOf
from concordat.core.record import Record
from concordat.core.who import parts
from concordat.core.who.asked import There
from concordat.core.who.carrying_out import for_others, took_part, who_can_say
from concordat.core.who.in_danger import why_not_by_stater
from concordat.core.who.parts import Actor
from concordat.core.who.raising import why_not_raise
from concordat.core.who.whose_word import typed_for


def refuse_behalf(record: Record, case: Case, command: Command, actor: Actor) -> None:
    """Refuse to record for somebody else, unless the business unit types what a person with a part
    reported, and it is something that can be their word. What only that person may do is refused to
    both. Raises Refused.
    """
    behalf = command.behalf
    if behalf is None:
        return
    if not command.act.for_somebody:
        raise Refused(
            "nobody-elses", "This is recorded in your own name: it can't be for somebody else."
        )
    if not is_opaque(behalf):
        raise Refused("no-such-person", sentences.NO_PROPER_ID)
    if not actor.may_officiate:
        raise Refused(
            "officer-only",
            "Only the board's business manager can record this for somebody else.",
        )
    on = record.calendar.day_of(case.now)
    part = parts.actor(record.protocol, case, record.directory, behalf, on)
    if not actor.everyone and not part.has_part:
        raise Refused(
            "no-part", "That person has no part in this case, so nothing can be recorded for them."
        )


def refuse_raiser(record: Record, act: Raised, command: Command, actor: Actor, on: date) -> None:
    """Refuse to raise for an agency, or for somebody else, whom it is not this person's to raise
    for; and to do so without a word of how they were asked. Raises Refused.
    """
    if refused := why_not_raise(record.directory, act, actor, command.behalf, on):
        raise refused
    if command.behalf and not actor.everyone and act.note(TAKEN_DOWN.key) is None:
        raise Refused("words-needed", "Say how and when they told you.")


def refuse_nobodys_word(record: Record, case: Case, command: Command, actor: Actor) -> None:
    """Refuse what is the word of one agency unless somebody there says it or told it. Whoever takes
    a case on goes on with it themselves, and nobody reads the danger that they stated. Raises
    Refused.
    """
    act, person = command.act, command.behalf or actor.person
    if actor.everyone:
        return
    if refused := why_not_by_stater(case, act, person):
        raise refused
    theirs = typed_for(record.protocol, case, act)
    if theirs and not any(actor.may_be(*each) for each in theirs):
        _refuse_nobody_there(record, case, command, theirs)
    if isinstance(act, TookOn) and act.person != person:
        raise Refused("for-yourself", "You can take it on yourself, and not for somebody else.")


def refuse_anothers_deed(record: Record, case: Case, command: Command, actor: Actor) -> None:
    """Refuse to record what others owe as done, unless whoever did it, or somebody there, is named
    who said so. Raises Refused.
    """
    act = command.act
    if not isinstance(act, CarriedOut) or actor.everyone:
        return
    there = There.of(record.protocol, case, record.directory, record.calendar.day_of(case.now))
    for duty in filter(None, map(case.duty, act.duties)):
        if for_others(actor, record.protocol.duty(duty.key), duty):
            _refuse_nobody_said(there, duty, command.behalf)


def _refuse_nobody_said(there: There, duty: Owed, behalf: str | None) -> None:
    """Refuse what nobody said who can, where anybody is known there. Raises Refused."""
    can_say = who_can_say(there, duty)
    if behalf is None and can_say:
        raise Refused("for-whom", "Say who told you that it was done: it is not your own task.")
    if behalf is None or behalf in can_say:
        return
    rang = parts.actor(there.protocol, there.case, there.directory, behalf, there.on)
    if not took_part(rang, there.protocol.duty(duty.key), duty):
        raise Refused(
            "not-theirs-to-ask",
            "That person can't have you record this: it is somebody else's task.",
        )


def refuse_anothers_choice(record: Record, case: Case, command: Command, actor: Actor) -> None:
    """Refuse to record whom somebody appoints, unless it is theirs to say or they are named who
    said so. Raises Refused.
    """
    act = command.act
    if not isinstance(act, Appointed) or actor.everyone:
        return
    on, chose = record.calendar.day_of(case.now), actor
    if command.behalf:
        chose = parts.actor(record.protocol, case, record.directory, command.behalf, on)
    owed = (case.duty(duty_id) for duty_id in act.duties)
    for duty in owed:
        if duty is not None and not chose.owes(record.protocol.duty(duty.key), duty):
            raise Refused("for-whom", "Say who appointed them: it is not for you to choose.")


def _refuse_nobody_there(
    record: Record, case: Case, command: Command, theirs: Iterable[SideOf]
) -> None:
    """Refuse what nobody there told whoever types it. Raises Refused."""
    if command.behalf is None:
        raise Refused(
            "for-whom",
            "Say who told you: it is for somebody of that agency to say, not for you.",
        )
    on = record.calendar.day_of(case.now)
    rang = parts.actor(record.protocol, case, record.directory, command.behalf, on)
    if not any(rang.may_be(*each) for each in theirs):
        raise Refused(
            "not-theirs-to-ask",
            "That person can't have you record this: it is for another agency to say.",
        )
