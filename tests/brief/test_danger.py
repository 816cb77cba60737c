"""That a child was said to be in danger stays in sight, and what it asks for is next."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from concordat.brief.danger_ring import person_asked
from concordat.brief.words import when
from concordat.core.acts import (
    ActionAgreed,
    DangerAcknowledged,
    DangerAnswered,
    DangerPassed,
    Note,
    RiskStated,
    Withdrawn,
)
from concordat.core.posts import Seat
from concordat.core.who.danger import asked_posts
from concordat.core.who.danger_chain import ONCE_READ
from tests.builders import SCHOOL, SOCIAL_CARE, Told, at, holder, story

MANAGER = holder(SCHOOL.id, "line manager")
THEIR_MANAGER = holder(SOCIAL_CARE.id, "line manager")


def in_danger() -> Told:
    """Danger stated by the school on Tuesday at 11am."""
    told = story("liverpool").raised(at(21))
    return told.act(RiskStated("999", at(22, 10, 50)), "osei", at(22, 11))


def kinds(told: Told, person: str, hour: int) -> list[str]:
    """What that person can do about the danger."""
    (danger,) = told.brief(person, at(22, hour)).dangers
    return [each.kind for each in danger.offers]


def lines(told: Told, person: str = "osei", hour: int = 12) -> str:
    (danger,) = told.brief(person, at(22, hour)).dangers
    return " ".join(danger.lines)


def test_danger_that_was_stated_is_said_with_who_said_so_and_who_was_rung() -> None:
    told = story("liverpool").raised(at(21))
    assert told.brief("osei", at(22)).dangers == ()
    (danger,) = in_danger().brief("lowe", at(22, 11)).dangers
    assert danger.heading == "A child was said to be in immediate danger"
    assert danger.said.startswith("11am, by ")
    assert danger.words == "We read the chronology together and spoke for half an hour."
    assert danger.rung == "Rang 999, 10:50am."
    (later,) = in_danger().brief("lowe", at(23, 11)).dangers
    assert later.said.startswith("11am on Tuesday 22 December, by ")
    assert later.rung == "Rang 999, 10:50am on Tuesday 22 December."


def test_where_nobody_was_rung_it_says_to_ring_now() -> None:
    told = story("liverpool").raised(at(21)).act(RiskStated(), "osei", at(22, 11))
    (danger,) = told.brief("osei", at(22, 12)).dangers
    assert "Ring 999 now if nobody has." in danger.rung


def test_who_is_asked_to_acknowledge_is_named_with_the_time_and_the_next_one_up_after_it() -> None:
    told = in_danger()
    now = told.brief("osei", at(22, 11, 5)).dangers[0].lines
    assert any("Asked now:" in each and "by 11:30am" in each for each in now)
    names = told.brief("osei", at(22, 11, 5)).view.people
    assert names["lowe"].name in " ".join(now)
    next_up = names[THEIR_MANAGER].name
    assert f"If nobody says so by then, {next_up} (Team Manager) is asked." in " ".join(now)
    later = " ".join(told.brief("osei", at(22, 11, 31)).dangers[0].lines)
    assert f"Asked now: {next_up}" in later


def test_whoever_read_it_is_named() -> None:
    told = in_danger().act(DangerAcknowledged(2), "lowe", at(22, 11, 10))
    assert "Read by" in lines(told)
    assert lines(told).count("has not said yet that this was read") == 1


def test_what_they_write_that_they_are_doing_stands_with_who_read_it() -> None:
    told = in_danger().act(DangerAcknowledged(2), "lowe", at(22, 11, 10))
    doing = DangerAcknowledged(2, notes=(Note("w1", "doing"),))
    told = told.act(doing, "lowe", at(22, 11, 40))
    read, said = told.brief("osei", at(22, 12)).dangers[0].lines[-2:]
    assert read.startswith("Read by")
    assert read.endswith("11:10am on Tuesday 22 December.")
    assert said.startswith("What is being done, said by ")
    assert said.endswith(told.brief("osei", at(22, 12)).view.words["w1"])


def test_when_nobody_is_left_to_be_asked_it_is_overdue_and_says_whom_to_ring() -> None:
    told = in_danger().act(DangerAcknowledged(2, "raising"), MANAGER, at(22, 11, 10))
    last = told.brief("osei", at(22, 12)).dangers[0]
    late = told.brief("osei", at(23, 12)).dangers[0]
    assert last.unread == ()
    (unread,) = late.unread
    assert "overdue since" in unread
    assert "Nobody has said that they read this. Ring " in unread
    assert unread.endswith("is told."), "the board's chair"
    names = told.brief("osei", at(22)).view.people
    assert names["lowe"].name in unread
    assert names[THEIR_MANAGER].name in unread
    assert unread in late.lines
    assert "If nobody says so by then" not in " ".join(late.lines)
    assert "Asked now" not in " ".join(late.lines)


def test_what_was_done_is_overdue_with_everybody_who_was_asked_to_record_it() -> None:
    told = in_danger().act(DangerAcknowledged(2, "raising"), MANAGER, at(22, 11, 10))
    told = told.act(DangerAcknowledged(2), "lowe", at(22, 11, 20))
    brief = told.brief("lowe", at(23, 12))
    (danger,), case = brief.dangers, brief.view.case
    asked = [
        person
        for each in asked_posts(told.protocol, case, case.dangers[0], ONCE_READ)
        for person in [person_asked(brief.names, each)]
        if person
    ]
    assert len(asked) > 1
    names = [brief.view.people[each].name for each in asked if each != "osei"]
    assert "Nobody has recorded what was done. Ring " in danger.waits
    assert [each for each in names if each not in danger.waits] == []
    rung = [each.acting.name for each in danger.to_ring if each.acting]
    assert rung[: len(names)] == names[::-1], "who was asked last stands first"


def test_it_is_overdue_from_the_minute_after_the_last_ones_time_until_somebody_says_so() -> None:
    told = in_danger().act(DangerAcknowledged(2, "raising"), MANAGER, at(22, 11, 10))
    (unread,) = told.brief("osei", at(23, 12)).dangers[0].unread
    since = unread.split("overdue since ")[1].split(".")[0]
    hours = [at(22, 11 + half // 2, 30 * (half % 2)) for half in range(1, 12)]
    first = next(each for each in hours if when(each, at(23, 12)) == since)
    assert told.brief("osei", first).dangers[0].unread == ()
    assert told.brief("osei", first + timedelta(minutes=1)).dangers[0].unread != ()
    assert told.brief("osei", at(27, 12)).dangers[0].unread != (), "and goes on saying so"
    told = told.act(DangerAcknowledged(2), "lowe", at(23, 12))
    assert told.brief("osei", at(23, 13)).dangers[0].unread == ()


def test_only_whoever_is_asked_now_is_asked_with_the_time() -> None:
    told = in_danger()

    def asks(person: str, minute: int) -> list[str]:
        read = told.brief(person, at(22, 11, minute))
        return [each.sentence for each in read.dangers[0].asked]

    assert asks("lowe", 5) == ["Say that you have read this, by 11:30am"]
    assert asks("osei", 5) == [], "they said so themselves"
    assert asks(THEIR_MANAGER, 5) == []
    assert asks("lowe", 31) == [
        (
            "Say that you have read this. Overdue since 11:30am on Tuesday 22 December; "
            "Dev Manager (Team Manager) is asked now"
        )
    ], "they may still say so"
    assert asks(THEIR_MANAGER, 31) == ["Say that you have read this, by midday"]
    told = told.act(DangerAcknowledged(2), "lowe", at(22, 11, 10))
    assert asks(THEIR_MANAGER, 31) == []


def test_the_red_panel_stays_until_the_other_agency_agrees_also_after_the_end() -> None:
    told = in_danger().act(Withdrawn(), "osei", at(22, 12))
    assert told.brief("lowe", at(22, 13)).dangers
    assert kinds(told, MANAGER, 13) == ["acknowledge-danger", "danger-passed"]
    told = told.act(DangerPassed(2), MANAGER, at(22, 14))
    assert "Immediate action taken, recorded 2pm" in lines(told, hour=15)
    assert kinds(told, "lowe", 15) == ["acknowledge-danger", "answer-danger"]
    assert kinds(told, "osei", 15) == ["acknowledge-danger"], "who said so may have rung since"
    told = told.act(DangerAnswered(2), "lowe", at(22, 16))
    assert told.brief("osei", at(22, 17)).dangers == ()


def test_where_the_other_agency_does_not_agree_it_says_so_and_stands() -> None:
    told = in_danger().act(DangerPassed(2), MANAGER, at(22, 14))
    told = told.act(DangerAnswered(2, agrees=False), "lowe", at(22, 15))
    assert "does not agree that the child is safe now" in lines(told, hour=16)
    assert "danger-passed" in kinds(told, MANAGER, 16)


def test_the_side_that_did_not_state_it_never_says_that_it_has_passed() -> None:
    for person in ("lowe", THEIR_MANAGER):
        assert kinds(in_danger(), person, 12) == ["acknowledge-danger"]


@pytest.mark.parametrize("person", ["osei", "lowe"])
def test_what_danger_asks_for_is_next_even_without_a_time(person: str) -> None:
    told = story("berkshire").raised(at(21)).act(RiskStated(), person, at(21, 11))
    read = told.brief(person, at(21, 12))
    assert read.next is not None
    assert read.next.deadline.at is None
    assert "ring 999 as appropriate" in read.next.sentence
    assert [each.person.id for each in read.next.owners if each.person] == [person]


def test_what_is_being_done_can_be_said_again_and_again() -> None:
    doing = DangerAcknowledged(2, notes=(Note("w1", "doing"),))
    told = in_danger().act(doing, "lowe", at(22, 11, 10))
    assert kinds(told, "lowe", 12) == ["acknowledge-danger"]


def test_of_two_who_hold_the_post_one_is_named_as_asked() -> None:
    told = story("liverpool").raised(at(21))
    second = Seat(SCHOOL.id, "line manager", "Deputy head", "osman")
    seats = (*told.record.directory.seats, second)
    told.record = replace(told.record, directory=replace(told.record.directory, seats=seats))
    told = told.act(RiskStated(), "osei", at(22, 11))
    people = told.brief("lowe", at(22, 11, 5)).view.people
    (danger,) = told.brief("lowe", at(22, 11, 5)).dangers
    said = " ".join(danger.lines)
    assert f"Asked now: {people[MANAGER].name} (" in said
    assert people["osman"].name not in said
    assert told.brief("osman", at(22, 11, 5)).dangers[0].asked == ()
    assert told.brief(MANAGER, at(22, 11, 5)).dangers[0].asked != ()


def test_what_danger_asks_the_same_day_is_next_before_what_is_late() -> None:
    told = story("liverpool").raised(at(1))
    told.act(ActionAgreed("a1", "raising", by=date(2026, 12, 10)), "osei", at(2))
    assert next_of(told, 22) == "workers.talk"
    told.act(RiskStated(), "osei", at(22, 11))
    assert next_of(told, 22) == "emergency"


def next_of(told: Told, day: int) -> str:
    """What is next for the raiser at noon."""
    found = told.brief("osei", at(day, 12)).next
    return str(found.id.key) if found else ""
