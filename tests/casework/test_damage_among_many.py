"""One case that can't be read holds up nothing that is done for many: nobody else goes untold."""

from datetime import date, timedelta

import pytest

from concordat.core.acts import Linked, RiskStated
from concordat.core.events import FORMAT
from tests.casework.acting import (
    BOARD,
    MONDAY,
    OFFICER,
    RAISER,
    SCHOOL,
    SOCIAL_WORKER,
    TODAY,
    case_of,
    do,
    hours,
    open_case,
    with_child,
)
from tests.site.test_guard import store

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]


def damage(ref: str) -> None:
    """Add an entry that means nothing to a case."""
    from concordat.casework import models

    entries = models.Event.objects.filter(case=ref).count()
    store(ref, b'{"act":{"kind":"raised"},"version":%d}' % FORMAT, seq=entries + 1)


def in_danger(*, whole: bool = False) -> tuple[str, str]:
    """Two cases, the first of them damaged after danger was stated in it; in the whole one, too,
    if that is asked for.
    """
    damaged, other = open_case(), open_case()
    do(damaged, RiskStated(), RAISER, hours(1))
    if whole:
        do(other, RiskStated(), RAISER, hours(1))
    damage(damaged)
    return damaged, other


def leave(person: str) -> None:
    """Nobody acts for somebody from today on."""
    from concordat.people import models

    models.Absence.objects.create(
        board_id="sefton", person_id=person, since=TODAY, until=TODAY, cover=None
    )


def test_a_damaged_case_in_danger_keeps_no_board_from_being_told_what_fell_late(
    caplog: pytest.LogCaptureFixture,
) -> None:
    from concordat.casework import models
    from concordat.casework.sweep import sweep

    damaged, _ = in_danger()
    models.CaseHead.objects.update(next=MONDAY)
    assert sweep(hours(1000)) == 1
    assert f"case {damaged} can't be read (ValidationError: " in caplog.text


def test_a_post_without_anybody_is_passed_over_in_every_other_case_in_danger() -> None:
    from concordat.casework import models
    from concordat.casework.sweep import sweep
    from concordat.people.models import Seat

    _, whole = in_danger(whole=True)
    Seat.objects.filter(holder=SOCIAL_WORKER).update(holder=None)
    sweep(hours(1.1))
    kinds = models.Event.objects.filter(case=whole).values_list("kind", flat=True)
    assert list(kinds).count("nobody-there") == 1


def test_an_absence_is_entered_although_a_case_in_danger_is_damaged() -> None:
    from concordat.casework import absences
    from concordat.people import models

    in_danger()
    absences.take(RAISER, TODAY, TODAY, None, by=RAISER, now=hours(2))
    assert models.Absence.objects.filter(person=RAISER).count() == 1


def test_what_waits_for_somebody_is_counted_without_the_damaged_case() -> None:
    from concordat.casework import queries

    damaged, whole = open_case(), open_case()
    before = queries.waits(SOCIAL_WORKER, hours(1)).work
    for ref in (damaged, whole):
        do(ref, RiskStated(), RAISER, hours(1))
    assert queries.waits(SOCIAL_WORKER, hours(1.2)).work == before + 2
    damage(damaged)
    assert queries.waits(SOCIAL_WORKER, hours(1.2)).work == before + 1


def test_the_business_unit_reads_in_which_roles_nobody_acts_without_the_damaged_case() -> None:
    from concordat.casework import queries
    from concordat.people import models

    damaged, whole = open_case(), open_case()
    damage(damaged)
    models.Seat.objects.filter(agency=SCHOOL.id, holder=RAISER).update(holder=None)
    leave(RAISER)
    assert {each.ref for each in queries.nobody_acts("sefton", OFFICER, hours(2)).rows} == {whole}


def test_a_day_is_closed_in_every_other_case() -> None:
    from concordat.casework import closed_days

    damaged, whole = open_case(), open_case()
    damage(damaged)
    closed_days.proclaim("sefton", date(2026, 12, 2), "A wedding.", OFFICER, hours(2))
    assert date(2026, 12, 2) in case_of(whole, hours(3)).closed


