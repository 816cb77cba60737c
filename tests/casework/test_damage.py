"""What is damaged in the record is named, and holds up nothing else; what can't be opened at all
stops the start.
"""

from pathlib import Path

import pytest
from msgspec.structs import replace

from concordat.core import wire
from concordat.core.acts import CarriedOut
from concordat.core.events import FORMAT
from concordat.core.ids import DutyId
from concordat.site import guard
from concordat.site.installation import WrongSetting
from tests.casework.acting import MONDAY, RAISER, REASONS, case_of, do, hours, open_case
from tests.site.test_guard import store

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]


def damage_one_of_two() -> tuple[str, str]:
    """Two cases, of which the second has got an entry that means nothing."""
    from concordat.casework.service import Words
    from concordat.core.acts import Noted

    whole, damaged = open_case(), open_case()
    do(whole, Noted("both sides", REASONS), RAISER, hours(1), words={REASONS: Words("kept")})
    store(damaged, b'{"act":{"kind":"raised"},"version":%d}' % FORMAT, seq=2)
    return whole, damaged


def test_an_entry_that_cannot_be_read_is_named_at_the_start_and_the_others_are_served() -> None:
    whole, damaged = damage_one_of_two()
    (sentence,) = guard.say_what_is_damaged()
    assert sentence.startswith(f"Entry 2 of case {damaged} can't be read (ValidationError: ")
    assert whole not in sentence
    assert len(case_of(whole, hours(2)).open_duties) > 0


def test_an_entry_that_does_not_fit_its_case_is_named_too() -> None:
    ref = open_case()
    from concordat.casework.store import events

    (first,) = events(ref)
    store(ref, wire.encode(replace(first, seq=2, act=CarriedOut((DutyId("unheard-of"),)))), seq=2)
    (sentence,) = guard.say_what_is_damaged()
    assert sentence.startswith(f"Entry 2 of case {ref} can't be read (Unfit: ")


@pytest.mark.only_on_sqlite
def test_an_entry_that_is_no_bytes_at_all_is_named_too() -> None:
    """SQLite keeps text where bytes belong, if somebody writes it there."""
    from django.db import connection

    whole, damaged = damage_one_of_two()
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER casework_event_unchanged")
        of_one = (
            "UPDATE casework_event SET wire = CAST(wire AS TEXT) WHERE case_id = %s AND seq = 1"
        )
        cursor.execute(of_one, [damaged])
    (sentence,) = guard.say_what_is_damaged()
    assert sentence.startswith(f"Entry 1 of case {damaged} can't be read (TypeError: ")
    assert whole not in sentence


def test_where_there_was_no_time_for_all_cases_it_says_so() -> None:
    damage_one_of_two()
    assert guard.say_what_is_damaged(0) == []
    assert guard.say_what_is_damaged() != []


def test_rebuilding_goes_on_after_a_case_that_cannot_be_read() -> None:
    from concordat.casework import models, projections
    from concordat.casework.damage import Damaged

    whole, damaged = damage_one_of_two()
    models.CaseRow.objects.filter(case=whole).update(stage="nowhere")
    told: list[Damaged] = []
    assert projections.rebuild(told.append) == 1
    assert [(each.ref, each.seq) for each in told] == [(damaged, 2)]
    assert models.CaseRow.objects.get(case=whole).stage != "nowhere"


def test_a_case_that_cannot_be_read_keeps_nobody_else_from_being_told(
    caplog: pytest.LogCaptureFixture,
) -> None:
    from concordat.casework import models
    from concordat.casework.sweep import sweep

    _, damaged = damage_one_of_two()
    models.CaseHead.objects.update(next=MONDAY)
    assert sweep(hours(1000)) == 1
    assert f"Entry 2 of case {damaged} can't be read" in caplog.text


def test_without_the_key_that_sealed_the_cases_it_does_not_start(
    settings: object, tmp_path: Path
) -> None:
    from concordat.vault import keys

    open_case()
    guard.refuse_wrong_key()
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]
    with pytest.raises(WrongSetting, match=r"vault\.key is missing.*from your backup\.$"):
        guard.refuse_wrong_key()
    keys.create(tmp_path)
    with pytest.raises(WrongSetting, match=r"isn't the key with which the cases"):
        guard.refuse_wrong_key()
    (tmp_path / keys.FILE).chmod(0o640)
    with pytest.raises(WrongSetting, match=r"can be read by others .* chmod 600"):
        guard.refuse_wrong_key()


def test_without_a_case_no_key_is_needed_yet(settings: object, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]
    guard.refuse_wrong_key()
    assert list(tmp_path.iterdir()) == []
