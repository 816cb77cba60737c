"""Everything that `decide` refuses about an act: who does it, what it holds, whom it names."""

from datetime import date, datetime
from itertools import pairwise

from concordat.core import periods, sentences, whom
from concordat.core.acts import (
    Act,
    Answering,
    AnyAct,
    CarriedOut,
    DateSet,
    Noted,
    Raised,
    TakenNoFurther,
    TookOn,
    TookOver,
    Withdrawn,
    kind_of,
)
from concordat.core.acts.base import Needed, when_ruled
from concordat.core.acts.danger import why_not_rung_then
from concordat.core.acts.days import ARISING
from concordat.core.acts.sound import is_opaque, why_not_notes, why_not_texts, why_not_words
from concordat.core.calendar import Calendar, say_instant
from concordat.core.case import Case, Owed
from concordat.core.commands import Command
from concordat.core.errors import Refused
from concordat.core.periods import Limit, SetDate
from concordat.core.posts import Directory, Party
from concordat.core.protocol import Protocol
from concordat.core.record import Record
from concordat.core.who.allowed import why_not
from concordat.core.who.carrying_out import why_not_acts
from concordat.core.who.parts import Actor


def refuse(record: Record, case: Case, act: AnyAct, actor: Actor, now: datetime) -> None:
    """Refuse an act that this person may not do in this case as it is there, or that is incomplete,
    impossible or names somebody unknown. It is said at `now`, which is later than the case where
    an earlier entry is put right. Raises Refused.
    """
    if refused := why_not_texts(act):
        raise refused
    refuse_person(record, case, act, actor)
    _refuse_nonsense(record, act)
    began = record.calendar.day_of(case.start)
    _refuse_days(record.calendar, act, then=case.now, now=now, began=began)
    since = why_not_rung_then(act, case.now, now)
    if refused := since or act.problem(record.protocol, case):
        raise refused
    _refuse_unknown(record, act, actor)
    _refuse_without_words(record, act, actor, act.needed(record.protocol, case))
    if isinstance(act, CarriedOut) and (refused := why_not_acts(record.protocol, case, actor, act)):
        raise refused
    whom.refuse_somebody_else(record, case, act, actor)
    if isinstance(act, Noted):
        _refuse_others_note(act, actor)
        _refuse_following_up(record, act, actor)
    if isinstance(act, DateSet):
        _refuse_extension(record, case, act)


def refuse_unasked(command: Command, actor: Actor) -> None:
    """Refuse that somebody was asked to give a case up, unless they give it up with that. Raises
    Refused. A story says what it likes.
    """
    gives_up = any(isinstance(act, Withdrawn | TakenNoFurther) for act in command.acts)
    asked = any(isinstance(act, Noted) and act.to_follow_up for act in command.acts)
    if asked and not gives_up and not actor.everyone:
        raise Refused(
            "not-giving-up",
            "Only whoever gives a case up can say that they were asked to, and says it with that.",
        )


def refuse_person(record: Record, case: Case, act: AnyAct, actor: Actor) -> None:
    """Refuse what this person may not set about in this case. Raises Refused."""
    if refused := why_not(record.protocol, case, actor, kind_of(act), act.subject):
        raise refused


def refuse_raising(
    record: Record,
    act: Raised,
    actor: Actor,
    *,
    arising: datetime,
    raised: datetime,
    said: datetime,
) -> None:
    """Refuse a disagreement that can't be raised. `arising` is when the decision was received, or
    the dispute arose; `raised` when it was raised, and `said` when that was written down. Raises
    Refused.
    """
    record.calendar.check(raised)
    record.calendar.check(arising)
    if refused := why_not_texts(act) or act.why_not(record.protocol):
        raise refused
    _refuse_nonsense(record, act)
    _refuse_long_ago(record.calendar, arising, raised, said)
    if arising > raised and not actor.everyone:
        raise Refused(
            "received-after-raised",
            "This is later than they raised it. Give a time before "
            f"{say_instant(raised, year=True)}.",
        )
    if refused := _why_not_any_more(record.protocol, arising, raised, record.calendar):
        raise refused
    if not record.directory.excluded.isdisjoint(act.people()):
        raise Refused("kept-out", sentences.KEPT_OUT_AND_NAMED)
    _refuse_unknown(record, act, actor)
    _refuse_without_words(record, act, actor, act.words_needed())


# ── What an act holds and names ───────────────────────────────────────────────────────────────────


def _refuse_nonsense(record: Record, act: Act) -> None:
    """Refuse words without an id, days that no calendar has, and names that can be nobody's."""
    if refused := why_not_notes(act):
        raise refused
    for day in act.days():
        record.calendar.check_day(day)
    if not all(map(is_opaque, (*act.people(), *act.agencies()))):
        raise Refused("no-such-person", sentences.NO_PROPER_ID)


def _refuse_days(
    calendar: Calendar, act: Act, *, then: datetime, now: datetime, began: date
) -> None:
    """Refuse a day that had passed when it was set (then), is still to come where it can only
    have passed by now, or is further off than anybody can mean.
    """
    for name, rule in when_ruled(type(act)):
        day = _day_in(calendar, getattr(act, name))
        said = calendar.day_of(then if rule.to_come else now)
        if day is not None and (refused := rule.why_not(day, said, began)):
            raise refused


