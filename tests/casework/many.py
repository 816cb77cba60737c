"""Ten thousand cases in a second: rows copied inside the database, not performed."""

from datetime import timedelta

from django.db import connection
from django.db.models import Model
from msgspec.structs import replace

from concordat.core import chain, wire
from concordat.core.acts import Noted
from concordat.ids import new_id
from tests.casework.acting import MONDAY, RAISER, request

FAR = 10_000_000  # numbers of copied rows, out of the way of those the database gives
STEP = 1_000


def multiply(ref: str, times: int) -> None:
    """So many more cases like this one, each with rows and a key of its own."""
    from concordat.casework import models
    from concordat.vault.models import CaseKey

    place = f"{FAR} + copies.n * {STEP} + "
    own = {"case_id": "copies.ref", "id": f"{place} t.id", "duty_id": f"{place} t.duty_id"}
    with connection.cursor() as cursor:
        cursor.execute(_copy(models.CaseHead, {"ref": "copies.ref"}, times), [ref])
        cursor.execute(_copy(CaseKey, {"case": "copies.ref"}, times), [ref])
        for model in (models.CaseRow, models.DutyRow, models.PartRow, models.ToldRow):
            cursor.execute(_copy(model, own, times), [ref])
        cursor.execute("ANALYZE")


def _copy(model: type[Model], own: dict[str, str], times: int) -> str:
    """The statement that copies a table's rows of a case so many times; `own` are columns with what
    they become.
    """
    table, columns = model._meta.db_table, [field.column for field in model._meta.concrete_fields]
    names = ", ".join(f'"{column}"' for column in columns)
    values = ", ".join(own.get(column, f't."{column}"') for column in columns)
    of = next(iter(own))
    return (
        "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers "
        f"WHERE n < {times}), copies AS (SELECT n, 'COPY-' || n AS ref FROM numbers) "
        f'INSERT INTO {table} ({names}) SELECT {values} FROM {table} t, copies WHERE t."{of}" = %s'
    )


def lengthen(ref: str, events: int) -> None:
    """Notes at the end of a case until it has so many entries, each with words of its own."""
    from concordat.casework import notes, store

    loaded = store.load(ref, MONDAY.date())
    assert loaded is not None
    last, previous = loaded.record.events[-1], loaded.last
    for seq in range(last.seq + 1, events + 1):
        act = Noted("both sides", new_id())
        at = last.recorded + timedelta(minutes=seq)
        words = {act.note_id: notes.Words(f"The {seq}th thing that was written")}
        event = replace(last, seq=seq, act=act, happened=at, recorded=at, request=request())
        sealed = notes.sealed(loaded.record, [event], words, by=RAISER)
        (stored,) = store.append(loaded.head, [event], previous=previous, digests=sealed.digests)
        sealed.save()
        previous = chain.digest(wire.encode(stored))
    loaded.head.save(update_fields=["entries", "last"])
