"""Who may raise a disagreement, for themselves or for somebody who rang."""

from typing import Any

import pytest
from msgspec.structs import replace

from concordat.core.acts import CarriedOut, Note, Raised, RiskStated
from concordat.core.commands import Command
from concordat.core.decide import Record, decide
from concordat.core.notices import Telling, tellings
from concordat.core.posts import Party, Seat, SideOf
from concordat.core.who.parts import Actor, actor
from concordat.core.who.raising import about_to_raise
from tests.core.ladder import CALENDAR, LADDER, with_changed
from tests.core.stories import CARE, SCHOOL, at, directory, raised, refused

NOW = at("2 10:00")
PEOPLE = directory(
    Seat(SCHOOL.id, "manager", "Head", holder="hed", lead=True),
    Seat(CARE.id, "team lead", "Team leader", holder="eli"),
    Seat("board", "business manager", "Business manager", holder="olu"),
    Seat("board", "chair", "Chair", holder="cat"),
)
HOW = Note("how-and-when", "taken-down")


def ringing(act: Raised | None = None) -> Raised:
    """A disagreement with the words of how and when somebody rang about it."""
    act = act or raised()
    return replace(act, notes=(*act.notes, HOW))


def raise_it(
    by: str, behalf: str | None = None, act: Raised | None = None, protocol: Any = LADDER
) -> Record:
    """The record after somebody raised this, for themselves or for somebody else."""
    act = act or ringing()
    record = Record("C-1", protocol, CALENDAR, PEOPLE)
    who = about_to_raise(PEOPLE, by, act.raising.id, NOW.date())
    return record.after(*decide(record, Command(act, "r1", behalf=behalf), who, NOW))


def told(record: Record) -> tuple[Telling, ...]:
    return tellings(record.protocol, None, record.case(NOW), record.events)


def part_of(record: Record, person: str) -> Actor:
    return actor(record.protocol, record.case(NOW), PEOPLE, person, NOW.date())


def test_people_raise_for_their_own_agency() -> None:
    assert raise_it("ann").events[0].whose == SideOf("raising")
    with refused("not-your-agency"):
        raise_it("eli")
    with refused("not-your-agency"):
        raise_it("olu")


def test_the_business_manager_raises_for_whoever_rang_and_it_is_their_word() -> None:
    record = raise_it("olu", "ann")
    event = record.events[0]
    assert (event.by, event.behalf, event.side, event.post) == (
        "olu",
        "ann",
        "board",
        "business manager",
    )
    assert event.whose == SideOf("raising")
    assert record.case(NOW).raiser == "ann"


def test_nobody_else_raises_for_another() -> None:
    for person in ("ann", "hed", "eli", "cat", "nobody"):
        with refused("officer-only"):
            raise_it(person, "bea")


def test_it_is_raised_only_for_somebody_with_a_post_in_that_agency() -> None:
    for person in ("eli", "cat", "nobody"):
        with refused("not-their-agency"):
            raise_it("olu", person)
    with refused("no-such-person"):
        raise_it("olu", "Dr Dee")


def test_it_is_not_raised_for_an_agency_that_may_not_raise() -> None:
    admission = replace(LADDER.admission, raisers=("health",))
    with refused("not-for-you"):
        raise_it("olu", "ann", protocol=replace(LADDER, admission=admission))


def test_how_and_when_they_rang_is_written_down() -> None:
    with refused("words-needed"):
        raise_it("olu", "ann", act=raised())
    raise_it("ann", act=raised())


def test_the_case_is_the_callers_and_the_office_keeps_its_own_part() -> None:
    record = raise_it("olu", "ann")
    assert {held.side for held in part_of(record, "ann").capacities} == {"raising"}
    assert {held.side for held in part_of(record, "olu").capacities} == {"board"}


def test_whoever_rang_is_told_and_so_is_their_lead() -> None:
    record = raise_it("olu", "ann")
    by_name = [each.kind for each in told(record) if each.to.person == "ann"]
    assert "raised for you" in by_name
    leads = [each.to for each in told(record) if each.kind == "raised here"]
    assert [each.agency for each in leads] == [SCHOOL.id]
    own = told(raise_it("ann"))
    assert not any(each.kind == "raised for you" for each in own)
    rest = {each for each in told(record) if each.kind != "raised for you"}
    assert rest == set(own)


def test_danger_stated_with_it_is_the_callers_word() -> None:
    record = raise_it("olu", "ann")
    stated = RiskStated(side="raising", notes=(Note("why", "summary"),))
    command = Command(stated, "r2", behalf="ann")
    record = record.after(*decide(record, command, part_of(record, "olu"), NOW))
    [danger] = record.case(NOW).dangers
    assert (danger.side, danger.person) == ("raising", "ann")


@pytest.mark.parametrize("behalf", [None, "ann"])
def test_raising_carries_out_the_first_duty_whoever_types_it(behalf: str | None) -> None:
    protocol = with_changed("colleagues.raise", met_by_raising=True)
    act, by = ringing(), "olu" if behalf else "ann"
    record = Record("C-1", protocol, CALENDAR, PEOPLE)
    who = about_to_raise(PEOPLE, by, act.raising.id, NOW.date())
    command = Command(act, "r1", behalf=behalf, also=(CarriedOut((), by_raising=True),))
    events = decide(record, command, who, NOW)
    assert [event.whose for event in events] == [SideOf("raising")] * 2
    assert {event.side for event in events} == {"board" if behalf else "raising"}
    case = record.after(*events).case(NOW)
    assert [duty.how for duty in case.duties if duty.key == "colleagues.raise"] == ["done"]


def test_somebody_with_posts_in_the_office_and_in_an_agency_raises_for_themselves() -> None:
    people = directory(
        Seat("board", "business manager", "Business manager", holder="olu"),
        Seat(SCHOOL.id, "manager", "Head", holder="olu"),
    )
    record = Record("C-1", LADDER, CALENDAR, people)
    who = about_to_raise(people, "olu", SCHOOL.id, NOW.date())
    [event, *_] = decide(record, Command(raised(), "r1"), who, NOW)
    assert event.side == "raising"


def test_an_agency_is_named_by_its_own_people_only() -> None:
    act = ringing(raised(raising=Party("police", "police")))
    with refused("not-their-agency"):
        raise_it("olu", "ann", act=act)
