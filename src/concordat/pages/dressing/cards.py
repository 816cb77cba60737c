"""A duty, its people and its clause as cards."""

from datetime import datetime

from django.urls import reverse

from concordat.brief import owed
from concordat.brief import values as brief
from concordat.brief.danger_awaited import Awaited
from concordat.brief.words import day
from concordat.core.protocol import Protocol
from concordat.pages.components.values import (
    Action,
    ClauseWhy,
    ClauseWords,
    NextCard,
    NoticePanel,
    Paper,
    Person,
    RecordEntry,
)
from concordat.pages.shell import Link


def card(
    duty: owed.DutyBrief,
    protocol: Protocol,
    now: datetime,
    *,
    heading: str,
    actions: tuple[Action, ...] = (),
) -> NextCard:
    """A duty with everything needed to do it."""
    return NextCard(
        key=duty.key,
        sentence=duty.sentence,
        due=duty.deadline,
        people=tuple(person(holder, now) for holder in duty.ring),
        why=why(duty.why, protocol),
        counted=duty.counted,
        actions=actions,
        local=duty.local,
        handed=duty.handed,
        said=duty.said,
        heading=heading,
    )


def asked_card(asked: owed.AskedOfDanger, *actions: Action) -> NextCard:
    """What the reader is asked about a danger that stands."""
    words = owed.Deadline(strength="", words="This comes first")
    return NextCard("danger", asked.sentence, words, actions=actions)


def awaited_card(awaited: Awaited, now: datetime) -> NextCard:
    """What whoever said that a child is in danger waits for, and whom to ring."""
    words = owed.Deadline(strength="", words="You are waiting for this")
    people = tuple(person(holder, now) for holder in awaited.people)
    return NextCard("danger", awaited.sentence, words, people=people)


def person(holder: owed.Holder, now: datetime) -> Person:
    """A post, who holds it, and who acts while they are away."""
    away = f"until {day(holder.away, now)}" if holder.away else ""
    cover = None
    if holder.cover is not None:
        cover = Person(holder.title, holder.cover.name, telephone=holder.cover.telephone)
    if holder.person is None:
        return Person(holder.title, agency=holder.agency, cover=cover)
    name, telephone = holder.person.name, holder.person.telephone
    return Person(holder.title, name, holder.agency, telephone, away, cover)


def whom_to_ring(holder: owed.Holder) -> Person:
    """Whoever acts in a post, to ring."""
    there = holder.acting
    name, telephone = (there.name, there.telephone) if there else ("", "")
    return Person(holder.title, name, holder.agency, telephone)


def why(found: owed.Why, protocol: Protocol) -> ClauseWhy:
    """The clause behind a duty, each with a link to its place in the procedure."""
    rest = tuple(clause(each, protocol) for each in found.rest)
    return ClauseWhy(clause(found.clause, protocol), rest)


def clause(found: owed.Clause, protocol: Protocol) -> ClauseWords:
    first, *more = found.readings or (None,)
    return ClauseWords(
        name=found.name,
        text=found.text,
        reading=first,
        local=found.local,
        more=_in_the_procedure(found.id, protocol) if found.id else None,
        more_readings=tuple(each for each in more if each),
    )


def _in_the_procedure(clause_id: str, protocol: Protocol) -> Link:
    there = reverse("protocol-version", args=[protocol.id, str(protocol.version)])
    return Link("See it in the procedure", f"{there}#{clause_id}")


def notice(panel: brief.Panel) -> NoticePanel:
    return NoticePanel(panel.heading, panel.text, panel.tone)


def entry(
    found: brief.Entry, papers: tuple[Paper, ...] = (), put_right: Link | None = None
) -> RecordEntry:
    """Something that happened, with its papers and what the reader can do about it as links."""
    return RecordEntry(
        key=found.key,
        what=found.what,
        who=found.who,
        happened=found.at,
        written=found.written,
        words=found.words,
        lateness=found.lateness,
        state=found.state,
        state_words=found.state_words,
        papers=papers,
        audience=found.audience,
        correct=put_right,
    )
