"""A case at any point: built from what people did, by the same `decide` as everybody's, without a
database.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import msgspec

from concordat.casework.values import AgencyCard, CaseView, PersonCard
from concordat.core.acts import AnyAct, CarriedOut, Child, Issue, Note, Positioned, Raised, Word
from concordat.core.case import Owed
from concordat.core.commands import Command
from concordat.core.decide import Record, decide
from concordat.core.posts import PRACTITIONER, Directory, Party, Seat
from concordat.core.protocol import Protocol
from concordat.core.who import parts
from concordat.core.who.parts import Actor
from concordat.library.files.calendars import calendar
from concordat.library.files.load import load
from concordat.pages.words import LONDON
from concordat.people.values import Board

BOARD = "westshire"
SCHOOL = Party("westshire-primary", "school", person="osei")
SOCIAL_CARE = Party("westshire-care", "childrens-services", service="Assessment", person="lowe")
HEALTH = Party("westshire-nhs", "health", person="patel")
AGENCIES = {
    "westshire-primary": ("Westshire Primary", "school"),
    "westshire-care": ("Westshire Children's Social Care", "childrens-services"),
    "westshire-nhs": ("Westshire NHS Trust", "health"),
    BOARD: ("Westshire Safeguarding Children Partnership", "board"),
}
BOARD_POSTS = ("independent chair", "business manager", "business officer", "reviewing group")
FIRST = [
    "Amina",
    "Beth",
    "Cora",
    "Dev",
    "Ewan",
    "Farah",
    "Gita",
    "Hugh",
    "Ines",
    "Joan",
    "Kofi",
    "Lena",
    "Mira",
    "Noor",
    "Owen",
    "Priya",
    "Quinn",
    "Rosa",
    "Seth",
    "Tara",
    "Uma",
    "Vera",
    "Will",
    "Xena",
    "Yusuf",
    "Zoe",
]


def at(day: int, hour: int = 10, minute: int = 0, month: int = 12, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


@dataclass
class Told:
    """A case that grows. Every method returns it, so that a story reads in one line."""

    protocol: Protocol
    raising: Party = SCHOOL
    answering: tuple[Party, ...] = (SOCIAL_CARE,)
    seats: tuple[Seat, ...] = ()
    record: Record = None  # type: ignore[assignment]
    words: dict[str, str] = field(default_factory=dict)
    count: int = 0

    def raised(self, when: datetime, *, issues: tuple[Issue, ...] = (), **more: Any) -> "Told":
        notes = (
            Note(
                self.note("The referral of 18 December was closed without an assessment."),
                "decision",
            ),
            Note(
                self.note(
                    "He has come to school hungry on nine of ten days and says nobody is at home."
                ),
                "reasons",
            ),
            Note(self.note("An assessment under section 17, begun this week."), "outcome"),
        )
        if not issues:
            issues = (
                Issue("1", note=self.note("Whether the threshold for an assessment is met")),
                Issue("2", note=self.note("Who visits the family this week")),
            )
        child = Child(
            "1",
            self.note(
                '{"initials": "J.K.", "born": "2019-03-04", "reference": "W-17", "status": []}'
            ),
        )
        act = Raised(self.raising, self.answering, issues, (child,), notes=notes, **more)
        return self.act(act, "osei", when)

    def note(self, text: str) -> str:
        """The id of a note with those words."""
        note_id = f"n{len(self.words) + 1}"
        self.words[note_id] = text
        return note_id

    def act(self, act: AnyAct, by: str, when: datetime, **more: Any) -> "Told":
        self.count += 1
        actor = self.actor(by, when) if self.record.events else Actor(by)
        command = Command(self._in_words(act, when), request=f"r{self.count}", **more)
        self.record = self.record.after(*decide(self.record, command, actor, when))
        return self

    def _in_words(self, act: AnyAct, when: datetime) -> AnyAct:
        """The act with words for whatever it can't do without and was left out."""
        if not self.record.events:
            return act
        needed = act.needed(self.record.protocol, self.record.case(when))
        missing = {
            (need.about, need.point) for need in needed if not act.note(need.about, need.point)
        }
        notes = (
            Note(self.note("Said in a sentence or two."), about, point)
            for about, point in sorted(missing)
        )
        return msgspec.structs.replace(act, notes=(*act.notes, *notes))

    def did(
        self, key: str, by: str, when: datetime, *, word: str | None = None, **more: Any
    ) -> "Told":
        """Carries out every open duty of that key."""
        owed = tuple(duty.id for duty in self.record.case(when).open_duties if duty.key == key)
        assert owed, (
            f"nothing of {key} is open: {[duty.key for duty in self.record.case(when).open_duties]}"
        )
        return self.act(CarriedOut(owed, word=word), by, when, **more)

    def said(
        self, side: str, by: str, when: datetime, *words: Word, agency: str | None = None
    ) -> "Told":
        """What a side says of each issue, in order."""
        agency = agency or self.answering[0].id
        issues = self.record.case(when).issues_with(agency)
        said = {
            issue.id: word
            for issue, word in zip(
                issues, words * len(issues) if len(words) == 1 else words, strict=True
            )
        }
        return self.act(Positioned(side, agency, said), by, when)  # type: ignore[arg-type]

    def actor(self, person: str, when: datetime) -> Actor:
        case = self.record.case(when)
        return parts.actor(
            self.record.protocol,
            case,
            self.record.directory,
            person,
            self.record.calendar.day_of(when),
        )

    def duty(self, key: str, when: datetime) -> Owed:
        """The open duty of that key."""
        return next(duty for duty in self.record.case(when).open_duties if duty.key == key)

    def away(self, person: str, until: date, cover: str) -> "Told":
        seats = tuple(
            msgspec.structs.replace(seat, cover=cover, away=(date(2026, 1, 1), until))
            if seat.holder == person
            else seat
            for seat in self.record.directory.seats
        )
        self.record = msgspec.structs.replace(self.record, directory=Directory(BOARD, seats))
        return self

    def view(self, person: str, now: datetime) -> CaseView:
        """What `casework.queries.case` gives that person."""
        return case_view(self, person, now)


