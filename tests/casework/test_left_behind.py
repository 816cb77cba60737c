"""Nobody is left behind: whoever raised a matter, or answers it, can be gone without notice."""

from datetime import timedelta

import pytest

from concordat.core.acts import MovedUp, TookOver
from concordat.core.calendar import say_day
from concordat.core.errors import Refused
from tests.casework.acting import (
    MONDAY,
    OFFICER,
    RAISER,
    SCHOOL,
    SOCIAL_CARE,
    SOCIAL_WORKER,
    STRANGER,
    TEAM_MANAGER,
    carry_out,
    case_of,
    do,
    hours,
    open_case,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]

SCHOOL_LEAD = "joanne-sutcliffe"
LATE = MONDAY + timedelta(days=25)


def refs(person: str, at: object) -> list[str]:
    from concordat.casework import queries

    return [line.ref for line in queries.cases(person, at).lines]  # type: ignore[arg-type]


def work(person: str, at: object) -> list[str]:
    from concordat.casework import queries

    return [row.what for row in queries.work(person, at).rows]  # type: ignore[arg-type]


def news(person: str, at: object) -> list[str]:
    from concordat.casework import queries

    return [row.kind for row in queries.news(person, at).rows]  # type: ignore[arg-type]


def leave_the_agency(person: str) -> None:
    from concordat.people import models

    models.Seat.objects.filter(holder=person).update(holder=None)


def move_to(person: str, agency: str, post: str, service: str | None = None) -> None:
    from concordat.people import models

    leave_the_agency(person)
    row = models.Seat.objects.get(agency=agency, post=post, service=service)
    row.holder_id = person
    row.save()


def test_the_raisers_lead_sees_it_is_told_of_it_and_of_the_limit_and_takes_it_on() -> None:
    from concordat.casework import queries, sweep

    ref = open_case()
    assert news(SCHOOL_LEAD, hours(0)) == ["raised here"]
    carry_out(ref, RAISER, hours(1))
    sweep.sweep(LATE)
    assert "go on" in news(SCHOOL_LEAD, LATE)
    assert refs(SCHOOL_LEAD, LATE) == [ref]
    assert queries.case(ref, SCHOOL_LEAD, LATE) is not None
    act = TookOver(side="raising", agency=SCHOOL.id, person=SCHOOL_LEAD, of=RAISER)
    do(ref, act, SCHOOL_LEAD, LATE)
    before = case_of(ref, LATE).step
    do(ref, MovedUp("no answer"), SCHOOL_LEAD, LATE)
    assert case_of(ref, LATE).step != before
    assert queries.case(ref, RAISER, LATE) is not None, "the raiser keeps a part"


def test_who_takes_it_on_has_the_raisers_tasks_on_their_list_and_the_raiser_no_longer() -> None:
    ref = open_case()
    assert work(RAISER, hours(1)) != []
    assert work(SCHOOL_LEAD, hours(1)) == []
    before = work(RAISER, hours(1))
    act = TookOver(side="raising", agency=SCHOOL.id, person=SCHOOL_LEAD, of=RAISER)
    do(ref, act, SCHOOL_LEAD, hours(2))
    assert (work(SCHOOL_LEAD, hours(3)), work(RAISER, hours(3))) == (before, [])
    carry_out(ref, SCHOOL_LEAD, hours(4))


def test_the_business_manager_says_who_of_the_agency_goes_on() -> None:
    ref = open_case()
    act = TookOver(side="raising", agency=SCHOOL.id, person="lily-fazakerley", of=RAISER)
    do(ref, act, OFFICER, hours(1))
    assert work("lily-fazakerley", hours(2)) != []
    told = news("lily-fazakerley", hours(2))
    assert told[-1] == "newcomer", "what happened comes first, and is the last in this order"
    assert "owed" in told
    assert "took over" in news(SOCIAL_WORKER, hours(2))
    wrong = TookOver(side="raising", agency=SCHOOL.id, person=STRANGER, of="lily-fazakerley")
    with pytest.raises(Refused, match="of that agency"):
        do(ref, wrong, OFFICER, hours(3))


def test_the_manager_of_who_answers_is_told_and_takes_it_on() -> None:
    ref = open_case()
    assert "raised" in news(TEAM_MANAGER, hours(1))
    assert refs(TEAM_MANAGER, hours(1)) == [ref]
    act = TookOver(side="answering", agency=SOCIAL_CARE.id, person=TEAM_MANAGER, of=SOCIAL_WORKER)
    do(ref, act, TEAM_MANAGER, hours(2))
    assert case_of(ref, hours(2)).goes_on("answering", SOCIAL_CARE.id) == TEAM_MANAGER


def test_who_left_their_post_has_the_case_on_no_list_but_what_they_were_told_nor_its_page() -> None:
    from concordat.casework import queries

    ref = open_case()
    assert refs(RAISER, hours(1)) == [ref]
    leave_the_agency(RAISER)
    assert (refs(RAISER, hours(2)), work(RAISER, hours(2))) == ([], [])
    assert news(RAISER, hours(2)) == ["owed"], "that stays told"
    assert queries.case(ref, RAISER, hours(2)) is None


def test_who_moved_to_the_other_side_does_not_keep_the_case() -> None:
    from concordat.casework import queries

    ref = open_case()
    move_to(RAISER, SOCIAL_CARE.id, "director")
    assert queries.case(ref, RAISER, hours(2)) is None
    assert refs(RAISER, hours(2)) == []


