"""What somebody was told stays told: whoever comes to a post later was not told it, and whoever
leaves it loses nothing of what they read.
"""

from datetime import timedelta

import pytest

from concordat.core.acts import Asked, RiskStated, SafetyStated, SteppedAside
from concordat.core.notices import OF_DOING
from tests.casework.acting import (
    BOARD,
    OFFICER,
    RAISER,
    SOCIAL_CARE,
    SOCIAL_WORKER,
    STRANGER,
    TEAM_MANAGER,
    TODAY,
    carry_out,
    case_of,
    disagree,
    do,
    hours,
    open_case,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]

SERVICE_MANAGER, MANAGER = "patrick-cullen", "colin-threlfall"
Line = tuple[str, tuple[str, ...] | None, bool]


def told(person: str, hour: float = 30) -> list[Line]:
    """The kind of each thing that stands on somebody's list, whom else it reached (None where it
    reached them), and whether it is new to them.
    """
    from concordat.casework import queries

    rows = queries.news(person, hours(hour)).rows
    return [(row.kind, row.reached, row.new) for row in rows]


def new(person: str, hour: float = 30) -> int:
    from concordat.casework import queries

    return queries.waits(person, hours(hour)).told


def holds(post: str, person: str | None) -> None:
    """Somebody else holds a post of the agency that is asked, or nobody."""
    from concordat.people import models

    seats = models.Seat.objects.filter(agency=SOCIAL_CARE.id, post=post)
    seats.filter(service__in=(None, SOCIAL_CARE.service)).update(holder=person, cover=None)
    seats.filter(service=SOCIAL_CARE.service).update(holder=person, cover=None)


def away(person: str, cover: str | None) -> None:
    from concordat.people import leave

    leave.take(person, TODAY, TODAY + timedelta(days=9), cover, today=TODAY)


def test_whoever_follows_in_a_post_reads_who_was_told_and_nothing_of_it_is_new() -> None:
    ref = open_case()
    carry_out(ref, RAISER, hours(1))
    before = told(TEAM_MANAGER)
    assert {reached for _, reached, _ in before} == {None}
    assert new(TEAM_MANAGER) == 2
    holds("team manager", STRANGER)
    assert told(TEAM_MANAGER) == before, "what they were told stays told"
    assert new(TEAM_MANAGER) == 2
    reached = {reached for _, reached, _ in told(STRANGER)}
    assert len(told(STRANGER)) == len(before)
    assert reached == {("Helen Marsden",)}
    assert new(STRANGER) == 0
    do(ref, Asked("meeting"), RAISER, hours(2))
    assert told(STRANGER)[0] == ("asked", None, True)
    assert new(STRANGER) == 1
    assert told(TEAM_MANAGER) == before


def test_what_somebody_was_told_says_nothing_of_a_case_that_does_not_open_any_more() -> None:
    from concordat.casework import queries

    ref = open_case()
    holds("team manager", STRANGER)
    assert queries.case(ref, TEAM_MANAGER, hours(2)) is None
    (row,) = queries.news(TEAM_MANAGER, hours(2)).rows
    assert (row.ref, row.opens, row.case) == (ref, False, None)


def test_whoever_stands_in_later_was_not_told_and_whoever_is_away_keeps_it() -> None:
    ref = open_case()
    away(TEAM_MANAGER, SERVICE_MANAGER)
    assert ("raised", ("Helen Marsden",), False) in told(SERVICE_MANAGER)
    assert ("raised", None, True) in told(TEAM_MANAGER)
    assert new(SERVICE_MANAGER) == 0
    do(ref, Asked("meeting"), RAISER, hours(2))
    assert told(SERVICE_MANAGER)[0] == told(TEAM_MANAGER)[0] == ("asked", None, True)
    assert new(SERVICE_MANAGER) == 1


def test_what_reached_nobody_is_new_to_whoever_comes() -> None:
    from concordat.people import models

    ref = open_case()
    models.Seat.objects.filter(agency=SOCIAL_CARE.id).update(holder=None, cover=None)
    do(ref, Asked("meeting"), RAISER, hours(2))
    holds("team manager", STRANGER)
    assert [reached for _, reached, new_here in told(STRANGER) if new_here] == [()]
    assert new(STRANGER) == 1


