"""Who acts in a post on a day: holder, cover, nobody; and which seats a service has."""

from datetime import date

from msgspec.structs import replace

from concordat.core.posts import CHAIR, LEAD, OFFICERS, PostRef, Seat
from tests.core.stories import directory

AWAY = (date(2026, 11, 3), date(2026, 11, 5))
SEAT = Seat("care", "manager", "Manager", holder="hal", cover="cis", away=AWAY)


ACTING = (
    (2, "hal"),
    (3, "cis"),
    (4, "cis"),
    (5, "cis"),
    (6, "hal"),
)


def test_cover_acts_from_the_first_day_away_to_the_last() -> None:
    for day, acting in ACTING:
        on = date(2026, 11, day)
        assert SEAT.acting(on) == acting
        assert SEAT.is_away(on) is (acting == "cis")


def test_cover_says_whom_it_covers_and_a_holder_nobody() -> None:
    assert SEAT.covered_for("cis", date(2026, 11, 4)) == "hal"
    assert SEAT.covered_for("cis", date(2026, 11, 6)) is None
    assert SEAT.covered_for("hal", date(2026, 11, 6)) is None
    assert SEAT.covered_for("hal", date(2026, 11, 4)) is None


def test_cover_acts_in_an_empty_post_and_without_cover_nobody_does() -> None:
    on = date(2026, 11, 2)
    assert Seat("care", "manager", "Manager", cover="cis").acting(on) == "cis"
    assert Seat("care", "manager", "Manager").acting(on) is None
    assert (
        Seat("care", "manager", "Manager", holder="hal", away=AWAY).acting(date(2026, 11, 4))
        is None
    )


def test_a_service_that_has_its_own_seat_is_not_given_anothers() -> None:
    people = directory(
        Seat("care", "manager", "Manager of all", holder="all"),
        Seat("care", "manager", "Manager, Intake", holder="ina", service="Intake"),
        Seat("care", "manager", "Manager, Fostering", holder="fos", service="Fostering"),
        Seat("clinic", "manager", "Manager", holder="cli"),
    )
    assert [seat.holder for seat in people.seats_of("care", "manager", "Intake")] == ["ina"]
    assert [seat.holder for seat in people.seats_of("care", "manager", "Adoption")] == ["all"]
    assert [seat.holder for seat in people.seats_of("care", "manager")] == ["all"]
    assert people.seats_of("care", "chair") == ()


def test_without_a_service_every_seat_is_reached_and_with_one_only_its_own() -> None:
    people = directory(
        Seat("care", "manager", "Manager, Intake", holder="ina", service="Intake"),
        Seat("care", "manager", "Manager, Fostering", holder="fos", service="Fostering"),
    )
    assert [seat.holder for seat in people.seats_of("care", "manager")] == ["ina", "fos"]
    assert people.seats_of("care", "manager", "Adoption") == ()


def test_a_post_is_spoken_of_by_side_and_tier() -> None:
    assert str(PostRef("raising", "team lead")) == "raising team lead"


def test_somebody_covers_for_another_in_an_agency_while_they_are_away() -> None:
    people = directory(SEAT)
    there, home = date(2026, 11, 4), date(2026, 11, 6)
    assert people.covers("cis", "hal", "care", there)
    assert not people.covers("cis", "hal", "care", home)
    assert not people.covers("cis", "hal", "clinic", there)
    assert not people.covers("hal", "hal", "care", there)
    assert not people.covers("zoe", "hal", "care", there)


def test_the_lead_is_whoever_the_directory_marks_and_a_tier_is_by_its_name() -> None:
    lead = Seat("care", "manager", "Manager", holder="lea", lead=True)
    assert [SEAT.is_in(LEAD), lead.is_in(LEAD)] == [False, True]
    assert [SEAT.is_in("manager"), lead.is_in("manager"), lead.is_in("chair")] == [
        *(True, True, False),
    ]
    assert directory(SEAT, lead).seats_of("care", LEAD) == (lead,)


def test_the_leads_of_an_agency_are_those_that_are_marked_there_and_nobody_elses() -> None:
    lead = Seat("care", "manager", "Manager", holder="lea", lead=True)
    intake = Seat("care", "lead", "Lead, Intake", holder="ina", service="Intake", lead=True)
    other = Seat("clinic", "manager", "Manager", holder="cli", lead=True)
    known = directory(lead, SEAT, intake, other)
    assert known.leads_of("care") == (lead, intake)
    assert known.leads_of("school") == ()


def test_whoever_would_be_away_is_so_in_their_own_seats_with_nobody_to_stand_in() -> None:
    on, head = date(2026, 11, 20), Seat("care", "head", "Head", holder="hea", stand_in="sta")
    away = directory(SEAT, head).as_if_away("hea", on)
    (theirs,), (other,) = away.seats_of("care", "head"), away.seats_of("care", "manager")
    assert (theirs.is_away(on), theirs.stand_in, other) == (True, None, SEAT)


def test_somebody_works_in_an_agency_as_holder_or_cover_and_anywhere_where_none_is_named() -> None:
    people = directory(SEAT)
    assert people.works_in("hal", "care")
    assert people.works_in("cis", "care")
    assert not people.works_in("hal", "clinic")
    assert people.works_in("hal", "")
    assert not people.works_in("zoe", "")


def test_a_post_without_somebody_is_empty_of_them_and_keeps_whoever_else_is_in_it() -> None:
    without_hal, without_cis = SEAT.without(frozenset({"hal"})), SEAT.without(frozenset({"cis"}))
    assert (without_hal.holder, without_hal.cover) == (None, "cis")
    assert (without_cis.holder, without_cis.cover) == ("hal", None)


def test_a_post_is_held_by_its_holder_in_whichever_agency_and_not_by_cover() -> None:
    people = directory(SEAT)
    assert people.holds("hal", "manager")
    assert not people.holds("cis", "manager")
    assert not people.holds("hal", "chair")


ON = date(2026, 11, 4)
CHAIRS = Seat("board", CHAIR, "Chair", holder="meg")


def managing(*seats: Seat) -> list[str | None]:
    """Who acts as the board's business manager, of those in these posts."""
    found = directory(*seats, SEAT).with_a_manager(ON).seats
    return [seat.acting(ON) for seat in found if seat.post == OFFICERS[0] and seat.acting(ON)]


def test_the_next_of_the_office_acts_for_the_business_manager_and_else_the_chair() -> None:
    manager, officer = (Seat("board", post, post, holder=post) for post in OFFICERS)
    assert managing(CHAIRS, officer, manager) == ["business manager"], "and nobody beside them"
    for gone in (replace(manager, holder=None), replace(manager, away=AWAY)):
        assert managing(gone, officer, CHAIRS) == ["business officer"]
        assert managing(gone, replace(officer, away=AWAY), CHAIRS) == ["meg"]
        assert managing(gone, replace(officer, cover="cis", away=AWAY), CHAIRS) == ["cis"]
        assert managing(gone) == [], "nobody is left"
    assert managing(replace(manager, agency="care"), CHAIRS) == ["business manager", "meg"]


def test_whoever_acts_for_the_business_manager_keeps_their_own_post_and_has_it_once() -> None:
    officer = Seat("board", OFFICERS[1], "Officer", holder="pri")
    once = directory(officer, CHAIRS).with_a_manager(ON)
    own = [each for each in once.seats if each.agency == "board"]
    assert own == [officer, CHAIRS, replace(officer, post=OFFICERS[0])]
    assert once.with_a_manager(ON) == once
