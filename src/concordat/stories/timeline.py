"""How a rehearsal is told to people: as a timeline, each line with what held at its time, and as it
stands.
"""

from datetime import datetime

from concordat.core.acts import DateSet, say_ground
from concordat.core.calendar import in_london, say_day, say_instant
from concordat.core.case import Case, Owed, Visit
from concordat.core.protocol import LATE, Protocol
from concordat.library.telling.say import ADDED, say_stage, say_standard, say_word
from concordat.stories.history import Entry, History, history, say_change, say_event
from concordat.stories.rehearse import Rehearsal
from concordat.stories.values import say_side, title_in, who


def as_text(rehearsal: Rehearsal) -> str:
    """The timeline of a story: each duty as it opened and ended, each notice, each refusal, and how
    things stand.
    """
    case, protocol, now = rehearsal.case, rehearsal.record.protocol, rehearsal.now
    refused = [
        f"Step {each.step} was refused ({each.code}): {each.sentence}" for each in rehearsal.refused
    ]
    if case is None:
        return "\n".join(["No case was opened.", *refused])
    lived = history(rehearsal.record, case)
    lines = [
        (
            visit.entered,
            0,
            (
                f"{say_stage(visit.stage)}: {protocol.steps[visit.step].title} "
                f"({_how(protocol, visit)})"
            ),
        )
        for visit in case.visits
    ]
    lines += [
        (entry.at, _rank(entry), line) for entry in lived.entries if (line := _act(protocol, entry))
    ]
    for duty in case.duties:
        lines.append((duty.opened, 2, f"  {_opening(protocol, lived, duty)}"))
        if duty.ended is not None:
            lines.append(
                (duty.ended, 4, f"  {duty.clause or ADDED}: {say_ended(duty, now)} — {duty.what}")
            )
    lines += [
        (
            told.at,
            5,
            (
                f"  {told.clause or ADDED}: {title_in(protocol, case, told.to, told.agency)} told: "
                f"{told.what}"
            ),
        )
        for told in case.told
    ]
    if case.ended is not None:
        by_time = any(duty.word == LATE and duty.ended == case.ended for duty in case.duties)
        why = ", for nothing came in time" if by_time else ""
        lines.append((case.ended, 6, f"The case ends: {case.end}{why}"))
    told_lines = [
        f"{say_instant(when, year=True)}  {line}"
        for when, _, line in sorted(lines, key=lambda each: each[:2])
    ]
    return "\n".join([*told_lines, *refused, "", *_standing(protocol, case, now)])


def _how(protocol: Protocol, visit: Visit) -> str:
    """How the case came to a step, in words."""
    return say_word(say_ground(visit.how, protocol.words))


def _rank(entry: Entry) -> int:
    """Its place among what happened at the same instant: what is stated opens duties, a date is set
    for one that is.
    """
    return 3 if entry.event is not None and isinstance(entry.event.act, DateSet) else 1


def _act(protocol: Protocol, entry: Entry) -> str | None:
    """What an act said and what it changed in what is due; None where neither is to be told."""
    said = say_event(protocol, entry) or ("Counted again" if entry.moved else "")
    return " — ".join(filter(None, (said, say_change(protocol, entry)))) if said else None


def _opening(protocol: Protocol, lived: History, duty: Owed) -> str:
    """Who comes to owe what, due when: as it was then, whatever moved it later."""
    case = lived.began[duty.id]
    then = case.duty(duty.id) or duty
    due = (
        f"due {say_instant(then.first_due, year=True)}"
        if then.first_due
        else _undated(protocol, case, then)
    )
    names = " and ".join(who(protocol, case, then))
    return (
        f"{duty.clause or ADDED}: {names} ({say_side(case, then)}) {duty.strength} "
        f"{duty.what}, {due}"
    )


def say_ended(duty: Owed, now: datetime) -> str:
    """How a duty ended, and whether that was late; what is only permitted is never late, for nobody
    owes it.
    """
    if duty.strength != "may":
        return f"{duty.how}{', late' if duty.late(now) else ''}"
    how = "not used" if duty.how == "overtaken" else duty.how
    return (
        f"{how}{', after the time given for it' if duty.late(now) and duty.how == 'done' else ''}"
    )


def _undated(protocol: Protocol, case: Case, duty: Owed) -> str:
    """What the text says in place of a time that could be counted."""
    spec = protocol.duties.get(duty.key)
    return (
        say_standard(spec.limit_in(case.attributes) if spec else None)
        or duty.limit
        or "no limit given"
    )


def _standing(protocol: Protocol, case: Case, now: datetime) -> list[str]:
    ended = (
        f"The case has ended: {case.end}."
        if case.end
        else f"The case is open, at stage {case.stage}."
    )
    lines = [f"At {say_instant(now, year=True)}: {ended}"]
    for duty in case.open_duties:
        names = ", ".join(who(protocol, case, duty))
        due = (
            f"by {say_instant(duty.due, year=True)}"
            if duty.due
            else f"since {say_day(in_london(duty.opened).date())}"
        )
        if duty.strength == "may":
            late = " — that time has passed" if duty.late(now) else ""
            lines.append(f"  open: {names} may {duty.what}, {due}{late}")
        else:
            late = " — LATE" if duty.late(now) else ""
            lines.append(f"  owed: {names} to {duty.what}, {due}{late}")
    for clock in case.clocks:
        if clock.due is not None and (clock.ended is None or clock.late(now)):
            late = " — PASSED" if clock.late(now) else ""
            which = f"{clock.clause or ADDED} over stage {', '.join(clock.scope)}"
            lines.append(f"  clock {which}: {say_instant(clock.due, year=True)}{late}")
    return lines
