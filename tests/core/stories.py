"""Stories for the core's tests: what people did, told by the same `decide` as everybody's, on the
invented ladder.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any, Self

import pytest
from msgspec.structs import replace

from concordat.core import checks
from concordat.core.acts import (
    Act,
    AnyAct,
    Appointed,
    CarriedOut,
    Child,
    Corrected,
    Issue,
    MovedUp,
    Needed,
    Note,
    Positioned,
    Raised,
)
from concordat.core.calendar import LONDON, Calendar
from concordat.core.case import Case, Owed
from concordat.core.commands import Command
from concordat.core.decide import Record
from concordat.core.errors import Refused
from concordat.core.events import Event
from concordat.core.ids import DutyId
from concordat.core.posts import Directory, Party, Seat
from concordat.core.protocol import Protocol
from concordat.core.who.parts import Actor, Capacity
from tests.core.ladder import CALENDAR, LADDER
from tests.core.refusals import code_of
from tests.core.shared import begun, followed

ANYBODY = Actor("anybody", everyone=True)
SCHOOL = Party("hill-school", "school")
CARE = Party("care", "childrens-services", person="dee")
CLINIC = Party("clinic", "health", person="fay")
OFFICER = Actor("olu", (Capacity("board", "board", "business manager"),))
RAISER = Actor("ann", (Capacity("raising", SCHOOL.id, "practitioner"),))
TEAM_LEAD = Actor("eli", (Capacity("answering", CARE.id, "team lead"),))
CLINIC_LEAD = Actor("gus", (Capacity("answering", CLINIC.id, "team lead"),))
HEAD = Actor("hed", (Capacity("raising", SCHOOL.id, "manager"),))
MANAGER = Actor("hal", (Capacity("answering", CARE.id, "manager"),))
COMPANY = Actor("kim", (Capacity("raising", SCHOOL.id, "companion"),))
CHAIR = Actor("cat", (Capacity("board", "board", "chair"),))
STRANGER = Actor("nobody")
REASON = (Note("reason", "reason"),)
"""Words that say why, for acts that can't do without them."""
KNOWN = {
    "ann": SCHOOL.id,
    "bea": SCHOOL.id,
    "dee": CARE.id,
    "fay": CLINIC.id,
    "ivy": "club",
    "mia": "club",
}
"""People whom the board knows, and where they work."""
AGENCIES = frozenset((SCHOOL.id, CARE.id, CLINIC.id, "police"))


@cache
def at(text: str) -> datetime:
    """“2 10:00”, a day of November 2026 on London's clocks; with a month before it (“12-24 10:00”)
    another's.
    """
    words, _, hour = text.partition(" ")
    month, _, number = words.rpartition("-")
    day = date(2026, int(month or 11), int(number))
    return datetime.combine(day, time.fromisoformat(hour or "10:00"), LONDON).astimezone(UTC)


def directory(*seats: Seat) -> Directory:
    """These seats, beside those of people in posts that no procedure names."""
    known = (Seat(where, "colleague", "Colleague", holder=who) for who, where in KNOWN.items())
    return Directory("board", (*seats, *known), AGENCIES)


LEADS = (
    Seat(SCHOOL.id, "safeguarding", "Safeguarding lead", holder="lea", lead=True),
    Seat(CARE.id, "safeguarding", "Safeguarding lead", holder="len", lead=True),
    Seat(CLINIC.id, "safeguarding", "Safeguarding lead", holder="lou", lead=True),
)
"""Where none is marked, the next post above is in the lead's place."""
NOBODY_IN_POST = directory()
IN_POST = directory(
    Seat(SCHOOL.id, "team lead", "Head of year", holder="ros"),
    Seat(SCHOOL.id, "manager", "Head", holder="hed"),
    Seat(CARE.id, "team lead", "Team lead", holder="eli"),
    Seat(CARE.id, "manager", "Manager", holder="hal"),
    Seat(CLINIC.id, "team lead", "Team lead", holder="gus"),
    Seat(CLINIC.id, "manager", "Manager", holder="gil"),
)
"""Somebody in every post that danger is asked of."""
CHAIRED = directory(Seat("board", "chair", "Chair", holder="ivy"))