def test_what_somebody_is_told_in_two_posts_is_listed_once() -> None:
    ref = open_case()
    carry_out(ref, RAISER, hours(1))
    found = news(TEAM_MANAGER, hours(2))
    assert sorted(found) == sorted(set(found))


# ── Away ──────────────────────────────────────────────────────────────────────────────────────────


def be_away(person: str, cover: str | None) -> None:
    from concordat.casework import absences

    since = MONDAY.date()
    until = since + timedelta(days=9)
    absences.take(person, since, until, cover, by=person, now=hours(2))


def test_an_absence_of_which_nobody_can_be_told_is_not_written_down_either(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from concordat.casework import models
    from concordat.people import leave

    def broken(rows: object) -> None:
        raise OSError("the disk is full")

    open_case()
    monkeypatch.setattr(models.ToldRow.objects, "bulk_create", broken)
    with pytest.raises(OSError, match="the disk is full"):
        be_away(RAISER, "lily-fazakerley")
    assert leave.of(RAISER, MONDAY.date()) == ()


def nobody_holds(person: str) -> list[str]:
    from concordat.casework import queries

    return [row.what for row in queries.held_by_nobody_here(person, hours(3))]


def test_cover_is_told_what_they_now_hold_and_can_open_it() -> None:
    from concordat.casework import queries

    ref = open_case()
    held = work(RAISER, hours(1))
    be_away(RAISER, "lily-fazakerley")
    assert news("lily-fazakerley", hours(3)).count("covering") == len(held)
    assert work("lily-fazakerley", hours(3)) == held
    assert queries.case(ref, "lily-fazakerley", hours(3)) is not None
    assert nobody_holds(SCHOOL_LEAD) == []


def test_who_is_told_of_an_absence_that_has_begun_reads_the_days_still_to_come() -> None:
    from concordat.casework import absences, queries

    open_case()
    today = MONDAY.date()
    begun, until = today - timedelta(days=3), today + timedelta(days=3)
    absences.take(RAISER, begun, until, "lily-fazakerley", by=RAISER, now=hours(2))
    told = [row for row in queries.news("lily-fazakerley", hours(3)).rows if row.kind == "covering"]
    assert told
    for row in told:
        assert f"from {say_day(today)} until {say_day(until)}" in row.what


def test_whoever_stands_in_at_another_agency_is_told_nothing_of_this_one() -> None:
    from concordat.people import models

    open_case()
    elsewhere = models.Seat.objects.exclude(agency__in=[SCHOOL.id, SOCIAL_CARE.id]).filter(
        board="sefton", agency__isnull=False
    )
    seat = elsewhere.exclude(holder=None).first()
    assert seat
    seat.holder_id, seat.cover_id = RAISER, STRANGER
    seat.save()
    be_away(RAISER, None)
    assert "covering" not in news(STRANGER, hours(3))
    assert "uncovered" in news(SCHOOL_LEAD, hours(3)), "nobody stands in at the school"


def test_where_nobody_stands_in_the_lead_and_the_board_are_told_and_have_it_on_their_lists() -> (
    None
):
    from concordat.casework import queries

    ref = open_case()
    held = work(RAISER, hours(1))
    be_away(RAISER, None)
    for person in (SCHOOL_LEAD, OFFICER):
        assert "uncovered" in news(person, hours(3))
    assert nobody_holds(SCHOOL_LEAD) == held
    of_board = queries.held_by_nobody("sefton", OFFICER, hours(3))
    assert of_board is not None
    assert [(row.ref, row.what) for row in of_board] == [(ref, what) for what in held]
    assert queries.case(ref, RAISER, hours(3)) is not None, "they still see their case"
    assert work(RAISER, hours(3)) == held


def test_what_somebody_who_left_owed_is_on_the_leads_and_the_boards_list() -> None:
    from concordat.casework import queries

    open_case()
    held = work(RAISER, hours(1))
    leave_the_agency(RAISER)
    assert nobody_holds(SCHOOL_LEAD) == held
    assert len(queries.held_by_nobody("sefton", OFFICER, hours(3)) or ()) == len(held)
    assert queries.held_by_nobody("sefton", SCHOOL_LEAD, hours(3)) is None


# ── Roles in which nobody acts ────────────────────────────────────────────────────────────────────


def nobody_acts(person: str, at: object) -> list[tuple[str, str, str]]:
    from concordat.casework import queries

    found = queries.nobody_acts_here(person, at)  # type: ignore[arg-type]
    return [(each.ref, each.title, each.fills) for each in found.rows]


def test_a_role_that_owes_nothing_is_on_the_lists_of_who_can_fill_it_once_nobody_acts_in_it() -> (
    None
):
    from concordat.casework import queries

    ref = open_case()
    carry_out(ref, RAISER, hours(1))
    assert nobody_acts(OFFICER, hours(2)) == []
    assert work(RAISER, hours(2)) == [], "they owe nothing now"
    leave_the_agency(RAISER)
    for person in (OFFICER, SCHOOL_LEAD):
        assert nobody_acts(person, hours(3)) == [(ref, "Practitioner", "take-over")]
    assert len(queries.nobody_acts("sefton", OFFICER, hours(3)).rows) == 1
    assert queries.nobody_acts("sefton", SCHOOL_LEAD, hours(3)).rows == ()
    for person in (TEAM_MANAGER, SOCIAL_WORKER):
        assert nobody_acts(person, hours(3)) == []
    do(ref, TookOver("raising", SCHOOL.id, SCHOOL_LEAD, of=RAISER), SCHOOL_LEAD, hours(4))
    assert nobody_acts(OFFICER, hours(5)) == []
