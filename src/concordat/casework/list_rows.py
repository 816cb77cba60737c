"""What the rows of a case say that lists are made of: they follow from its record alone.

What time alone will open is worked out ahead and is in the rows with the instant it begins, so that
a list is right at any hour without anything having run.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from operator import itemgetter

from msgspec.structs import replace

from concordat.brief.positions import said_when_stopping
from concordat.casework import follow_ups, models
from concordat.core.calendar import Calendar
from concordat.core.case import Case, Owed
from concordat.core.case.fold import at as let_pass
from concordat.core.case.fold import effective, reading_of
from concordat.core.duties.clocks import stage_ends
from concordat.core.duties.urgency import NEVER, Listing
from concordat.core.if_not_agreed import first_if_not_agreed
from concordat.core.labels import SUMMARY
from concordat.core.notices.naming import what_is_asked
from concordat.core.posts import LEAD, PARTY_SIDES
from concordat.core.protocol import ANSWER, Protocol
from concordat.core.record import Record
from concordat.core.who.danger import goes_up_at
from concordat.core.who.ladder import goes_on_from
from concordat.core.who.recipients import Recipient, owners
from concordat.core.who.sight import parts_in

LAYOUT = 13
"""Grows with every change to what the rows say: rows of an older one are to be made again.
`tests/records` finds a change that forgot it.
"""
FIRST = datetime(1970, 1, 1, tzinfo=UTC)
_AFTER = timedelta(microseconds=1)  # what lateness opens begins strictly after the limit
_FIVE_YEARS = timedelta(days=5 * 365)


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of one case."""

    case: models.CaseRow
    duties: list[models.DutyRow]
    parts: list[models.PartRow]


def made(head: models.CaseHead, record: Record) -> Rows:
    """The rows of a case, not yet saved. They follow from the record alone, whatever the hour."""
    case = _as_told(head, record)
    later = _in_time(record.protocol, record.calendar, case)
    listings, owed = record.listings(later), _owed(case, later)
    duties = [_duty_row(head, case, duty, _since(record, duty), listings.of(duty)) for duty in owed]
    seen = _seen_from(record.protocol, case, later)
    parts = [_part_row(head, later, each, since, None) for each, since in seen.items()]
    for row, duty in zip(duties, owed, strict=True):
        row.note = _note(record, later, duty)
        row.what = what_is_asked(record.protocol, later, duty)
        row.goes_on = goes_on_from(record.protocol, later, duty)
        row.if_not = first_if_not_agreed(record, record.folded, duty)
        owing = owners(record.protocol, later, duty)
        # Some of those who owe a side's own duty come in later than the duty.
        since = (max(row.since, seen.get(each, row.since)) for each in owing)
        came = zip(owing, since, strict=True)
        parts += [_part_row(head, later, each, from_, row) for each, from_ in came]
    return Rows(_case_row(head, case, record), duties, parts)


def _owed(case: Case, later: Case) -> tuple[Owed, ...]:
    """What somebody has to do now, or once time has opened it: also what time will end."""
    to_come = {duty.id for duty in later.owed_now}
    return (*(duty for duty in case.owed_now if duty.id not in to_come), *later.owed_now)


def _as_told(head: models.CaseHead, record: Record) -> Case:
    """The case after its last entry; moved on or ended, if time alone did so and people were
    told.
    """
    case, passed = record.folded, record.case(head.told_until)
    return passed if is_moved(case, passed) else case


def is_moved(before: Case, after: Case) -> bool:
    """Whether a case is elsewhere than before: on another step, or at its end."""
    return (before.visit, before.end) != (after.visit, after.end)


def _in_time(protocol: Protocol, calendar: Calendar, case: Case) -> Case:
    """The case once everything that time alone brings has come, but for giving it up: until that
    takes effect, everything is owed.
    """
    ends = case.leaving is not None and not case.leaving.for_a_look
    passing = replace(case, leaving=None) if ends else case
    return let_pass(protocol, calendar, passing, case.now + _FIVE_YEARS)


def _note(record: Record, case: Case, duty: Owed) -> str:
    """The note that says what an action is to be, or what was asked; "" of every other duty."""
    if duty.key == ANSWER.key:
        asked = reading_of(record.events, int(duty.id.about))
        return (asked.act.note(SUMMARY.key) or "") if asked else ""
    action = case.actions.get(duty.id.action)
    return (action.words or "") if action else ""


def _since(record: Record, duty: Owed) -> datetime:
    """From when lists show a duty: since it is known, as its page says."""
    known = record.known_since(duty)
    has_opened = record.folded.duty(duty.id) is not None
    return known if has_opened else max(known, duty.opened + _AFTER)


def _seen_from(protocol: Protocol, case: Case, later: Case) -> dict[Recipient, datetime]:
    """Everybody who may see the case, by name and by post, each from when: of those who may see it
    now, since when they could, by which `holdings` says on which side somebody was first.
    """
    found: dict[Recipient, datetime] = {}
    for part in parts_in(protocol, case):
        since = min(part.since, case.now)
        found[part.of] = min(since, found.get(part.of, since))
    for since, by_then in _stages_of_time(protocol, case, later):
        for part in parts_in(protocol, by_then):
            found.setdefault(part.of, since)
    return found