def complete(record: Record, case: Case, act: AnyAct) -> AnyAct:
    """The act with the words that it can't do without, where it left them out."""
    if isinstance(act, Corrected) and act.instead is not None:
        act = replace(act, instead=complete(record, case, act.instead))
    if any(case.duty(duty_id) is None for duty_id in act.subject.duties):
        return act
    return with_words(act, act.needed(record.protocol, case))


def with_words(act: Act, needed: Iterable[Needed]) -> Act:
    """The act with a note for each of these that it doesn't have."""
    missing = {(need.about, need.point) for need in needed if not act.note(need.about, need.point)}
    first = len(act.noted()) + 1
    notes = (
        Note(f"words-{number}", about, point)
        for number, (about, point) in enumerate(sorted(missing), start=first)
    )
    return replace(act, notes=(*act.notes, *notes))


def raised(*answering: Party, **more: Any) -> Raised:
    """A disagreement raised with everything that a form asks for."""
    usual = {
        "raising": SCHOOL,
        "answering": answering or (CARE,),
        "issues": (Issue("1", note="point-1"),),
        "children": (Child("1", note="child-1"),),
    }
    act = Raised(**(usual | more))
    return with_words(act, act.words_needed())


class Story:
    """A case that grows by what people do. Times are words of `at`; whoever tells it may be
    anybody, unless named.
    """

    def __init__(
        self,
        *answering: Party,
        issues: tuple[Issue, ...] = (Issue("1"),),
        raised: str = "2 10:00",
        protocol: Protocol = LADDER,
        calendar: Calendar = CALENDAR,
        people: Directory = NOBODY_IN_POST,
        by: str = "ann",
        received: str | None = None,
        **more: Any,
    ) -> None:
        self.record = begun(protocol, calendar, people)
        self.now = at(raised)
        act = Raised(SCHOOL, answering or (CARE,), issues, **more)
        self.do(act, raised, who=Actor(by, everyone=True), received=received)

    # ── Telling ───────────────────────────────────────────────────────────────────────────────────

    def do(
        self,
        act: AnyAct,
        when: str | None = None,
        *,
        who: Actor = ANYBODY,
        happened: str | None = None,
        received: str | None = None,
        behalf: str | None = None,
        wordless: bool = False,
        together: bool = False,
        also: tuple[AnyAct, ...] = (),
    ) -> Self:
        """Record an act and those `also`, with words where a person leaves out any that they can't
        do without, unless it is to be `wordless`; `together` with the one before, by one request.
        Raises Refused as `decide` does, and is then as it was before.
        """
        now = at(when) if when else self.now
        if self.record.events and not wordless and not who.everyone:
            case = self.record.case(now)
            act, *more = (complete(self.record, case, each) for each in (act, *also))
            also = tuple(more)
        command = Command(
            act,
            request=self.events[-1].request if together else f"r{len(self.events) + 1}",
            happened=at(happened) if happened else None,
            received=at(received) if received else None,
            behalf=behalf,
            also=also,
        )
        self.record = followed(self.record, command, who, now)
        self.now = now
        return self

    def done(
        self,
        key: str,
        when: str | None = None,
        *,
        agency: str | None = None,
        word: str | None = None,
        **more: Any,
    ) -> Self:
        """Carries out every open duty of that key, or one agency's."""
        moment = at(when) if when else self.now
        ids = tuple(duty.id for duty in self.open(key, moment) if agency in (None, duty.agency))
        assert ids, f"{key} is not owed now: {[duty.key for duty in self.case.open_duties]}"
        return self.do(CarriedOut(ids, word=word), when, **more)

    def say(
        self,
        word: str | dict[str, str],
        side: str = "raising",
        when: str | None = None,
        *,
        agency: str = CARE.id,
        **more: Any,
    ) -> Self:
        """One side's word: on every issue with that agency, or issue by issue."""
        said = (
            word
            if isinstance(word, dict)
            else {each.id: word for each in self.case.issues_with(agency)}
        )
        return self.do(Positioned(side, agency, said), when, **more)  # type: ignore[arg-type]

    def agree(self, when: str | None = None, *, agency: str = CARE.id) -> Self:
        """Both sides say that everything with that agency is agreed."""
        return self.say("agreed", "raising", when, agency=agency).say(
            "agreed", "answering", when, agency=agency
        )

    def up(
        self, ground: str = "no answer", when: str | None = None, *, reason: str = "", **more: Any
    ) -> Self:
        notes = (Note("reason-of-moving", "reason"),) if reason else ()
        return self.do(MovedUp(ground, notes=notes), when, **more)

    def correct(self, target: int, when: str | None = None, **more: Any) -> Self:
        """Takes back the entry of that number, or puts another in its place."""
        said = {name: more.pop(name) for name in ("who", "wordless") if name in more}
        return self.do(Corrected(target, **more), when, **said)

    def appoint(self, role: str, person: str, *duties: DutyId, **more: Any) -> Self:
        return self.do(Appointed(role, person, duties, **more))

    def talked(self, when: str = "3 10:00") -> Self:
        """Up to the first discussion held with every agency, with nothing said about it yet."""
        return self.done("colleagues.raise", when).done("colleagues.talk", when)

    def at_managers(self, when: str = "3 10:00") -> Self:
        """At the second stage: no agency agreed to anything at the first."""
        self.talked(when)
        for party in self.case.answering:
            self.say("not agreed", when=when, agency=party.id)
        return self

    def at_chair(self, when: str = "4 10:00") -> Self:
        self.at_managers().done("managers.meet", when)
        for party in self.case.answering:
            self.say("not agreed", when=when, agency=party.id)
        return self

    # ── Asking ────────────────────────────────────────────────────────────────────────────────────

    @property
    def case(self) -> Case:
        return self.record.case(self.now)

    def look(self, when: str) -> Case:
        return self.record.case(at(when))

    @property
    def events(self) -> tuple[Event, ...]:
        return self.record.events

    def open(self, key: str, moment: datetime | None = None) -> list[Owed]:
        case = self.record.case(moment or self.now)
        return [duty for duty in case.open_duties if duty.key == key]

    def all(self, key: str) -> list[Owed]:
        """Every duty of that key there ever was, in the order in which they opened."""
        return [duty for duty in self.case.duties if duty.key == key]

    def the(self, key: str, agency: str | None = None) -> Owed:
        """The latest duty of that key (and agency); fails the test where there is none."""
        found = [duty for duty in self.all(key) if agency in (None, duty.agency)]
        assert found, f"{key} never opened: {[duty.key for duty in self.case.duties]}"
        return found[-1]

    def owed(self) -> set[str]:
        """The keys of what is owed now."""
        return {duty.key for duty in self.case.open_duties}

    def why_not(self, who: Actor, act: AnyAct, when: str | None = None) -> str | None:
        """The code with which this is refused to that person; None where nothing is against it."""
        case = self.look(when) if when else self.case
        try:
            checks.refuse(self.record, case, complete(self.record, case, act), who, case.now)
        except Refused as refusal:
            return code_of(refusal)
        return None

    def told(self, key: str) -> int:
        return sum(1 for told in self.case.told if told.key == key)


@contextmanager
def refused(code: str, story: Story | None = None) -> Iterator[pytest.ExceptionInfo[Refused]]:
    """Expects a refusal by its code, with a sentence that is kept; where a story is given, that it
    has not changed.
    """
    before = story.events if story else ()
    with pytest.raises(Refused) as info:
        yield info
    assert code_of(info.value) == code
    if story:
        assert story.events == before
