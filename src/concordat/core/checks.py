"""Everything that `decide` refuses about an act: who does it, what it holds, whom it names."""

from datetime import datetime

from concordat.core import periods
from concordat.core.acts import (
    Act,
    Answering,
    AnyAct,
    Appointed,
    DateSet,
    Noted,
    Raised,
    kind_of,
)
from concordat.core.acts.base import (
    Needed,
    is_opaque,
    why_not_notes,
    why_not_texts,
    why_not_words,
)
from concordat.core.calendar import Calendar, say_instant
from concordat.core.case import Case, Owed
from concordat.core.errors import Refused
from concordat.core.periods import Limit, SetDate
from concordat.core.posts import Directory, Party
from concordat.core.protocol import Protocol
from concordat.core.record import Record
from concordat.core.who import parts
from concordat.core.who.allowed import why_not
from concordat.core.who.parts import Actor


def refuse(record: Record, case: Case, act: AnyAct, actor: Actor) -> None:
    """Refuse an act that this person may not do in this case now, or that is incomplete, impossible
    or names somebody unknown. Raises Refused.
    """
    if refused := why_not_texts(act):
        raise refused
    refuse_person(record, case, act, actor)
    _refuse_nonsense(record, act)
    if refused := act.problem(record.protocol, case):
        raise refused
    _refuse_unknown(record, act, actor)
    _refuse_without_words(record, act, actor, act.needed(record.protocol, case))
    if isinstance(act, Appointed):
        _refuse_foreigner(record, case, act, actor)
    if isinstance(act, Noted):
        _refuse_others_note(act, actor)
    if isinstance(act, DateSet):
        _refuse_extension(record, case, act)


def refuse_person(record: Record, case: Case, act: AnyAct, actor: Actor) -> None:
    """Refuse what this person may not set about in this case. Raises Refused."""
    if refused := why_not(record.protocol, case, actor, kind_of(act), act.subject):
        raise refused


def refuse_raising(
    record: Record, act: Raised, actor: Actor, arising: datetime, raised: datetime
) -> None:
    """Refuse a disagreement that can't be raised. `arising` is when the decision was received, or
    the dispute arose; `raised` when it was raised. Raises Refused.
    """
    record.calendar.check(raised)
    record.calendar.check(arising)
    if refused := why_not_texts(act) or act.why_not(record.protocol):
        raise refused
    _refuse_nonsense(record, act)
    if refused := _why_not_any_more(record.protocol, arising, raised, record.calendar):
        raise refused
    _refuse_unknown(record, act, actor)
    _refuse_without_words(record, act, actor, act.words_needed())


def refuse_behalf(record: Record, case: Case, behalf: str | None, actor: Actor) -> None:
    """Refuse to record for somebody else, unless the business unit types what a person with a part
    reported. What only that person may do is refused to both. Raises Refused.
    """
    if behalf is None:
        return
    if not is_opaque(behalf):
        raise Refused("no-such-person", "Somebody named in this has no proper id.")
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


# ── What an act holds and names ───────────────────────────────────────────────────────────────────


def _refuse_nonsense(record: Record, act: Act) -> None:
    """Refuse words without an id, days that no calendar has, and names that can be nobody's."""
    if refused := why_not_notes(act):
        raise refused
    for day in act.days():
        record.calendar.why_closed(day)  # raises BeyondCalendar
    if not all(map(is_opaque, (*act.people(), *act.agencies()))):
        raise Refused("no-such-person", "Somebody named in this has no proper id.")


def _refuse_unknown(record: Record, act: Act, actor: Actor) -> None:
    """Refuse what neither the procedure nor the directory knows. A story says what it likes."""
    if actor.everyone:
        return
    if refused := act.unknown(record.protocol):
        raise refused
    _refuse_strangers(record.directory, act)


def _refuse_strangers(directory: Directory, act: Act) -> None:
    if not all(map(directory.knows_person, act.people())):
        raise Refused(
            "no-such-person", "The board knows nobody of that name. Choose from the list."
        )
    if not all(map(directory.knows_agency, act.agencies())):
        raise Refused("no-such-agency", "The board has no such agency. Choose it from the list.")
    for party in _parties(act):
        if party.person and not directory.works_in(party.person, party.id):
            raise Refused(
                "not-in-that-agency",
                "That person has no post there. “I don't know” is an answer too.",
            )


def _parties(act: Act) -> tuple[Party, ...]:
    """The parties to a case that an act names."""
    if isinstance(act, Raised):
        return act.parties
    return (act.agency,) if isinstance(act, Answering) else ()


def _refuse_without_words(
    record: Record, act: AnyAct, actor: Actor, needed: tuple[Needed, ...]
) -> None:
    """Refuse an act without the words that it can't do without. A story counts them as said."""
    if actor.everyone:
        return
    if refused := why_not_words(act, needed, record.protocol.words):
        raise refused


def _refuse_foreigner(record: Record, case: Case, act: Appointed, actor: Actor) -> None:
    """Each side brings in people of its own agency only: the other side shows nobody a case."""
    if actor.everyone or act.side not in ("raising", "answering"):
        return
    agency = case.raising.id if act.side == "raising" else act.agency
    if agency is None or not record.directory.works_in(act.person, agency):
        raise Refused(
            "not-of-the-agency",
            "Bring in somebody of your own agency. For others, ask the board's business manager.",
        )


def _refuse_others_note(act: Noted, actor: Actor) -> None:
    """A note that one agency alone may read is written by its own people."""
    if actor.everyone or act.agency is None:
        return
    if not any(held.agency == act.agency for held in actor.capacities):
        raise Refused(
            "not-of-the-agency",
            "Only somebody of that agency can write a note that it alone may read.",
        )


# ── Raising ───────────────────────────────────────────────────────────────────────────────────────


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
    own = _own_end(spec.limit_in(case.attributes), duty, days, case.start)
    if own is not None and closes <= own:
        when = say_instant(own, year=True)
        raise Refused("not-later", f"This is due at {when} already. Set a later day.")
    outer = periods.due(spec.extended_at_most, duty.anchor, days, start=case.start)
    if outer is not None and closes > outer:
        when = say_instant(outer, year=True)
        raise Refused("beyond-outer", f"The procedure lets you extend this to {when} at most.")


def _own_end(limit: Limit | None, duty: Owed, days: Calendar, start: datetime) -> datetime | None:
    """When a limit ends by itself; None where it has no number, or is a date that people set."""
    if limit is None or any(isinstance(period, SetDate) for period in limit.periods):
        return None
    return periods.due(limit, duty.anchor, days, start=start)