def test_what_was_told_before_this_was_kept_reads_as_it_did() -> None:
    from concordat.casework import models

    open_case()
    models.ReachedRow.objects.all().delete()
    holds("team manager", STRANGER)
    assert told(STRANGER) == [("raised", None, True)]
    assert new(STRANGER) == 1
    assert told(TEAM_MANAGER) == []


def test_time_and_an_absence_reach_people_too() -> None:
    from concordat.casework import absences, models
    from concordat.casework.sweep import sweep

    ref = open_case()
    carry_out(ref, RAISER, hours(1))
    absences.take(TEAM_MANAGER, TODAY, TODAY, SERVICE_MANAGER, by=TEAM_MANAGER, now=hours(2))
    sweep(hours(24 * 20))
    rows = models.ToldRow.objects.filter(kind__in=("late", "covering"))
    assert {row.kind for row in rows} == {"late", "covering"}
    assert all(row.reached.exists() for row in rows)
    assert ("covering", None, True) in told(SERVICE_MANAGER, 24 * 20)
    late = models.ToldRow.objects.filter(kind="late", post="business manager")
    assert {each.person for row in late for each in row.reached.all()} == {MANAGER}


def test_who_stepped_aside_reads_no_more_of_it() -> None:
    ref = open_case()
    do(ref, SteppedAside("team manager"), TEAM_MANAGER, hours(1))
    assert told(TEAM_MANAGER) == []
    assert new(TEAM_MANAGER) == 0


def test_what_fell_late_is_new_to_whoever_acts_next() -> None:
    ref = open_case()
    look(RAISER, 1)
    do(ref, RiskStated(), RAISER, hours(24 * 3))
    assert ("late", None, True) in told(RAISER, 24 * 3)


def look(person: str, hour: float) -> None:
    from concordat.casework import queries, traces

    traces.shown(person, queries.news(person, hours(hour)).rows, hours(hour))


def test_it_reaches_exactly_those_on_whose_list_it_is() -> None:
    """What is told to a post reaches whoever the lists say has that post at that moment."""
    from concordat.casework import models
    from concordat.casework.holdings import held_by
    from concordat.people import models as people

    away(TEAM_MANAGER, SERVICE_MANAGER)
    away(OFFICER, None)
    both = people.Seat.objects.filter(board=BOARD, agency="st-brendans-high", lead=True).get()
    both.holder_id = SOCIAL_WORKER
    both.save()
    ref = open_case()
    carry_out(ref, RAISER, hours(1))
    carry_out(ref, SERVICE_MANAGER, hours(2), act="discuss")
    disagree(ref, hours(3))
    do(ref, RiskStated(), RAISER, hours(4))
    assert case_of(ref, hours(4)).standing
    everybody = {*people.Person.objects.values_list("id", flat=True)}
    theirs = {
        (row, person)
        for person in everybody
        for row in models.ToldRow.objects.filter(
            held_by(person, hours(4)).mine(hours(4))
        ).values_list("pk", flat=True)
    }
    reached = {*models.ReachedRow.objects.exclude(person="").values_list("told", "person")}
    assert len(reached) > 40
    assert reached == theirs


def test_what_one_did_oneself_is_on_nobody_s_list() -> None:
    ref = open_case()
    do(ref, Asked("companion"), RAISER, hours(1))
    do(ref, RiskStated(), TEAM_MANAGER, hours(2))
    for person in (RAISER, TEAM_MANAGER):
        from concordat.casework import models

        own = models.ToldRow.objects.filter(by=person, kind__in=OF_DOING)
        mine = own.filter(reached__person=person)
        assert mine.exists()
        assert "asked" not in [kind for kind, *_ in told(person)]
    assert "danger" not in [kind for kind, *_ in told(TEAM_MANAGER)]


def test_whoever_it_was_typed_for_reads_that_it_was_and_not_what_they_did() -> None:
    from concordat.casework import models

    ref = open_case()
    do(ref, SafetyStated("raising", nothing=True), MANAGER, hours(1), behalf=RAISER)
    assert models.ToldRow.objects.filter(kind="unsafe", reached__person=RAISER).exists()
    kinds = [kind for kind, *_ in told(RAISER)]
    assert "recorded" in kinds
    assert "unsafe" not in kinds
    assert "unsafe" in [kind for kind, *_ in told(TEAM_MANAGER)]