def _stages_of_time(protocol: Protocol, case: Case, later: Case) -> Iterator[tuple[datetime, Case]]:
    """Each thing that time will add to the case, in order."""
    for instant in sorted(goes_up_at(protocol, case)):
        if instant >= case.now:
            yield instant + _AFTER, replace(case, now=instant + _AFTER)
    known = set(case.told)
    later = replace(later, dangers=())
    opening = [duty for duty in later.duties if not case.duty(duty.id)]
    telling = [told for told in later.told if told not in known]
    added = [(duty.opened, replace(later.with_duties((duty,)), told=())) for duty in opening]
    added += [(told.at, replace(later.with_duties(()), told=(told,))) for told in telling]
    for instant, by_then in sorted(added, key=itemgetter(0)):
        yield instant + _AFTER, by_then


def _part_row(
    head: models.CaseHead,
    case: Case,
    to: Recipient,
    since: datetime,
    duty: models.DutyRow | None,
) -> models.PartRow:
    led = to.side if to.post == LEAD and to.side in PARTY_SIDES else None
    return models.PartRow(
        case=head,
        board=head.board,
        rules_id=head.rules_id,
        side=to.side,
        agency=to.agency or ("" if to.person else head.board),
        service=to.service,
        post=to.post,
        person=to.person,
        practitioner=(case.goes_on(led, to.agency) or "") if led else "",
        since=since,
        duty=duty,
    )


def _duty_row(
    head: models.CaseHead, case: Case, duty: Owed, since: datetime, listed: Listing
) -> models.DutyRow:
    asked, taken_on = duty.handed_on, duty.taken_on[-1] if duty.taken_on else None
    return models.DutyRow(
        case=head,
        board=head.board,
        duty=str(duty.id),
        key=duty.key,
        clause=duty.clause or "",
        stage=duty.stage,
        side=duty.side,
        agency=duty.agency or "",
        what=duty.what,
        strength=duty.strength,
        limit=duty.limit or "",
        opened=duty.opened,
        since=since,
        due=duty.due,
        local_until=duty.local_until,
        rank=duty.late_from or NEVER,
        listed=listed.by,
        urgency=listed.group,
        weight=listed.weight,
        late_after=listed.late_after,
        holds=duty.holds,
        ended_case=case.end is not None,
        asked_of=asked.to if asked else "",
        asked_by=asked.by if asked else "",
        asked_in=asked.seq if asked else None,
        taken_on_by=taken_on.to if taken_on else "",
        taken_on_at=taken_on.agency if taken_on else "",
    )


def _case_row(head: models.CaseHead, case: Case, record: Record) -> models.CaseRow:
    clock = stage_ends(case.clocks, case.stage)
    clock_due = clock.due if clock else None
    first_late = _first(*(duty.late_from for duty in case.open_duties), clock_due)
    stopped = said_when_stopping(effective(record.events))
    kept = (each.stated for each in case.safety.values())
    safety = [each for each in kept if stopped is None or each.side != "raising"]
    return models.CaseRow(
        case=head,
        board=head.board,
        layout=LAYOUT,
        stage=case.stage,
        step=case.step,
        route=case.route,
        raising=case.raising.id,
        answering=" ".join(party.id for party in case.answering),
        children=" ".join(child.note for child in case.raised.children if child.note),
        opened=case.start,
        moved=record.events[-1].recorded,
        late_from=_late_from(case),
        ladder_due=_earliest(duty for duty in case.open_duties if duty.holds),
        clock_due=clock_due,
        clock_strength=clock.strength if clock and clock.clause else "",
        clock_limit=clock.limit if clock else "",
        rank=FIRST if case.standing else first_late or NEVER,
        danger=min((each.stated for each in case.standing), default=None),
        follow_up=follow_ups.since(record.events),
        end=case.end or "",
        ended=case.ended,
        open=case.end is None,
        unsafe=any(stated.nothing for stated in safety),
        safe_until=min((stated.until for stated in safety if stated.until), default=None),
    )


def _late_from(case: Case) -> datetime | None:
    """When the first thing falls late that the procedure's text limits, or that was agreed or
    decided; None where nothing will. What is only permitted never does.
    """
    asked = (each for each in case.owed_now if each.clause or (each.id.action and each.until))
    duties = (duty for duty in asked if duty.strength != "may")
    clocks = (clock for clock in case.clocks_here if clock.clause)
    return _first(*(duty.late_from for duty in duties), *(clock.due for clock in clocks))


def _earliest(duties: Iterable[Owed]) -> datetime | None:
    return _first(*(duty.due for duty in duties))


def _first(*dues: datetime | None) -> datetime | None:
    return min(filter(None, dues), default=None)
