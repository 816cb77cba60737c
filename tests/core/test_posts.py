"""Who acts in a post on a day: holder, cover, nobody; and which seats a service has."""

from datetime import date

from concordat.core.posts import PostRef, Seat
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
