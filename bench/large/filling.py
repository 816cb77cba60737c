"""Many cases in a database: the demonstration's told ones, copied in batches."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Model

from bench.large.copies import NUMBERED, Numbers, Rows, ToldCase, columns, tables
from bench.large.directory import Copy, enlarge
from concordat.casework import models
from concordat.demonstration.build import build
from concordat.vault import keys
from concordat.vault.models import CaseKey, NoteKey

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
"""A Monday morning: the stories are told up to then, and then the pages are asked for."""
BATCH = 500  # cases


def begin() -> list[Copy]:
    """The demonstration in an empty database, with a directory large enough for many cases."""
    build(NOW)
    with transaction.atomic():
        return enlarge()


def told(copies: list[Copy]) -> list[ToldCase]:
    """The demonstration's cases, ready to be copied."""
    refs = list(models.CaseHead.objects.order_by("ref").values_list("ref", flat=True))
    varying = {*refs, *(old for copy in copies for old in copy.ids(0))}
    return [ToldCase(ref, varying) for ref in refs]


def fill(cases: int, told: list[ToldCase], copies: list[Copy]) -> None:
    """Add copies of the told cases until there are so many cases, then let the database look at
    what it has. Those who act in them take turns, copy by copy.
    """
    before = _last()
    made = _copied(told, copies, range(models.CaseHead.objects.count(), cases))
    while batch := _batch(made):
        with transaction.atomic():
            for table in (CaseKey, NoteKey, *tables()):
                _insert(table, batch.get(table, []))
    _go_on_numbering(told, cases, before)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def let_it_be_lost() -> None:
    """Until it is closed, this connection doesn't wait for the disk: what is lost can be made
    again.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA synchronous=OFF")
            cursor.execute("PRAGMA cache_size=-500000")
        else:
            cursor.execute("SET synchronous_commit = off")


def _copied(told: list[ToldCase], copies: list[Copy], wanted: range) -> Iterator[Rows]:
    """Round by round a copy of every case that was told. A round is of one agency for each."""
    master = keys.read(settings.DATA_DIR)
    if master is None:
        raise LookupError("the demonstration has no master key")
    first = {table: last + 1 for table, last in _last().items()}
    series = dict(models.Series.objects.values_list("board", "last"))
    for number in wanted:
        turn, place = divmod(number - wanted.start, len(told))
        if place == 0:
            names = copies[turn % len(copies)].ids(turn // len(copies))
            refs = {each.ref: _later(each, series[each.board] * (turn + 1)) for each in told}
        case = told[place]
        yield case.copy(number, {**names, **refs}, master, first)
        first = {table: first[table] + taken for table, taken in case.numbered.items()}


def _later(case: ToldCase, more: int) -> str:
    head, _, number = case.ref.rpartition("-")
    return f"{head}-{int(number) + more:06}"


def _batch(made: Iterator[Rows]) -> Rows:
    batch: Rows = {}
    for _, rows in zip(range(BATCH), made, strict=False):
        for table, found in rows.items():
            batch.setdefault(table, []).extend(found)
    return batch


def _go_on_numbering(told: list[ToldCase], cases: int, before: Numbers) -> None:
    """So that what is raised next has a number of its own, in the record and in the database."""
    models.Series.objects.update(last=F("last") * (cases // len(told) + 2))
    if connection.vendor != "postgresql":
        return  # SQLite goes on after the greatest there is
    with connection.cursor() as cursor:  # who doesn't own the table can't set it: they ask
        for table, last in _last().items():
            name = table._meta.db_table  # noqa: SLF001 - Django's name for what is public
            numbers = f"nextval(pg_get_serial_sequence('{name}', 'id'))"
            used = last - before[table]
            cursor.execute(f"SELECT max({numbers}) FROM generate_series(1, {used})")  # noqa: S608


def _last() -> Numbers:
    """The last number there is, by the table."""
    last = {table: table._default_manager.order_by("pk").last() for table in NUMBERED}  # noqa: SLF001 - likewise
    return {table: row.pk if row else 0 for table, row in last.items()}


def _insert(table: type[Model], rows: list[tuple[Any, ...]]) -> None:
    if not rows:
        return
    names = [each.column for each in columns(table)]
    listed = ", ".join(f'"{name}"' for name in names)
    name = table._meta.db_table  # noqa: SLF001 - Django's name for what is public
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {name} ({listed}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join("?" * len(names))
            statement = f"INSERT INTO {name} ({listed}) VALUES ({places})"  # noqa: S608 - own names
            cursor.connection.executemany(statement, rows)
