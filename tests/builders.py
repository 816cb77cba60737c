"""A case at any point: built from what people did, by the same `decide` as everybody's, without a
database.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any

from concordat.brief.reading import Brief
from concordat.brief.view import AgencyCard, BoardCard, CaseView, PersonCard
from concordat.core.acts import AnyAct, CarriedOut, Child, Issue, Note, Positioned, Raised, Word
from concordat.core.calendar import LONDON
from concordat.core.case import Owed
from concordat.core.commands import Command
from concordat.core.decide import Record, decide
from concordat.core.posts import OFFICERS, PRACTITIONER, Directory, Party, Seat
from concordat.core.protocol import Post, Protocol
from concordat.core.who import parts
from concordat.core.who.parts import Actor, Capacity
from concordat.library.files.calendars import calendar
from concordat.library.files.load import load
from tests.complete import complete

BOARD = "westshire"
SCHOOL = Party("westshire-primary", "school", person="osei")
SOCIAL_CARE = Party("westshire-care", "childrens-services", service="Assessment", person="lowe")
HEALTH = Party("westshire-nhs", "health", person="patel")
AGENCIES = {
    "westshire-primary": ("Westshire Primary", "school"),
    "westshire-care": ("Westshire Children's Social Care", "childrens-services"),
    "westshire-nhs": ("Westshire NHS Trust", "health"),
    "westshire-police": ("Westshire Police", "police"),
    BOARD: ("Westshire Safeguarding Children Partnership", "board"),
}
NEIGHBOUR = "neighbour"
"""An agency of the board that has no side in the case."""
KNOWN = {**AGENCIES, NEIGHBOUR: ("The neighbouring council", "childrens-services")}
BESIDE = Seat(NEIGHBOUR, "visitor", "Family Visitor", "noor")
"""Somebody who works there."""
BOARD_POSTS = ("independent chair", *OFFICERS, "reviewing group")
FIRST = ("Amina", "Beth", "Cora", "Dev", "Ewan", "Farah", "Gita", "Hugh", "Ines", "Joan", "Kofi")
RAISED = {
    "decision": "The referral of 18 December was closed without an assessment.",
    "reasons": "He has come to school hungry on nine of ten days and says nobody is at home.",
    "outcome": "An assessment under section 17, begun this week.",
}
POINTS = ("Whether the threshold for an assessment is met", "Who visits the family this week")
CHILD = '{"initials": "J.K.", "born": "2019-03-04", "numbers": {"number": "W-17"}, "status": []}'
WRITTEN = {
    "summary": "We read the chronology together and spoke for half an hour.",
    "reason": "He came to school hungry again today.",
    "decided": "An assessment begins on Monday.",
    "rationale": "Three disclosures in a fortnight meet the threshold.",
    "what": "Ring the grandmother.",
    "safety": "His aunt has him until Friday.",
    "position": "They visit every day until the assessment is done.",
    "need": "Hungry on nine of ten days.",
    "doing": "We are on our way to the house.",
    "done": "The police took him to his aunt.",
    "safe": "He stays with his aunt, and his father has no key.",
}
"""What people write where an act can't do without words, by what they are about."""