def story(protocol: str = "sefton", answering: tuple[Party, ...] = (SOCIAL_CARE,)) -> Told:
    """A case not raised yet, with somebody in every post of every agency."""
    read = load(protocol)
    seats = tuple(_seats(read, (SCHOOL, *answering)))
    told = Told(read, answering=answering, seats=seats)
    directory = Directory(BOARD, seats)
    told.record = Record("WES-2026-0042", read, calendar(read.nation, close=read.close), directory)
    return told


def holder(agency: str, post: str) -> str:
    """The id of whoever holds a post in the invented directory."""
    return f"{agency}:{post}"


def _seats(protocol: Protocol, parties: tuple[Party, ...]) -> list[Seat]:
    seats = [Seat(BOARD, post, protocol.word(post), holder(BOARD, post)) for post in BOARD_POSTS]
    third = {
        post.post
        for duty in (*protocol.duties.values(),)
        for post in (*duty.who, *duty.towards)
        if post.side == "third"
    }
    for party in parties:
        seats.append(Seat(party.id, PRACTITIONER, "Safeguarding lead", party.person))
        seats += [
            Seat(party.id, key, post.title_in(party.kind), holder(party.id, key))
            for key, post in protocol.posts.items()
            if key != PRACTITIONER and key not in third
        ]
    return seats


def people(told: Told) -> dict[str, PersonCard]:
    """Everybody in the directory, with invented names and numbers from a range kept free for
    drama.
    """
    ids = dict.fromkeys(seat.holder for seat in told.record.directory.seats if seat.holder)
    return {
        person: PersonCard(
            person,
            f"{FIRST[number % len(FIRST)]} {person.split(':')[0].split('-')[-1].title()}",
            f"01632 960{100 + number}",
        )
        for number, person in enumerate(ids)
    }


def case_view(told: Told, person: str, now: datetime) -> CaseView:
    """What casework's query gives that person, without a database."""
    return CaseView(
        ref=told.record.ref,
        board=Board(BOARD, AGENCIES[BOARD][0], "WES", "1f5f66", "england", told.protocol.id, {}),
        record=told.record,
        case=told.record.case(now),
        actor=told.actor(person, now),
        now=now,
        words=dict(told.words),
        people=people(told),
        services={},
        agencies={id_: AgencyCard(id_, name, kind) for id_, (name, kind) in AGENCIES.items()},
    )
