"""A story with what came of each act in it: what is owed by whom until when, and where the case
went.

`told/` has the recorded accounts of the stories in `lives`; `pytest --record` writes them again.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, Self

from concordat.core.acts import AnyAct, CarriedOut, Raised
from concordat.core.calendar import in_london
from concordat.core.case import Case, Owed, Positions
from concordat.core.case.opening import BY_THE_RECORD
from concordat.core.duties.clocks import RunningClock
from concordat.core.errors import Refused
from concordat.core.events import Event
from concordat.core.ids import DutyId
from concordat.core.notices import Telling, tellings, told_of_entries
from concordat.core.notices.words import WHOM, ids_in, notes_in, with_names, with_words
from concordat.core.posts import Party
from concordat.core.protocol import Protocol
from concordat.core.who.parts import Actor
from concordat.core.who.recipients import Recipient, owners
from concordat.core.wording import joined
from tests.core import stories
from tests.core.ladder import CITING
from tests.core.names import Plain
from tests.core.stories import ANYBODY, Story, at

CAST = (
    stories.RAISER,
    stories.HEAD,
    stories.TEAM_LEAD,
    stories.MANAGER,
    stories.CLINIC_LEAD,
    stories.CHAIR,
    stories.OFFICER,
)
SHOWN_ALREADY = ("raised", "owed", "late", "overtaken", "new date", "waits longer")
"""News that the line of a duty, a clock or an event tells too."""


class Account(Story):
    """A story that writes down what comes of each act, and of time passing."""

    def __init__(self, *answering: Party, protocol: Protocol = CITING, **more: Any) -> None:
        self.lines: list[str] = []
        self.known: Case | None = None
        super().__init__(*answering, protocol=protocol, **more)

    def do(self, act: AnyAct, when: str | None = None, **more: Any) -> Self:
        """Record an act of the first in the cast who may do it, and what came of it."""
        if self.known is not None:
            self._until(at(when) if when else self.now)
        earlier, before = self.record, self.known
        self._by_whoever_may(act, when, more)
        events = self.events[len(earlier.events) :]
        for event in events:
            self.lines.append(_say_event(event, Plain(self.record.protocol, before or self.case)))
        after = self.record.case(self.now)
        told = told_of_entries(earlier, self.record, events, before, after)
        self._tell(before, after, told, events[0])
        return self

    def _by_whoever_may(self, act: AnyAct, when: str | None, more: dict[str, Any]) -> None:
        if isinstance(act, Raised) or "who" in more:
            super().do(act, when, **more)
            return
        for who in (*sorted(CAST, key=lambda each: not self._owes(each, act)), ANYBODY):
            try:
                super().do(act, when, who=who, **more)
            except Refused:
                if who is ANYBODY:
                    raise
            else:
                return

    def _owes(self, who: Actor, act: AnyAct) -> bool:
        """Whether it is theirs to do, rather than only theirs to record."""
        found = (self.case.duty(duty_id) for duty_id in act.subject.duties)
        return any(who.owes(self.record.protocol.duty(each.key), each) for each in found if each)

    def pass_to(self, when: str) -> Self:
        """Only time passes."""
        self._until(at(when))
        return self

    def _until(self, now: datetime) -> None:
        before, after = self.known, self.record.case(now)
        assert before is not None
        self.now, many = now, len(self.lines)
        self._tell(before, after, tellings(self.record.protocol, before, after))
        if len(self.lines) > many:
            self.lines.insert(many, f"{_moment(now)}  Time has passed")

    def _tell(
        self,
        before: Case | None,
        after: Case,
        told: Iterable[Telling],
        event: Event | None = None,
    ) -> None:
        assert (after.now, after.seq) == (self.now, self.events[-1].seq)
        self.known = after
        found = (
            *_of_the_way(before, after),
            *_of_duties(self.record.protocol, before, after, event),
            *_of_clocks(before, after),
            *_of_positions(before, after),
            *_of_others(told),
        )
        self.lines += [f"    {line}" for line in found]

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


# ── Events ────────────────────────────────────────────────────────────────────────────────────────


def _say_event(event: Event, names: Plain) -> str:
    times = [f"entered {_moment(event.recorded)}"] if event.recorded != event.happened else []
    times += [f"received {_moment(event.received)}"] if event.received else []
    aside = f" ({', '.join(times)})" if times else ""
    return f"{_moment(event.happened)}{aside}  {_who(event)}: {event.act.sentence(names)}"


def _who(event: Event) -> str:
    return f"{event.by}, {event.post}" if event.post else event.by


def _moment(instant: datetime) -> str:
    local = in_london(instant)
    return f"{_day(local.date())} {local:%H:%M}" + (f":{local:%S}" if local.second else "")


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"


# ── The way of the case ───────────────────────────────────────────────────────────────────────────


def _of_the_way(before: Case | None, after: Case) -> Iterator[str]:
    known = len(before.visits) if before else 0
    for visit in after.visits[known:]:
        when = "" if visit.entered == after.now else f", entered {_moment(visit.entered)}"
        yield f"step {visit.step}, stage {visit.stage} ({visit.how}{when})"
    if before is not None and len(after.visits) < known:
        yield f"back at step {after.step}, stage {after.stage}"
    if (before.end if before else None) != after.end:
        yield f"ended: {after.end}" if after.end else "open again"


# ── Duties and clocks ─────────────────────────────────────────────────────────────────────────────


def _of_duties(
    protocol: Protocol, before: Case | None, after: Case, event: Event | None
) -> Iterator[str]:
    known = {duty.id: duty for duty in before.duties} if before else {}
    told = event.act.duties if event and isinstance(event.act, CarriedOut) else ()
    kept: dict[str, list[str]] = {}
    for duty in after.duties:
        old = known.pop(duty.id, None)
        if old is None and duty.word == BY_THE_RECORD:
            kept.setdefault(duty.what, []).append(_owners(protocol, after, duty))
        elif news := _news(old, duty, before, after, told):
            yield f"{news}: {_whose(protocol, after, duty)}{_ended(old, duty, after)}"
    yield from (f"met by this record: {what}, {joined(names)}" for what, names in kept.items())
    yield from (f"gone: {duty.what}" for duty in known.values())


def _news(
    old: Owed | None, duty: Owed, before: Case | None, after: Case, told: tuple[DutyId, ...]
) -> str | None:
    """What is new about a duty; None where nothing is, or where the event has `told` it."""
    if old and duty.id in told and duty.how == "done" and not duty.word:
        return None
    if old is None or old.how != duty.how:
        return (duty.how or "owed") + ("" if duty.how else _until(duty))
    if (old.due, old.local_until, old.cap) != (duty.due, duty.local_until, duty.cap):
        return f"new date{_until(duty)}"
    if old.word != duty.word:
        return f"came to “{duty.word}”" if duty.word else "has come to nothing yet"
    if old.did != duty.did:
        return f"done of it so far ({', '.join(duty.did)})"
    was_late = before is not None and old.late(before.now)
    return f"late since {_moment(duty.due)}" if _is_late(duty, after) and not was_late else None


def _is_late(duty: Owed, case: Case) -> bool:
    return duty.open and duty.late(case.now)


def _until(duty: Owed) -> str:
    until = f" until {_moment(duty.due)}" if duty.due else ", no date"
    until += f" (by clock {duty.cap})" if duty.cap else ""
    until += f" (first {_moment(duty.first_due)})" if duty.first_due != duty.due else ""
    return until + (f" (the board's own: {_day(duty.local_until)})" if duty.local_until else "")


def _whose(protocol: Protocol, case: Case, duty: Owed) -> str:
    """What is owed (with which agency, where several answer), and by whom."""
    agency = f" ({duty.agency})" if duty.agency and len(case.answering) > 1 else ""
    return f"{duty.what}{agency}, {_owners(protocol, case, duty)}"


def _owners(protocol: Protocol, case: Case, duty: Owed) -> str:
    return joined(_name(each) for each in owners(protocol, case, duty))


def _name(to: Recipient) -> str:
    service = f" ({to.service})" if to.service else ""
    return to.person or f"{to.agency}{service} {to.post}".strip()


def _ended(old: Owed | None, duty: Owed, case: Case) -> str:
    """With which word a duty ended, when (where that was not now), and whether late."""
    if duty.ended is None or (old is not None and old.how == duty.how):
        return ""
    word = f" – {duty.word}" if duty.word else ""
    when = "" if duty.ended == case.now else f", {_moment(duty.ended)}"
    late = ", late" if duty.late(case.now) else ""
    return f"{word}{when}{late}"


def _of_clocks(before: Case | None, after: Case) -> Iterator[str]:
    known = {clock.key: clock for clock in before.clocks} if before else {}
    for clock in after.clocks:
        old = known.get(clock.key)
        if line := _clock_news(old, clock, before, after):
            yield f"clock {clock.key} {line}"


def _clock_news(
    old: RunningClock | None, clock: RunningClock, before: Case | None, after: Case
) -> str | None:
    due = f"until {_moment(clock.due)}" if clock.due else "without a date"
    if old is None:
        return f"runs {due}"
    if clock.ended and not old.ended:
        return None if after.end else "has ended"
    if old.ended and not clock.ended:
        return f"runs again {due}"
    if old.due != clock.due:
        return f"has a new date: {due}"
    was_late = before is not None and old.late(before.now)
    return f"has passed ({due})" if clock.late(after.now) and not was_late else None


# ── What is said, and who else is told ────────────────────────────────────────────────────────────


def _of_positions(before: Case | None, after: Case) -> Iterator[str]:
    for (agency, issue), now in after.positions.items():
        if before is None or before.positions_on(agency, issue) != now:
            yield f"point {issue} with {agency}: {_say_positions(now)}"


def _say_positions(now: Positions) -> str:
    return f"{now.raising or 'nothing'} / {now.answering or 'nothing'}"


def _of_others(told: Iterable[Telling]) -> Iterator[str]:
    """Who is told what no line of a duty tells, each piece of news once."""
    news: dict[str, list[str]] = {}
    for each in told:
        if each.kind not in SHOWN_ALREADY:
            paper = f" by {each.paper}" if each.paper else ""
            what = with_words(each.what, {note: note for note in notes_in(each.what)})
            said = with_names(what, {id_: id_ for id_ in ids_in(what)})
            said = said.replace(WHOM, each.whom)
            news.setdefault(f"told, {each.kind}: “{said}”{paper}", []).append(_name(each.to))
    yield from (f"{line} – {joined(dict.fromkeys(names))}" for line, names in news.items())
