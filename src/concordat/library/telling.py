"""How a rehearsal is told: as the values that checks rely on, or as a timeline for people."""

from datetime import datetime
from typing import Any

import msgspec

from concordat.core.calendar import in_london, say_day, say_instant
from concordat.core.case import ACTION, CONFIRM, SAY, Case, Owed, Visit
from concordat.core.counting import Counting, explain
from concordat.core.moving import say_ground
from concordat.core.posts import Party, PostRef
from concordat.core.protocol import LATE, Protocol
from concordat.library.rehearse import Rehearsal
from concordat.library.say import ADDED, say_stage, say_standard, say_word
from concordat.library.story_words import is_named


def as_values(rehearsal: Rehearsal) -> dict[str, Any]:
    """The rehearsal as plain values; instants are ISO 8601 in London's offset, an absent due is None."""
    case, protocol, now = rehearsal.case, rehearsal.record.protocol, rehearsal.now
    refused = [msgspec.to_builtins(each) for each in rehearsal.refused]
    if case is None:
        unopened = {"status": None, "stage": None, "route": None, "end": None}
        return {"case": unopened, "duties": [], "clocks": [], "notices": [], "refused": refused}
    return {
        "case": {
            "status": case.status,
            "stage": case.stage,
            "route": case.route if len(protocol.routes) > 1 else None,
            "end": case.end,
        },
        "duties": [_duty(protocol, case, duty, now) for duty in case.duties],
        "clocks": [
            {
                "clause": clock.clause,
                "scope": list(clock.scope),
                "strength": clock.strength,
                "opened": _iso(clock.opened),
                "due": _iso(clock.due),
                "ended": _iso(clock.ended),
                "late": clock.late(now),
            }
            for clock in case.clocks
        ],
        "notices": [
            {"clause": told.clause, "to": _title(protocol, case, told.to, told.agency), "at": _iso(told.at)}
            for told in case.told
        ],
        "refused": refused,
    }


def _duty(protocol: Protocol, case: Case, duty: Owed, now: datetime) -> dict[str, Any]:
    return {
        "clause": duty.clause,
        "stage": duty.stage,
        "side": duty.side,
        "agency": _agency(case, duty),
        "who": list(who(protocol, case, duty)),
        "what": duty.what,
        "limit": duty.limit,
        "strength": duty.strength,
        "opened": _iso(duty.opened),
        "due": _iso(duty.due),
        "first_due": _iso(duty.first_due),
        "ended": _iso(duty.ended),
        "how": duty.how,
        "late": duty.late(now),
    }


def _agency(case: Case, duty: Owed) -> str | None:
    """The answering agency it is owed by or towards; the only one, where a duty of the case's own names none."""
    if duty.side in ("board", "third"):
        return None
    party = case.party(duty.agency)
    return party.id if party else None


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else in_london(moment).isoformat()


def who(protocol: Protocol, case: Case, duty: Owed) -> tuple[str, ...]:
    """The titles of those who owe a duty, as their kind of agency calls them."""
    if duty.key in (SAY, CONFIRM, ACTION):
        return ("board" if duty.side == "board" else f"{duty.side} agency",)
    spec = protocol.duties[duty.key]
    posts = [post for post in spec.owners(duty.side, duty.post) if duty.side in ("both", post.side)] or list(spec.who)
    return tuple(dict.fromkeys(_title(protocol, case, post, duty.agency) for post in posts))


def _title(protocol: Protocol, case: Case, post: PostRef, agency: str | None) -> str:
    party: Party | None = None
    if post.side == "raising":
        party = case.raising
    elif post.side == "answering":
        party = case.party(agency)
    return protocol.title_of(post, party.kind if party else None)


# ── For people ───────────────────────────────────────────────────────────────────────────────────────────────────────


