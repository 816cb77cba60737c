"""Danger in lists and in the hours: it comes first, open or ended, and goes up unacknowledged."""

import pytest

from concordat.casework import queries
from concordat.core.acts import DangerAcknowledged, Note, RiskStated, Withdrawn
from concordat.ids import new_id
from tests.casework.acting import (
    ASSESSMENT,
    OFFICER,
    RAISER,
    SOCIAL_WORKER,
    STRANGER,
    TEAM_MANAGER,
    carry_out,
    do,
    hours,
    open_case,
    words_of,
)

pytestmark = pytest.mark.usefixtures("directory")


def asked(person: str, hour: float) -> list[str]:
    rows = queries.news(person, hours(hour)).rows
    return [row.what for row in rows if row.kind == "acknowledge"]


def test_danger_stands_first_in_the_lists_of_both_sides_also_after_the_end() -> None:
    other, ref = open_case(), open_case()
    do(ref, RiskStated(), RAISER, hours(1))
    for person in (RAISER, SOCIAL_WORKER, TEAM_MANAGER):
        assert [line.ref for line in queries.in_danger(person, hours(2))] == [ref]
    assert [line.ref for line in queries.cases(RAISER, hours(2)).lines] == [ref, other]
    do(ref, Withdrawn(), RAISER, hours(2))
    assert [line.ref for line in queries.in_danger(SOCIAL_WORKER, hours(3))] == [ref]


def test_unacknowledged_the_next_one_up_is_asked_by_the_hours_alone() -> None:
    from concordat.casework.sweep import sweep

    ref = open_case()
    do(ref, RiskStated(), RAISER, hours(1))
    assert len(asked(SOCIAL_WORKER, 1)) == 1
    assert asked(TEAM_MANAGER, 1) == []
    assert sweep(hours(1.6)) == 1
    assert len(asked(TEAM_MANAGER, 1.6)) == 1
    assert sweep(hours(1.6)) == 0, "told once"


def test_once_acknowledged_the_hours_ask_nobody_else_on_that_side() -> None:
    from concordat.casework.sweep import sweep

    ref = open_case()
    do(ref, RiskStated(), RAISER, hours(1))
    do(ref, DangerAcknowledged(2), SOCIAL_WORKER, hours(1.2))
    sweep(hours(9))
    assert asked(TEAM_MANAGER, 9) == []


def test_who_is_asked_to_say_that_they_read_it_has_that_to_do_until_they_do() -> None:
    ref = open_case()
    before = {each: queries.waits(each, hours(1)).work for each in (SOCIAL_WORKER, TEAM_MANAGER)}
    do(ref, RiskStated(), RAISER, hours(1))

    def more(person: str, hour: float) -> int:
        return queries.waits(person, hours(hour)).work - before[person]

    assert [more(SOCIAL_WORKER, 1.2), more(TEAM_MANAGER, 1.2)] == [1, 0]
    assert [more(SOCIAL_WORKER, 1.7), more(TEAM_MANAGER, 1.7)] == [1, 1], (
        "who let it pass still has it"
    )
    do(ref, DangerAcknowledged(2), SOCIAL_WORKER, hours(1.8))
    assert [more(SOCIAL_WORKER, 1.9), more(TEAM_MANAGER, 1.9)] == [1, 0], "to say what is done"
    doing = DangerAcknowledged(2, notes=(Note(new_id(), "doing"),))
    do(ref, doing, SOCIAL_WORKER, hours(2), words=words_of(doing))
    assert [more(SOCIAL_WORKER, 2.1), more(TEAM_MANAGER, 2.1)] == [0, 0]


def test_looking_at_a_list_is_not_reading_the_case() -> None:
    ref = open_case()
    do(ref, RiskStated(), RAISER, hours(1))
    view = queries.glimpsed(ref, SOCIAL_WORKER, hours(2))
    assert view is not None
    assert SOCIAL_WORKER not in {card.id for card, _ in queries.read_by(view)}
    assert queries.glimpsed(ref, "nobody", hours(2)) is None


def go_away(person: str, hour: float) -> None:
    from concordat.casework import absences

    today = hours(hour).date()
    absences.take(person, today, today, None, by=person, now=hours(hour))


def test_whoever_goes_away_in_the_middle_of_it_is_passed_over_at_once_and_it_says_so() -> None:
    from concordat.brief.danger import dangers
    from concordat.brief.names import Names

    ref = open_case()
    do(ref, RiskStated(), RAISER, hours(1))
    go_away(SOCIAL_WORKER, 1.1)
    assert len(asked(TEAM_MANAGER, 1.2)) == 1
    view = queries.glimpsed(ref, OFFICER, hours(1.2))
    assert view is not None
    (danger,) = dangers(Names(view))
    (said,) = [each for each in danger.unread if "Social Care" in each]
    assert "Not asked, because nobody is there now: " in said