def test_a_case_that_names_a_damaged_one_is_shown_without_it() -> None:
    from concordat.casework import queries

    damaged, whole = open_case(), open_case()
    do(whole, Linked(damaged, "duplicate"), OFFICER, hours(1))
    view = queries.case(whole, RAISER, hours(2))
    assert view is not None
    assert [each.ref for each in queries.other_cases(view)] == [damaged]
    damage(damaged)
    view = queries.case(whole, RAISER, hours(2))
    assert view is not None
    assert queries.other_cases(view) == ()


def test_only_who_has_a_part_in_a_damaged_case_is_told_that_it_is_damaged() -> None:
    from concordat.casework import queries
    from concordat.casework.errors import Unreadable

    damaged, _ = in_danger()
    with pytest.raises(Unreadable):
        queries.case(damaged, RAISER, hours(2))
    assert queries.case(damaged, "lily-fazakerley", hours(2)) is None


def spoil(words: bytes) -> bytes:
    return bytes(words[:-1]) + bytes([words[-1] ^ 1])


def test_a_list_shows_every_line_although_one_note_was_changed(
    caplog: pytest.LogCaptureFixture,
) -> None:
    from concordat.casework import models, queries
    from concordat.vault.models import NoteKey

    changed, whole = open_case(**with_child()), open_case()
    before = {line.ref: line.child for line in queries.cases(OFFICER, hours(1)).lines}
    row = models.CaseRow.objects.get(case=changed)
    key = NoteKey.objects.get(note=row.children.split()[0])
    NoteKey.objects.filter(pk=key.pk).update(wrapped=spoil(key.wrapped))
    lines = {line.ref: line.child for line in queries.cases(OFFICER, hours(1)).lines}
    assert before[changed]
    assert lines == {**before, changed: ""}
    work = {row.ref: row.child for row in queries.work(RAISER, hours(1)).rows}
    assert set(work) == {changed, whole}
    assert f"of case {changed} can't be read (Tampered: " in caplog.text


def test_a_day_whose_reason_was_changed_keeps_no_other_from_being_recorded(
    caplog: pytest.LogCaptureFixture,
) -> None:
    from concordat.casework import day_jobs, models
    from concordat.casework.sweep import sweep

    ref = open_case()
    for days in (1, 2):
        day = (MONDAY + timedelta(days=days)).date()
        day_jobs.begin(
            BOARD, day_jobs.DayChange(closes=True, day=day, why="Flooded", by=OFFICER, at=hours(1))
        )
    first = models.DayJob.objects.order_by("pk")[0]
    models.DayJob.objects.filter(pk=first.pk).update(sealed=spoil(first.sealed))
    sweep(hours(2))
    closed = case_of(ref, hours(3)).closed
    assert [*closed] == [(MONDAY + timedelta(days=2)).date()]
    assert [job.day for job in day_jobs.going_on(BOARD, OFFICER)] == [first.day]
    assert f"What was typed of {first.day} at board {BOARD} can't be read" in caplog.text
    assert day_jobs.why_closed(BOARD, first.day) == ""


def test_a_fault_of_the_program_is_not_called_damage_and_is_told_without_its_words(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from concordat.casework import models, told
    from concordat.casework.sweep import sweep

    ref = open_case()
    models.CaseHead.objects.update(next=MONDAY)

    def fails(*_: object, **__: object) -> None:
        raise TypeError("Kai Mercer has bruises")

    with monkeypatch.context() as broken:
        broken.setattr(told, "tell", fails)
        sweep(hours(1000))
    [line] = [each for each in caplog.records if ref in each.getMessage()]
    assert f"Case {ref} could not be used (TypeError), though its record is whole" in line.message
    assert "Kai Mercer" not in line.message
    assert line.exc_info is not None, "with the lines of code that led to it"
    assert sweep(hours(1000)) == 1, "it is tried again"