def as_text(rehearsal: Rehearsal) -> str:
    """The timeline of a story: each duty as it opened and ended, each notice, each refusal, and how things stand."""
    case, protocol, now = rehearsal.case, rehearsal.record.protocol, rehearsal.now
    refused = [f"Step {each.step} was refused ({each.code}): {each.sentence}" for each in rehearsal.refused]
    if case is None:
        return "\n".join(["No case was opened.", *refused])
    lines = [
        (visit.entered, 0, f"{say_stage(visit.stage)}: {protocol.steps[visit.step].title} ({_how(protocol, visit)})")
        for visit in case.visits
    ]
    for duty in case.duties:
        names = " and ".join(who(protocol, case, duty))
        due = f"due {say_instant(duty.due, year=True)}" if duty.due else _undated(protocol, case, duty)
        clause = duty.clause or ADDED
        lines.append((duty.opened, 1, f"  {clause}: {names} ({duty.side}) {duty.strength} {duty.what}, {due}"))
        if duty.ended is not None:
            late = ", late" if duty.late(now) else ""
            lines.append((duty.ended, 2, f"  {clause}: {duty.how}{late} — {duty.what}"))
    lines += [
        (told.at, 3, f"  {told.clause or ADDED}: {_title(protocol, case, told.to, told.agency)} told: {told.what}")
        for told in case.told
    ]
    if case.ended is not None:
        by_time = any(duty.word == LATE and duty.ended == case.ended for duty in case.duties)
        why = ", for nothing came in time" if by_time else ""
        lines.append((case.ended, 4, f"The case ends: {case.end}{why}"))
    told_lines = [
        f"{say_instant(when, year=True)}  {line}" for when, _, line in sorted(lines, key=lambda each: each[:2])
    ]
    return "\n".join([*told_lines, *refused, "", *_standing(protocol, case, now)])


def _how(protocol: Protocol, visit: Visit) -> str:
    """How the case came to a step, in words."""
    return say_word(say_ground(visit.how, protocol.words))


def _undated(protocol: Protocol, case: Case, duty: Owed) -> str:
    """What the text says in place of a time that could be counted."""
    spec = protocol.duties.get(duty.key)
    return say_standard(spec.limit_in(case.attributes) if spec else None) or duty.limit or "no limit given"


def _standing(protocol: Protocol, case: Case, now: datetime) -> list[str]:
    ended = f"The case has ended: {case.end}." if case.end else f"The case is open, at stage {case.stage}."
    lines = [f"At {say_instant(now, year=True)}: {ended}"]
    for duty in case.open_duties:
        late = " — LATE" if duty.late(now) else ""
        due = (
            f"by {say_instant(duty.due, year=True)}" if duty.due else f"since {say_day(in_london(duty.opened).date())}"
        )
        lines.append(f"  owed: {', '.join(who(protocol, case, duty))} to {duty.what}, {due}{late}")
    for clock in case.clocks:
        if clock.ended is None and clock.due is not None:
            late = " — PASSED" if clock.late(now) else ""
            which = f"{clock.clause or ADDED} over stage {', '.join(clock.scope)}"
            lines.append(f"  clock {which}: {say_instant(clock.due, year=True)}{late}")
    return lines


def countings(rehearsal: Rehearsal, named: str) -> list[tuple[str, Counting]]:
    """How every limit of that clause, or of the duty or clock of that name (“clock.NAME”), was counted in this story,
    with what was owed.
    """
    record, case = rehearsal.record, rehearsal.case
    if case is None:
        return []
    calendar = record.calendar.with_closed(case.closed) if case.closed else record.calendar
    found = []
    for duty in case.duties:
        spec = record.protocol.duties.get(duty.key)
        limit = spec.limit_in(case.attributes) if spec else None
        if spec is not None and limit is not None and is_named(record.protocol, named, duty):
            days = calendar.of(spec.nation)
            found.append((duty.what, explain(limit, duty.anchor, days, start=case.start, set_date=duty.until)))
    for clock in record.protocol.clocks:
        running = next((each for each in case.clocks if each.key == clock.key), None)
        if named in (clock.clause, f"clock.{clock.key}") and running is not None:
            limit, days = clock.limit_in(case.attributes), calendar.of(clock.nation)
            counting = explain(limit, running.opened, days, start=case.start, set_date=running.until)
            found.append((f"the clock over stage {', '.join(clock.over)}", counting))
    return found