def at(day: int, hour: int = 10, minute: int = 0, month: int = 12, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


@dataclass
class Told:
    """A case that grows. Every method returns it, so that a story reads in one line."""

    record: Record
    answering: tuple[Party, ...]
    words: dict[str, str] = field(default_factory=dict)

    @property
    def protocol(self) -> Protocol:
        return self.record.protocol

    # ── Telling ───────────────────────────────────────────────────────────────────────────────────

    def raised(self, when: datetime, *, happened: datetime | None = None, **more: Any) -> "Told":
        """Raised, and entered then; `happened` where the raiser says that it was earlier."""
        notes = tuple(Note(self.note(text), about) for about, text in RAISED.items())
        issues = tuple(
            Issue(str(number), note=self.note(point)) for number, point in enumerate(POINTS, 1)
        )
        children = (Child("1", self.note(CHILD)),)
        act = Raised(SCHOOL, self.answering, issues, children, notes=notes, **more)
        return self.act(act, "osei", when, happened=happened)

    def note(self, text: str) -> str:
        """The id of a note with those words."""
        note_id = f"n{len(self.words) + 1}"
        self.words[note_id] = text
        return note_id

    def act(self, act: AnyAct, by: str, when: datetime, **more: Any) -> "Told":
        """Record an act, with words where it leaves out any that it can't do without."""
        command = Command(self.whole(act, when), f"r{len(self.record.events) + 1}", **more)
        self.record = self.record.after(*decide(self.record, command, self.actor(by, when), when))
        return self

    def whole(self, act: AnyAct, when: datetime) -> AnyAct:
        """The act with all its words, which are then kept."""
        if not self.record.events:
            return act
        ids = (f"n{number}" for number in count(len(self.words) + 1))
        act = complete(act, self.protocol, self.record.case(when), lambda: next(ids))
        missing = (note for note in act.noted() if note.id not in self.words)
        self.words |= {note.id: WRITTEN[note.about] for note in missing}
        return act

    def did(
        self, key: str, by: str, when: datetime, *, word: str | None = None, **more: Any
    ) -> "Told":
        """Carry out every open duty of that key."""
        case = self.record.case(when)
        owed = tuple(duty.id for duty in case.open_duties if duty.key == key)
        assert owed, f"nothing of {key} is open: {[duty.key for duty in case.open_duties]}"
        return self.act(CarriedOut(owed, word=word), by, when, **more)

    def said(
        self, side: str, by: str, when: datetime, *words: Word, agency: str | None = None
    ) -> "Told":
        """What a side says of each issue, in order; one word is said of all."""
        agency = agency or self.answering[0].id
        issues = self.record.case(when).issues_with(agency)
        of_all = words * len(issues) if len(words) == 1 else words
        said = {issue.id: word for issue, word in zip(issues, of_all, strict=True)}
        return self.act(Positioned(side, agency, said), by, when)  # type: ignore[arg-type]

    # ── Asking ────────────────────────────────────────────────────────────────────────────────────

    def actor(self, person: str, when: datetime) -> Actor:
        if not self.record.events:
            return Actor(person, (Capacity("raising", SCHOOL.id, PRACTITIONER),))
        case, on = self.record.case(when), self.record.calendar.day_of(when)
        return parts.actor(self.protocol, case, self.record.directory, person, on)

    def duty(self, key: str, when: datetime) -> Owed:
        """The open duty of that key."""
        return next(duty for duty in self.record.case(when).open_duties if duty.key == key)

    def view(self, person: str, now: datetime) -> CaseView:
        """What `casework.queries.case` gives that person."""
        return CaseView(
            ref=self.record.ref,
            board=BoardCard(BOARD, AGENCIES[BOARD][0], "1f5f66", "england", {}),
            record=self.record,
            case=self.record.case(now),
            actor=self.actor(person, now),
            now=now,
            words=dict(self.words),
            people=people(self.record.directory),
            agencies={each: AgencyCard(each, *called) for each, called in KNOWN.items()},
        )

    def brief(self, person: str, now: datetime) -> Brief:
        return Brief(self.view(person, now))


def story(
    protocol: str | Protocol = "sefton", answering: tuple[Party, ...] = (SOCIAL_CARE,)
) -> Told:
    """A case not raised yet, with somebody in every post of every agency."""
    read = load(protocol) if isinstance(protocol, str) else protocol
    seats = tuple(_seats(read, (SCHOOL, *answering)))
    directory = Directory(BOARD, (*seats, BESIDE), frozenset((*AGENCIES, NEIGHBOUR)))
    days = calendar(read.nation, close=read.close)
    return Told(Record("WES-2026-0042", read, days, directory), answering)


def holder(agency: str, post: str) -> str:
    """The id of whoever holds a post in the invented directory."""
    return re.sub("[^a-z]+", "-", f"{agency} {post}")


def _seats(protocol: Protocol, parties: tuple[Party, ...]) -> list[Seat]:
    seats = [Seat(BOARD, post, protocol.word(post), holder(BOARD, post)) for post in BOARD_POSTS]
    duties = protocol.duties.values()
    named = [post for duty in duties for post in (*duty.who, *duty.towards)]
    elsewhere = {post.post for post in named if post.side == "third"}
    elsewhere -= {post.post for post in named if post.side in ("raising", "answering", "own")}
    held = [post for key, post in protocol.posts.items() if key not in {PRACTITIONER, *elsewhere}]
    for among in dict.fromkeys(post.among for post in protocol.posts.values() if post.among):
        seats.append(Seat(BOARD, among, among, holder(BOARD, among)))
    for party in parties:
        seats.append(Seat(party.id, PRACTITIONER, "Safeguarding lead", party.person))
        seats += [_seat(party, post) for post in held]
    return seats


def _seat(party: Party, post: Post) -> Seat:
    return Seat(party.id, post.key, post.title_in(party.kind), holder(party.id, post.key))


def people(directory: Directory) -> dict[str, PersonCard]:
    """Everybody in the directory, with invented names and numbers from a range kept free for
    drama.
    """
    ids = dict.fromkeys(seat.holder for seat in directory.seats if seat.holder)
    return {
        person: PersonCard(
            person,
            f"{FIRST[number % len(FIRST)]} {person.rpartition('-')[2].title()}",
            f"01632 960{100 + number}",
        )
        for number, person in enumerate(ids)
    }
