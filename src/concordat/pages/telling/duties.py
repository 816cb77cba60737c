"""One duty as a page tells it: a sentence, by when, whom to ring. No rule stands here; the core is
asked.
"""

from datetime import date, datetime, timedelta
from typing import Literal

from concordat.casework.values import CaseView
from concordat.core.acts import ActionAgreed
from concordat.core.calendar import Calendar
from concordat.core.case import Owed
from concordat.core.protocol import ACTION, CONFIRM, SAY
from concordat.core.who.offers import owes
from concordat.documents.names import Holder, Names
from concordat.pages.components.values import Due, Person
from concordat.pages.words import counted, date_of, day, when

YOU = {"must": "must", "should": "should", "aim": "aim to", "may": "may"}
THEY = YOU | {"aim": "aims to"}


def calendar_of(view: CaseView) -> Calendar:
    """The calendar the case is counted with: its own, and what was proclaimed since."""
    calendar = view.record.calendar
    return calendar.with_closed(view.case.closed) if view.case.closed else calendar


def mine(view: CaseView, duty: Owed) -> bool:
    return owes(view.record.protocol, view.actor, duty)


def what(view: CaseView, duty: Owed) -> str:
    """What is owed, as words after "must"; an agreed action in the words in which it was agreed."""
    if duty.key != ACTION:
        return duty.what
    act = next((event.act for event in view.record.events if event.seq == duty.seq), None)
    words = view.words.get(act.notes.get("what", ""), "") if isinstance(act, ActionAgreed) else ""
    return f"do what was agreed: {words}" if words else duty.what


def sentence(view: CaseView, names: Names, duty: Owed) -> str:
    """Such as "You must …" or "Children's Social Care must …"."""
    if mine(view, duty):
        several = len(view.case.answering) > 1 and duty.agency and duty.side in ("raising", "both")
        with_whom = f" (with {names.agency(duty.agency)})" if several else ""
        owed = what(view, duty).replace("their own ", "your own ")
        return f"You {YOU[duty.strength]} {owed}{with_whom}"
    who = names.who(duty)
    verb = YOU if " and " in who else THEY
    return f"{who[:1].upper()}{who[1:]} {verb[duty.strength]} {what(view, duty)}"


def due(view: CaseView, duty: Owed) -> Due:
    """By when, how strongly, and what is left of it."""
    calendar = calendar_of(view)
    if duty.due is not None:
        late = duty.late(view.now)
        return Due(
            duty.due, duty.strength, late, "" if late else left(calendar, view.now, duty.due)
        )
    if duty.local_until is not None:
        by = calendar.close_of(duty.local_until)
        return Due(
            by,
            duty.strength,
            left="this date has passed" if view.now > by else left(calendar, view.now, by),
        )
    since = f"open since {day(_known_since(view, duty), view.now)}"
    limit = duty.limit or ("the procedure gives no time" if duty.clause else "no time is set")
    return Due(
        strength=duty.strength,
        words=f"{limit[:1].upper()}{limit[1:]} – {since}",
        left=_over_it(view, duty),
    )


def _known_since(view: CaseView, duty: Owed) -> datetime:
    """When a duty came to be known: nobody kept it open before the record said what it follows
    from.
    """
    opening = next(
        (event.recorded for event in view.record.events if event.seq == duty.seq), duty.opened
    )
    return max(duty.opened, opening)


def _over_it(view: CaseView, duty: Owed) -> str:
    """The clock over a duty that has no time of its own: told beside it, never made the duty's."""
    if not duty.holds:
        return ""
    running = [
        clock
        for clock in view.case.clocks
        if duty.stage in clock.scope and clock.due and clock.ended is None
    ]
    ends = min((clock.due for clock in running if clock.due), default=None)
    if ends is None:
        return ""
    return (
        f"the time for the stage {'passed' if ends < view.now else 'ends'} {when(ends, view.now)}"
    )


def left(calendar: Calendar, now: datetime, by: datetime) -> str:
    """What is left until an instant, in hours on its own day and in working days before it; "" once
    it has passed.
    """
    if by < now:
        return ""
    today, last = date_of(now), date_of(by)
    if today == last:
        hours = (by - now) // timedelta(hours=1)
        return f"{counted(hours, 'hour', 'hours')} left" if hours else "less than an hour left"
    days = sum(calendar.is_open(each) for each in _days(today, last))
    return f"{counted(days, 'working day', 'working days')} left" if days else ""


def _days(after: date, last: date) -> list[date]:
    return [after + timedelta(days=number) for number in range(1, (last - after).days + 1)]


def local_mark(view: CaseView, duty: Owed) -> str:
    """Who set a date that the text doesn't give; "" where none was set."""
    if duty.due is not None or duty.local_until is None:
        return ""
    return (
        f"{view.board.name} set this date. The procedure gives none, so it is never counted "
        "as late."
    )


def person(holder: Holder, now: datetime) -> Person:
    """A post and who holds it, as the components show it."""
    away = f"until {day(holder.away, now)}" if holder.away else ""
    cover = (
        Person(holder.title, holder.cover.name, telephone=holder.cover.telephone)
        if holder.cover
        else None
    )
    if holder.person is None:
        return Person(holder.title, agency=holder.agency, cover=cover)
    return Person(
        holder.title, holder.person.name, holder.agency, holder.person.telephone, away, cover
    )


def people(view: CaseView, names: Names, duty: Owed) -> tuple[Person, ...]:
    """Whom to ring about a duty, in that order: who owes it, or whom the reader who owes it is to
    speak to.
    """
    found = _to_ring(view, names, duty) if mine(view, duty) else list(names.people_for(duty))
    there_first = sorted(found, key=lambda holder: holder.acting is None)
    return tuple(person(holder, view.now) for holder in dict.fromkeys(there_first))


def _to_ring(view: CaseView, names: Names, duty: Owed) -> list[Holder]:
    """The others whom a duty of the reader's concerns: whoever made the decision, the other side,
    the highest post.
    """
    spec = view.record.protocol.duties.get(duty.key)
    posts = spec.towards if spec else ()
    near: Literal["raising", "answering"] = "answering" if duty.side == "answering" else "raising"
    found = [
        holder
        for post in names.highest_first(posts)
        for holder in names.holders(post, duty.agency, near=near)
    ]
    if duty.key in (SAY, CONFIRM):
        found = names.speakers("answering" if duty.key == SAY else "raising", duty.agency)
    elif (
        not found and spec is not None
    ):  # owed by both sides: the others who owe it are the ones to ring
        found = list(names.people_for(duty))
    deciders = {party.person for party in view.case.answering if party.person}
    own = {names.agency(held.agency) for held in view.actor.capacities}
    others = [each for each in found if each.acting is None or each.acting.id != view.actor.person]
    return sorted(
        others,
        key=lambda each: (
            each.person is None or each.person.id not in deciders,
            each.agency in own,
        ),
    )


def order(view: CaseView, duties: tuple[Owed, ...]) -> list[Owed]:
    """Most urgent first: by limit, those without one after those with one, what holds the ladder
    before the rest.
    """
    rank = {"must": 0, "should": 1, "aim": 2, "may": 3}

    def urgency(duty: Owed) -> tuple[bool, float, bool, int, datetime]:
        by = duty.due or (
            calendar_of(view).close_of(duty.local_until) if duty.local_until else None
        )
        return (
            by is None,
            by.timestamp() if by else 0.0,
            not duty.holds,
            rank[duty.strength],
            duty.opened,
        )

    return sorted(duties, key=urgency)