def _day_in(calendar: Calendar, value: date | datetime | None) -> date | None:
    """The day that a field holds, or that of its hour. Raises Refused for an hour of no zone."""
    if not isinstance(value, datetime):
        return value
    if value.tzinfo is None:
        raise Refused("no-time-zone", sentences.NO_TIME_ZONE)
    return calendar.day_of(value)


def _refuse_unknown(record: Record, act: Act, actor: Actor) -> None:
    """Refuse what neither the procedure nor the directory knows. A story says what it likes."""
    if actor.everyone:
        return
    if refused := act.unknown(record.protocol):
        raise refused
    _refuse_strangers(record.directory, act)


def _refuse_strangers(directory: Directory, act: Act) -> None:
    """Refuse people and agencies that the directory doesn't know; but whoever somebody goes on for
    may have left it, and the case knows them.
    """
    gone_on_from = act.of if isinstance(act, TookOver) else None
    if not all(directory.knows_person(each) for each in act.people() if each != gone_on_from):
        raise Refused("no-such-person", sentences.NOBODY_OF_THAT_NAME)
    if not all(map(directory.knows_agency, act.agencies())):
        raise Refused("no-such-agency", "The board has no such agency. Choose it from the list.")
    for party in _parties(act):
        if party.person and not directory.works_in(party.person, party.id):
            raise Refused(
                "not-in-that-agency",
                sentences.NO_ROLE_THERE,
            )


def _parties(act: Act) -> tuple[Party, ...]:
    """The parties to a case that an act names."""
    if isinstance(act, Raised):
        return act.parties
    return (act.agency,) if isinstance(act, Answering | TookOn) else ()


def _refuse_without_words(
    record: Record, act: AnyAct, actor: Actor, needed: tuple[Needed, ...]
) -> None:
    """Refuse an act without the words that it can't do without. A story counts them as said."""
    if actor.everyone:
        return
    if refused := why_not_words(act, needed, record.protocol.words):
        raise refused


def _refuse_others_note(act: Noted, actor: Actor) -> None:
    """A note that one agency alone may read is written by its own people."""
    if actor.everyone or act.agency is None:
        return
    if not any(held.agency == act.agency for held in actor.capacities):
        raise Refused(
            "not-of-the-agency",
            "Only somebody of that agency can write a note that it alone may read.",
        )


def _refuse_following_up(record: Record, act: Noted, actor: Actor) -> None:
    """What was written for the business manager alone is followed up by them alone."""
    about = next((each.act for each in record.events if each.seq == act.about), None)
    if not isinstance(about, Noted) or not about.is_private or actor.everyone:
        return
    if not actor.is_business_manager:
        raise Refused("officer-only", sentences.ONLY_THE_OFFICE)


# ── Raising ───────────────────────────────────────────────────────────────────────────────────────


def _refuse_long_ago(calendar: Calendar, *moments: datetime) -> None:
    """Refuse what was received, or raised, years before what came next. Raises Refused."""
    for earlier, later in pairwise(map(calendar.day_of, moments)):
        if refused := ARISING.why_not(earlier, later):
            raise refused


def _why_not_any_more(
    protocol: Protocol, arising: datetime, raised: datetime, calendar: Calendar
) -> Refused | None:
    window = protocol.admission.window
    closes = periods.due(window, arising, calendar) if window else None
    if closes is None or not periods.is_late(closes, raised):
        return None
    when = say_instant(closes, year=True)
    return Refused(
        "window-closed",
        f"The time for raising this ended at {when}. Ask the board's business manager what can "
        "still be done.",
    )


# ── Dates ─────────────────────────────────────────────────────────────────────────────────────────


def _refuse_extension(record: Record, case: Case, act: DateSet) -> None:
    """Keep an extension between a limit's own end and its outer limit, both counted alike.

    Where the limit is a date of the parties' own, it may be an earlier one. Raises Refused.
    """
    duty = case.duty(act.duty) if act.duty else None
    if duty is None:
        return
    spec = record.protocol.duty(duty.key)
    if spec.extended_at_most is None:
        return
    days = record.calendar.with_closed(case.closed).of(spec.nation)
    closes = days.close_of(act.until)
    own = _own_end(spec.limit_in(case.attributes), duty, days)
    if own is not None and closes <= own:
        when = say_instant(own, year=True)
        raise Refused("not-later", f"This is due at {when} already. Set a later day.")
    outer = periods.due(spec.extended_at_most, duty.anchor, days, start=duty.start)
    if outer is not None and closes > outer:
        when = say_instant(outer, year=True)
        raise Refused("beyond-outer", f"The procedure lets you extend this to {when} at most.")


def _own_end(limit: Limit | None, duty: Owed, days: Calendar) -> datetime | None:
    """When a limit ends by itself; None where it has no number, or is a date that people set."""
    if limit is None or any(isinstance(period, SetDate) for period in limit.periods):
        return None
    return periods.due(limit, duty.anchor, days, start=duty.start)
