"""What was recorded stays as it was recorded: the database refuses, whoever asks."""

import pytest
from django.db import DatabaseError, connection, transaction

from concordat.core import wire
from concordat.core.acts import Noted
from tests.casework.acting import MONDAY, RAISER, REASONS, case_of, do, hours, open_case
from tests.casework.kept import everything

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]


@pytest.fixture
def ref() -> str:
    from concordat.casework.service import Words

    ref = open_case()
    do(ref, Noted("both sides", REASONS), RAISER, hours(1), words={REASONS: Words("kept")})
    return ref


ATTEMPTS = {
    "sqlite": ["INSERT OR REPLACE INTO {table} SELECT * FROM {table}"],
    "postgresql": ["TRUNCATE {table} CASCADE"],
}
REFUSED = "the record is append-only|permission denied"
ON_BOTH = ["UPDATE {table} SET seq = 7", "UPDATE {table} SET board = board", "DELETE FROM {table}"]


@pytest.mark.parametrize("table", ["casework_event", "casework_note"])
def test_nothing_changes_or_removes_it(ref: str, table: str) -> None:
    before = everything()
    connection.check_constraints()  # while some wait to be checked, a table can't be emptied anyway
    for statement in [*ON_BOTH, *ATTEMPTS[connection.vendor]]:
        with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
            connection.cursor().execute(statement.format(table=table))
        assert everything() == before, statement


def test_neither_does_django(ref: str) -> None:
    from concordat.casework import models

    for model in (models.Event, models.Note):
        with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
            model.objects.filter(case=ref).update(seq=9)
        with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
            model.objects.filter(case=ref).first().delete()


def test_a_place_in_the_record_is_taken_once(ref: str) -> None:
    from concordat.casework import models, store

    loaded = store.load(ref, MONDAY.date())
    with pytest.raises(DatabaseError), transaction.atomic():
        store.append(loaded.head, [loaded.record.events[-1]], previous="", digests={})
    assert models.Event.objects.filter(case=ref).count() == 2


def test_the_columns_beside_an_event_say_what_it_says(ref: str) -> None:
    from concordat.casework import models

    for row in models.Event.objects.all():
        event = wire.decode(bytes(row.wire))
        assert (row.case_id, row.seq, row.request, row.by) == (
            event.case,
            event.seq,
            event.request,
            event.by,
        )
        assert (row.happened, row.recorded, row.board) == (event.happened, event.recorded, "sefton")
        assert row.kind in ("raised", "noted")


def test_an_erased_key_takes_the_words_and_leaves_the_record(ref: str) -> None:
    from concordat.casework import projections, queries
    from concordat.casework.service import Refused, Words
    from concordat.vault import service as vault

    before = case_of(ref, hours(2))
    assert queries.case(ref, RAISER, hours(2)).words[REASONS] == "kept"
    vault.erase(ref, hours(2))
    view = queries.case(ref, RAISER, hours(2))
    assert (view.words, view.erased, view.case) == ({}, True, before)
    assert [line.child for line in queries.cases(RAISER, hours(2)).lines] == [""]
    assert projections.rebuild() == 1
    with pytest.raises(Refused, match=r"^erased:"):
        do(ref, Noted("both sides", "e" * 32), RAISER, hours(3), words={"e" * 32: Words("more")})