def test_whose_absence_begins_while_it_runs_is_passed_over_by_the_hours_alone() -> None:
    from concordat.casework.sweep import sweep
    from concordat.people.models import Seat

    ref = open_case()
    do(ref, RiskStated(), RAISER, hours(1))
    Seat.objects.filter(holder=SOCIAL_WORKER).update(holder=None)
    sweep(hours(1.1))
    assert len(asked(TEAM_MANAGER, 1.2)) == 1
    sweep(hours(1.2))
    assert len(asked(TEAM_MANAGER, 1.3)) == 1, "once"
    assert kinds(ref).count("nobody-there") == 1


def kinds(ref: str) -> list[str]:
    from concordat.casework.models import Event

    return list(Event.objects.filter(case=ref).values_list("kind", flat=True))


def test_who_stands_in_reads_that_danger_stands_where_they_act_meanwhile() -> None:
    from concordat.casework import absences

    ref, today = open_case(), hours(2).date()
    do(ref, RiskStated(), RAISER, hours(1))
    absences.take(RAISER, today, today, "lily-fazakerley", by=RAISER, now=hours(2))
    rows = queries.news("lily-fazakerley", hours(2)).rows
    (said,) = {row.what for row in rows if row.kind == "in danger" and "is away" in row.what}
    assert said.endswith("and a child is thought to be in immediate danger")


def test_whoever_leads_the_service_and_goes_away_is_not_told_that_they_are_away() -> None:
    """It is told to the leads, and they are one of them."""
    ref = open_case()
    carry_out(ref, RAISER, hours(0.5))
    do(ref, RiskStated(), RAISER, hours(1))
    go_away(TEAM_MANAGER, 2)

    def away(person: str) -> set[str]:
        kinds = {row.kind for row in queries.news(person, hours(2)).rows if row.whom}
        return kinds & {"uncovered", "in danger"}

    assert away("adaeze-nwosu") == {"uncovered", "in danger"}
    assert away(TEAM_MANAGER) == set()


def test_what_was_told_by_name_of_danger_goes_with_the_post_in_which_it_was_told() -> None:
    """Of two team managers the first is asked, and the other is told who that is; then they move
    to another post of the agency.
    """
    from concordat.casework.models import ToldRow
    from concordat.casework.sweep import sweep
    from concordat.people.models import Seat

    ref = open_case()
    theirs = Seat.objects.get(holder=TEAM_MANAGER, post="team manager", service=ASSESSMENT)
    theirs.pk, theirs.place, theirs.holder_id = None, 1000, STRANGER
    theirs.lead = False
    theirs.save()
    do(ref, RiskStated(), RAISER, hours(1))
    sweep(hours(1.6))
    assert ToldRow.objects.filter(case=ref, person=STRANGER, kind="danger").exists()
    assert queries.case(ref, STRANGER, hours(1.7)) is not None
    Seat.objects.filter(pk=theirs.pk).update(post="administrator")
    assert queries.case(ref, STRANGER, hours(1.8)) is None
    assert queries.told_of_danger(STRANGER, hours(1.8)) == ()
    assert queries.informed(ref, STRANGER, hours(1.8)) is None


def test_whoever_stands_in_for_the_one_who_is_asked_is_told_that_it_is_theirs() -> None:
    from concordat.casework import absences
    from concordat.casework.sweep import sweep

    ref, today, stand_in = open_case(), hours(1).date(), "imran-qureshi"
    do(ref, RiskStated(), RAISER, hours(1))
    assert asked(stand_in, 1.1) == []
    absences.take(SOCIAL_WORKER, today, today, stand_in, by=SOCIAL_WORKER, now=hours(1.1))
    rows = queries.news(stand_in, hours(1.2)).rows
    mine = [row for row in rows if row.kind == "acknowledge" and row.reached is None]
    assert [row.due for row in mine] == [hours(1.5)], "beside what reached the other one"
    many = len(asked(stand_in, 1.2))
    sweep(hours(1.2))
    assert len(asked(stand_in, 1.3)) == many, "once"
    assert kinds(ref).count("nobody-there") == 0


def test_when_the_one_asked_leaves_the_next_in_that_post_is_told_by_the_hours_alone() -> None:
    from concordat.casework.sweep import sweep
    from concordat.people.models import Seat

    ref, other = open_case(), "imran-qureshi"
    theirs = Seat.objects.get(holder=TEAM_MANAGER, service__isnull=False)
    beside = Seat.objects.get(pk=theirs.pk)
    beside.pk, beside.holder_id, beside.place, beside._state.adding = None, other, 999, True
    beside.save()
    do(ref, RiskStated(), RAISER, hours(1))
    sweep(hours(1.6))
    assert (len(asked(TEAM_MANAGER, 1.7)), asked(other, 1.7)) == (1, [])
    theirs.delete()
    sweep(hours(1.7))
    assert len(asked(other, 1.8)) == 1
    sweep(hours(1.8))
    assert len(asked(other, 1.9)) == 1, "once"
