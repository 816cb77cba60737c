"""As long as danger stands, somebody who can do what it waits for is asked by a time, by name; or
the board's chair was told that nobody is left, and it stands on the board's list. Whoever is there,
says nothing, is away or was never there, on each side. One in twelve is tried, and each of them
with each other.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import combinations, product

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    AnyAct,
    CarriedOut,
    DangerAcknowledged,
    DangerAnswered,
    DangerPassed,
    Note,
    RiskStated,
    Subject,
)
from concordat.core.case import Case, Danger
from concordat.core.empty_roles import noticed
from concordat.core.notices import told_of_entries
from concordat.core.posts import CHAIR, Directory, Seat
from concordat.core.who.asked import There, Turn, turns_now
from concordat.core.who.danger import read_by_the_board, time_is_over
from concordat.core.who.in_danger import (
    Asked,
    asked_of,
    owed_first,
    why_not_acknowledge,
    why_not_answer,
    why_not_pass,
)
from concordat.core.who.parts import Actor, actor
from tests.core.ladder import CITING
from tests.core.stories import AGENCIES, CARE, SCHOOL, Story, at
from tests.share import Share

AWAY = (date(2026, 9, 1), date(2026, 12, 30))
STEP = timedelta(minutes=31)
THE_CHAIR = "cat"
SEATS = {
    "school": (Seat(SCHOOL.id, "manager", "Head", "hed"),),
    "care": (
        Seat(CARE.id, "practitioner", "Social worker", "dee"),
        Seat(CARE.id, "team lead", "Team lead", "eli"),
        Seat(CARE.id, "manager", "Manager", "fay"),
    ),
    "board": (Seat("board", "business manager", "Business manager", "olu"),),
}
ALWAYS = (
    Seat(SCHOOL.id, "practitioner", "Teacher", "ann"),
    Seat(SCHOOL.id, "colleague", "Teacher", "bea"),
    Seat(CARE.id, "colleague", "Social worker", "cyd"),
    Seat("board", CHAIR, "Chair", THE_CHAIR),
)
HOW = ("there", "silent", "away", "gone later", "empty")
THE_REST = ("there", "silent", "gone later")
STATERS = ("ann", "hed", "dee", "olu")
AGREES = "answer-danger"


SHARE = Share("ways in which people are there or not while danger stands", one_in=12)


class Walk:
    """A danger from its statement on, while each side is as it is."""

    def __init__(self, stater: str, how: dict[str, str]) -> None:
        self.how, self.stater, self.refused = how, stater, False
        self.story = Story(protocol=CITING, people=self._there(later=False))
        self.story.done("colleagues.raise", "2 11:00")
        self.told: set[datetime] = set()
        self._known: tuple[int, datetime] | None = None
        self.now = at("7 22:00")
        self._do(stater, RiskStated())

    def _there(self, *, later: bool) -> Directory:
        seats = [*ALWAYS]
        for side, how in self.how.items():
            for seat in SEATS[side]:
                if how == "away" or (how == "gone later" and later):
                    seats.append(replace(seat, away=AWAY))
                elif how != "empty":
                    seats.append(seat)
        return Directory("board", tuple(seats), AGENCIES)

    @property
    def case(self) -> Case:
        known = len(self.story.events), self.now
        if self._known != known:
            self._known, self._case = known, self.story.record.case(self.now)
        return self._case

    @property
    def danger(self) -> Danger | None:
        return next(iter(self.case.standing), None)

    def part(self, person: str) -> Actor:
        there = self.story.record.directory
        return actor(CITING, self.case, there, person, self.now.date())

    def _do(self, person: str, act: AnyAct) -> None:
        before, since, many = self.story.record, self.case, len(self.story.events)
        self.story.do(act, f"{self.now.day} {self.now:%H:%M}", who=self.part(person))
        self._tell(before, since, many)

    def _tell(self, before: object, since: Case, many: int) -> None:
        record = self.story.record
        found = told_of_entries(before, record, record.events[many:], since, self.case)  # type: ignore[arg-type]
        if any(
            each.to.post == CHAIR and "everybody who was to be asked" in each.what for each in found
        ):
            self.told.add(self.now)

    def goes_on(self) -> None:
        """Time passes, and whoever is there does one thing of what they are asked."""
        since, self.now = self.case, self.now + STEP
        self._look(since)
        self.now += timedelta(minutes=1)
        for person in self._who_do():
            self._what_the_text_asks_first(person)
            danger = self.danger
            asked = asked_of(CITING, self.case, danger, self.part(person)) if danger else ()
            for each in [each for each in asked if not only_rings(each)][:1]:
                self._act(person, each)
        self._look(self.case)

    def _what_the_text_asks_first(self, person: str) -> None:
        for duty in (
            owed_first(CITING, self.case, self.danger, self.part(person)) if self.danger else ()
        ):
            self._do(person, CarriedOut((duty.id,)))

    def _look(self, since: Case) -> None:
        """Who has gone is noticed, and what time has brought is told."""
        before, many = self.story.record, len(self.story.events)
        record = replace(before, directory=self._there(later=self.now > at("7 22:20")))
        self.story.record = record.after(*noticed(record, self.now))
        self.story.now = self.now
        self._tell(before, since, many)

    def _who_do(self) -> Iterator[str]:
        for side, how in self.how.items():
            if how in ("there", "gone later"):
                yield from (seat.holder or "" for seat in SEATS[side] if self._acts(seat))

    def _acts(self, seat: Seat) -> bool:
        there = self.story.record.directory.seats
        return any(each.acting(self.now.date()) == seat.holder for each in there)

    def _act(self, person: str, asked: Asked) -> None:
        assert self.danger
        on, seq = asked.on, self.danger.seq
        match asked.kind:
            case "danger-passed":
                self._do(person, DangerPassed(seq))
            case kind if kind == AGREES:
                agrees, self.refused = self.refused, True
                self._do(person, DangerAnswered(seq, agrees=agrees))
            case "acknowledge-danger":
                notes = (Note(f"doing-{len(self.story.events)}", "doing"),)
                self._do(
                    person, DangerAcknowledged(seq, side=on.side, agency=on.agency, notes=notes)
                )

    def turns(self) -> list[Turn]:
        there = There.of(CITING, self.case, self.story.record.directory, self.now.date())
        return [*turns_now(there, self.danger)] if self.danger else []


def only_rings(asked: Asked) -> bool:
    """Whether somebody records nothing of it themselves: they ring, and it is for whoever answers
    to say.
    """
    sees_to_it = asked.turn is not None and asked.turn.what == "agree" and asked.kind != AGREES
    return asked.rings or sees_to_it


def is_seen_to(walk: Walk, turn: Turn) -> bool:
    """Whether what a danger waits for is asked of somebody who can do it, or the chair was told, or
    was asked in the manager's place.
    """
    if time_is_over(turn.of, walk.now):
        return turn.person == THE_CHAIR or any(told >= turn.of.by for told in walk.told)
    if not turn.person:
        return turn.of.to.side == "board" and nobody_else_is_there(walk)
    return can_do(walk, turn)


def nobody_else_is_there(walk: Walk) -> bool:
    """Whether nobody acts for the board but whoever stated it: the chair is told after the time."""
    acts = any(walk._acts(seat) for seat in SEATS["board"])
    return not acts or walk.stater == "olu"


def can_do(walk: Walk, turn: Turn) -> bool:
    assert walk.danger
    who, seq = walk.part(turn.person), walk.danger.seq
    side = turn.of.to.side
    agency = "" if side == "board" else turn.of.agency
    match turn.of.what:
        case "read":
            subject = Subject(side=side, agency=agency, entry=seq)
            return why_not_acknowledge(CITING, walk.case, who, subject) is None
        case "record":
            return why_not_pass(CITING, walk.case, who, Subject(entry=seq)) is None
        case "agree":
            on_its_side = why_not_answer(walk.case, who, Subject(entry=seq)) is None
            return on_its_side or side == "board"


def ways(stater: str) -> Iterator[dict[str, str]]:
    """How each side may be, whoever stated it being there."""
    of_school, of_care = (HOW, THE_REST) if stater in ("ann", "hed") else (THE_REST[:2], HOW)
    for each in product(of_school, of_care, HOW):
        how = dict(zip(SEATS, each, strict=True))
        if stater in {"hed", "dee", "olu"} and how[side_of(stater)] in ("away", "empty"):
            continue
        if SHARE.has(f"{stater} {how}", *combinations((stater, *how.items()), 2)):
            yield how


@pytest.mark.parametrize("stater", STATERS)
def test_somebody_who_can_do_what_danger_waits_for_is_asked_or_the_chair_was_told(
    stater: str,
) -> None:
    for how in ways(stater):
        walk = Walk(stater, how)
        for _ in range(8):
            if walk.danger is None:
                break
            turns = [turn for turn in walk.turns() if not read_by_the_board(walk.danger, turn.of)]
            assert turns, (how, f"{walk.now:%H:%M}", "nobody is asked anything")
            for turn in turns:
                assert is_seen_to(walk, turn), (
                    how,
                    f"{walk.now:%H:%M}",
                    str(turn.of.to),
                    turn.of.what,
                    turn,
                )
            if all(time_is_over(turn.of, walk.now) for turn in turns) and len(walk.told) > 1:
                break
            walk.goes_on()
        if {*how.values()} == {"there"}:
            assert walk.danger is None, "where everybody is there it comes to an end"


def side_of(person: str) -> str:
    return next(side for side, seats in SEATS.items() if person in {each.holder for each in seats})
